using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Conversations;

/// <summary>
/// Decides what a person is asked and told next. An input first becomes facts; then everything that follows from the facts is worked out in one place
/// (<see cref="Conclude"/>): the card, whether an incident is raised, what the incident is told, and the clock that runs while the person is in danger.
/// </summary>
public static class ConversationRules
{
    public const string SilenceKey = "silence";

    /// <summary>From this confidence on the kind itself is believed; below it the general triage asks what happened.</summary>
    public const double KindSure = 0.4;

    /// <summary>From this confidence on we speak to somebody who did not speak to us.</summary>
    public const double OfferFrom = 0.7;

    /// <summary>With nothing known to be harmed yet, silence is given this much more time than the policy's.</summary>
    private const int CalmSilenceFactor = 2;

    public static Decision Decide(Conversation state, Input input, Context context) => (input, state) switch
    {
        (Chose { ChoiceId: var id } chose, _) when ChoiceIds.Split(id) is (ChoiceIds.Language, var tag) => ChooseLanguage(state, chose, tag, context),
        (Chose { PromptId: { } prompt } chose, { Dialog: { } dialog }) when IsOfAnotherDialog(prompt, dialog) =>
            Refuse(state, chose, Wording.CardOfEarlierReport, context),
        (Said { Text: var text } said, _) when string.IsNullOrWhiteSpace(text) => Refuse(state, said, Wording.NothingWritten, context),
        (Edited edited, _) => HearEdited(state, edited, context),
        (Overheard overheard, _) => Overhear(state, overheard, context),
        (Chose { PromptId: { } prompt, ChoiceId: ChoiceIds.OfferYes or ChoiceIds.OfferNo } chose, _) when state.Offers.TryGetValue(prompt, out var offer) =>
            AnswerOffer(state, offer, chose.ChoiceId == ChoiceIds.OfferYes, context),

        (Said { Text: var text } said, { Phase: not ConversationPhase.Guiding }) when MeasureOffers.AreAskedForBy(text) =>
            ShowMeasures(state, said.From, null, LanguageOf(state, said.Language), context),
        (Chose { ChoiceId: var id } chose, { Phase: not ConversationPhase.Guiding }) when ChoiceIds.Split(id) is (MeasurePrompts.Choice, var tail) =>
            MeasurePrompts.NeedOf(tail) is { } need ? ShowMeasures(state, chose.From, need, [], context) : Conclude(state, [], chose.From, context),

        (Said said, { Phase: ConversationPhase.Guiding, Dialog: { } dialog }) => HearMore(state, dialog, said, context),
        (Said { Deliberate: true } said, _) => Open(state, said.From, said.Text, said.Recognition, context, LanguageOf(state, said.Language)),
        (Said said, { Phase: ConversationPhase.Finished, Dialog: { } dialog }) when !TellsOfSomethingElse(said.Recognition, dialog) => AddWords(state, said, context),
        (Said said, _) when said.Recognition.ReportConfidence >= Recognition.Sure => Open(state, said.From, said.Text, said.Recognition, context, LanguageOf(state, said.Language)),
        (Said said, _) => Conclude(state, [.. LanguageOf(state, said.Language), new DoubtfulWordsHeard(said.Text, said.Recognition)], said.From, context),

        (Chose { ChoiceId: ChoiceIds.DoubtYes or ChoiceIds.DoubtUnknown } chose, { Doubt: { } doubt }) => Open(state, chose.From, doubt.Text, doubt.Recognition, context),
        (Chose { ChoiceId: ChoiceIds.DoubtNo } chose, { Doubt: not null }) => Conclude(state, [new DoubtDismissed()], chose.From, context),
        (Chose { ChoiceId: ChoiceIds.New } chose, { Phase: ConversationPhase.Finished }) => Conclude(state, [new DialogClosed()], chose.From, context),
        (Chose { ChoiceId: ChoiceIds.Human } chose, { Phase: ConversationPhase.Unsure } or { Dialog: null or { Incident: null }, Phase: ConversationPhase.Quiet }) =>
            OpenForPerson(state, chose, context),
        (Offered offered, { Dialog: null } or { Phase: ConversationPhase.Quiet or ConversationPhase.Unsure }) =>
            Open(state, offered.From, state.Doubt?.Text ?? "", state.Doubt?.Recognition ?? Recognition.Nothing, context, [new EvidenceOffered(offered.File)]),
        (NotTaken not, _) => NotKept(state, not, context),
        (PersonInput from, { Dialog: null } or { Phase: ConversationPhase.Quiet or ConversationPhase.Unsure }) => Refuse(state, from, Wording.NothingOpen, context),

        (CarriedOver carried, { Dialog: { } dialog }) => Conclude(state,
            StepAt(dialog, context) is var step && BeforeCutOff.AsksForPhone(step) ? [new StepAnswered(step.Id, new(BeforeCutOff.Opened, Said: false))] : [], carried.From, context),

        (Chose { ChoiceId: ChoiceIds.Human } chose, { Dialog.HumanWanted: true }) => Refuse(state, chose, Wording.PersonIsComing, context),
        (Chose { ChoiceId: ChoiceIds.Human } chose, _) => Conclude(state, [new HumanAskedFor()], chose.From, context),
        (Chose { ChoiceId: ChoiceIds.OtherKind } chose, { Dialog: { } dialog }) when ConversationPrompts.CanBeOfOtherKind(state, dialog, PlaybookOf(dialog, context)) =>
            Conclude(state, [ToTriage(context)], chose.From, context),
        (Chose chose, { Dialog: { } dialog }) => Press(state, dialog, chose, context),
        (Filled filled, { Dialog: { } dialog }) => Fill(state, dialog, filled, context),
        (Attached { Attachment: var attachment } attached, { Dialog: { } dialog }) => dialog.Attachments.Any(a => a.Id == attachment.Id)
            ? Decision.Nothing
            : Conclude(state, [new EvidenceGiven(attachment)], attached.From, context),

        (Offered { File: var file } offered, _) => Conclude(state, [new EvidenceOffered(file)], offered.From, context),

        (SilenceDue due, { Phase: ConversationPhase.Guiding, Dialog: { } dialog }) when due.Dialog == dialog.Id && due.Prompt == state.Version =>
            Conclude(state, [new ReporterFellSilent(StepAt(dialog, context).Id)], dialog.Reach, context),
        (SilenceDue, _) => Decision.Nothing,
        (ResponderTookOver took, { Dialog: { } dialog }) when took.Incident == dialog.Incident =>
            Conclude(state, [new ResponderIntroduced(took.Name)], dialog.Reach, context),
        (ResponderWrote wrote, { Dialog: { } dialog }) when wrote.Incident == dialog.Incident =>
            Conclude(state, [new MessageFromResponder(wrote.Name, wrote.Text)], dialog.Reach, context),
        (NobodyAcknowledged nobody, { Dialog: { Responder: null } dialog }) when nobody.Incident == dialog.Incident =>
            Conclude(state, [new EscalationFoundNobody()], dialog.Reach, context),
        (IncidentEnded ended, { Dialog: { } dialog }) when ended.Incident == dialog.Incident && ConversationLifecycle.Permits(state.Phase, ConversationTrigger.Close) =>
            Conclude(state, [new DialogClosed()], dialog.Reach, context),
        _ => Decision.Nothing,
    };

