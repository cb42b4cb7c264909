using System.Collections.Concurrent;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams;

/// <summary>
/// The incident's thread in the on-call channel: its card is the first message, and what happens is written below it. Addresses are
/// <c>teams-room:on-call-channel/incident</c>.
/// </summary>
public sealed class TeamsRooms(TeamsMessages messages, TeamsConversations conversations, ICardPlaces places) : IChannel
{
    public const string ChannelName = "teams-room";
    private const string RoomCard = "room";
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Address, SemaphoreSlim> _oneAtATime = new();

    public string Name => ChannelName;

    public static Address Of(string onCallChannel, IncidentId incident) => new(ChannelName, $"{onCallChannel}/{incident}");

    /// <summary>Which incident a thread is the room of; null when it is none.</summary>
    public static IncidentId? IncidentOf(Address room) => room.Channel == ChannelName ? new(room.Place[(room.Place.LastIndexOf('/') + 1)..]) : null;

    public async Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping)
    {
        var turn = _oneAtATime.GetOrAdd(to, _ => new(1, 1));
        await turn.WaitAsync(stopping);
        try
        {
            var service = await conversations.Service();
            if (await places.Find(to, RoomCard) is { Name: { } thread })
                return await messages.Show(to, new(service, thread, IsPersonal: false), prompt, messageId, stopping);
            if (prompt.Card is null) return new TryAgain(_pause, "the thread is not there yet");
            var delivery = await messages.Show(to, new(service, ChannelOf(to), IsPersonal: false, NewThread: true), prompt, messageId, stopping);
            if (delivery is Sent { Receipt: var receipt } && TeamsMessage.Parse(receipt) is { } root) await places.Put(to, RoomCard, new(root.Conversation, 0));
            return delivery;
        }
        finally
        {
            turn.Release();
        }
    }

    private static string ChannelOf(Address to) => to.Place[..to.Place.LastIndexOf('/')];
}
