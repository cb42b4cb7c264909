using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Conversations;

/// <summary>
/// What a person sees after each turn: one card, made anew from the state, replacing the one before. First what to do or never to do, then the one
/// question at hand, then ways out that are always there.
/// </summary>
public static class ConversationPrompts
{
    /// <summary>What the ids of cards begin with that belong to no dialog.</summary>
    internal static readonly ImmutableArray<string> OfNoDialog = ["welcome", "doubt", "offer", MeasurePrompts.Card];

    public static Prompt Render(Conversation state, Context context, Text? note = null) => Render(state, context, note, null);

    internal static Prompt Render(Conversation state, Context context, Text? note, FieldError? error)
    {
        var prompt = state switch
        {
            { Phase: ConversationPhase.Unsure } => Doubt(state),
            { Phase: ConversationPhase.Guiding or ConversationPhase.Finished, Dialog: { } dialog } => Card(state, dialog, context, error),
            { Dialog: { Incident: not null } closed } => Closed(state, closed),
            _ => Welcome(state),
        };
        return note is null ? prompt : prompt with { Sections = prompt.Sections.Insert(0, new(SectionKind.Note, "", [new(note.In(state.Language))])) };
    }

    public static Prompt Message(Conversation state, MessageFromResponder message) =>
        new($"{state.Dialog!.Id}.message.{state.Version}", Wording.MessageFrom(message.Name).In(state.Language), message.Text) { Language = state.Language };

    private static Prompt Welcome(Conversation state) =>
        new($"welcome.{state.Version}", Wording.WelcomeTitle.In(state.Language), (state.Version > 1 ? Wording.AllWell : Wording.WelcomeBody).In(state.Language))
        {
            Card = "welcome", Language = state.Language,
        };

    private static Prompt Doubt(Conversation state) =>
        new($"doubt.{state.Version}", Wording.DoubtTitle.In(state.Language), Wording.DoubtBody.In(state.Language))
        {
            Card = "welcome",
            Language = state.Language,
            Choices =
            [
                new(ChoiceIds.DoubtYes, Wording.DoubtYes.In(state.Language), ChoiceStyle.Primary),
                new(ChoiceIds.DoubtNo, Wording.DoubtNo.In(state.Language)),
                new(ChoiceIds.DoubtUnknown, Wording.Unknown.In(state.Language)),
                new(ChoiceIds.Human, Wording.TalkToPerson.In(state.Language), ChoiceStyle.Quiet),
            ],
        };

    /// <summary>Shown to the writer alone, beside what they wrote in front of others.</summary>
    public static Prompt Offer(Conversation state, string offer) =>
        new(offer, Wording.OfferTitle.In(state.Language), Wording.OfferBody.In(state.Language))
        {
            Language = state.Language,
            Choices =
            [
                new(ChoiceIds.OfferYes, Wording.OfferYes.In(state.Language), ChoiceStyle.Primary),
                new(ChoiceIds.OfferNo, Wording.OfferNo.In(state.Language)),
            ],
        };

    private static Prompt Closed(Conversation state, Dialog dialog) =>
        new(IdOf(state, dialog), Wording.Ended.In(state.Language), Wording.EndedBody.In(state.Language))
        {
            Card = CardOf(dialog), Language = state.Language, Tone = Tone.Done,
        };