    private static Decision ChooseLanguage(Conversation state, Chose chose, string tag, Context context) =>
        Languages.Parse(tag) is { } language ? Conclude(state, [new LanguageChosen(language, ByPerson: true)], chose.From, context) : Refuse(state, chose, Wording.NotPossible, context);

    /// <param name="heard">What is to be recorded with it.</param>
    private static Decision Open(Conversation state, Address from, string text, Recognition recognition, Context context, IEnumerable<Event>? heard = null)
    {
        var kind = recognition.Confidence >= KindSure ? recognition.KindTold() : IncidentKind.None;
        var playbook = context.Catalog.For(kind);
        var opened = new DialogOpened(new(context.NewId), kind, playbook.Id, playbook.Fingerprint, text, recognition, from, context.At);
        return Conclude(state, heard is null ? [opened] : [.. heard.OfType<LanguageChosen>(), opened, .. heard.Where(e => e is not LanguageChosen)], from, context);
    }

    /// <summary>Never in public that someone may have been tricked: what we say here only the writer sees.</summary>
    private static Decision Overhear(Conversation state, Overheard overheard, Context context)
    {
        if (overheard.Recognition.ReportConfidence < OfferFrom || state.Phase == ConversationPhase.Guiding) return Decision.Nothing;
        if (state.Offers.Values.Any(o => o.Thread == overheard.Thread)) return Decision.Nothing;
        List<Event> events = [.. LanguageOf(state, overheard.Language), new HelpOffered($"offer.{context.NewId}", overheard.Thread, overheard.Direct, overheard.Text, overheard.Recognition)];
        return new(events, [new Show(overheard.Aside, ConversationPrompts.Offer(state.Apply(events), $"offer.{context.NewId}"), context.At)]);
    }

