using System.Collections.Immutable;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Incidents;

/// <summary>
/// Decides who is told what about an incident. Paging is a ladder of rounds: each round pages one level and sends itself the deadline of that round,
/// so a late deadline finds another round and decides nothing. The one surprising thing: a page that cannot be delivered anywhere ends its round at once.
/// </summary>
public static class IncidentRules
{
    /// <summary>Pages that have not been sent are withdrawn under this key when somebody acknowledges.</summary>
    public const string PageKey = "page";
    public const string DeadlineKey = "acknowledge";

    public static Decision Decide(Incident state, Input input, Context context) =>
        IncidentCards.Refresh(state, What(state, input, context), context);

    private static Decision What(Incident state, Input input, Context context) => (input, state) switch
    {
        (Reported reported, { Status: IncidentStatus.New }) => Raise(state, reported.Report, context),
        (Reported reported, { Report: { } known }) when reported.Report.Revision <= known.Revision => Decision.Nothing,
        (Reported reported, _) => Update(state, reported.Report, context),

        (AcknowledgementDue due, { Status: IncidentStatus.Paging }) when due.Round == state.Round => PageFrom(state, state.Round + 1, [], context),
        (AcknowledgementDue, _) => Decision.Nothing,
        (HearingDue, { Status: IncidentStatus.Resolved, Resolution: not (ResolveReason.Contained or ResolveReason.HandedOver) }) => Decision.Nothing,
        (HearingDue due, { Report: not null }) => Remind(state, due, context),
        (HearingDue, _) => Decision.Nothing,
        (LogsDue due, { IsOpen: true }) => RemindOfLogs(state, due.Hours, context),
        (LogsDue, _) => Decision.Nothing,
        (DeliveryFailed failed, { Status: not IncidentStatus.New }) => Failed(state, failed, context),
        (_, { Status: IncidentStatus.New }) => Decision.Refused(IncidentWording.NoSuchIncident),

        (Acknowledge { By: var by }, { Responder: { } responder }) when by == responder => Decision.Nothing,
        (Acknowledge, { Responder: { } responder, Status: IncidentStatus.Acknowledged }) => Decision.Refused(IncidentWording.AlreadyHas(state.NameOf(responder))),
        (Acknowledge { By: var by }, _) when Permits(state, IncidentTrigger.Acknowledge) => Acknowledged(state, by, context),
        (TakeOver { By: var by }, { Responder: { } responder }) when by == responder => Decision.Nothing,
        (TakeOver { By: var by }, { Responder: { } from }) when Permits(state, IncidentTrigger.TakeOver) =>
            Assigned(state, by, context, new IncidentTakenOver(by, from)),
        (TakeOver { By: var by }, _) when Permits(state, IncidentTrigger.Acknowledge) => Acknowledged(state, by, context),

        (AddNote { Text: var text }, _) when string.IsNullOrWhiteSpace(text) => Decision.Refused(IncidentWording.TextMissing),
        (AddNote note, _) => new([new NoteAdded(note.By, note.Text.Trim())], []),
        (WriteToReporter { Text: var text }, _) when string.IsNullOrWhiteSpace(text) => Decision.Refused(IncidentWording.TextMissing),
        (WriteToReporter write, { Report: { } report }) => new([new ReporterWrittenTo(write.By, write.Text.Trim())],
            [new Send(StreamId.Of(report.Person), new ResponderWrote(state.Id, state.NameOf(write.By), write.Text.Trim()), context.At)]),
        (FillHearing fill, _) => Hear(state, fill, context),
        (HandOutPacket { To: var to }, _) when string.IsNullOrWhiteSpace(to) => Decision.Refused(IncidentWording.ReceiverMissing),
        (HandOutPacket hand, _) => new([new PacketHandedOut(hand.By, hand.To.Trim(), hand.Redacted, hand.Sha256, context.At)], []),
        (SecureEvidence { From: var from }, _) when string.IsNullOrWhiteSpace(from) => Decision.Refused(IncidentWording.OriginMissing),
        (SecureEvidence secure, _) => new([new EvidenceSecured(secure.By, secure.File, secure.From.Trim(), secure.IsDiagram, context.At)], []),
        (MarkTask mark, _) => Mark(state, mark, context),
        (MarkForTimeline mark, _) => new([new MarkedForTimeline(mark.By, mark.Author, mark.Text, mark.Source)], []),
        (ReachedReporter reached, { IsOpen: true }) => new([new ReporterReached(reached.By, reached.Text.Trim())], []),

        (Downgrade { Reason: var reason }, _) when string.IsNullOrWhiteSpace(reason) => Decision.Refused(IncidentWording.ReasonMissing),
        (Downgrade downgrade, _) when downgrade.To >= state.Severity => Decision.Refused(IncidentWording.NotLower),
        (Downgrade downgrade, _) when Permits(state, IncidentTrigger.Downgrade) =>
            new([new IncidentDowngraded(downgrade.By, state.Severity, downgrade.To, downgrade.Reason.Trim())], []),

        (Resolve resolve, { Report: { } report }) when Permits(state, IncidentTrigger.Resolve) => new(
            [new IncidentResolved(resolve.By, resolve.Reason, resolve.Text.Trim(), context.At)],
            [.. NoMorePages(context), new Send(StreamId.Of(report.Person), new IncidentEnded(state.Id), context.At), .. Measures(state, resolve, context)]),
        (Resolve, _) => Decision.Refused(IncidentWording.AlreadyResolved),
        (Reopen { Reason: var reason }, _) when string.IsNullOrWhiteSpace(reason) => Decision.Refused(IncidentWording.ReasonMissing),
        (Reopen reopen, _) when Permits(state, IncidentTrigger.Reopen) =>
            Assigned(state, reopen.By, context, new IncidentReopened(reopen.By, reopen.Reason.Trim()), new IncidentTakenOver(reopen.By, state.Responder ?? reopen.By)),

        _ => Decision.Refused(IncidentWording.NotPossibleNow),
    };

