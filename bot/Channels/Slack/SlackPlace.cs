using Escalation.Dialogs;

namespace Escalation.Channels.Slack;

/// <summary>
/// A place in Slack, as it stands in an address: <c>T1/U1</c> (the direct messages of a person), <c>T1/C1</c>, <c>T1/C1/1700.01</c> (a thread), and with
/// <c>@U1</c> at the end what only that person sees there. Without a team it is the one workspace that is installed.
/// </summary>
public sealed record SlackPlace(string? Team, string Channel, string? ThreadTs = null, string? OnlyFor = null)
{
    public const string ChannelName = "slack";

    public bool IsPerson => Channel is ['U' or 'W', ..];

    public Address Address => new(ChannelName, ToString());

    /// <summary>Null when it is none.</summary>
    public static SlackPlace? Parse(string place)
    {
        var at = place.IndexOf('@', StringComparison.Ordinal);
        var onlyFor = at < 0 ? null : place[(at + 1)..];
        var parts = (at < 0 ? place : place[..at]).Split('/');
        return parts switch
        {
            [{ Length: > 0 } channel] => new(null, channel, null, onlyFor),
            [['T' or 'E', ..] team, { Length: > 0 } channel] => new(team, channel, null, onlyFor),
            [['T' or 'E', ..] team, { Length: > 0 } channel, { Length: > 0 } thread] => new(team, channel, thread, onlyFor),
            _ => null,
        };
    }

    public override string ToString() =>
        $"{(Team is null ? "" : $"{Team}/")}{Channel}{(ThreadTs is null ? "" : $"/{ThreadTs}")}{(OnlyFor is null ? "" : $"@{OnlyFor}")}";
}
