using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs;

/// <summary>What somebody did or what came due; the one thing a turn handles.</summary>
public abstract record Input;

/// <summary>A fact that was decided. Events are stored for ever and never change their JSON name.</summary>
public abstract record Event;

/// <summary>
/// What leaves a decision, each with the moment it is due. A reply is due now; a deadline is a <see cref="Send"/> to oneself, later.
/// The <see cref="Key"/> names the row so that a later decision can withdraw it while it has not been sent.
/// </summary>
public abstract record Outgoing(DateTimeOffset Due)
{
    public string? Key { get; init; }
}

/// <summary>Show a prompt to somebody. An urgent one is a page: it has a lane of its own that nothing delays.</summary>
/// <param name="ReportTo">Who is told when the prompt cannot be delivered; null when nobody needs to know.</param>
public sealed record Show(Address To, Prompt Prompt, DateTimeOffset Due, bool Urgent = false, StreamId? ReportTo = null) : Outgoing(Due);

/// <summary>Fetch a file from where a person put it, keep it, and give the deciding stream the outcome.</summary>
/// <param name="From">Where the person speaks to us.</param>
public sealed record Fetch(Address From, OfferedFile File, DateTimeOffset Due) : Outgoing(Due);

/// <summary>Give another stream an input, or oneself one later.</summary>
public sealed record Send(StreamId To, Input Input, DateTimeOffset Due) : Outgoing(Due);

/// <summary>Outgoing rows of this stream whose key is <see cref="Pending"/> and that have not been sent are not sent any more.</summary>
public sealed record Withdraw(string Pending, DateTimeOffset Due) : Outgoing(Due);

/// <summary>The outcome of one turn: facts, and what leaves. Both are stored in one transaction.</summary>
public sealed record Decision(IReadOnlyList<Event> Events, IReadOnlyList<Outgoing> Outgoing)
{
    public static Decision Nothing { get; } = new([], []);

    /// <summary>Why nothing was done, in one kind sentence that says what is possible instead; null when nothing was refused.</summary>
    public Text? Refusal { get; init; }

    public static Decision Refused(Text why) => new([], []) { Refusal = why };
}
