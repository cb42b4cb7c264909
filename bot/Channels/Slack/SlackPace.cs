using System.Collections.Concurrent;

namespace Escalation.Channels.Slack;

/// <summary>
/// Keeps below Slack's limits: about one message a second in a channel with short bursts, and after a 429 not before Slack's own time. A page asks only
/// whether Slack has turned a page away: nothing that was held back for other messages delays it.
/// </summary>
public sealed class SlackPace(TimeProvider clock)
{
    private const int Burst = 3;
    private const double ASecond = 1;

    private readonly ConcurrentDictionary<(string Team, string Channel), Bucket> _channels = new();
    private readonly ConcurrentDictionary<(string Team, string Method, bool Page), DateTimeOffset> _until = new();

    /// <summary>How long to wait before this call; null when it may be made now, and then it counts.</summary>
    public TimeSpan? Wait(string team, string method, string channel, bool page)
    {
        var now = clock.GetUtcNow();
        if (_until.TryGetValue((team, method, page), out var until) && until > now) return until - now;
        return page || method != "chat.postMessage" ? null : _channels.GetOrAdd((team, channel), _ => new()).Take(now);
    }

    public void TurnedAway(string team, string method, bool page, TimeSpan after)
    {
        var until = clock.GetUtcNow() + after;
        _until[(team, method, page)] = until;
        if (page) _until[(team, method, false)] = until;
    }

    private sealed class Bucket
    {
        private readonly Lock _lock = new();
        private double _tokens = Burst;
        private DateTimeOffset _at;

        public TimeSpan? Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_at != default) _tokens = Math.Min(Burst, _tokens + (now - _at).TotalSeconds * ASecond);
                _at = now;
                if (_tokens < 1) return TimeSpan.FromSeconds((1 - _tokens) / ASecond);
                _tokens -= 1;
                return null;
            }
        }
    }
}
