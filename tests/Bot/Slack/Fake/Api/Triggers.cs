namespace Escalation.Tests.Bot.Slack;

/// <summary>The right to open a view for somebody who has just pressed something: for three seconds, once.</summary>
internal sealed class Triggers
{
    private readonly Dictionary<string, (SlackApp App, Person Person, DateTimeOffset At, bool Used)> _given = [];

    public string Give(SlackApp app, Person person, DateTimeOffset now)
    {
        var id = $"{now.ToUnixTimeMilliseconds()}.{_given.Count}.{FakeSlack.NewSecret()}";
        _given[id] = (app, person, now, false);
        return id;
    }

    public Person Use(string id, SlackApp app, DateTimeOffset now, TimeSpan lasts)
    {
        if (!_given.TryGetValue(id, out var given) || given.App != app) throw new SlackError("invalid_trigger_id");
        if (given.Used) throw new SlackError("exchanged_trigger_id");
        if (now - given.At > lasts) throw new SlackError("expired_trigger_id");
        _given[id] = given with { Used = true };
        return given.Person;
    }
}
