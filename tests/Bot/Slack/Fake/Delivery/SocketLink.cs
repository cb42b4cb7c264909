using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Slack;

/// <summary>One WebSocket of an app in Socket Mode. A test can announce its end, close it, or cut it without a word.</summary>
public sealed class SocketLink : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _waiting = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly HttpContext _context;
    private readonly WebSocket _socket;

    internal SocketLink(SlackApp app, HttpContext context, WebSocket socket) => (App, _context, _socket) = (app, context, socket);

    public SlackApp App { get; }

    /// <summary>The end was announced: nothing new is sent over it.</summary>
    public bool IsRetiring { get; private set; }

    /// <summary>How many envelopes were sent over it.</summary>
    public int Carried { get; private set; }

    /// <summary>warning, refresh_requested, link_disabled or too_many_websockets.</summary>
    public async Task AnnounceEnd(string reason)
    {
        IsRetiring = reason != "warning";
        await Send(new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-fake" } });
    }

    public async Task Close()
    {
        IsRetiring = true;
        if (_socket.State == WebSocketState.Open) await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    /// <summary>As when a cable is pulled: no close frame.</summary>
    public void Cut() => _context.Abort();

    /// <summary>A frame as it stands, for what a client must bear.</summary>
    public Task SendRaw(string frame) => Write(Encoding.UTF8.GetBytes(frame));

    public void Dispose() => _sending.Dispose();

    internal async Task Deliver(Delivery delivery, Stopwatch watch)
    {
        var envelope = Guid.NewGuid().ToString();
        var answered = _waiting[envelope] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Carried++;
        try
        {
            await Send(Envelope(envelope, delivery));
            delivery.Acknowledged(200, await answered.Task.WaitAsync(App.Slack.AckLimit, App.Slack.Closing.Token), "", watch.Elapsed);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            _waiting.TryRemove(envelope, out _);
            delivery.Failed("timeout", watch.Elapsed);
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or IOException)
        {
            delivery.Failed("connection_failed", watch.Elapsed);
        }
    }

    internal async Task Run(JsonObject hello)
    {
        try
        {
            await Send(hello);
            while (await Receive() is { } frame) Heard(frame);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The other side is gone, which is one of the things to be tested.
        }

        foreach (var waiting in _waiting.Values) waiting.TrySetException(new WebSocketException("The link ended."));
    }

    private static JsonObject Envelope(string id, Delivery delivery)
    {
        var (type, mayAnswer) = delivery.Kind switch { DeliveryKind.Event => ("events_api", false), DeliveryKind.Command => ("slash_commands", true), _ => ("interactive", true) };
        var envelope = new JsonObject { ["envelope_id"] = id, ["payload"] = delivery.Payload.DeepClone(), ["type"] = type, ["accepts_response_payload"] = mayAnswer };
        if (delivery.Kind == DeliveryKind.Event) (envelope["retry_attempt"], envelope["retry_reason"]) = (delivery.Attempt, delivery.RetryReason);
        return envelope;
    }

    private void Heard(string frame)
    {
        JsonNode? ack;
        try
        {
            ack = JsonNode.Parse(frame);
        }
        catch (JsonException)
        {
            App.Slack.Complain($"Not JSON over a socket: {frame}");
            return;
        }

        var id = (string?)ack?["envelope_id"] ?? "";
        var payload = ack?["payload"] is JsonObject { Count: 0 } or null ? "" : ack["payload"]!.ToJsonString();
        if (_waiting.TryRemove(id, out var waiting)) waiting.TrySetResult(payload);
        else App.Slack.Complain($"An acknowledgement for an envelope that was not sent over this socket, is answered already, or is too late: {frame}");
    }

    private Task Send(JsonObject frame) => Write(JsonSerializer.SerializeToUtf8Bytes(frame));

    /// <summary>Always in two fragments, because a client has to put them together.</summary>
    private async Task Write(byte[] bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            await _socket.SendAsync(bytes.AsMemory(bytes.Length / 2), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<string?> Receive()
    {
        var (frame, buffer) = (new MemoryStream(), new byte[4096]);
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), App.Slack.Closing.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (_socket.State == WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return null;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(frame.ToArray());
        }
    }
}