    private static Decision AnswerOffer(Conversation state, HelpOffered offer, bool yes, Context context) => yes switch
    {
        false => new([new OfferDeclined(offer.Offer, offer.Text)], []),
        true when state.Phase == ConversationPhase.Guiding => Decision.Nothing,
        true => Open(state, offer.Direct, offer.Text, offer.Recognition, context, [new OfferTaken(offer.Offer)]),
    };

    private static Decision ShowMeasures(Conversation state, Address from, MeasureNeed? need, IEnumerable<Event> heard, Context context)
    {
        List<Event> events = [.. heard, new MeasuresAsked(need)];
        var after = state.Apply(events);
        return new(events, [new Show(from, MeasurePrompts.Render(string.Create(CultureInfo.InvariantCulture, $"{MeasurePrompts.Card}.{after.Version}"), need, context.Catalog, after.Language), context.At)]);
    }

    private static Decision NotKept(Conversation state, NotTaken not, Context context)
    {
        List<Event> events = [new EvidenceNotTaken(not.Name, not.Reason)];
        return new(events, [new Show(not.From, ConversationPrompts.Render(state.Apply(events), context, Wording.NotTaken(not.Name, not.Reason)), context.At)]);
    }

    private static Decision OpenForPerson(Conversation state, Chose chose, Context context)
    {
        var playbook = context.Catalog.For(IncidentKind.None);
        var opened = new DialogOpened(new(context.NewId), IncidentKind.None, playbook.Id, playbook.Fingerprint, state.Doubt?.Text ?? "",
            state.Doubt?.Recognition ?? Recognition.Nothing, chose.From, context.At);
        return Conclude(state, [opened, new HumanAskedFor()], chose.From, context);
    }

    private static Decision HearMore(Conversation state, Dialog dialog, Said said, Context context)
    {
        var step = StepAt(dialog, context);
        return SpokenAnswers.Read(said.Text, step, context.Organization) switch
        {
            ChoiceIds.Human when dialog.HumanWanted => Refuse(state, said, Wording.PersonIsComing, context),
            ChoiceIds.Human => Conclude(state, [new WordsAdded(said.Text, said.Recognition), new HumanAskedFor()], said.From, context),
            ChoiceIds.Explain => Conclude(state, [new StepExplained(step.Id)], said.From, context),
            ChoiceIds.OtherKind => ConversationPrompts.CanBeOfOtherKind(state, dialog, PlaybookOf(dialog, context))
                ? Conclude(state, [ToTriage(context)], said.From, context)
                : Refuse(state, said, Wording.NotPossible, context),
            { } answer => Conclude(state, [new StepAnswered(step.Id, new(answer, Said: true))], said.From, context),
            _ => AddWords(state, said, context),
        };
    }

    /// <summary>A dialog goes on where it is, which may be elsewhere by now.</summary>
    private static Decision HearEdited(Conversation state, Edited edited, Context context) => state switch
    {
        _ when string.IsNullOrWhiteSpace(edited.Text) => Decision.Nothing,
        { Dialog: { } dialog, Phase: var phase } when phase == ConversationPhase.Guiding || phase == ConversationPhase.Finished && !TellsOfSomethingElse(edited.Recognition, dialog) =>
            AddWords(state, new(dialog.Reach, edited.Text, edited.Recognition), context, answers: false),
        _ when edited.Recognition.ReportConfidence >= Recognition.Sure => Open(state, edited.From, edited.Text, edited.Recognition, context),
        _ => Decision.Nothing,
    };

