using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Slack;

/// <summary>Prompts in Slack: to a person's direct messages, into a channel or thread, or to one person alone beside what others read.</summary>
public sealed class SlackChannel(SlackMessages messages, SlackFiles files) : IChannel, IFileSource
{
    public string Name => SlackPlace.ChannelName;

    public Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping) => WhenReady(async () => SlackPlace.Parse(to.Place) switch
    {
        null => new GaveUp($"'{to.Place}' is no place in Slack; write a user ID such as U0123ABCD"),
        { OnlyFor: not null } aside => await messages.Whisper(aside, prompt, stopping),
        var place => await messages.Show(to, place, prompt, messageId, stopping),
    });

    internal static async Task<Delivery> WhenReady(Func<Task<Delivery>> show)
    {
        try
        {
            return await show();
        }
        catch (SlackNotReadyException notReady)
        {
            return new TryAgain(TimeSpan.FromSeconds(10), notReady.Message);
        }
    }

    public Task<Fetched> FetchAsync(OfferedFile file, long maxBytes, CancellationToken stopping) => files.Fetch(file, maxBytes, stopping);
}
