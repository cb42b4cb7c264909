using System.Collections.Immutable;

namespace Escalation.Dialogs.OnCall;

/// <summary>When something is open or somebody serves, in Japanese time.</summary>
/// <param name="Days">Days of the week it applies to.</param>
/// <param name="Spans">Times of the day; one that ends before it begins runs over midnight.</param>
public sealed record OpeningHours(string Name, ImmutableArray<DayOfWeek> Days, ImmutableArray<TimeSpanOfDay> Spans,
    bool ClosedOnHolidays, bool ClosedAtNewYear)
{
    public const string AlwaysName = "always";

    public static OpeningHours Always { get; } = new(AlwaysName, [.. Enum.GetValues<DayOfWeek>()], [], false, false);

    public bool IsOpen(DateTimeOffset at, Holidays holidays)
    {
        var day = JapaneseTime.Day(at);
        var clock = JapaneseTime.Clock(at);
        if (Spans.IsEmpty) return OpensOn(day, holidays);
        foreach (var (from, to) in Spans)
        {
            if (from < to && OpensOn(day, holidays) && clock >= from && clock < to) return true;
            if (from >= to && OpensOn(day, holidays) && clock >= from) return true;
            if (from >= to && OpensOn(day.AddDays(-1), holidays) && clock < to) return true;
        }

        return false;
    }

    /// <summary>When it opens next; null when it is open now or does not open within 30 days.</summary>
    public DateTimeOffset? OpensNext(DateTimeOffset at, Holidays holidays)
    {
        if (IsOpen(at, holidays)) return null;
        for (var day = JapaneseTime.Day(at); day <= JapaneseTime.Day(at).AddDays(30); day = day.AddDays(1))
        {
            if (!OpensOn(day, holidays)) continue;
            foreach (var from in Spans.Select(s => s.From).DefaultIfEmpty(TimeOnly.MinValue).Order())
                if (JapaneseTime.At(day, from) is var opens && opens > at) return opens;
        }

        return null;
    }

    private bool OpensOn(DateOnly day, Holidays holidays) =>
        Days.Contains(day.DayOfWeek)
        && !(ClosedOnHolidays && holidays.Contains(day))
        && !(ClosedAtNewYear && Holidays.IsNewYear(day));
}

public readonly record struct TimeSpanOfDay(TimeOnly From, TimeOnly To);
