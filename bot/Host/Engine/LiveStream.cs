using System.Text.Json;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Readiness;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>A stream's state in memory, and the rules that belong to its kind. The journal is the truth; this is thrown away whenever in doubt.</summary>
internal abstract class LiveStream
{
    public Head Head { get; private set; } = Head.Empty;

    public static LiveStream New(StreamId stream) => stream.Kind switch
    {
        "conversation" => new LiveConversation(new(new PersonId(stream.Key))),
        "incident" => new LiveIncident(new(new IncidentId(stream.Key))),
        "windows" => new LiveWindows(),
        "calendar" => new LiveCalendar(),
        _ => throw new ArgumentException($"There is no kind of stream '{stream.Kind}'.", nameof(stream)),
    };

    /// <summary>What it takes of memory, in conversations.</summary>
    public abstract int Weight { get; }

    public abstract Decision Decide(Input input, Context context);

    public void Apply(IEnumerable<Event> events, Head head)
    {
        Fold(events);
        Head = head;
    }

    /// <summary>The line on the board after these events; null for a stream that has none.</summary>
    public abstract BoardEntry? BoardAfter(IReadOnlyList<Event> events);

    protected abstract void Fold(IEnumerable<Event> events);
}

internal sealed class LiveConversation(Conversation state) : LiveStream
{
    public Conversation State { get; private set; } = state;
    public override int Weight => 1;

    public override Decision Decide(Input input, Context context) => ConversationRules.Decide(State, input, context);
    public override BoardEntry? BoardAfter(IReadOnlyList<Event> events) => null;
    protected override void Fold(IEnumerable<Event> events) => State = State.Apply(events);
}

internal sealed class LiveWindows : LiveStream
{
    public WindowReview State { get; private set; } = new();
    public override int Weight => 1;

    public override Decision Decide(Input input, Context context) => WindowRules.Decide(State, input, context);
    public override BoardEntry? BoardAfter(IReadOnlyList<Event> events) => null;
    protected override void Fold(IEnumerable<Event> events) => State = State.Apply(events);
}

internal sealed class LiveCalendar : LiveStream
{
    public Calendar State { get; private set; } = new();
    public override int Weight => 1;

    public override Decision Decide(Input input, Context context) => CalendarRules.Decide(State, input, context);
    public override BoardEntry? BoardAfter(IReadOnlyList<Event> events) => null;
    protected override void Fold(IEnumerable<Event> events) => State = State.Apply(events);
}

internal sealed class LiveIncident(Incident state) : LiveStream
{
    public Incident State { get; private set; } = state;
    public override int Weight => 4; // The report came as JSON, with all its sentences, and shares none of them with the catalog.

    public override Decision Decide(Input input, Context context) => IncidentRules.Decide(State, input, context);

    public override BoardEntry? BoardAfter(IReadOnlyList<Event> events)
    {
        var after = State.Apply(events);
        return BoardCard.Of(after) is not { } card
            ? null
            : new("incident", after.Status.ToString(), after.IsOpen, after.Severity, card.Title.Ja, JsonSerializer.Serialize(card, EscalationJson.Ours.BoardCard));
    }

    protected override void Fold(IEnumerable<Event> events) => State = State.Apply(events);
}
