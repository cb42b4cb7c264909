using System.Collections.Concurrent;

namespace Escalation.Channels.Teams;

/// <summary>
/// Keeps below Teams' limits for a conversation (7 in a second, 8 in two, 60 in thirty, 1,800 in an hour) and for the whole tenant (30 a second):
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. After a refusal it waits as long as Teams says, else twice as long each
/// time, scattered so that not all come back at once. A call counts from when it was answered, since on a slow line it may arrive long after it left; some
/// room is left besides. A page is held back by Teams' own refusal alone.
/// </summary>
public sealed class TeamsPace(TimeProvider clock, Func<double>? random = null)
{
    private static readonly (TimeSpan Within, int Most)[] _limits = [(TimeSpan.FromSeconds(1), 5), (TimeSpan.FromSeconds(2), 6), (TimeSpan.FromSeconds(30), 50), (TimeSpan.FromHours(1), 1_700)];
    private static readonly (TimeSpan Within, int Most)[] _tenantLimits = [(TimeSpan.FromSeconds(1), 27)];
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Lane> _lanes = new();
    private readonly Lane _tenant = new();
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;

    /// <summary>How long to wait before this call; null when it may be made now, and then it counts.</summary>
    public TimeSpan? Wait(string conversation, bool page)
    {
        var now = clock.GetUtcNow();
        var lane = Of(conversation);
        if (lane.RefusedUntil > now) return lane.RefusedUntil - now;
        if (!page && (lane.Wait(_limits, now) ?? _tenant.Wait(_tenantLimits, now)) is { } wait) return wait;
        lane.Count(_limits[^1].Within, now);
        _tenant.Count(_tenantLimits[^1].Within, now);
        return null;
    }

    /// <returns>After which time to try again.</returns>
    public TimeSpan Refused(string conversation, TimeSpan? after)
    {
        var lane = Answered(conversation);
        var wait = after ?? Scatter(_first * Math.Pow(2, Math.Min(lane.Refusals, 10)));
        lane.Refusals++;
        lane.RefusedUntil = clock.GetUtcNow() + wait;
        return wait;
    }

    public void Worked(string conversation) => Answered(conversation).Refusals = 0;

    private Lane Answered(string conversation)
    {
        var now = clock.GetUtcNow();
        var lane = Of(conversation);
        lane.Answered(now);
        _tenant.Answered(now);
        return lane;
    }

    private TimeSpan Scatter(TimeSpan wait) => (wait < _longest ? wait : _longest) * (0.75 + _random() / 2);

    /// <summary>All threads of a channel count as one.</summary>
    private Lane Of(string conversation) => _lanes.GetOrAdd(TeamsPlace.WithoutThread(conversation), _ => new());

    private sealed class Lane
    {
        private readonly Lock _lock = new();
        private readonly List<(DateTimeOffset At, bool Answered)> _sent = [];

        public DateTimeOffset RefusedUntil { get; set; }
        public int Refusals { get; set; }

        public TimeSpan? Wait((TimeSpan Within, int Most)[] limits, DateTimeOffset now)
        {
            lock (_lock)
            {
                foreach (var (within, most) in limits)
                    if (_sent.Count >= most && _sent[^most].At + within is var free && free > now) return free - now;
                return null;
            }
        }

        public void Count(TimeSpan keep, DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_sent.Count > 0 && _sent[0].At + keep <= now) _sent.RemoveAll(call => call.At + keep <= now);
                _sent.Add((now, false));
            }
        }

        /// <summary>The one that left first and had no answer yet.</summary>
        public void Answered(DateTimeOffset now)
        {
            lock (_lock)
            {
                var first = _sent.FindIndex(call => !call.Answered);
                if (first < 0) return;
                _sent.RemoveAt(first);
                _sent.Add((now, true));
            }
        }
    }
}
