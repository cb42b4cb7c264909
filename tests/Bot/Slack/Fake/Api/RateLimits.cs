namespace Escalation.Tests.Bot.Slack;

/// <summary>Calls are counted per method, workspace and app in each minute of Slack's clock; posts also per channel: one a second, with a short burst.</summary>
internal sealed class RateLimits(FakeSlack slack)
{
    private const int Burst = 4;

    private readonly Dictionary<(string Method, string Token), (long Minute, int Count)> _calls = [];
    private readonly Dictionary<string, (DateTimeOffset At, double Credit)> _posts = [];

    /// <summary>Seconds to wait, or 0 when the call may go on.</summary>
    public int SecondsToWait(string name, Method method, string token, string? channel)
    {
        if (!slack.LimitsRates) return 0;
        lock (slack.Gate)
        {
            var now = slack.Clock.GetUtcNow();
            if (name == "chat.postMessage" && channel is not null && !MayPost(channel, now)) return 1;
            var minute = now.ToUnixTimeSeconds() / 60;
            var (counted, count) = _calls.GetValueOrDefault((name, token));
            count = counted == minute ? count + 1 : 1;
            _calls[(name, token)] = (minute, count);
            return method.PerMinute > 0 && count > method.PerMinute ? 60 - (int)(now.ToUnixTimeSeconds() % 60) : 0;
        }
    }

    private bool MayPost(string channel, DateTimeOffset now)
    {
        var (at, credit) = _posts.GetValueOrDefault(channel, (now, Burst));
        credit = Math.Min(Burst, credit + (now - at).TotalSeconds);
        _posts[channel] = (now, credit < 1 ? credit : credit - 1);
        return credit >= 1;
    }
}
