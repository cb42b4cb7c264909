using System.Globalization;

namespace Escalation.Channels.Teams;

/// <summary>A message of ours, as it is kept with the cards. The time is ours, in milliseconds, so that it compares with when people wrote.</summary>
public sealed record TeamsMessage(string Conversation, string Activity, DateTimeOffset At)
{
    public static string Stamp(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);

    /// <summary>Somebody wrote below it since.</summary>
    public bool IsAbove(string? written) => written is not null && string.CompareOrdinal(Stamp(At), written) < 0;

    /// <summary>Teams numbers messages by their time: one may be read and pressed before we hear that it was posted.</summary>
    public bool IsOlderThan(string activity) =>
        long.TryParse(Activity, CultureInfo.InvariantCulture, out var mine) && long.TryParse(activity, CultureInfo.InvariantCulture, out var other) && mine < other;

    /// <summary>Null when Teams gave the message no id: then it cannot be changed.</summary>
    public static TeamsMessage? Parse(string name) => name.Split('|') is [var conversation, { Length: > 0 } activity, var at]
        ? new(conversation, activity, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture))) : null;

    public override string ToString() => $"{Conversation}|{Activity}|{Stamp(At)}";
}
