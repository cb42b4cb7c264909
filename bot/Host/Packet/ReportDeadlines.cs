using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.Packet;

/// <summary>
/// When the Personal Information Protection Commission wants to hear: a preliminary report within three to five days of knowing, the final one within 30
/// days, or 60 where somebody acted with an improper purpose. How the days are counted no source of ours tells, so they are counted as they end first: the
/// day of knowing is the first, and a closed day moves nothing. That is our own judgement, and the document says so.
/// </summary>
internal sealed record ReportDeadlines(DateOnly Known, DateOnly PreliminaryFrom, DateOnly PreliminaryTo, DateOnly Final, int FinalDays)
{
    public static ReportDeadlines Of(DateTimeOffset knownAt, IncidentKind kind)
    {
        var known = JapaneseTime.Day(knownAt);
        var days = kind is IncidentKind.LostDevice or IncidentKind.DataLeak or IncidentKind.None ? 30 : 60;
        return new(known, known.AddDays(2), known.AddDays(4), known.AddDays(days - 1), days);
    }
}
