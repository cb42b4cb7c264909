using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Incidents;

/// <summary>
/// What an on-call person can do about an incident from its card: which acts are offered in which state, what each asks for, and the input it becomes.
/// </summary>
public static class ResponderActs
{
    public const string Acknowledge = "acknowledge";
    public const string TakeOver = "take-over";
    public const string Reached = "reached";
    public const string Write = "write";
    public const string Note = "note";
    public const string Hearing = "hearing";
    public const string Downgrade = "downgrade";
    public const string Resolve = "resolve";
    public const string Reopen = "reopen";

    private const string TextField = "text";
    private const string ReasonField = "reason";
    private const string SeverityField = "severity";
    private const string OwnerField = "gap-owner";
    private const string DaysField = "gap-days";

    private static readonly ImmutableArray<int> _days = [1, 3, 7];

    /// <summary>The acts that ask for something, where there is room for all of them.</summary>
    public static IEnumerable<string> Asking(Incident state)
    {
        if (IncidentLifecycle.Permits(state.Status, IncidentTrigger.Reopen)) yield return Reopen;
        yield return Write;
        if (state.IsOpen) yield return Reached;
        yield return Note;
        yield return Hearing;
        if (IncidentLifecycle.Permits(state.Status, IncidentTrigger.Downgrade) && state.Severity > Severity.Low) yield return Downgrade;
        if (IncidentLifecycle.Permits(state.Status, IncidentTrigger.Resolve)) yield return Resolve;
    }

    /// <summary>The buttons of a card, in their order; never more than six, which is as many as a card in Teams can have.</summary>
    public static IEnumerable<Choice> Offered(Incident state, Language language)
    {
        if (Permits(IncidentTrigger.Acknowledge)) yield return new(Acknowledge, IncidentWording.AcknowledgeLabel.In(language), ChoiceStyle.Primary);
        if (Permits(IncidentTrigger.TakeOver)) yield return new(TakeOver, IncidentWording.TakeOverLabel.In(language));
        string[] asking = state.Status switch
        {
            IncidentStatus.Acknowledged => [Reached, Write, Hearing, Note, Resolve],
            IncidentStatus.Resolved => [Reopen, Note],
            _ => [Reached, Note, Resolve],
        };
        foreach (var act in asking)
            yield return new(act, Form(state, act, language)!.Title, act == Resolve ? ChoiceStyle.Danger : ChoiceStyle.Normal) { Asks = true };

        bool Permits(IncidentTrigger trigger) => IncidentLifecycle.Permits(state.Status, trigger);
    }

    /// <summary>What the act asks for; null for an act that asks nothing or does not exist.</summary>
    public static Prompt? Form(Incident state, string act, Language language)
    {
        return act switch
        {
            Reached => Of(IncidentWording.ReachedLabel, Text(IncidentWording.ReachedText)),
            Write => Of(IncidentWording.WriteLabel, Text(IncidentWording.WriteText) with { Required = true }),
            Note => Of(IncidentWording.NoteLabel, Text(IncidentWording.NoteText) with { Required = true }),
            Hearing => Of(IncidentWording.HearingLabel, [.. Sheet(state, language)]),
            Downgrade => Of(IncidentWording.DowngradeLabel, Pick(SeverityField, IncidentWording.DowngradeTo, Severities(state, language)), Text(IncidentWording.ReasonText) with { Required = true }),
            Resolve => Of(IncidentWording.ResolveLabel, Pick(ReasonField, IncidentWording.ResolveReasonText, Reasons(language)), Text(IncidentWording.ResolveText)),
            Reopen => Of(IncidentWording.ReopenLabel, Text(IncidentWording.ReasonText) with { Required = true }),
            _ => null,
        };

        Prompt Of(Text title, params ImmutableArray<Field> fields) =>
            new($"{state.Id}/{act}/{state.Version}", title.In(language), IncidentWording.About(state.Id, state.Report!.Title).In(language)) { Language = language, Fields = fields };

        Field Text(Text label) => new(TextField, label.In(language), FieldKind.Multiline);

        Field Pick(string id, Text label, IEnumerable<Choice> options) => new(id, label.In(language), FieldKind.Choice) { Required = true, Options = [.. options] };
    }

