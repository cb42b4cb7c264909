using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Conversations;

public abstract record ConversationInput : Input;

/// <summary>Something a person did; the answer goes where it came from.</summary>
public abstract record PersonInput(Address From) : ConversationInput;

/// <param name="Direct">True where the person speaks to us alone; in a channel we keep silent unless sure.</param>
/// <param name="Language">The language of the page or client, where it tells; null keeps the one we know.</param>
public sealed record Said(Address From, string Text, Recognition Recognition, Language? Language = null, bool Direct = true) : PersonInput(From);

/// <param name="PromptId">The card that was pressed; null where the channel cannot tell.</param>
public sealed record Chose(Address From, string ChoiceId, string? PromptId = null) : PersonInput(From);

public sealed record Filled(Address From, ImmutableSortedDictionary<string, string> Values, string? PromptId = null) : PersonInput(From);

public sealed record Attached(Address From, AttachmentRef Attachment) : PersonInput(From);

/// <summary>Nothing was heard since the prompt with this number.</summary>
public sealed record SilenceDue(DialogId Dialog, int Prompt) : ConversationInput;

/// <summary>Somebody on call has the incident.</summary>
public sealed record ResponderTookOver(IncidentId Incident, string Name, string? Phone) : ConversationInput;

public sealed record ResponderWrote(IncidentId Incident, string Name, string Text) : ConversationInput;

public sealed record IncidentEnded(IncidentId Incident) : ConversationInput;

/// <summary>Every level was paged and nobody acknowledged.</summary>
public sealed record NobodyAcknowledged(IncidentId Incident) : ConversationInput;
