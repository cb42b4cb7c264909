using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams;

/// <summary>Prompts in Teams: to a person's chat with the app, or into a channel, thread or group chat.</summary>
public sealed class TeamsChannel(TeamsMessages messages, TeamsConversations conversations, TeamsFiles files) : IChannel, IFileSource
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    public string Name => TeamsPlace.ChannelName;

    public async Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping)
    {
        var place = TeamsPlace.Parse(to.Place);
        if (place.Conversation is { } conversation) return await messages.Show(to, new(await conversations.Service(), conversation, IsPersonal: false), prompt, messageId, stopping);
        return await conversations.Open(place.User!, stopping) switch
        {
            ({ } chat, _) => await messages.Show(to, new(chat.Service, chat.Id!, IsPersonal: true), prompt, messageId, stopping),
            (_, ConnectorRefused refused) => TeamsMessages.Refusal(refused with { Code = refused.Status == 403 && !refused.IsBlocked && !refused.IsByAdministrator ? "BotNotInConversationRoster" : refused.Code }, isPerson: true),
            (_, ConnectorLater later) => new TryAgain(later.After ?? _pause, later.Reason),
            _ => new GaveUp("Teams made no conversation"),
        };
    }

    public Task<Fetched> FetchAsync(OfferedFile file, long maxBytes, CancellationToken stopping) => files.Fetch(file, maxBytes, stopping);
}
