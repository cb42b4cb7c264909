using System.Collections.Immutable;

namespace Escalation.Dialogs.OnCall;

/// <summary>Japan has one time zone and no summer time, so its time is UTC + 9 and needs no zone data.</summary>
public static class JapaneseTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTimeOffset Of(DateTimeOffset at) => at.ToOffset(Offset);
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Of(at).DateTime);
    public static TimeOnly Clock(DateTimeOffset at) => TimeOnly.FromDateTime(Of(at).DateTime);
    public static DateTimeOffset At(DateOnly day, TimeOnly clock) => new(day.ToDateTime(clock), Offset);
}

/// <summary>The national holidays that ship with the catalog.</summary>
public sealed record Holidays(ImmutableArray<Holiday> Days)
{
    public static Holidays None { get; } = new([]);

    public bool Contains(DateOnly day)
    {
        foreach (var holiday in Days)
            if (holiday.Day == day) return true;
        return false;
    }

    /// <summary>29 December to 3 January, when offices and most public windows are closed.</summary>
    public static bool IsNewYear(DateOnly day) => day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 };
}

public sealed record Holiday(DateOnly Day, Text Name);
