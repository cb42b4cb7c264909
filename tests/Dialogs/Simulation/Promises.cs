using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Tests.Dialogs.Simulation;

/// <summary>What the README promises, each as something that must hold in every world once everything under way has come to its end.</summary>
internal static class Promises
{
    public static readonly (string Name, Func<World, bool> Holds)[] All =
    [
        ("Whoever is harmed, silent or asks for a person becomes an incident", HarmIsReported),
        ("A popup alone pages nobody", HarmlessStaysQuiet),
        ("Every message is handled once, however often it comes", HandledOnce),
        ("No page is sent once somebody has acknowledged", NoPageAfterAcknowledgement),
        ("Nothing is sent before its time", NothingEarly),
        ("An incident that nobody acknowledges is escalated until all levels are exhausted", NobodyIsForgotten),
        ("It goes up the levels in their order, by the policy as it was when it began", LevelsInTheirOrder),
        ("All levels exhausted is said to everybody and to the reporter", SaidLoudly),
        ("Whoever is raised is paged at once or the next level is", PagedAtOnce),
        ("Where no page of a level arrives the next is paged at once", NextLevelAtOnce),
        ("The incident knows what the reporter said last", IncidentKnowsTheDialog),
        ("The reporter is told who has it", ReporterKnowsWhoHasIt),
        ("A reporter who stops in the middle is noticed", SilenceIsNoticed),
        ("Nobody is asked again what they answered", NoQuestionTwice),
        ("Every answer can be corrected", AnswersCanBeCorrected),
        ("An answer that was corrected stays in the record", OldAnswersStay),
        ("The first to acknowledge has it until somebody takes over", FirstAcknowledgementWins),
        ("Every card on a chat platform shows the incident as it is", CardsFollow),
    ];

    private static bool HarmIsReported(World world) =>
        world.Conversation is not { Phase: ConversationPhase.Guiding or ConversationPhase.Finished, Dialog: { } dialog }
        || (WalkOf(dialog).Severity == Severity.None && !dialog.HumanWanted && !dialog.Silent)
        || (dialog.Incident is { } incident && world.Incidents.ContainsKey(incident));

    private static bool HarmlessStaysQuiet(World world)
    {
        foreach (var turn in world.Turns.Where(t => t.Events.Any(e => e is IncidentReported)))
            if (turn.ConversationAfter.Dialog is { HumanWanted: false, Silent: false } dialog && WalkOf(dialog).Severity == Severity.None) return false;
        return world.Incidents.Count == 0
            ? world.Shown.All(s => s.Show.To.Channel == "web")
            : world.Incidents.Values.All(i => i.Severity > Severity.None);
    }

    private static bool HandledOnce(World world) => world.Turns.GroupBy(t => (t.Stream, t.MessageId)).All(g => g.Count() == 1);