    private static Decision Hear(Incident state, FillHearing fill, Context context)
    {
        var written = fill.Values.Where(v => !string.IsNullOrWhiteSpace(v.Value)).ToImmutableSortedDictionary(v => v.Key, v => v.Value.Trim());
        if (written.IsEmpty) return Decision.Refused(IncidentWording.TextMissing);

        ImmutableArray<string> open = [.. written.Where(v => HearingSheet.IsNotKnown(v.Value)).Select(v => v.Key)];
        var news = written.RemoveRange(open).RemoveRange(written.Where(v => state.Hearing.GetValueOrDefault(v.Key) == v.Value).Select(v => v.Key));
        if (news.IsEmpty && open.IsEmpty) return Decision.Nothing;

        var owner = state.Plan!.People.FirstOrDefault(p => p.Id == fill.Owner)?.Id ?? fill.By;
        var put = new HearingPutOff(fill.By, open, owner, MorningIn(fill.KnownInDays, context.At));
        return new(
            [.. news.IsEmpty ? [] : new Event[] { new HearingFilled(fill.By, news) }, .. open.IsEmpty ? [] : new Event[] { put }],
            open.IsEmpty ? [] : [new Send(StreamId.Of(state.Id), new HearingDue(open, owner, put.DueAt), put.DueAt)]);
    }

    /// <summary>Reminds once of what is still open and still theirs; what was answered or put off anew meanwhile is not mentioned.</summary>
    private static Decision Remind(Incident state, HearingDue due, Context context)
    {
        ImmutableArray<string> open = [.. due.Fields.Where(f => state.HearingGaps.GetValueOrDefault(f) == new HearingGap(due.Owner, due.DueAt))];
        var owner = state.Plan!.People.FirstOrDefault(p => p.Id == due.Owner) ?? context.Organization.Find(due.Owner);
        if (open.IsEmpty || owner is null) return Decision.Nothing;
        return new([new HearingOwnerReminded(owner.Id, open)],
            [.. owner.Ways().Select(way => new Show(way, IncidentPrompts.Reminder(state, open, owner), context.At, ReportTo: StreamId.Of(state.Id)))]);
    }

