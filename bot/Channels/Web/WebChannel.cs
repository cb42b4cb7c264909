using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Web;

/// <summary>The employees' page. It draws itself from what is stored, so a prompt is delivered as soon as it is due.</summary>
public sealed class WebChannel : IChannel
{
    public const string ChannelName = "web";

    public string Name => ChannelName;

    public Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping) => Task.FromResult<Delivery>(new Sent(messageId));
}