    /// <summary>Null when the act does not exist or a choice in it is none of those offered.</summary>
    public static ResponderInput? Read(string act, PersonId by, IReadOnlyDictionary<string, string> values) => act switch
    {
        Acknowledge => new Acknowledge(by),
        TakeOver => new TakeOver(by),
        Reached => new ReachedReporter(by, Said(values)),
        Write => new WriteToReporter(by, Said(values)),
        Note => new AddNote(by, Said(values)),
        Hearing => new FillHearing(by, values.Where(v => HearingSheet.Find(v.Key) is not null).ToImmutableSortedDictionary(v => v.Key, v => v.Value))
        {
            Owner = values.GetValueOrDefault(OwnerField) is { Length: > 0 } owner ? new(owner) : null,
            KnownInDays = int.TryParse(values.GetValueOrDefault(DaysField), CultureInfo.InvariantCulture, out var days) && _days.Contains(days) ? days : 1,
        },
        Downgrade when Enum.TryParse<Severity>(values.GetValueOrDefault(SeverityField), out var to) && Enum.IsDefined(to) => new Downgrade(by, to, Said(values)),
        Resolve when Enum.TryParse<ResolveReason>(values.GetValueOrDefault(ReasonField), out var reason) && Enum.IsDefined(reason) => new Resolve(by, reason, Said(values)),
        Reopen => new Reopen(by, Said(values)),
        _ => null,
    };

    private static string Said(IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault(TextField) ?? "";

    /// <summary>What is only put forward stands behind the empty field: it becomes nobody's answer by being sent along.</summary>
    private static IEnumerable<Field> Sheet(Incident state, Language language) =>
    [
        .. HearingAnswer.Of(state).Select(answer => new Field(answer.Field.Id, answer.Field.Label.In(language), FieldKind.Multiline)
        {
            Value = answer.Source == HearingSource.Responder ? answer.Value : null,
            Hint = answer.Field.Columns.IsEmpty ? null : IncidentWording.OneALine(string.Join('｜', answer.Field.Columns.Select(c => c.Label.In(language)))).In(language),
            Columns = [.. answer.Field.Columns.Select(c => new FieldColumn(c.Label.In(language), c.Hint.In(language)))],
            Suggested = answer.Source == HearingSource.Responder ? null : answer.Value,
            Placeholder = answer switch
            {
                { Gap: { } gap } => IncidentWording.NotKnownYetBy(state.NameOf(gap.Owner), gap.DueAt).In(language),
                { Value: { } value } => IncidentWording.PutForward(value, answer.Source).In(language),
                _ => answer.Field.Hint.In(language),
            },
        }),
        new(OwnerField, IncidentWording.GapOwner.In(language), FieldKind.Choice) { Options = [.. state.Plan!.People.Select(p => new Choice(p.Id.Value, p.Name))] },
        new(DaysField, IncidentWording.GapDays.In(language), FieldKind.Choice) { Options = [.. _days.Select(d => new Choice(d.ToString(CultureInfo.InvariantCulture), IncidentWording.InDays(d).In(language)))] },
    ];

    private static IEnumerable<Choice> Severities(Incident state, Language language) =>
        Enum.GetValues<Severity>().Where(s => s > Severity.None && s < state.Severity).Select(s => new Choice(s.ToString(), s.Name().In(language)));

    private static IEnumerable<Choice> Reasons(Language language) =>
        Enum.GetValues<ResolveReason>().Select(r => new Choice(r.ToString(), r.Name().In(language), Hint: r.Definition().In(language)));
}
