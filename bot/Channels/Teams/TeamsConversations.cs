using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Escalation.Dialogs;

namespace Escalation.Channels.Teams;

/// <param name="Id">Of the personal chat.</param>
/// <param name="Member">The person's <c>29:…</c> id; null while it is not known.</param>
public sealed record TeamsConversation(string Id, Uri Service, string? Member);

/// <summary>
/// Where people are reached, and at which address of Microsoft's: learnt from what they write, kept with the cards. Without it a personal chat is made,
/// which Teams allows wherever the app is installed for that person or in a team of theirs.
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

    /// <summary>Writes only what is new, so that most messages cost nothing here.</summary>
    public async ValueTask Remember(string user, TeamsConversation conversation)
    {
        var known = await Find(user);
        conversation = conversation with { Member = conversation.Member ?? known?.Member };
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

    public async Task Forget(string user)
    {
        if (await Find(user) is null) return;
        _known[user] = null;
        await places.Put(TeamsPlace.DirectTo(user), Card, new(null, 0));
    }

    /// <summary>The address of this tenant's service: as last proven, else Microsoft's for everybody.</summary>
    public async ValueTask<Uri> Service() => _service ??= await places.Find(_tenant, Card) is { Name: { } name } ? new Uri(name) : settings.ServiceUrl;

    /// <summary>Their personal chat, made when there is none. Making one sends nothing, so it also tells beforehand whether they can be reached.</summary>
    public async Task<(TeamsConversation? Conversation, ConnectorAnswer? Problem)> Open(string user, CancellationToken stopping)
    {
        if (await Find(user) is { } known) return (known, null);
        var service = await Service();
        var wanted = new JsonObject
        {
            ["bot"] = new JsonObject { ["id"] = settings.BotId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = user }),
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

    private static TeamsConversation? Read(string name) => name.Split(' ') is [var id, var service, var member] ? new(id, new(service), member.Length == 0 ? null : member) : null;
}
