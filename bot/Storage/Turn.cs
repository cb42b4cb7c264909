using Escalation.Dialogs;

namespace Escalation.Storage;

/// <summary>Whose decision is committed, and what it answers.</summary>
/// <param name="MessageId">Names the message that is handled, the same each time it arrives. A stream handles it once.</param>
/// <param name="Actor">Who did it, as the timeline shows it: a person, or whatever else gave the input.</param>
public sealed record Turn(TenantId Tenant, StreamId Stream, string MessageId, string Actor, DateTimeOffset At)
{
    /// <summary>Where the message stands on a chat platform; the cards above it are out of sight from then on.</summary>
    public Written? Written { get; init; }
}

/// <param name="Time">As the platform writes it.</param>
public sealed record Written(Address Address, string Time);

/// <summary>What became of a commit.</summary>
public abstract record Outcome;

/// <summary>All of the decision is stored, and on the disk.</summary>
/// <param name="Outbox">The rows of what leaves, in the decision's order; withdrawals have none.</param>
public sealed record Committed(Head Head, IReadOnlyList<OutboxId> Outbox) : Outcome;

/// <summary>The message was handled before; nothing of this decision is stored.</summary>
/// <param name="Outbox">What left then, so that the same answer can be given again.</param>
public sealed record AlreadyHandled(IReadOnlyList<OutboxRow> Outbox) : Outcome;

/// <summary>The stream is not where the decision was made; nothing of it is stored. Read the stream and decide again.</summary>
public sealed record Stale(Head Actual) : Outcome;