    private static Prompt Card(Conversation state, Dialog dialog, Context context, FieldError? error)
    {
        var language = state.Language;
        var playbook = context.Catalog.Find(dialog.Playbook, dialog.Fingerprint);
        var walk = ConversationRules.WalkOf(dialog, context);
        var step = ConversationRules.StepAt(dialog, context);
        var severity = DialogReport.SeverityOf(walk, dialog);
        var ended = step as Ending;
        return new(IdOf(state, dialog), TitleOf(playbook, dialog, ended, language), step.Says.In(language))
        {
            Card = CardOf(dialog),
            Language = language,
            Tone = ended is { Kind: EndingKind.Closed } ? Tone.Done : severity >= Severity.High ? Tone.Urgent : Tone.Calm,
            Sections =
            [
                .. NewsSections(dialog, context, language),
                .. FirstSection(playbook, dialog, walk, step, language),
                .. HowSections(dialog, step, language),
                .. KeepSection(playbook, step, context, language),
                .. ended is { Kind: EndingKind.Closed } ? [] : new[] { NeverSection(playbook, language) },
                .. SeveritySection(walk, dialog, severity, language),
                .. ended is { Kind: EndingKind.HandedOver } ? [Note(language, WindowAdvice.FakePoliceTitle, WindowAdvice.FakePolice)] : Array.Empty<Section>(),
                .. AnsweredSection(ConversationRules.PathOf(dialog, context), dialog, context.Organization, language),
            ],
            Choices = [.. StepChoices(step, context.Organization, language), .. AlwaysThere(state, dialog, playbook, step, language)],
            Fields = [.. StepFields(step, dialog, error, language), .. BesideFields(state, dialog, playbook, step, error, language)],
            FieldsTitle = BesideForm(state, dialog, playbook, step) is null ? null : Wording.HowToReachYou.In(language),
            Contacts = [.. ContactsOf(playbook, dialog, walk, step, context, language)],
            Attachments = dialog.Attachments,
            Handover = BeforeCutOff.AsksForPhone(step) ? new() : null,
        };
    }

    private static string IdOf(Conversation state, Dialog dialog) => string.Create(CultureInfo.InvariantCulture, $"{dialog.Id}.{state.Version}");

    private static string CardOf(Dialog dialog) => $"dialog/{dialog.Id}";

    private static string TitleOf(Playbook playbook, Dialog dialog, Ending? ended, Language language) => (ended?.Kind switch
    {
        EndingKind.Closed => Wording.Thanks,
        EndingKind.HandedOver => Wording.HandedOver,
        _ => Wording.TakenFor(DialogReport.TitleOf(playbook, dialog.Kind)),
    }).In(language);

    private static IEnumerable<Section> NewsSections(Dialog dialog, Context context, Language language)
    {
        if (dialog.Incident is { } incident)
            yield return Note(language, Wording.Notified(incident.Value), dialog.Responder is { } responder ? Wording.HasIt(responder) : Wording.NotifiedBody);
        if (dialog is { Responder: null, NobodyFound: true } || dialog is { HumanWanted: true })
            yield return new(SectionKind.Note, (dialog.NobodyFound && dialog.Responder is null ? Wording.NobodyYet : Wording.PersonTold).In(language),
                [.. OnCallPhones(context).Select(p => new Item($"{p.Name} {p.Phone}") { Phone = p.Phone })]);
        if (dialog.Silent) yield return Note(language, Wording.StillThere);
    }

    private static IEnumerable<Person> OnCallPhones(Context context)
    {
        var plan = OnCall.EscalationPlan.Of(context.Organization);
        return Enumerable.Range(0, plan.Policy.Levels.Length)
            .SelectMany(level => plan.Targets(level, context.At, context.Catalog.Contacts.Holidays))
            .Where(p => p.Phone is not null).Distinct().Take(3);
    }

    /// <summary>The first safe action stands on the card until a first action has been dealt with.</summary>
    private static IEnumerable<Section> FirstSection(Playbook playbook, Dialog dialog, Walk walk, Step step, Language language)
    {
        if (step is ActionStep or Ending || walk.Path.Any(v => v.Step is ActionStep)) yield break;
        var known = KnownFacts(dialog, walk);
        var first = playbook.First.First(f => f.When.All(w => known.GetValueOrDefault(w.Key) == w.Value));
        yield return new(SectionKind.First, Wording.First.In(language), [new(first.Text.In(language))]);
    }

    private static Dictionary<string, string> KnownFacts(Dialog dialog, Walk walk)
    {
        var known = new Dictionary<string, string>(dialog.Facts);
        foreach (var visit in walk.Path)
            if (visit.Step is Question { Fact: { } fact } question && question.Answers.First(a => a.Id == visit.Given.Answer).Is is [var value, ..])
                known[fact] = value;
        return known;
    }