    /// <summary>
    /// Words that are no plain answer: kept and read for facts. What they tell worse than was answered replaces the answer; where they tell of something
    /// more urgent than this playbook is for, the playbook changes.
    /// </summary>
    /// <param name="answers">They may be what the form at hand asks for.</param>
    private static Decision AddWords(Conversation state, Said said, Context context, bool answers = true)
    {
        var dialog = state.Dialog!;
        var added = new WordsAdded(said.Text, said.Recognition);
        var told = AnswersTold(dialog, said.Recognition, context).ToList();
        var events = new List<Event> { added };
        if (MoreUrgent(dialog, told.Prepend<Event>(added).Aggregate(dialog, (so, next) => so.Apply(next)), added, context) is { } changed)
            events.Add(changed);
        else if (told.Count > 0)
            events.AddRange(told);
        else if (answers && state.Phase == ConversationPhase.Guiding && StepAt(dialog, context) is Form form
                 && SpokenAnswers.Fill(form, said.Text, said.Recognition.Facts.PhoneNumbers) is { Count: > 0 } values)
            events.Add(new StepAnswered(form.Id, new(Walk.Filled, Said: true) { Fields = values }));
        return Conclude(state, events, said.From, context);
    }

    /// <summary>Answers that the words give anew: to the question being corrected, and to any other only what is worse. 「実はパスワードも入れました」.</summary>
    private static IEnumerable<StepAnswered> AnswersTold(Dialog dialog, Recognition recognition, Context context)
    {
        var facts = recognition.Facts.Answers().ToDictionary(f => f.Key, f => f.Value);
        foreach (var (step, given) in WalkOf(dialog, context).Path)
        {
            if (step is not Question { Fact: { } fact } question || !facts.TryGetValue(fact, out var value)) continue;
            if (question.Answers.FirstOrDefault(a => a.Is.Contains(value)) is not { } told || told.Id == given.Answer) continue;
            var before = question.Answers.First(a => a.Id == given.Answer);
            if (dialog.Correcting == step.Id || HarmOf(told) > HarmOf(before) || (given.Answer == Walk.Unknown && HarmOf(told) == HarmOf(before)))
                yield return new(step.Id, Given.FromText(told.Id));
        }

        static Severity HarmOf(Answer answer) => answer.Harm?.Severity ?? Severity.None;
    }

    /// <param name="staying">What the dialog would be with these words and its own playbook.</param>
    private static PlaybookChanged? MoreUrgent(Dialog dialog, Dialog staying, WordsAdded added, Context context)
    {
        var recognition = added.Recognition;
        if (recognition.Confidence < Recognition.Sure || recognition.ReportConfidence < Recognition.Sure || recognition.KindTold() == dialog.Kind) return null;
        var to = context.Catalog.For(recognition.KindTold());
        var now = PlaybookOf(dialog, context);
        if (to.Kind == IncidentKind.None) return null;

        var changed = new PlaybookChanged(recognition.KindTold(), to.Id, to.Fingerprint);
        var (severity, before) = (WalkOf(dialog.Apply(added).Apply(changed), context).Severity, WalkOf(staying, context).Severity);
        return now.Kind == IncidentKind.None || severity > before || (severity == before && Urgency(to.Kind) > Urgency(now.Kind) && StepAt(staying, context) == StepAt(dialog, context))
            ? changed
            : null;
    }

    /// <summary>What goes on while we talk comes before what has happened: files being encrypted, then money on its way.</summary>
    private static int Urgency(IncidentKind kind) => kind switch
    {
        IncidentKind.Ransomware => 2,
        IncidentKind.UnauthorizedTransfer or IncidentKind.Bec => 1,
        _ => 0,
    };

    private static PlaybookChanged ToTriage(Context context)
    {
        var general = context.Catalog.For(IncidentKind.None);
        return new(general.Kind, general.Id, general.Fingerprint);
    }

    private static bool TellsOfSomethingElse(Recognition recognition, Dialog dialog) =>
        recognition.ReportConfidence >= Recognition.Sure && recognition.Confidence >= Recognition.Sure && recognition.KindTold() != dialog.Kind;

    private static Decision Press(Conversation state, Dialog dialog, Chose chose, Context context)
    {
        var (head, tail) = ChoiceIds.Split(chose.ChoiceId);
        var path = PathOf(dialog, context);
        var step = StepAt(dialog, context);
        return head switch
        {
            ChoiceIds.Explain when step.Id == tail && step.Help is not null => Conclude(state, [new StepExplained(tail)], chose.From, context),
            ChoiceIds.Correct when path.Any(v => v.Step.Id == tail) && ConversationLifecycle.Permits(state.Phase, ConversationTrigger.Correct) =>
                Conclude(state, [new CorrectionBegun(tail)], chose.From, context),
            _ when head == step.Id && IsOffered(step, tail, context) => Conclude(state, [new StepAnswered(head, new(tail, Said: false))], chose.From, context),
            _ when path.Any(v => v.Step.Id == head && v.Given.Answer == tail) => Refuse(state, chose, Wording.AlreadyAnswered, context),
            _ when path.Any(v => v.Step.Id == head) => Refuse(state, chose, Wording.AnsweredDifferently, context),
            _ => Refuse(state, chose, Wording.NotPossible, context),
        };
    }