    /// <summary>After a real incident whoever ended it is shown what helps against the next one; the console has it on the incident's page.</summary>
    private static IEnumerable<Outgoing> Measures(Incident state, Resolve resolve, Context context)
    {
        var person = state.Plan!.People.FirstOrDefault(p => p.Id == resolve.By);
        if (person is null || resolve.Reason is not (ResolveReason.Contained or ResolveReason.HandedOver) || !MeasureOffers.After(context.Catalog, state.Report!.Kind).Any()) return [];
        return person.Ways().Where(way => way.Channel != "console")
            .Select(way => new Show(way, MeasurePrompts.After($"{state.Id}/measures/{state.Version}", state.Report.Kind, context.Catalog, person.Language), context.At));
    }

    private static Decision Mark(Incident state, MarkTask mark, Context context)
    {
        if (ResponseTasks.Of(context.Catalog, state).FirstOrDefault(t => t.Id == mark.Task) is not { } task) return Decision.Refused(IncidentWording.NoSuchTask);
        var text = mark.Text.Trim();
        if (mark.State == TaskState.Done && task.Log is not null && text.Length == 0) return Decision.Refused(IncidentWording.WhereSaved);
        if (ResponseTasks.StateOf(state, task) == mark.State && (text.Length == 0 || state.Tasks.GetValueOrDefault(task.Id)?.Text == text)) return Decision.Nothing;
        return new([new TaskMarked(mark.By, task.Id, task.Log?.Device ?? task.Do, mark.State, text, context.At)], []);
    }

    private static Decision RemindOfLogs(Incident state, int hours, Context context)
    {
        var unsaved = ResponseTasks.Unsaved(context.Catalog, state, hours);
        if (unsaved.IsEmpty || state.Responder is not { } responder) return Decision.Nothing;
        var person = state.Plan!.People.FirstOrDefault(p => p.Id == responder) ?? context.Organization.Find(responder);
        return person is null ? Decision.Nothing : new([new LogsReminded(responder, [.. unsaved.Select(t => t.Log!.Device)])],
            [.. person.Ways().Select(way => new Show(way, IncidentPrompts.SaveLogs(state, unsaved, person), context.At, ReportTo: StreamId.Of(state.Id)))]);
    }

    private static DateTimeOffset MorningIn(int days, DateTimeOffset at) => JapaneseTime.At(JapaneseTime.Day(at).AddDays(Math.Max(1, days)), new(9, 0));

    private static bool Permits(Incident state, IncidentTrigger trigger) => IncidentLifecycle.Permits(state.Status, trigger);

    private static Decision Raise(Incident state, Report report, Context context)
    {
        var raised = new IncidentRaised(state.Id, report, EscalationPlan.Of(context.Organization), context.At);
        var events = new List<Event> { raised };
        if (report.HumanWanted) events.Add(new ReporterAskedForPerson());
        if (report.Silent) events.Add(new ReporterSilenceNoticed());
        return PageFrom(state.Apply(events), 0, events, context);
    }

    /// <summary>Pages the first round from this one on that has anybody in it; none left means that the escalation is exhausted.</summary>
    private static Decision PageFrom(Incident state, int round, IEnumerable<Event> before, Context context)
    {
        var plan = state.Plan!;
        while (round < plan.Rounds && plan.Targets(round, context.At, context.Catalog.Contacts.Holidays).Count == 0) round++;
        if (round >= plan.Rounds) return Exhausted(state, before, context);

        var pages = plan.Targets(round, context.At, context.Catalog.Contacts.Holidays)
            .SelectMany(person => person.Ways().Select(way => (person, way)))
            .Select(p => (p.person, Show: Urgent(state, p.way, IncidentPrompts.Page(state, round, p.person, p.way), context) with { Key = PageKey }))
            .ToList();
        var due = context.At.AddMinutes(plan.Level(round).AcknowledgeMinutes);
        return new(
            [.. before, new LevelPaged(round, context.At), .. pages.Select(p => new ResponderPaged(round, p.person.Id, p.Show.To, p.Show.Prompt.Id))],
            [.. pages.Select(p => p.Show), new Send(StreamId.Of(state.Id), new AcknowledgementDue(round), due) { Key = DeadlineKey }]);
    }

