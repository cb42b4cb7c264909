using System.Collections.Immutable;

namespace Escalation.Dialogs.OnCall;

/// <summary>
/// Who serves when. Layers are looked at from the first to the last and the first whose hours apply decides; an override beats them all.
/// </summary>
public sealed record Roster(string Id, ImmutableArray<RosterLayer> Layers)
{
    public ImmutableArray<Override> Overrides { get; init; } = [];

    /// <summary>The person on call at that moment; null when the roster has a gap there.</summary>
    public PersonId? OnCallAt(DateTimeOffset at, Holidays holidays)
    {
        foreach (var instead in Overrides)
            if (at >= instead.From && at < instead.To) return instead.Person;
        foreach (var layer in Layers)
            if (layer.Members.Length > 0 && layer.Hours.IsOpen(at, holidays)) return layer.MemberAt(at);
        return null;
    }

    /// <summary>When the person on call changes next, looking at most 35 days ahead in steps of 15 minutes; null when nobody else comes.</summary>
    public DateTimeOffset? NextHandOver(DateTimeOffset at, Holidays holidays)
    {
        var now = OnCallAt(at, holidays);
        var step = TimeSpan.FromMinutes(15);
        for (var later = new DateTimeOffset((at.Ticks / step.Ticks + 1) * step.Ticks, at.Offset); later < at.AddDays(35); later += step)
            if (OnCallAt(later, holidays) != now) return later;
        return null;
    }
}

/// <param name="Since">The day and time the first member's first shift begins; shifts are counted from here.</param>
/// <param name="ShiftDays">Length of a shift; 0 when the first member serves all the time.</param>
public sealed record RosterLayer(ImmutableArray<PersonId> Members, OpeningHours Hours, DateTimeOffset Since, int ShiftDays)
{
    public PersonId MemberAt(DateTimeOffset at)
    {
        if (ShiftDays == 0) return Members[0];
        var shift = (long)Math.Floor((at - Since).TotalDays / ShiftDays);
        return Members[(int)(((shift % Members.Length) + Members.Length) % Members.Length)];
    }
}

public sealed record Override(PersonId Person, DateTimeOffset From, DateTimeOffset To);
