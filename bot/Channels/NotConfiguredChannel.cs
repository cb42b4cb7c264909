using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels;

/// <summary>Stands in for a channel that is not configured: what goes there fails at once, and the console says why.</summary>
/// <param name="setting">What has to be set.</param>
public sealed class NotConfiguredChannel(string name, string setting) : IChannel
{
    /// <summary>Every reason begins with it.</summary>
    public const string Reason = "not configured: ";

    public string Name => name;

    public Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping) => Task.FromResult<Delivery>(new GaveUp(Reason + setting));
}