    /// <summary>Everybody of the plan is told once more, and the reporter is given numbers to call.</summary>
    private static Decision Exhausted(Incident state, IEnumerable<Event> before, Context context) => new(
        [.. before, new EscalationExhausted()],
        [
            .. state.Plan!.People.SelectMany(person => person.Ways().Select(way => Urgent(state, way, IncidentPrompts.Exhausted(state, person, way), context))),
            new Send(StreamId.Of(state.Report!.Person), new NobodyAcknowledged(state.Id), context.At),
        ]);

    private static Decision Update(Incident state, Report report, Context context)
    {
        var before = state.Report!;
        var events = new List<Event> { new ReportChanged(report) };
        var rose = report.Severity > before.Severity && report.Severity > state.Severity;
        if (rose) events.Add(new SeverityRose(state.Severity, report.Severity));
        if (report.HumanWanted && !before.HumanWanted) events.Add(new ReporterAskedForPerson());
        if (report.Silent && !before.Silent) events.Add(new ReporterSilenceNoticed());

        var after = state.Apply(events);
        var news = events.Skip(1).ToList();
        return news.Count == 0 || !state.IsOpen
            ? new(events, [])
            : new(events, [.. Audience(state).SelectMany(person => person.Ways().Select(way => Urgent(after, way, IncidentPrompts.News(after, news, person, way), context)))]);
    }

    private static Decision Failed(Incident state, DeliveryFailed failed, Context context)
    {
        var known = new PageFailed(failed.To, failed.Prompt, failed.Reason);
        var lastPageOfRound = state is { Status: IncidentStatus.Paging, PagesOut.Count: 1 } && state.PagesOut.Contains((failed.Prompt, failed.To));
        if (!lastPageOfRound) return new([known], []);

        var next = PageFrom(state.Apply(known), state.Round + 1, [known], context);
        return next with { Outgoing = [new Withdraw(DeadlineKey, context.At), .. next.Outgoing] };
    }

    private static Decision Acknowledged(Incident state, PersonId by, Context context)
    {
        var assigned = Assigned(state, by, context, new IncidentAcknowledged(by, context.At));
        var clocks = ResponseTasks.Clocks(context.Catalog).Select(hours => new Send(StreamId.Of(state.Id), new LogsDue(hours), context.At.AddHours(hours)));
        return assigned with { Outgoing = [.. assigned.Outgoing, .. clocks] };
    }

    private static Decision Assigned(Incident state, PersonId by, Context context, params Event[] events)
    {
        var person = state.Plan!.People.FirstOrDefault(p => p.Id == by) ?? context.Organization.Find(by);
        return new(events,
        [
            .. NoMorePages(context),
            new Send(StreamId.Of(state.Report!.Person), new ResponderTookOver(state.Id, person?.Name ?? by.Value, person?.Phone), context.At),
        ]);
    }

    private static IEnumerable<Outgoing> NoMorePages(Context context) =>
        [new Withdraw(PageKey, context.At), new Withdraw(DeadlineKey, context.At)];

    private static Show Urgent(Incident state, Address way, Prompts.Prompt prompt, Context context) =>
        new(way, prompt, context.At, Urgent: true, StreamId.Of(state.Id));

    /// <summary>Who hears of news: who has it, or everybody paged so far.</summary>
    private static IEnumerable<Person> Audience(Incident state) =>
        state.Plan!.People.Where(p => state.Responder is { } responder ? p.Id == responder : state.Paged.Contains(p.Id));
}
