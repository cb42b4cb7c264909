using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.OnCall;
using static Escalation.Dialogs.Readiness.ReadinessState;

namespace Escalation.Dialogs.Readiness;

/// <summary>
/// How well a company is prepared, from its organisation file and the moment alone. The one surprising thing: what nobody has written down earns as
/// little as what is wrong, because on the day it helps as little. Points, the year, the three months and the four weeks are our own judgement.
/// </summary>
public static class ReadinessCheck
{
    public const int WeeksAhead = 4;

    /// <summary>What is wrong first, and there what weighs most.</summary>
    public static ImmutableArray<ReadinessItem> Items(Organization organization, Holidays holidays, DateTimeOffset at)
    {
        var known = organization.Preparation ?? new();
        var peacetime = organization.Peacetime ?? new();
        var today = JapaneseTime.Day(at);
        ReadinessItem[] items =
        [
            Police(organization, today),
            Item("manual", 10, Of(known.Manual, today), 5, "seed"),
            Item("bcp", 8, Of(known.Bcp, today), 5, "seed"),
            Item("network-diagram", 5, peacetime.Diagram is null ? Unknown : Done, 5, "seed"),
            Devices(peacetime, today),
            Logs(known),
            Item("offline-backup", 8, known.OfflineBackup switch { null => Unknown, true => Done, false => Red }, 5, "R1"),
            Item("restore-tested", 7, Within(known.RestoreTested, today), 5, "S42"),
            Roster(organization, holidays, at),
            Reachable(organization),
            Item("bank-card", 3, HasPhone(organization, "bank") && organization.Partners.All(p => p.Kind != "card" || p.Phone is not null) ? Done : Red, 3, "own"),
            Item("vendor-insurer", 3, IsOnFile(organization, "vendor") && IsOnFile(organization, "insurer") ? Done : Red, 5, "own"),
            Item("drill", 4, Within(known.LastDrill, today), 5, "own"),
            Item("administrator", 0, organization.Administrators.Any() ? Done : Unknown, 1, "own") with { Where = Administrators(organization) },
            Item("security-action", 0, Information, 5, "R2") with { Where = known.DeclaredStars is { } stars ? new string('★', stars) : null },
        ];
        return [.. items.OrderBy(i => i.State).ThenByDescending(i => i.Points)];
    }

    /// <returns>0 to 100.</returns>
    public static int Score(IEnumerable<ReadinessItem> items) => items.Where(i => i.State == Done).Sum(i => i.Points);

    /// <summary>The first minute of the coming four weeks in which some level would page nobody; null when there is none.</summary>
    public static DateTimeOffset? FirstGap(Organization organization, Holidays holidays, DateTimeOffset at)
    {
        var plan = EscalationPlan.Of(organization);
        if (plan.Policy.Levels.IsEmpty) return at;
        // A level that names somebody has somebody, whatever the rosters say.
        int[] levels = [.. Enumerable.Range(0, plan.Policy.Levels.Length).Where(l => plan.Level(l).People.All(p => organization.Find(p) is null))];
        if (levels.Length == 0) return null;
        var end = at.AddDays(WeeksAhead * 7);
        for (var minute = at; minute < end; minute = minute.AddMinutes(1))
            if (levels.Any(l => plan.Targets(l, minute, holidays).Count == 0)) return minute;
        return null;
    }

    private static ReadinessItem Police(Organization organization, DateOnly today)
    {
        var open = organization.Sites.Where(s => s.Police is not { Phone: not null } station || !IsFresh(station.Reviewed, today)).Select(s => s.Name);
        return Item("police", 15, open);
    }

    private static ReadinessItem Devices(Peacetime peacetime, DateOnly today)
    {
        if (peacetime.Devices.IsEmpty) return Item("internet-facing", 10, Unknown, 5, "seed");
        return Item("internet-facing", 10, peacetime.Devices.Where(d => d.PatchedOn is not { } day || day < today.AddMonths(-3)).Select(d => d.Name));
    }

    private static ReadinessItem Logs(Preparation known) => known.Logs.IsEmpty
        ? Item("logs", 10, Unknown, 5, "seed")
        : Item("logs", 10, known.Logs.Where(l => !l.IsOutside).Select(l => l.Device));

    private static ReadinessItem Roster(Organization organization, Holidays holidays, DateTimeOffset at)
    {
        var gap = FirstGap(organization, holidays, at);
        return Item("roster", 10, gap is null ? Done : Red, 5, "own") with { Where = gap is { } from ? JapaneseTime.Of(from).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null };
    }

    private static ReadinessItem Reachable(Organization organization) =>
        Item("reachable", 7, organization.People.Where(p => p.Phone is null || p.Mail is null && p.Chats.IsEmpty).Select(p => p.Name), "own");

    private static string? Administrators(Organization organization) => string.Join(", ", organization.Administrators.Select(a => a.Name)) is { Length: > 0 } names ? names : null;

    private static bool HasPhone(Organization organization, string kind) => organization.Partners.Any(p => p.Kind == kind && p.Phone is not null);

    // A note alone says what to fill in; only with a number is it what one needs at the telephone.
    private static bool IsOnFile(Organization organization, string kind) => organization.Partners.Any(p => p.Kind == kind && p is { Phone: not null, Note: not null });

    private static ReadinessState Of(Paper? paper, DateOnly today) => paper switch
    {
        null => Unknown,
        { NamesPolice: true } when IsFresh(paper.Reviewed, today) => Done,
        _ => Red,
    };

    private static ReadinessState Within(DateOnly? day, DateOnly today) => day is null ? Unknown : IsFresh(day, today) ? Done : Red;

    private static bool IsFresh(DateOnly? day, DateOnly today) => day >= today.AddYears(-1);

    private static ReadinessItem Item(string id, int points, IEnumerable<string> wrong, string source = "seed")
    {
        var where = string.Join(", ", wrong);
        return Item(id, points, where.Length == 0 ? Done : Red, 5, source) with { Where = where.Length == 0 ? null : where };
    }

    private static ReadinessItem Item(string id, int points, ReadinessState state, int minutes, string source) =>
        new(id, state, points, ReadinessWording.Name(id), ReadinessWording.Fix(id), minutes, source);
}
