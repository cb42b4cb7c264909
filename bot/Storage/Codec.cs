using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Storage;

/// <summary>
/// How events, inputs and prompts become JSON. Storage knows none of them; the host, which knows all, supplies this.
/// </summary>
/// <param name="ReadEvent">From the kind and the JSON that <paramref name="WriteEvent"/> gave, in this version or any earlier one.</param>
public sealed record Codec(
    Func<Event, Encoded> WriteEvent,
    Func<Encoded, Event> ReadEvent,
    Func<Input, Encoded> WriteInput,
    Func<Prompt, string> WritePrompt);

/// <param name="Kind">The name under which it is stored for ever.</param>
public readonly record struct Encoded(string Kind, string Json);
