using Escalation.Dialogs;

namespace Escalation.Storage;

/// <summary>A stream as it was read.</summary>
/// <param name="Head">On which the next decision is committed.</param>
public sealed record History(IReadOnlyList<RecordedEvent> Events, Head Head);

public sealed record RecordedEvent(long Version, Event Event, DateTimeOffset At, string Actor, string Hash);
