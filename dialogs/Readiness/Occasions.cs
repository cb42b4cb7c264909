using System.Collections.Immutable;
using Escalation.Dialogs.OnCall;

namespace Escalation.Dialogs.Readiness;

public enum Occasion
{
    /// <summary>Three working days before a long holiday.</summary>
    BeforeHolidays,

    /// <summary>The first working day after one.</summary>
    AfterHolidays,

    /// <summary>The first working day of a month.</summary>
    Monthly,
}

/// <summary>
/// On which days somebody is reminded. A long holiday is four closed days in a row; year's end (29 December to 3 January) and Obon (13 to 16 August), which are
/// no national holidays, count as closed. That and the three days ahead are our own judgement.
/// </summary>
public static class Occasions
{
    private const int LongHoliday = 4;
    private const int DaysAhead = 3;

    public static ImmutableArray<Occasion> On(DateOnly day, Holidays holidays)
    {
        if (IsClosed(day, holidays)) return [];
        List<Occasion> occasions = [];
        if (Beginning(day, holidays) is { } begins && Length(begins, 1, holidays) >= LongHoliday) occasions.Add(Occasion.BeforeHolidays);
        if (Length(day.AddDays(-1), -1, holidays) >= LongHoliday) occasions.Add(Occasion.AfterHolidays);
        if (Enumerable.Range(1, day.Day - 1).All(d => IsClosed(day.AddDays(-d), holidays))) occasions.Add(Occasion.Monthly);
        return [.. occasions];
    }

    /// <summary>The first such day after this one; there is one every month.</summary>
    public static DateOnly NextAfter(DateOnly day, Holidays holidays)
    {
        do day = day.AddDays(1);
        while (On(day, holidays).IsEmpty);
        return day;
    }

    /// <summary>The closed day before which this is the third working day; null where it is none.</summary>
    private static DateOnly? Beginning(DateOnly day, Holidays holidays)
    {
        for (var working = 1; working <= DaysAhead; day = day.AddDays(1))
            if (!IsClosed(day, holidays) && ++working > DaysAhead) return IsClosed(day.AddDays(1), holidays) ? day.AddDays(1) : null;
        return null;
    }

    private static int Length(DateOnly day, int step, Holidays holidays)
    {
        var length = 0;
        for (; IsClosed(day, holidays); day = day.AddDays(step)) length++;
        return length;
    }

    private static bool IsClosed(DateOnly day, Holidays holidays) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day) || (day.Month, day.Day) is (12, >= 29) or (1, <= 3) or (8, >= 13 and <= 16);
}