    private static bool NoPageAfterAcknowledgement(World world)
    {
        foreach (var page in world.Shown.Where(s => s.Row.Outgoing.Key == IncidentRules.PageKey))
        {
            var taken = world.Turns.Where(t => t.Stream == page.Row.Stream && t.Events.Any(e => e is IncidentAcknowledged or IncidentResolved)).Select(t => t.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            if (page.At > taken) return false;
        }

        return true;
    }

    private static bool NothingEarly(World world) =>
        world.Shown.All(s => s.At >= s.Show.Due)
        && world.Turns.Where(t => t.Input is AcknowledgementDue && t.Events.Count > 0).All(t =>
            LastPaged(world, t) is var paged && t.At >= paged.At.AddMinutes(PlanOf(world, t.Stream).Level(RoundOf(paged)).AcknowledgeMinutes));

    private static Handled LastPaged(World world, Handled before) =>
        world.Turns.TakeWhile(t => t != before).Last(t => t.Stream == before.Stream && t.Events.Any(e => e is LevelPaged));

    private static int RoundOf(Handled paged) => paged.Events.OfType<LevelPaged>().Single().Round;

    /// <summary>From the company as it was when the incident was raised, whatever the incident itself remembers.</summary>
    private static EscalationPlan PlanOf(World world, StreamId incident) =>
        EscalationPlan.Of(world.Turns.First(t => t.Stream == incident && t.Events.Any(e => e is IncidentRaised)).Company);

    private static bool LevelsInTheirOrder(World world) => world.Incidents.Keys.Select(StreamId.Of).All(stream =>
    {
        var plan = PlanOf(world, stream);
        var turns = world.Turns.Where(t => t.Stream == stream).ToList();
        var paged = turns.Where(t => t.Events.Any(e => e is LevelPaged)).ToList();
        var rounds = Enumerable.Range(0, plan.Rounds).Where(r => plan.Targets(r, Given.Monday, Given.Catalog.Contacts.Holidays).Count > 0).ToList();
        return paged.Select(RoundOf).SequenceEqual(rounds.Take(paged.Count))
            && (paged.Count == rounds.Count || !turns.Any(t => t.Events.Any(e => e is EscalationExhausted)))
            && paged.All(t => t.Events.OfType<ResponderPaged>().Select(p => p.Person).Distinct().SequenceEqual(plan.Targets(RoundOf(t), Given.Monday, Given.Catalog.Contacts.Holidays).Select(p => p.Id)));
    });

    private static bool SaidLoudly(World world) => world.Turns.Where(t => t.Events.Any(e => e is EscalationExhausted)).All(exhausted =>
        PlanOf(world, exhausted.Stream).People.SelectMany(p => p.Ways()).All(way =>
            world.Shown.Select(s => (s.Row, s.Show)).Concat(world.NotArrived.Select(m => (m.Row, m.Show))).Any(s =>
                s.Row.Stream == exhausted.Stream && s.Show.To == way && s.Show.Urgent && s.Show.Key != IncidentRules.PageKey && s.Show.Due >= exhausted.At))
        && ReporterHasNumbers(world, new(exhausted.Stream.Key)));

    private static bool ReporterHasNumbers(World world, IncidentId incident) =>
        world.Conversation is not { Phase: ConversationPhase.Guiding or ConversationPhase.Finished, Dialog: { } dialog } || dialog.Incident != incident
        || dialog.NobodyFound || dialog.Responder is not null;

    private static bool NobodyIsForgotten(World world) => world.Incidents.Values.All(i => i.Status != IncidentStatus.Paging);

    private static bool PagedAtOnce(World world)
    {
        foreach (var raised in world.Turns.Where(t => t.Events.Any(e => e is IncidentRaised)))
            if (raised.Events.OfType<ResponderPaged>().Any(p => p.To.Channel == "mail") && !Reached(world, raised)) return false;
        return true;
    }

    /// <summary>Something of the page was delivered, or failed and was reported, or was withdrawn because somebody took it.</summary>
    private static bool Reached(World world, Handled raised) =>
        world.Shown.Any(s => s.Row.Stream == raised.Stream && s.Row.Outgoing.Key == IncidentRules.PageKey)
        || world.Turns.Any(t => t.Stream == raised.Stream && t.Events.Any(e => e is PageFailed or IncidentAcknowledged or IncidentResolved));

    private static bool NextLevelAtOnce(World world)
    {
        foreach (var paged in world.Turns.Where(t => t.Events.Any(e => e is LevelPaged)))
        {
            var pages = paged.Events.OfType<ResponderPaged>().ToList();
            var missed = pages.Select(p => world.NotArrived.Where(m => m.Show.To == p.To && m.Show.Prompt.Id == p.Prompt).Select(m => m.Turn).DefaultIfEmpty(int.MaxValue).Min()).Max();
            if (missed == int.MaxValue) continue;
            if (!world.Turns.Take(missed).SkipWhile(t => t != paged).Skip(1).Any(t => t.Stream == paged.Stream && t.Events.Any(e => e is LevelPaged or EscalationExhausted or IncidentAcknowledged or IncidentResolved)))
                return false;
        }

        return true;
    }

    private static bool IncidentKnowsTheDialog(World world) =>
        world.Conversation is not { Phase: ConversationPhase.Guiding or ConversationPhase.Finished, Dialog: { Incident: { } id } dialog }
        || (world.Incidents.TryGetValue(id, out var incident) && incident.Report is { } report
            && report.Answers.Count == dialog.Answers.Count && report.AddedWords.Length == dialog.AddedWords.Length && report.Silent == dialog.Silent);

    private static bool ReporterKnowsWhoHasIt(World world) =>
        world.Conversation is not { Phase: ConversationPhase.Guiding or ConversationPhase.Finished, Dialog: { Incident: { } id } dialog }
        || world.Incidents.GetValueOrDefault(id) is not { Status: IncidentStatus.Acknowledged } || dialog.Responder is not null;

    private static bool SilenceIsNoticed(World world) =>
        world.Conversation is not { Phase: ConversationPhase.Guiding, Dialog: { } dialog } || dialog.Silent;

    private static bool NoQuestionTwice(World world)
    {
        HashSet<string> answered = [];
        foreach (var turn in world.Turns.Where(t => t.Stream == StreamId.Of(Given.Anna)))
        {
            foreach (var happened in turn.Events)
                switch (happened)
                {
                    case DialogOpened: answered.Clear(); break;
                    case PlaybookChanged: answered.IntersectWith(Walk.SharedSteps); break;
                    case StepAnswered step: answered.Add(step.Step); break;
                    case CorrectionBegun correction: answered.Remove(correction.Step); break;
                }

            if (turn.Asks is { } asked && answered.Contains(asked)) return false;
        }

        return true;
    }

    /// <summary>The newest card offers it for every answer but the one at hand, and what a newest card offers is never refused.</summary>
    private static bool AnswersCanBeCorrected(World world)
    {
        foreach (var turn in world.Turns.Where(t => t.Stream == StreamId.Of(Given.Anna)))
        {
            if (turn.ConversationAfter is not { Phase: ConversationPhase.Guiding or ConversationPhase.Finished, Dialog: { } dialog }) continue;
            if (turn.Decision.Outgoing.OfType<Show>().LastOrDefault(s => s.Prompt.Card is not null)?.Prompt is not { } card) continue;
            var offered = card.Sections.SelectMany(s => s.Items).Select(i => i.ChoiceId).OfType<string>().ToHashSet();
            if (!WalkOf(dialog).Path.All(v => v.Step.Id == dialog.Correcting || offered.Contains(ChoiceIds.Of(ChoiceIds.Correct, v.Step.Id)))) return false;
        }

        return world.Refused.Count == 0;
    }

    private static bool OldAnswersStay(World world) =>
        world.Turns.All(t => t.Events.OfType<StepAnswered>().All(world.Journal[t.Stream].Contains));

    private static bool FirstAcknowledgementWins(World world)
    {
        foreach (var turns in world.Turns.GroupBy(t => t.Stream))
        {
            var events = turns.SelectMany(t => t.Events).Where(e => e is IncidentAcknowledged or IncidentResolved).ToList();
            for (var i = 1; i < events.Count; i++)
                if (events[i] is IncidentAcknowledged && events[i - 1] is IncidentAcknowledged) return false;
        }

        return true;
    }

    private static Walk WalkOf(Dialog dialog) => Walk.Of(Given.Catalog.Find(dialog.Playbook, dialog.Fingerprint), dialog.Answers, dialog.Facts);

    /// <summary>A platform never draws an older card over a newer one, so what counts is the newest that arrived.</summary>
    private static bool CardsFollow(World world)
    {
        foreach (var incident in world.Incidents.Values)
        {
            var cards = world.Shown.Where(s => s.Row.Stream == StreamId.Of(incident.Id) && s.Show.Prompt.Card is not null).GroupBy(s => s.Show.To).ToList();
            if (incident.Status == IncidentStatus.Exhausted && incident.CardsAt.Except(world.NotArrived.Select(m => m.Show.To)).Any(at => cards.All(c => c.Key != at))) return false;
            foreach (var card in cards)
            {
                var stands = card.MaxBy(s => s.Row.Id)!.Show.Prompt;
                var now = IncidentCards.Card(incident, stands.Language);
                if (stands.Body != now.Body || !stands.Choices.SequenceEqual(now.Choices)) return false;
            }
        }

        return true;
    }
}
