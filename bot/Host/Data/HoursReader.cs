using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.Data;

/// <summary>Opening hours as both the contacts and the rosters write them.</summary>
internal static class HoursReader
{
    private static readonly string[] _days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static OpeningHours Read(string name, YamlPart part)
    {
        var days = part.Strings("days").Select(day => DayOf(day, part)).ToImmutableArray();
        var spans = part.List("spans").Select(span => SpanOf([.. span.Items()?.Select(i => i.Scalar() ?? "") ?? []], span)).ToList();
        if (part.Optional("from") is { } from) spans.Add(SpanOf([from, part.Optional("to") ?? ""], part));
        var closed = part.Strings("closed");
        foreach (var unknown in closed.Where(c => c is not ("holidays" or "new-year"))) part.Wrong($"'closed' knows holidays and new-year, not '{unknown}'");
        part.Find("to");
        part.Close();
        return new(name, days.IsEmpty ? OpeningHours.Always.Days : days, [.. spans], closed.Contains("holidays"), closed.Contains("new-year"));
    }

    private static DayOfWeek DayOf(string name, YamlPart part)
    {
        var day = Array.IndexOf(_days, name);
        if (day < 0) part.Wrong($"'{name}' is no day; write {string.Join(", ", _days)}");
        return (DayOfWeek)Math.Max(day, 0);
    }

    private static TimeSpanOfDay SpanOf(string[] span, YamlPart part)
    {
        if (span is [var from, var to] && TryTime(from, out var start) && TryTime(to, out var end)) return new(start, end);
        part.Wrong("a span is two times such as \"08:30\" and \"17:15\"");
        return default;

        static bool TryTime(string text, out TimeOnly time)
        {
            if (text != "24:00") return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
            time = TimeOnly.MinValue;
            return true;
        }
    }
}
