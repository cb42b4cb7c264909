using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Storage;

/// <summary>Rising, never used twice.</summary>
public readonly record struct OutboxId(long Value)
{
    /// <summary>Under which the receiving stream handles it once, however often it is delivered: <c>outbox:17</c>.</summary>
    public string MessageId => string.Create(CultureInfo.InvariantCulture, $"outbox:{Value}");
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Something that a stream decided to have shown or sent, and what became of it.</summary>
/// <param name="Stream">The stream that decided it.</param>
/// <param name="Due">As decided, rounded up to a millisecond.</param>
/// <param name="Attempts">How often it was leased, this time included.</param>
public sealed record OutboxRow(OutboxId Id, TenantId Tenant, StreamId Stream, OutboxMessage Message, string? Key, DateTimeOffset Due,
    int Attempts, OutboxState State)
{
    /// <summary>When it left <see cref="OutboxState.Pending"/>.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The channel's own name for the message, to change it later.</summary>
    public string? Receipt { get; init; }

    /// <summary>Why it gave up.</summary>
    public string? Reason { get; init; }
}

public abstract record OutboxMessage;

/// <param name="ReportTo">The stream that is told when the prompt cannot be delivered.</param>
public sealed record ShowMessage(Address To, string PromptJson, bool Urgent, StreamId? ReportTo) : OutboxMessage;

public sealed record SendMessage(StreamId To, Encoded Input) : OutboxMessage;

/// <param name="From">Where the person speaks to us.</param>
public sealed record FetchMessage(Address From, OfferedFile File) : OutboxMessage;

public enum OutboxState
{
    /// <summary>Not due yet, due, or leased.</summary>
    Pending,
    Sent,

    /// <summary>A later decision of the same stream made it pointless.</summary>
    Withdrawn,

    /// <summary>It cannot be delivered.</summary>
    GaveUp,
}
