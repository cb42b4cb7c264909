using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;

namespace Escalation.Channels.Teams;

/// <param name="Id">Of the personal chat; null while there is none.</param>
/// <param name="Member">The person's <c>29:…</c> id; null while it is not known.</param>
public sealed record TeamsConversation(string? Id, Uri Service, string? Member);

/// <summary>
/// Where people are reached, and at which address of Microsoft's: learnt from what they write, kept with the cards. Without it a personal chat is made,
/// which Teams allows wherever the app is installed for that person, or in a team of theirs: then only by the id that the team's roster has for them.
/// </summary>
public sealed class TeamsConversations(ICardPlaces places, ConnectorApi api, TeamsSettings settings)
{
    private const string Card = "conversation";
    private static readonly Address _tenant = new(TeamsPlace.ChannelName, "service");
    private readonly ConcurrentDictionary<string, TeamsConversation?> _known = new();
    private Uri? _service;

    public async ValueTask<TeamsConversation?> Find(string user)
    {
        if (_known.TryGetValue(user, out var known)) return known;
        var kept = await places.Find(TeamsPlace.DirectTo(user), Card) is { Name: { } name } ? Read(name) : null;
        return _known[user] = kept;
    }

    /// <summary>
    /// From everything that comes. Only what shows that the app is there tells of a personal chat: of its removal Teams may tell in several events, in any order.
    /// </summary>
    public async ValueTask Learn(TeamsActivity activity)
    {
        var service = new Uri(activity.ServiceUrl!);
        if (activity.Conversation.IsPersonal && (activity.Type is "message" or "invoke" || activity.IsArrival)) await Remember(activity.From.User, new(activity.Conversation.Id, service, activity.From.Id));
        else await RememberService(service);
    }

    /// <summary>Somebody turned to us where others read, so that they can be answered in private though only the team has the app.</summary>
    public ValueTask Met(TeamsActivity activity) => Remember(activity.From.User, new(null, new(activity.ServiceUrl!), activity.From.Id));

    /// <summary>Writes only what is new, so that most messages cost nothing here.</summary>
    public async ValueTask Remember(string user, TeamsConversation conversation)
    {
        var known = await Find(user);
        conversation = conversation with { Id = conversation.Id ?? known?.Id, Member = conversation.Member ?? known?.Member };
        if (conversation == known) return;
        _known[user] = conversation;
        await places.Put(TeamsPlace.DirectTo(user), Card, new($"{conversation.Id} {conversation.Service} {conversation.Member}", 0));
        await RememberService(conversation.Service);
    }

    public async ValueTask RememberService(Uri service)
    {
        if (await Service() == service) return;
        _service = service;
        await places.Put(_tenant, Card, new(service.ToString(), 0));
    }

    /// <summary>Their chat is closed to us. How the rosters call them stays, since a team of theirs may still have the app.</summary>
    public async Task Forget(string user)
    {
        if (await Find(user) is not { Id: not null } known) return;
        _known[user] = known = known with { Id = null };
        await places.Put(TeamsPlace.DirectTo(user), Card, new(known.Member is null ? null : $" {known.Service} {known.Member}", 0));
    }

    /// <summary>The address of this tenant's service: as last proven, else Microsoft's for everybody.</summary>
    public async ValueTask<Uri> Service() => _service ??= await places.Find(_tenant, Card) is { Name: { } name } ? new Uri(name) : settings.ServiceUrl;

    /// <summary>Their personal chat, made when there is none. Making one sends nothing, so it also tells beforehand whether they can be reached.</summary>
    public async Task<(TeamsConversation? Conversation, ConnectorAnswer? Problem)> Open(string user, CancellationToken stopping)
    {
        var known = await Find(user);
        if (known is { Id: not null }) return (known, null);
        var service = await Service();
        var wanted = new JsonObject
        {
            ["bot"] = new JsonObject { ["id"] = settings.BotId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = known?.Member ?? user }),
            ["isGroup"] = false,
            ["tenantId"] = settings.TenantId,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = settings.TenantId } },
        };
        var answer = await api.Post(service, "v3/conversations", wanted, stopping);
        if (answer is not ConnectorOk ok || ok.Text("id") is not { } id) return (null, answer);
        var made = new TeamsConversation(id, service, null);
        await Remember(user, made);
        return (made, null);
    }

    /// <summary>Whether somebody can be reached now: a chat that is known may have been closed while we were away. How the rosters call them is learnt on the way.</summary>
    /// <param name="team">A channel that they may read and the app is in.</param>
    public async Task<(TeamsConversation? Conversation, ConnectorAnswer? Problem)> Examine(string user, string? team, CancellationToken stopping)
    {
        var isKnown = await Find(user) is { Id: not null };
        var (chat, problem) = await Open(user, stopping);
        if (chat is null)
            return problem is ConnectorRefused && team is not null && (await Find(user))?.Member is null && await Named(user, team, await Service(), stopping) is ConnectorOk ? await Open(user, stopping) : (null, problem);
        switch (await Named(user, chat.Id!, chat.Service, stopping))
        {
            case ConnectorRefused { Status: 403 or 404 } when isKnown:
                await Forget(user);
                return await Open(user, stopping);
            case ConnectorLater later:
                return (null, later);
            default:
                return (chat, null);
        }
    }

    /// <summary>Learns somebody's <c>29:…</c> id from the roster of a chat or channel.</summary>
    private async Task<ConnectorAnswer> Named(string user, string chat, Uri service, CancellationToken stopping)
    {
        var answer = await api.Get(service, ConnectorApi.Member(chat, user), stopping);
        if (answer is ConnectorOk ok && ok.Text("id") is { } member) await Remember(user, new(null, service, member));
        return answer;
    }

    private static TeamsConversation? Read(string name) => name.Split(' ') is [var id, var service, var member] ? new(id.Length == 0 ? null : id, new(service), member.Length == 0 ? null : member) : null;
}
