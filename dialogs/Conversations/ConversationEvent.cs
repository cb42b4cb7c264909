using System.Collections.Immutable;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Conversations;

public abstract record ConversationEvent : Event;

/// <summary>Words that were neither clearly a report nor clearly none; we asked.</summary>
public sealed record DoubtfulWordsHeard(string Text, Recognition Recognition) : ConversationEvent;

public sealed record DoubtDismissed : ConversationEvent;

/// <param name="ByPerson">They picked it; what their client says does not change it any more.</param>
public sealed record LanguageChosen(Language Language, bool ByPerson = false) : ConversationEvent;

public sealed record DialogOpened(DialogId Dialog, IncidentKind Kind, string Playbook, string Fingerprint, string Text, Recognition Recognition, Address From,
    DateTimeOffset At) : ConversationEvent;

/// <summary>The words turned out to tell of something else; the dialog goes on with another playbook, keeping its facts and its incident.</summary>
public sealed record PlaybookChanged(IncidentKind Kind, string Playbook, string Fingerprint) : ConversationEvent
{
    /// <summary>The questions of the general playbook that led here; empty where the person's words did.</summary>
    public ImmutableArray<string> Triage { get => field.IsDefault ? [] : field; init; } = [];
}

public sealed record WordsAdded(string Text, Recognition Recognition) : ConversationEvent;

/// <summary>The person goes on from another place; what we say from now on goes there.</summary>
public sealed record PlaceChanged(Address To) : ConversationEvent;

public sealed record StepAnswered(string Step, Given Given) : ConversationEvent;

/// <summary>The person wants to change an answer; the step is shown again and the old answer stays in the journal.</summary>
public sealed record CorrectionBegun(string Step) : ConversationEvent;

public sealed record StepExplained(string Step) : ConversationEvent;

public sealed record EvidenceGiven(AttachmentRef Attachment) : ConversationEvent;

public sealed record HumanAskedFor : ConversationEvent;

public sealed record IncidentReported(IncidentId Incident) : ConversationEvent;

public sealed record ReporterFellSilent(string Step) : ConversationEvent;

public sealed record DialogFinished(string Step) : ConversationEvent;

public sealed record ResponderIntroduced(string Name) : ConversationEvent;

public sealed record MessageFromResponder(string Name, string Text) : ConversationEvent;

public sealed record DialogClosed : ConversationEvent;

public sealed record EscalationFoundNobody : ConversationEvent;

/// <summary>Beside words that others read too, the writer alone was asked whether they want help.</summary>
public sealed record HelpOffered(string Offer, Address Thread, Address Direct, string Text, Recognition Recognition) : ConversationEvent;

public sealed record OfferTaken(string Offer) : ConversationEvent;

/// <summary>"Not an incident": the words are worth learning from.</summary>
public sealed record OfferDeclined(string Offer, string Text) : ConversationEvent;

/// <param name="Need">Null when the word was written and nothing chosen yet.</param>
public sealed record MeasuresAsked(MeasureNeed? Need) : ConversationEvent;

public sealed record EvidenceOffered(OfferedFile File) : ConversationEvent;

public sealed record EvidenceNotTaken(string Name, NotTakenReason Reason) : ConversationEvent;
