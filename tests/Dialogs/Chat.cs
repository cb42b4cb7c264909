using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

/// <summary>One person talking with the rules alone; every decision is applied, nothing is delivered.</summary>
internal sealed class Chat
{
    public Conversation State { get; private set; } = new(Given.Anna);
    public Decision Last { get; private set; } = Decision.Nothing;
    public DateTimeOffset Now { get; set; } = Given.Monday;
    public List<Event> Events { get; } = [];

    private int _ids;

    public Chat Hears(Input input)
    {
        Last = ConversationRules.Decide(State, input, Given.At(Now, string.Create(CultureInfo.InvariantCulture, $"{++_ids:D8}")));
        Events.AddRange(Last.Events);
        State = State.Apply(Last.Events);
        return this;
    }

    public Chat Says(string text, IncidentKind kind = IncidentKind.SupportScam, Facts? facts = null) => Hears(Given.Says(text, kind, facts));

    public Chat Chooses(params string[] choices)
    {
        foreach (var choice in choices) Hears(Given.Chooses(choice));
        return this;
    }

    public Prompt Card => Last.Outgoing.OfType<Show>().Last(s => s.To == Given.AnnasPage).Prompt;

    public IEnumerable<string> Choices => Card.Choices.Select(c => c.Id);

    public Report? Reported => Last.Outgoing.OfType<Send>().Select(s => s.Input).OfType<Reported>().LastOrDefault()?.Report;

    public string Section(SectionKind kind) => string.Join('\n', Card.Sections.Where(s => s.Kind == kind).SelectMany(s => s.Items.Select(i => i.Text).Prepend(s.Heading)));
}
