using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.Packet;

/// <summary>
/// When the Personal Information Protection Commission wants to hear: a preliminary report within three to five days of knowing, the final one within 30
/// days, or 60 where somebody acted with an improper purpose. The day of knowing is the first; an end on a closed day moves on to the next open one.
/// </summary>
internal sealed record ReportDeadlines(DateOnly Known, DateOnly PreliminaryFrom, DateOnly PreliminaryTo, DateOnly Final, int FinalDays)
{
    public static ReportDeadlines Of(DateTimeOffset knownAt, IncidentKind kind, Holidays holidays)
    {
        var known = JapaneseTime.Day(knownAt);
        var days = kind is IncidentKind.LostDevice or IncidentKind.DataLeak or IncidentKind.None ? 30 : 60;
        return new(known, known.AddDays(2), known.AddDays(4), Open(known.AddDays(days - 1)), days);

        DateOnly Open(DateOnly day)
        {
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day) || Holidays.IsNewYear(day)) day = day.AddDays(1);
            return day;
        }
    }
}
