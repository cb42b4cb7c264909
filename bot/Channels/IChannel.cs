using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels;

/// <summary>A way to show people prompts. Nothing is thrown across it for what the network does: that is a <see cref="Delivery"/>.</summary>
public interface IChannel
{
    /// <summary>The part of an address before the colon.</summary>
    string Name { get; }

    /// <param name="messageId">The same each time the same prompt is tried, for channels that can tell a repetition.</param>
    Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping);
}

public abstract record Delivery;

/// <param name="Receipt">The channel's own name for what was shown.</param>
public sealed record Sent(string Receipt) : Delivery;

/// <param name="After">How long to wait; the channel's own word where it gave one.</param>
public sealed record TryAgain(TimeSpan After, string Reason) : Delivery;

/// <summary>It will not be delivered this way; the next way of reaching the person is taken at once.</summary>
public record GaveUp(string Reason) : Delivery;
