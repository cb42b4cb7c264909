using System.Collections.Immutable;
using Escalation.Dialogs.Hearing;

namespace Escalation.Dialogs.OnCall;

/// <summary>Who is paged first, and who when nobody acknowledges.</summary>
/// <param name="Repeats">How often the whole ladder is climbed again before it counts as exhausted.</param>
/// <param name="SilenceMinutes">How long a reporter may be silent in a dangerous place before on-call is told to phone them.</param>
public sealed record EscalationPolicy(ImmutableArray<EscalationLevel> Levels, int Repeats, int SilenceMinutes)
{
    public static EscalationPolicy Empty { get; } = new([], 0, 5);
}

/// <param name="Rosters">Rosters whose person on call is paged.</param>
/// <param name="People">People who are paged whatever the roster says.</param>
/// <param name="AcknowledgeMinutes">How long they have before the next level is paged.</param>
public sealed record EscalationLevel(ImmutableArray<string> Rosters, ImmutableArray<PersonId> People, int AcknowledgeMinutes);

/// <summary>
/// Policy, rosters and people as they were when an incident began. It is stored with the incident, so a change of the organisation file in the
/// middle of one never changes who is called next.
/// </summary>
public sealed record EscalationPlan(EscalationPolicy Policy, ImmutableArray<Roster> Rosters, ImmutableArray<Person> People)
{
    public ImmutableArray<ChatRooms> Rooms { get; init; } = [];

    /// <summary>The language of what is said to all of them at once.</summary>
    public Language Language { get; init; }

    /// <summary>What the company knew of its own network; null where it had written down nothing.</summary>
    public Peacetime? Peacetime { get; init; }

    public static EscalationPlan Of(Organization organization) => new(organization.Policy, organization.Rosters, organization.People)
    {
        Rooms = organization.Rooms, Language = organization.Languages[0], Peacetime = Peacetime.Of(organization),
    };

    /// <summary>How many times somebody is paged at most: every level, as often as the policy repeats them.</summary>
    public int Rounds => Policy.Levels.Length * (Policy.Repeats + 1);

    /// <param name="round">0 for the first page; runs on through the repeats.</param>
    public EscalationLevel Level(int round) => Policy.Levels[round % Policy.Levels.Length];

    public IReadOnlyList<Person> Targets(int round, DateTimeOffset at, Holidays holidays)
    {
        var level = Level(round);
        var onCall = Rosters.Where(r => level.Rosters.Contains(r.Id)).Select(r => r.OnCallAt(at, holidays)).OfType<PersonId>();
        return [.. onCall.Concat(level.People).Distinct().Select(id => People.FirstOrDefault(p => p.Id == id)).OfType<Person>()];
    }
}
