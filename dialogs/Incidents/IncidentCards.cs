using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Incidents;

/// <summary>
/// The incident's card on chat platforms: one for each person who was paged, one for the on-call channel, one in the incident's own room. Whatever changes
/// an incident changes all of them. The one surprising thing: answers of the reporter come in quick succession, so cards wait two seconds for the next one.
/// </summary>
public static class IncidentCards
{
    public const string Key = "cards";
    private const string CardPrefix = "incident/";
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    /// <summary>The decision, and with it every card that it makes out of date.</summary>
    internal static Decision Refresh(Incident before, Decision decision, Context context)
    {
        // A card shows nothing of what could not be delivered; drawn anew for that, one that is refused would be refused for ever.
        if (decision.Events.All(e => e is PageFailed)) return decision;
        var after = before.Apply(decision.Events);
        if (after.Report is null || after.Plan is not { } plan) return decision;

        var due = decision.Events.All(e => e is ReportChanged) ? context.At + _pause : context.At;
        var shown = decision.Outgoing.OfType<Show>().Where(s => s.Prompt.Card is not null).Select(s => s.To).ToHashSet();
        List<Outgoing> cards = [.. Personal(after).Concat(InRooms(after, plan)).Where(s => !shown.Contains(s.To)).Select(s => s with { Due = due, Key = Key })];
        if (cards.Count == 0) return decision;
        return decision with { Outgoing = [.. decision.Outgoing, new Withdraw(Key, context.At), .. cards, .. Lines(after, plan, decision.Events, context)] };
    }

    public static Prompt Card(Incident state, Language language)
    {
        var report = state.Report!;
        var (title, body) = state.Status switch
        {
            IncidentStatus.Exhausted => (IncidentWording.ExhaustedTitle(report.Title), IncidentWording.ExhaustedBody),
            IncidentStatus.Acknowledged => (IncidentWording.PageTitle(state.Severity, report.Title), IncidentWording.HeldBy(NameOf(state, state.Responder))),
            IncidentStatus.Resolved => (IncidentWording.PageTitle(state.Severity, report.Title), IncidentWording.ResolvedBecause(state.Resolution ?? ResolveReason.Contained)),
            _ => (IncidentWording.PageTitle(state.Severity, report.Title), IncidentWording.PageBody),
        };
        var about = IncidentPrompts.About(state, language, $"{state.Id}/card/{state.Version}", title, body.In(language));
        return about with
        {
            Card = CardPrefix + state.Id,
            Tone = state.Status switch { IncidentStatus.Resolved => Tone.Done, IncidentStatus.Acknowledged => Tone.Calm, _ => Tone.Urgent },
            Sections = [.. about.Sections, .. Progress(state, report, language)],
            Choices = [.. ResponderActs.Offered(state, language)],
        };
    }

    /// <summary>Which incident a card is about; null when it is somebody's own dialog.</summary>
    public static IncidentId? Of(string promptId) => promptId.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? new(promptId[..slash]) : null;

    /// <summary>Whose card that is; null when it is no incident's.</summary>
    public static IncidentId? OfCard(string card) => card.StartsWith(CardPrefix, StringComparison.Ordinal) ? new(card[CardPrefix.Length..]) : null;

    private static IEnumerable<Section> Progress(Incident state, Report report, Language language)
    {
        if (!report.Known.IsEmpty)
            yield return new(SectionKind.Note, IncidentWording.KnownSoFar.In(language), [.. report.Known.Select(k => new Item($"{k.Question.In(language)} → {k.Answer.In(language)}"))]);
        if (report.CurrentStep is { } step && state.IsOpen)
            yield return new(SectionKind.Note, IncidentWording.StandsAt.In(language), [new(step.In(language))]);
        List<Text> urgent = [];
        if (state.ReporterSilent) urgent.Add(IncidentWording.Silent);
        if (report.HumanWanted && state.IsOpen) urgent.Add(IncidentWording.WantsPerson);
        if (!state.Hearing.IsEmpty || !state.HearingGaps.IsEmpty)
        {
            var answers = HearingAnswer.Of(state);
            urgent.Add(IncidentWording.HearingState(answers.Count(a => a.State == HearingState.Answered), answers.Length, answers.Sum(a => a.OpenCells)));
        }

        if (urgent.Count > 0) yield return new(SectionKind.Note, "", [.. urgent.Select(u => new Item(u.In(language)))]);
    }

