using System.Collections.Concurrent;
using System.Collections.Immutable;
using Escalation.Dialogs;

namespace Escalation.Bot.Engine;

/// <summary>Tells open pages of this process what has just been stored or shown. Nothing depends on it: whoever misses a call reads the store.</summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<long, Action<Happened>> _listeners = new();
    private long _next;

    /// <summary>Listeners are called on the thread that committed and must return at once.</summary>
    public IDisposable Listen(Action<Happened> listener)
    {
        var id = Interlocked.Increment(ref _next);
        _listeners[id] = listener;
        return new Subscription(() => _listeners.TryRemove(id, out _));
    }

    public void Publish(Happened happened)
    {
        foreach (var listener in _listeners.Values) listener(happened);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <param name="Events">Empty when something was only shown.</param>
/// <param name="ShownAt">The address at which a prompt arrived; null when none did.</param>
/// <param name="Shown">Which prompt that was.</param>
/// <param name="FirstDue">When the pump has the first of what was stored to send; null when it has nothing to do.</param>
public sealed record Happened(StreamId Stream, ImmutableArray<Event> Events, DateTimeOffset At, Address? ShownAt = null, string? Shown = null, DateTimeOffset? FirstDue = null);
