using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Conversations;

public abstract record ConversationInput : Input;

/// <summary>Something a person did; the answer goes where it came from.</summary>
public abstract record PersonInput(Address From) : ConversationInput;

/// <param name="Language">The language of the page or client, where it tells; null keeps the one we know.</param>
/// <param name="Deliberate">They chose to report: a command, a form, a shortcut. Then it is a report, whatever the words are taken for.</param>
public sealed record Said(Address From, string Text, Recognition Recognition, Language? Language = null, bool Deliberate = false) : PersonInput(From);

/// <summary>They changed what they had said. It may be long answered, so it answers no question: only its facts count, and nothing that was recorded goes.</summary>
public sealed record Edited(Address From, string Text, Recognition Recognition) : PersonInput(From);

/// <summary>Written where others read too. We keep silent unless sure, and then speak to the writer alone, once in a thread.</summary>
/// <param name="Thread">Where it was written.</param>
/// <param name="Aside">Where only the writer sees us beside it.</param>
/// <param name="Direct">Where they speak to us alone.</param>
public sealed record Overheard(Address Thread, Address Aside, Address Direct, string Text, Recognition Recognition, Language? Language = null) : ConversationInput;

/// <param name="PromptId">The card that was pressed; null where the channel cannot tell.</param>
public sealed record Chose(Address From, string ChoiceId, string? PromptId = null) : PersonInput(From);

public sealed record Filled(Address From, ImmutableSortedDictionary<string, string> Values, string? PromptId = null) : PersonInput(From);

/// <summary>They opened the conversation on another device.</summary>
public sealed record CarriedOver(Address From) : PersonInput(From);

public sealed record Attached(Address From, AttachmentRef Attachment) : PersonInput(From);

/// <summary>They put a file somewhere for us.</summary>
public sealed record Offered(Address From, OfferedFile File) : PersonInput(From);

/// <summary>A file that was offered could not be fetched, or is none that we take.</summary>
public sealed record NotTaken(Address From, string Name, NotTakenReason Reason) : ConversationInput;

public enum NotTakenReason
{
    Unreachable,
    TooLarge,
    NotAllowed,
}

/// <summary>Nothing was heard since the prompt with this number.</summary>
public sealed record SilenceDue(DialogId Dialog, int Prompt) : ConversationInput;

/// <summary>Somebody on call has the incident.</summary>
public sealed record ResponderTookOver(IncidentId Incident, string Name, string? Phone) : ConversationInput;

public sealed record ResponderWrote(IncidentId Incident, string Name, string Text) : ConversationInput;

public sealed record IncidentEnded(IncidentId Incident) : ConversationInput;

/// <summary>Every level was paged and nobody acknowledged.</summary>
public sealed record NobodyAcknowledged(IncidentId Incident) : ConversationInput;