    private static bool IsOffered(Step step, string answer, Context context) => step switch
    {
        Form => answer == Walk.Unknown,
        Pick { From: PickFrom.Sites, Other: var other } => answer == Walk.Unknown || answer == Pick.Elsewhere && other is not null || context.Organization.FindSite(answer) is not null,
        Pick => answer == Walk.Unknown || Prefectures.Name(answer) is not null,
        _ => Walk.Takes(step, answer),
    };

    private static Decision Fill(Conversation state, Dialog dialog, Filled filled, Context context)
    {
        var step = StepAt(dialog, context);
        if (step is Pick pick && filled.Values.TryGetValue(pick.Id, out var picked))
            return IsOffered(pick, picked, context)
                ? Conclude(state, [new StepAnswered(pick.Id, new(picked, Said: false))], filled.From, context)
                : Refuse(state, filled, Wording.NotPossible, context);
        var playbook = PlaybookOf(dialog, context);
        if (FormOf(filled, playbook, step) is not { } form)
            return Refuse(state, filled, step is not Form && playbook.Steps.OfType<Form>().Any(f => f.Fields.Any(of => filled.Values.ContainsKey(of.Id))) ? Wording.AlreadyAnswered : Wording.NotPossible, context);

        var values = form.Fields.Where(f => !string.IsNullOrWhiteSpace(filled.Values.GetValueOrDefault(f.Id)))
            .ToImmutableSortedDictionary(f => f.Id, f => filled.Values[f.Id].Trim());
        var unusable = form.Fields.Where(f => f.Kind == FieldKind.Phone && values.TryGetValue(f.Id, out var phone) && phone.Count(char.IsDigit) < 3);
        if (unusable.FirstOrDefault() is { } field)
            return Refuse(state, filled, Wording.PhoneNeedsDigits, context, new FieldError(field.Id, filled.Values));
        var given = values.IsEmpty ? new Given(Walk.Unknown, Said: false) : new Given(Walk.Filled, Said: false) { Fields = values };
        return Conclude(state, [new StepAnswered(form.Id, given)], filled.From, context);
    }

    /// <summary>The form that was filled in: the one at hand, or, from a card drawn before it, the one for name and phone that stands beside other steps.</summary>
    private static Form? FormOf(Filled filled, Playbook playbook, Step step)
    {
        if (step is Form form && (filled.Values.IsEmpty || Has(form))) return form;
        return playbook.Find(Walk.ReporterStep) is Form beside && Has(beside) ? beside : null;

        bool Has(Form of) => of.Fields.Any(f => filled.Values.ContainsKey(f.Id));
    }

    /// <summary>Everything that follows from what has just become known.</summary>
    private static Decision Conclude(Conversation before, IReadOnlyList<Event> heard, Address from, Context context)
    {
        List<Event> events = [.. heard];
        var state = before.Apply(events);
        if (state.Dialog is { } moved && moved.Reach != from) Add(new PlaceChanged(from));
        if (state.Dialog is { } sorted && heard is [.., StepAnswered { Step: var answered }] && LedElsewhere(sorted, answered, context) is { } led) Add(led);
        if (state is { Dialog: { } dialog, Phase: ConversationPhase.Guiding or ConversationPhase.Finished })
        {
            var walk = WalkOf(dialog, context);
            if (dialog.Incident is null && (walk.Severity > Severity.None || dialog.HumanWanted || dialog.Silent))
                Add(new IncidentReported(new($"{context.NewId[..4]}-{context.NewId[4..]}")));
            if (dialog.Correcting is null && walk.Current is Ending && ConversationLifecycle.Permits(state.Phase, ConversationTrigger.Finish))
                Add(new DialogFinished(walk.Current.Id));
        }

        return new(events, [.. Consequences(before, state, heard, from, context)]);

        void Add(Event happened)
        {
            events.Add(happened);
            state = state.Apply(happened);
        }
    }

