namespace Escalation.Bot.Engine;

/// <summary>
/// Lets the pump sleep until the next row is due, and wakes it when it hears of a row due before that; a deadline further away wakes nobody.
/// What is heard while the pump is awake makes it look once more, because it may be newer than what has just been read.
/// </summary>
internal sealed class PumpAlarm : IDisposable
{
    /// <summary>After this the pump looks by itself, so nothing is lost when news is.</summary>
    private static readonly TimeSpan _longestSleep = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _ring = new(0, 1);
    private DateTimeOffset _sleepsUntil = DateTimeOffset.MaxValue;

    public void Heard(DateTimeOffset due)
    {
        lock (_ring)
            if (due < _sleepsUntil && _ring.CurrentCount == 0) _ring.Release();
    }

    /// <param name="nextDue">As read from the outbox; null when nothing waits there.</param>
    public async Task Sleep(DateTimeOffset? nextDue, DateTimeOffset now, CancellationToken stopping)
    {
        lock (_ring) _sleepsUntil = nextDue ?? DateTimeOffset.MaxValue;
        var sleep = (nextDue - now ?? _longestSleep).TotalMilliseconds;
        await _ring.WaitAsync(TimeSpan.FromMilliseconds(Math.Clamp(sleep, 5, _longestSleep.TotalMilliseconds)), stopping);
        lock (_ring) _sleepsUntil = DateTimeOffset.MaxValue;
    }

    /// <summary>A turn that ends in this moment may still tell of its rows.</summary>
    public void Dispose()
    {
        lock (_ring)
        {
            _sleepsUntil = DateTimeOffset.MinValue;
            _ring.Dispose();
        }
    }
}
