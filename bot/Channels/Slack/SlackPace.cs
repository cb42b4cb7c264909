using System.Collections.Concurrent;

namespace Escalation.Channels.Slack;

/// <summary>
/// Keeps below Slack's limits: about one message a second in a channel with short bursts, fifty changed messages a minute in a workspace, and after a 429
/// not before Slack's own time. A page asks only whether Slack has turned a page away: nothing that was held back for other messages delays it.
/// </summary>
public sealed class SlackPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Team, string Method, string? Channel), Bucket> _buckets = new();
    private readonly ConcurrentDictionary<(string Team, string Method, bool Page), DateTimeOffset> _until = new();

    /// <summary>How long to wait before this call; null when it may be made now, and then it counts.</summary>
    public TimeSpan? Wait(string team, string method, string channel, bool page)
    {
        var now = clock.GetUtcNow();
        if (_until.TryGetValue((team, method, page), out var until) && until > now) return until - now;
        return page ? null : method switch
        {
            "chat.postMessage" => _buckets.GetOrAdd((team, method, channel), _ => new(most: 3, aSecond: 1)).Take(now),
            "chat.update" => _buckets.GetOrAdd((team, method, null), _ => new(most: 20, aSecond: 0.5)).Take(now), // Tier 3, in any minute: https://docs.slack.dev/apis/web-api/rate-limits
            _ => null,
        };
    }

    public void TurnedAway(string team, string method, bool page, TimeSpan after)
    {
        var until = clock.GetUtcNow() + after;
        _until[(team, method, page)] = until;
        if (page) _until[(team, method, false)] = until;
    }

    private sealed class Bucket(int most, double aSecond)
    {
        private readonly Lock _lock = new();
        private double _tokens = most;
        private DateTimeOffset _at;

        public TimeSpan? Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_at != default) _tokens = Math.Min(most, _tokens + (now - _at).TotalSeconds * aSecond);
                _at = now;
                if (_tokens < 1) return TimeSpan.FromSeconds((1 - _tokens) / aSecond);
                _tokens -= 1;
                return null;
            }
        }
    }
}
