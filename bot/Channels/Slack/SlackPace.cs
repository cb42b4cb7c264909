using System.Collections.Concurrent;

namespace Escalation.Channels.Slack;

/// <summary>
/// Keeps below Slack's limits: about one message a second in a channel with short bursts, so many changed messages in a minute in a workspace, and after a
/// 429 not before Slack's own time. A page asks only whether Slack has turned a page away: nothing that was held back for other messages delays it.
/// </summary>
public sealed class SlackPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Team, string Channel), Bucket> _posts = new();
    private readonly ConcurrentDictionary<string, Window> _changes = new();
    private readonly ConcurrentDictionary<(string Team, string Method, bool Page), DateTimeOffset> _until = new();

    /// <summary>How long to wait before this call; null when it may be made now, and then it counts.</summary>
    public TimeSpan? Wait(string team, string method, string channel, bool page)
    {
        var now = clock.GetUtcNow();
        if (_until.TryGetValue((team, method, page), out var until) && until > now) return until - now;
        return page ? null : method switch
        {
            "chat.postMessage" => _posts.GetOrAdd((team, channel), _ => new()).Take(now),
            "chat.update" => _changes.GetOrAdd(team, _ => new()).Take(now), // Tier 3, 50 and a little: https://docs.slack.dev/apis/web-api/rate-limits
            _ => null,
        };
    }

    public void TurnedAway(string team, string method, bool page, TimeSpan after)
    {
        var until = clock.GetUtcNow() + after;
        _until[(team, method, page)] = until;
        if (page) _until[(team, method, false)] = until;
    }

    /// <summary>Three at once, and then one a second.</summary>
    private sealed class Bucket
    {
        private const int Burst = 3;
        private readonly Lock _lock = new();
        private double _tokens = Burst;
        private DateTimeOffset _at;

        public TimeSpan? Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_at != default) _tokens = Math.Min(Burst, _tokens + (now - _at).TotalSeconds);
                _at = now;
                if (_tokens < 1) return TimeSpan.FromSeconds(1 - _tokens);
                _tokens -= 1;
                return null;
            }
        }
    }

    /// <summary>So many in any minute, as fast as they come: a person who presses a button does not wait because others did before.</summary>
    private sealed class Window
    {
        private const int Most = 45;
        private static readonly TimeSpan _span = TimeSpan.FromMinutes(1);
        private readonly Lock _lock = new();
        private readonly Queue<DateTimeOffset> _taken = new();

        public TimeSpan? Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_taken.Count == Most && _taken.Peek() + _span is var free && free > now) return free - now;
                if (_taken.Count == Most) _taken.Dequeue();
                _taken.Enqueue(now);
                return null;
            }
        }
    }
}
