using System.Net.WebSockets;
using System.Text.Json;
using Escalation.Channels.Slack.Wire;

namespace Escalation.Channels.Slack;

/// <summary>
/// One connection of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode. An envelope is acknowledged on the connection that brought it, after
/// it was handled; what was not acknowledged Slack sends again.
/// </summary>
public sealed class SlackSocket(ClientWebSocket socket, Func<SlackSocketFrame, Task<SlackReply?>> handle, Action<SlackSocketFrame> told) : IAsyncDisposable
{
    private const int LongestFrame = 4 * 1024 * 1024;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly List<Task> _handling = [];

    public static async Task<SlackSocket> Connect(Uri address, Func<SlackSocketFrame, Task<SlackReply?>> handle, Action<SlackSocketFrame> told, CancellationToken stopping)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        await socket.ConnectAsync(address, stopping);
        return new(socket, handle, told);
    }

    /// <summary>Returns when the connection has ended, whoever ended it; what it brought has been handled then.</summary>
    public async Task Run(CancellationToken stopping)
    {
        try
        {
            while (await Receive(stopping) is { } text)
            {
                if (Read(text) is not { } frame) continue;
                if (frame.EnvelopeId is null)
                {
                    told(frame);
                    continue;
                }

                _handling.RemoveAll(t => t.IsCompleted);
                _handling.Add(Answer(frame, stopping));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever runs the connection opens another.
        }

        await Close();
    }

    /// <summary>Takes no more envelopes, answers those it has, and ends.</summary>
    public async Task Close()
    {
        await Task.WhenAll(_handling.ToArray()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _sending.WaitAsync(patience.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It is closed all the same.
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Answer(SlackSocketFrame frame, CancellationToken stopping)
    {
        await Task.Yield(); // The next frame must not wait for this one.
        var reply = await handle(frame);
        var ack = JsonSerializer.SerializeToUtf8Bytes(new SlackAck(frame.EnvelopeId!) { Payload = frame.AcceptsResponsePayload ? reply : null }, SlackJson.Ours.SlackAck);
        await _sending.WaitAsync(stopping);
        try
        {
            await socket.SendAsync(ack, WebSocketMessageType.Text, endOfMessage: true, stopping);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>A whole message, of however many fragments; null when the other side has closed.</summary>
    private async Task<byte[]?> Receive(CancellationToken stopping)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), stopping);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (whole.Length + part.Count > LongestFrame) throw new WebSocketException(WebSocketError.InvalidMessageType, "the frame is too long");
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return whole.ToArray();
    }

    private static SlackSocketFrame? Read(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, SlackJson.Ours.SlackSocketFrame);
        }
        catch (JsonException)
        {
            return null; // Slack has said things that are no JSON; they are nothing to us.
        }
    }
}
