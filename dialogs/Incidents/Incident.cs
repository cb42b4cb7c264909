using System.Collections.Immutable;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Incidents;

/// <summary>What has happened and who must act, folded from the events of the incident's stream.</summary>
public sealed record Incident(IncidentId Id)
{
    public IncidentStatus Status { get; init; }
    public Report? Report { get; init; }
    public EscalationPlan? Plan { get; init; }

    /// <summary>As computed from the answers, or lower where an on-call person said so.</summary>
    public Severity Severity { get; init; }
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>0 for the first pages; counts on through the levels and repeats.</summary>
    public int Round { get; init; }
    public PersonId? Responder { get; init; }

    /// <summary>The pages of the present round that may still reach somebody, by prompt and address.</summary>
    public ImmutableHashSet<(string Prompt, Address To)> PagesOut { get; init; } = [];
    /// <summary>People's chats where the card stands or may come to stand.</summary>
    public ImmutableHashSet<Address> CardsAt { get; init; } = [];
    public ImmutableHashSet<PersonId> Paged { get; init; } = [];
    public bool ReporterSilent { get; init; }
    /// <summary>What the police will ask, as far as it is known.</summary>
    public ImmutableSortedDictionary<string, string> Hearing { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Fields of it that are not known yet.</summary>
    public ImmutableSortedDictionary<string, HearingGap> HearingGaps { get; init; } = ImmutableSortedDictionary<string, HearingGap>.Empty;

    /// <summary>What on-call people have done, by task.</summary>
    public ImmutableSortedDictionary<string, TaskMark> Tasks { get; init; } = ImmutableSortedDictionary<string, TaskMark>.Empty;

    /// <summary>What on-call people secured, in their order; the reporter's files stand in the report.</summary>
    public ImmutableArray<EvidenceSecured> Evidence { get; init; } = [];
    public ResolveReason? Resolution { get; init; }
    public int Version { get; init; }

    public bool IsOpen => Status is IncidentStatus.Paging or IncidentStatus.Exhausted or IncidentStatus.Acknowledged;

    /// <summary>The name of somebody in the plan; the id of anybody else.</summary>
    public string NameOf(PersonId person) => Plan?.People.FirstOrDefault(p => p.Id == person)?.Name ?? person.Value;

    public Incident Apply(Event happened) => Changed(happened) with { Version = Version + 1 };

    public Incident Apply(IEnumerable<Event> happened) => happened.Aggregate(this, (state, e) => state.Apply(e));

    private Incident Changed(Event happened) => happened switch
    {
        IncidentRaised raised => this with
        {
            Status = IncidentStatus.Paging, Report = raised.Report, Plan = raised.Plan, RaisedAt = raised.At,
            // A report that was corrected to "no harm" may overtake the one that raised the incident; somebody looks at it all the same.
            Severity = raised.Report.Severity == Severity.None ? Severity.Low : raised.Report.Severity,
        },
        ReportChanged changed => this with { Report = changed.Report, ReporterSilent = changed.Report.Silent },
        SeverityRose rose => this with { Severity = rose.To },
        LevelPaged paged => this with { Round = paged.Round, PagesOut = [] },
        ResponderPaged paged => this with
        {
            PagesOut = PagesOut.Add((paged.Prompt, paged.To)),
            Paged = Paged.Add(paged.Person),
            CardsAt = Plan!.People.Any(p => p.Chats.Contains(paged.To)) ? CardsAt.Add(paged.To) : CardsAt,
        },
        PageFailed failed => this with { PagesOut = PagesOut.Remove((failed.Prompt, failed.To)) },
        EscalationExhausted => this with { Status = IncidentStatus.Exhausted, CardsAt = CardsAt.Union(ChatsOf(_ => true)) },
        IncidentAcknowledged acknowledged => this with { Status = IncidentStatus.Acknowledged, Responder = acknowledged.By, CardsAt = CardsAt.Union(ChatsOf(p => p.Id == acknowledged.By)) },
        IncidentTakenOver taken => this with { Responder = taken.By, CardsAt = CardsAt.Union(ChatsOf(p => p.Id == taken.By)) },
        ReporterSilenceNoticed => this with { ReporterSilent = true },
        ReporterReached => this with { ReporterSilent = false },
        HearingFilled filled => this with { Hearing = Hearing.SetItems(filled.Values), HearingGaps = HearingGaps.RemoveRange(filled.Values.Keys) },
        HearingPutOff put => this with
        {
            Hearing = Hearing.RemoveRange(put.Fields),
            HearingGaps = HearingGaps.SetItems(put.Fields.Select(f => KeyValuePair.Create(f, new HearingGap(put.Owner, put.DueAt)))),
        },
        TaskMarked marked => this with { Tasks = Tasks.SetItem(marked.Task, new(marked.State, marked.What, marked.By, marked.Text, marked.At)) },
        EvidenceSecured secured => this with { Evidence = Evidence.Add(secured) },
        IncidentDowngraded downgraded => this with { Severity = downgraded.To },
        IncidentResolved resolved => this with { Status = IncidentStatus.Resolved, Resolution = resolved.Reason, ReporterSilent = false },
        IncidentReopened => this with { Status = IncidentStatus.Acknowledged, Resolution = null },
        _ => this,
    };

    private IEnumerable<Address> ChatsOf(Func<Person, bool> who) => Plan?.People.Where(who).SelectMany(p => p.Chats) ?? [];
}
