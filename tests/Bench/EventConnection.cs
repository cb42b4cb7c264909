using System.Net.Sockets;

namespace Escalation.Bench;

/// <summary>One connection on which events are sent one after the other. Nothing but a socket, so that the sender takes little of the machine it shares with those it measures.</summary>
internal sealed class EventConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[4096];

    public static async Task<EventConnection> Open(Uri address)
    {
        var connection = new EventConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <summary>Returns when the event is acknowledged.</summary>
    public async Task Send(byte[] request)
    {
        for (var sent = 0; sent < request.Length;) sent += await _socket.SendAsync(request.AsMemory(sent));
        var got = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(got));
            if (read == 0) throw new IOException("The connection was closed.");
            got += read;
        }
        while (!IsWhole(_answer.AsSpan(0, got)));
        if (!_answer.AsSpan(0, got).StartsWith("HTTP/1.1 20"u8)) throw new IOException(System.Text.Encoding.UTF8.GetString(_answer, 0, got));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>An acknowledgement has no body, or an empty one in chunks; a refusal is never long.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("chunked"u8) >= 0 ? answer.EndsWith("0\r\n\r\n"u8) : answer.IndexOf("\r\n\r\n"u8) >= 0;
}
