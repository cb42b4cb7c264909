using Microsoft.Playwright;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The console's connection on a bad line: the browser has said which page it shows, and no answer comes.</summary>
internal sealed class SlowConnection
{
    private readonly TaskCompletionSource[] _begun = [new(), new()];
    private int _pages;

    public Task HasBegun => _begun[0].Task.WaitAsync(TimeSpan.FromSeconds(20));
    public Task HasBegunAnew => _begun[1].Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void Between(IWebSocketRoute page)
    {
        var server = page.ConnectToServer();
        var begun = _begun[Math.Min(Interlocked.Increment(ref _pages), _begun.Length) - 1];
        var (said, answered) = (0, 0);
        page.OnMessage(frame =>
        {
            frame.PassTo(server);
            if (++said == 2) begun.TrySetResult(); // The first agrees on the protocol, the second names the page.
        });
        server.OnMessage(frame =>
        {
            if (answered++ == 0) frame.PassTo(page);
        });
    }
}

/// <summary>What goes over the console's connection is lost, or late.</summary>
internal sealed class LossyConnection
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _held = [];
    private bool _holds;

    /// <summary>What the page says is lost.</summary>
    public bool IsDead { get; set; }

    public void Between(IWebSocketRoute page)
    {
        var server = page.ConnectToServer();
        page.OnMessage(frame =>
        {
            if (!IsDead) frame.PassTo(server);
        });
        server.OnMessage(frame =>
        {
            lock (_lock)
            {
                if (_holds) _held.Enqueue(() => frame.PassTo(page));
                else frame.PassTo(page);
            }
        });
    }

    /// <summary>What the server says does not arrive yet.</summary>
    public void Hold()
    {
        lock (_lock) _holds = true;
    }

    public void ReleaseNext()
    {
        lock (_lock)
        {
            if (_held.TryDequeue(out var send)) send();
        }
    }

    public void Release()
    {
        lock (_lock)
        {
            _holds = false;
            while (_held.TryDequeue(out var send)) send();
        }
    }
}

internal static class Frames
{
    /// <summary>Blazor's frames are bytes; <see cref="IWebSocketFrame.Text"/> is there too and would spoil them.</summary>
    public static void PassTo(this IWebSocketFrame frame, IWebSocketRoute to) => to.Send(frame.Binary!);
}