    private static IEnumerable<Show> Personal(Incident state) =>
        from person in state.Plan!.People
        from chat in person.Chats
        where state.CardsAt.Contains(chat)
        select new Show(chat, Card(state, person.Language) with { Notice = Notice.Quiet }, default);

    /// <summary>Whether the incident goes on there for all who can read there.</summary>
    public static bool IsRoom(Incident state, Address at) => state.Plan?.Rooms.Any(r => RoomOf(r, state) == at) == true;

    /// <summary>What an insider may have done is for those alone who were paged: it is shown in no channel that others read.</summary>
    private static IEnumerable<Show> InRooms(Incident state, OnCall.EscalationPlan plan)
    {
        var card = Card(state, plan.Language);
        foreach (var rooms in plan.Rooms)
        {
            if (rooms.OnCall is { } onCall && !IsSecret(state)) yield return new(onCall, card, default, ReportTo: StreamId.Of(state.Id));
            if (RoomOf(rooms, state) is { } room) yield return new(room, card with { Members = [.. Members(state)], IsSecret = IsSecret(state) }, default, ReportTo: StreamId.Of(state.Id));
        }
    }

    private static bool IsSecret(Incident state) => state.Report!.Kind == IncidentKind.Insider;

    private static Address? RoomOf(ChatRooms rooms, Incident state) => rooms.IsShared && IsSecret(state) ? null : rooms.Of(state.Id);

    private static IEnumerable<Address> Members(Incident state) =>
        state.Plan!.People.Where(p => state.Paged.Contains(p.Id) || state.Responder == p.Id).SelectMany(p => p.Chats);

    /// <summary>In the incident's own room the story can be read from top to bottom.</summary>
    private static IEnumerable<Show> Lines(Incident state, OnCall.EscalationPlan plan, IReadOnlyList<Event> events, Context context) =>
        from rooms in plan.Rooms
        let room = RoomOf(rooms, state)
        where room is not null
        from line in events.Select((e, i) => (Words: Line(state, e), Id: $"{state.Id}/line/{state.Version - events.Count + i + 1}"))
        where line.Words is not null
        select new Show(room.Value, new(line.Id, "", line.Words!.In(plan.Language)) { Language = plan.Language, IsSecret = IsSecret(state) }, context.At);

    private static Text? Line(Incident state, Event happened) => happened switch
    {
        LevelPaged { Round: > 0 } => IncidentWording.LineEscalated,
        SeverityRose rose => IncidentWording.Rose(rose.To),
        ReporterSilenceNoticed => IncidentWording.Silent,
        ReporterAskedForPerson => IncidentWording.WantsPerson,
        EscalationExhausted => IncidentWording.ExhaustedBody,
        IncidentAcknowledged acknowledged => IncidentWording.LineAcknowledged(NameOf(state, acknowledged.By)),
        IncidentTakenOver taken when taken.By != taken.From => IncidentWording.LineTakenOver(NameOf(state, taken.By)),
        NoteAdded note => IncidentWording.LineNote(NameOf(state, note.By), note.Text),
        ReporterReached reached => IncidentWording.LineReached(NameOf(state, reached.By), reached.Text),
        HearingPutOff put => IncidentWording.LineHearing(NameOf(state, put.By)),
        HearingOwnerReminded reminded => IncidentWording.LineReminded(NameOf(state, reminded.Owner)),
        EvidenceSecured secured => IncidentWording.LineSecured(NameOf(state, secured.By), secured.File.Name, secured.From),
        PacketHandedOut handed => IncidentWording.LineHandedOut(NameOf(state, handed.By), handed.To),
        HearingFilled filled => IncidentWording.LineHearing(NameOf(state, filled.By)),
        IncidentDowngraded downgraded => IncidentWording.LineDowngraded(NameOf(state, downgraded.By), downgraded.To, downgraded.Reason),
        IncidentResolved resolved => IncidentWording.ResolvedBecause(resolved.Reason),
        IncidentReopened reopened => IncidentWording.LineReopened(NameOf(state, reopened.By), reopened.Reason),
        _ => null,
    };

    private static string NameOf(Incident state, PersonId? id) => id is { } person ? state.NameOf(person) : "";
}