    /// <summary>An answer that found the kind leads on into its playbook; corrected, into another one or back.</summary>
    private static PlaybookChanged? LedElsewhere(Dialog dialog, string answered, Context context)
    {
        var general = TriageOf(dialog, context);
        if (general.Id != dialog.Playbook && !dialog.Triage.Contains(answered)) return null;
        var walk = Walk.Of(general, dialog.Answers, dialog.Facts);
        var to = walk.Current is Referral { Kind: var kind } ? context.Catalog.For(kind) : general;
        return to.Id == dialog.Playbook ? null : new PlaybookChanged(to.Kind, to.Id, to.Fingerprint) { Triage = [.. walk.Path.Select(v => v.Step.Id)] };
    }

    private static IEnumerable<Outgoing> Consequences(Conversation before, Conversation state, IReadOnlyList<Event> heard, Address from, Context context)
    {
        yield return new Show(from, ConversationPrompts.Render(state, context), context.At);
        foreach (var message in heard.OfType<MessageFromResponder>())
            yield return new Show(from, ConversationPrompts.Message(state, message), context.At);
        foreach (var offered in heard.OfType<EvidenceOffered>()) yield return new Fetch(from, offered.File, context.At);
        if (before.Phase == ConversationPhase.Guiding) yield return new Withdraw(SilenceKey, context.At);
        if (state.Dialog is not { } dialog) yield break;

        if (dialog.Incident is { } incident) yield return new Send(StreamId.Of(incident), new Reported(DialogReport.Of(state, dialog, context)), context.At);
        if (state.Phase == ConversationPhase.Guiding && !dialog.Silent)
        {
            var minutes = context.Organization.Policy.SilenceMinutes * (InDanger(dialog, context) ? 1 : CalmSilenceFactor);
            yield return new Send(StreamId.Of(state.Person), new SilenceDue(dialog.Id, state.Version), context.At.AddMinutes(minutes)) { Key = SilenceKey };
        }
    }

    private static bool InDanger(Dialog dialog, Context context)
    {
        var walk = WalkOf(dialog, context);
        return walk.Severity >= Severity.Moderate || BeforeCutOff.Ahead(PlaybookOf(dialog, context), walk.Current) is ActionStep { Watch: true };
    }

    /// <summary>No event: the same card again, with one sentence on it that says why and what is possible.</summary>
    private static Decision Refuse(Conversation state, PersonInput input, Text why, Context context, FieldError? error = null) =>
        new([], [new Show(input.From, ConversationPrompts.Render(state, context, why, error), context.At)]) { Refusal = why };

    private static IEnumerable<Event> LanguageOf(Conversation state, Language? told) =>
        told is { } language && language != state.Language && !state.LanguagePicked ? [new LanguageChosen(language)] : [];

    private static bool IsOfAnotherDialog(string promptId, Dialog dialog) =>
        promptId.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && promptId[..dot] is var of && of != dialog.Id.Value && !ConversationPrompts.OfNoDialog.Contains(of);

    internal static Walk WalkOf(Dialog dialog, Context context) =>
        Walk.Of(PlaybookOf(dialog, context), dialog.Answers, dialog.Facts);

    /// <summary>All that was answered and still holds, with what found the kind before it.</summary>
    internal static ImmutableArray<Visit> PathOf(Dialog dialog, Context context)
    {
        var path = WalkOf(dialog, context).Path;
        return dialog.Triage.IsEmpty ? path : [.. Walk.Of(TriageOf(dialog, context), dialog.Answers, dialog.Facts).Path.Where(v => dialog.Triage.Contains(v.Step.Id)), .. path];
    }

    /// <summary>The step that is shown: the one being corrected, or the first without an answer.</summary>
    internal static Step StepAt(Dialog dialog, Context context) =>
        dialog.Correcting is { } correcting && (PlaybookOf(dialog, context).Find(correcting) ?? TriageOf(dialog, context).Find(correcting)) is { } step
            ? step
            : WalkOf(dialog, context).Current;

    private static Playbook PlaybookOf(Dialog dialog, Context context) => context.Catalog.Find(dialog.Playbook, dialog.Fingerprint);

    private static Playbook TriageOf(Dialog dialog, Context context) =>
        PlaybookOf(dialog, context) is { Kind: IncidentKind.None } general ? general : context.Catalog.For(IncidentKind.None);
}

/// <param name="Values">What the person filled in, so that nothing of it is lost.</param>
internal sealed record FieldError(string Field, ImmutableSortedDictionary<string, string> Values);