    private static IEnumerable<Section> HowSections(Dialog dialog, Step step, Language language)
    {
        if (step is ActionStep action)
            yield return new(SectionKind.How, Wording.How.In(language), [.. Lines(action.How.In(language))]) { Pictures = action.Pictures };
        if (dialog.Explained == step.Id && step.Help is { } help)
            yield return new(SectionKind.How, Wording.InOtherWords.In(language), [.. Lines(help.In(language))]);
    }

    /// <summary>All that is needed once the line is dead, in one place that can be photographed.</summary>
    private static IEnumerable<Section> KeepSection(Playbook playbook, Step step, Context context, Language language)
    {
        if (!BeforeCutOff.AsksForPhone(step) || BeforeCutOff.Ahead(playbook, step) is not ActionStep ahead) yield break;
        yield return new(SectionKind.How, Wording.KeepThis.In(language),
        [
            new(ahead.Do.In(language)),
            .. Lines(ahead.How.In(language)),
            .. OnCallPhones(context).ToList() is [_, ..] people ? [new Item(Wording.ThenPhone(string.Concat(people.Select(p => $"\n{p.Name} {p.Phone}"))).In(language))] : Array.Empty<Item>(),
        ])
        {
            Pictures = ahead.Pictures,
        };
    }

    private static IEnumerable<Item> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => new Item(l));

    private static Section NeverSection(Playbook playbook, Language language) =>
        new(SectionKind.Never, Wording.Never.In(language), [.. playbook.Never.Select(n => new Item(n.Text.In(language)))]);

    private static IEnumerable<Section> SeveritySection(Walk walk, Dialog dialog, Severity severity, Language language)
    {
        if (severity == Severity.None) yield break;
        yield return new(SectionKind.Note, Wording.SeverityHeading(severity.Name()).In(language),
            [.. DialogReport.ReasonsOf(walk, dialog).Select(b => new Item(Wording.Because(b).In(language)))]);
    }

    private static IEnumerable<Section> AnsweredSection(ImmutableArray<Visit> path, Dialog dialog, Organization organization, Language language)
    {
        if (path.IsEmpty && dialog.Text.Length == 0) yield break;
        yield return new(SectionKind.Answered, Wording.Answered.In(language),
        [
            .. dialog.Text.Length == 0 ? [] : new[] { new Item(Wording.Quoted(dialog.Text, language), Wording.YourWords.In(language)) },
            .. dialog.AddedWords.Select(words => new Item(Wording.Quoted(words, language), Wording.YourWords.In(language))),
            .. path.Select(v => new Item(
                $"{v.Step.Says.In(language)} → {AnswerWording.Of(v, organization).In(language)}",
                v.Given.Said ? Wording.FromYourWords.In(language) : null,
                dialog.Correcting == v.Step.Id ? null : ChoiceIds.Of(ChoiceIds.Correct, v.Step.Id))),
        ]);
    }

    private static IEnumerable<Choice> StepChoices(Step step, Organization organization, Language language) => step switch
    {
        Question question => question.Answers.Select(a => a.Label is { } label
            ? new Choice(ChoiceIds.Of(step.Id, a.Id), label.In(language))
            : Unknown(step, Wording.Unknown, language)),
        Pick { From: PickFrom.Sites, Other: var other } =>
        [
            .. organization.Sites.Select(s => new Choice(ChoiceIds.Of(step.Id, s.Id), s.Name)),
            .. other is null ? [] : new[] { new Choice(ChoiceIds.Of(step.Id, Pick.Elsewhere), Wording.Elsewhere.In(language)) },
            Unknown(step, Wording.Unknown, language),
        ],
        Pick or Form => [Unknown(step, Wording.Skip, language)],
        ActionStep =>
        [
            new(ChoiceIds.Of(step.Id, Walk.Done), Wording.Done.In(language), ChoiceStyle.Primary),
            new(ChoiceIds.Of(step.Id, Walk.Cannot), Wording.Cannot.In(language)),
        ],
        _ => [],
    };

    private static Choice Unknown(Step step, Text label, Language language) => new(ChoiceIds.Of(step.Id, Walk.Unknown), label.In(language));

    private static IEnumerable<Choice> AlwaysThere(Conversation state, Dialog dialog, Playbook playbook, Step step, Language language)
    {
        if (step.Help is not null && dialog.Explained != step.Id)
            yield return new(ChoiceIds.Of(ChoiceIds.Explain, step.Id), Wording.DontUnderstand.In(language), ChoiceStyle.Quiet);
        if (CanBeOfOtherKind(state, dialog, playbook)) yield return new(ChoiceIds.OtherKind, Wording.OtherKind.In(language), ChoiceStyle.Seldom);
        if (!dialog.HumanWanted) yield return new(ChoiceIds.Human, Wording.TalkToPerson.In(language), ChoiceStyle.Quiet);
        if (state.Phase == ConversationPhase.Finished) yield return new(ChoiceIds.New, Wording.NewReport.In(language), ChoiceStyle.Quiet);
    }

    /// <summary>Words found the kind; where questions found it, their answers are corrected instead.</summary>
    internal static bool CanBeOfOtherKind(Conversation state, Dialog dialog, Playbook playbook) =>
        state.Phase == ConversationPhase.Guiding && dialog.Triage.IsEmpty && playbook.Kind != IncidentKind.None;

    private static IEnumerable<Field> StepFields(Step step, Dialog dialog, FieldError? error, Language language) => step switch
    {
        Form form => FormFields(form, dialog, error, language),
        Pick { From: PickFrom.Prefectures } =>
        [
            new Field(step.Id, step.Says.In(language), FieldKind.Choice)
            {
                Options = [.. Prefectures.All.Select(p => new Choice(p.Code.ToString(CultureInfo.InvariantCulture), p.Name.In(language)))],
            },
        ],
        _ => [],
    };

    private static IEnumerable<Field> FormFields(Form form, Dialog dialog, FieldError? error, Language language) =>
        form.Fields.Select(f => new Field(f.Id, f.Label.In(language), f.Kind)
        {
            Value = (error?.Values ?? dialog.Answers.GetValueOrDefault(form.Id)?.Fields)?.GetValueOrDefault(f.Id),
            Error = error?.Field == f.Id ? Wording.PhoneNeedsDigits.In(language) : null,
        });

    /// <summary>
    /// Once on-call may have to phone the person, name and phone can be given beside any step: whoever is being guided through the worst should not have
    /// to come to the end first.
    /// </summary>
    internal static Form? BesideForm(Conversation state, Dialog dialog, Playbook playbook, Step step) =>
        dialog.Incident is not null && state.Phone is null && (step is Question or ActionStep or Ending { Kind: EndingKind.HandedOver })
            ? playbook.Find(Walk.ReporterStep) as Form
            : null;

    private static IEnumerable<Field> BesideFields(Conversation state, Dialog dialog, Playbook playbook, Step step, FieldError? error, Language language) =>
        BesideForm(state, dialog, playbook, step) is { } form ? FormFields(form, dialog, error, language) : [];

    /// <summary>All windows at the end; before that only those an answer has made urgent.</summary>
    private static IEnumerable<ContactCard> ContactsOf(Playbook playbook, Dialog dialog, Walk walk, Step step, Context context, Language language)
    {
        var offers = step is Ending { Kind: EndingKind.HandedOver } ? walk.Offers.Concat(playbook.Contacts) : step is Ending ? [] : walk.Offers;
        var site = DialogReport.SiteOf(walk, context.Organization);
        return context.Catalog.Contacts.Cards(offers, site, DialogReport.PrefectureOf(walk, site), context.Organization, context.At, language);
    }

    private static Section Note(Language language, Text heading, params Text[] lines) =>
        new(SectionKind.Note, heading.In(language), [.. lines.Select(l => new Item(l.In(language)))]);
}
