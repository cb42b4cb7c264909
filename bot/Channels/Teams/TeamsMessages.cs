using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Escalation.Channels.Teams.Cards;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams;

/// <param name="Conversation">With the thread, in a channel.</param>
/// <param name="NewThread">It is a channel, and the message begins a thread in it.</param>
public sealed record TeamsTarget(Uri Service, string Conversation, bool IsPersonal, bool NewThread = false);

/// <summary>
/// Posts and changes messages. Teams has no key that makes a repeated post harmless and lets nobody look for one that may have arrived, so a post whose answer
/// is lost is made again: for a page twice is better than never. A card posted twice is harmless, since each button says which prompt it belongs to.
/// </summary>
public sealed class TeamsMessages(ConnectorApi api, TeamsConversations conversations, ICardPlaces places, TeamsPace pace, TeamsSettings settings, TimeProvider clock)
{
    private const int MostBytes = 80 * 1024;
    private readonly ConcurrentDictionary<Address, SemaphoreSlim> _oneAtATime = new();

    public async Task<Delivery> Show(Address to, TeamsTarget target, Prompt prompt, string messageId, CancellationToken stopping)
    {
        // Two changes of one message at once could end in either order.
        var turn = _oneAtATime.GetOrAdd(to, _ => new(1, 1));
        await turn.WaitAsync(stopping);
        try
        {
            return await Show(target, to, prompt, RowOf(messageId), stopping);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Something outside every card, on which nothing hangs: posted once, as soon as the limits let it.</summary>
    public async Task Say(TeamsTarget target, JsonObject activity, CancellationToken stopping)
    {
        await Room(target.Conversation, stopping);
        Judge(target.Conversation, null, await Post(target, activity, stopping));
    }

    private async Task Room(string conversation, CancellationToken stopping)
    {
        while (pace.Wait(conversation, page: false) is { } wait) await Task.Delay(wait, clock, stopping);
    }

    private async Task<Delivery> Show(TeamsTarget target, Address to, Prompt prompt, long row, CancellationToken stopping)
    {
        var card = prompt.Card ?? $"message/{prompt.Id}";
        var known = await places.Find(to, card);
        if (known?.Row > row) return new Sent("superseded");
        if (prompt.Card is null && known?.Name is { } sent) return new Sent(sent);

        var body = await Activity(target, prompt);
        var place = known?.Name is { } name ? TeamsMessage.Parse(name) : null;
        var mayChange = known?.Row == row || prompt.Notice != Notice.Loud && place?.IsAbove(known?.Below) != true;
        if (place is not null && mayChange && await Update(target, to, prompt, card, place, body, row, stopping) is { } updated) return updated;
        if (prompt.Notice == Notice.Quiet && (place is null || mayChange)) return new Sent("nowhere");
        if (pace.Wait(target.Conversation, prompt.Notice == Notice.Loud) is { } wait) return new TryAgain(wait, "paced");
        if (known is null) await places.Put(to, card, new(null, 0)); // What is written below it before we hear that it arrived must be remembered.
        // From before it left: whoever reads it and writes at once does so before we hear that it arrived.
        var at = clock.GetUtcNow();
        switch (Judge(target.Conversation, prompt, await Sized(body, fitting => Post(target, fitting, stopping))))
        {
            case ConnectorOk ok:
                var posted = Posted(target, ok, at);
                await places.Put(to, card, new(posted.ToString(), row));
                if (place is not null) await Fold(target, place, prompt, stopping);
                return new Sent(posted.ToString());
            case ConnectorLater later:
                return new TryAgain(later.After!.Value, later.Reason);
            case var refused:
                return await Refused(to, (ConnectorRefused)refused);
        }
    }

    private async Task Fold(TeamsTarget target, TeamsMessage place, Prompt prompt, CancellationToken stopping)
    {
        await Room(place.Conversation, stopping);
        Judge(place.Conversation, prompt, await api.Put(target.Service, ConnectorApi.Activity(place.Conversation, place.Activity), Message(TeamsCard.Folded(prompt), prompt), stopping));
    }

    /// <returns>Null when the message is gone and another has to take its place.</returns>
    private async Task<Delivery?> Update(TeamsTarget target, Address to, Prompt prompt, string card, TeamsMessage place, JsonObject body, long row, CancellationToken stopping)
    {
        if (pace.Wait(target.Conversation, page: false) is { } wait) return new TryAgain(wait, "paced");
        switch (Judge(target.Conversation, prompt, await Sized(body, fitting => api.Put(target.Service, ConnectorApi.Activity(place.Conversation, place.Activity), fitting, stopping))))
        {
            case ConnectorOk:
                await places.Put(to, card, new(place.ToString(), row));
                return new Sent(place.ToString());
            case ConnectorLater later:
                return new TryAgain(later.After!.Value, later.Reason);
            case ConnectorRefused { IsGone: true }:
                return null;
            case var refused:
                return await Refused(to, (ConnectorRefused)refused);
        }
    }

    private Task<ConnectorAnswer> Post(TeamsTarget target, JsonObject body, CancellationToken stopping)
    {
        if (!target.NewThread) return api.Post(target.Service, ConnectorApi.Activities(target.Conversation), body, stopping);
        var thread = new JsonObject
        {
            ["isGroup"] = true,
            ["bot"] = new JsonObject { ["id"] = settings.BotId },
            ["tenantId"] = settings.TenantId,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = target.Conversation }, ["tenant"] = new JsonObject { ["id"] = settings.TenantId } },
            ["activity"] = body,
        };
        return api.Post(target.Service, "v3/conversations", thread, stopping);
    }

    private static TeamsMessage Posted(TeamsTarget target, ConnectorOk ok, DateTimeOffset at)
    {
        if (!target.NewThread) return new(target.Conversation, ok.Text("id") ?? "", at);
        var thread = ok.Text("id") ?? target.Conversation;
        return new(thread, ok.Text("activityId") ?? thread[(thread.LastIndexOf('=') + 1)..], at);
    }

    /// <summary>What is too big, as we count or as Teams does, goes out as words alone, for they matter most.</summary>
    private static async Task<ConnectorAnswer> Sized(JsonObject body, Func<JsonObject, Task<ConnectorAnswer>> send)
    {
        if (ConnectorApi.Size(body) > MostBytes) InWords(body);
        var answer = await send(body);
        if (answer is not ConnectorRefused { IsTooBig: true } || !body.ContainsKey("attachments")) return answer;
        InWords(body);
        return await send(body);
    }

    private static void InWords(JsonObject body)
    {
        body.Remove("attachments");
        body["text"] = body["summary"]!.DeepClone();
        body["textFormat"] = "plain";
    }

    private async Task<JsonObject> Activity(TeamsTarget target, Prompt prompt)
    {
        var post = !target.IsPersonal && IncidentCards.Of(prompt.Id) is not null && prompt.Card is not null
            ? TeamsCard.ForEverybody(prompt, await Responders(prompt), settings.PublicUrl)
            : TeamsCard.Render(prompt, settings.PublicUrl);
        var body = Message(post, prompt);
        if (target.IsPersonal && prompt.Notice == Notice.Loud)
        {
            body["importance"] = "urgent";
            body["channelData"] = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } };
        }

        return body;
    }

    private async Task<IEnumerable<string>> Responders(Prompt prompt)
    {
        List<string> ids = [];
        foreach (var member in prompt.Members.Where(m => m.Channel == TeamsPlace.ChannelName).Select(m => TeamsPlace.Parse(m.Place).User).OfType<string>())
            if ((await conversations.Find(member))?.Member is { } id) ids.Add(id);
        return ids;
    }

    private static JsonObject Message(TeamsPost post, Prompt prompt) => TeamsReplyCards.Message(post.Summary, post.Card, prompt.Language);

    /// <summary>
    /// Every refusal slows the conversation down; a wait always has a length then. An error inside Teams is final for a page, which has another way; the
    /// next step of somebody who is being guided has none.
    /// </summary>
    private ConnectorAnswer Judge(string conversation, Prompt? prompt, ConnectorAnswer answer)
    {
        if (answer is ConnectorRefused { Status: >= 500 } broken && prompt is not null && IncidentCards.Of(prompt.Id) is null) answer = new ConnectorLater(null, broken.Reason, Uncertain: true);
        if (answer is ConnectorLater later) return later with { After = pace.Refused(conversation, later.After) };
        pace.Worked(conversation);
        return answer;
    }

    private async Task<GaveUp> Refused(Address to, ConnectorRefused refused)
    {
        var user = TeamsPlace.Parse(to.Place).User;
        if (user is not null && (refused.IsNotInstalled || refused.IsBlocked)) await conversations.Forget(user);
        return Refusal(refused, isPerson: user is not null);
    }

    public static GaveUp Refusal(ConnectorRefused refused, bool isPerson) => new(refused switch
    {
        { IsNotInstalled: true } or { IsBlocked: true } when !isPerson => "the app is not in this team or chat in Teams; add it there, and check the id of the channel",
        { IsBlocked: true } => "this person has blocked the app in Teams; they can unblock it in the chat with the app",
        { IsNotInstalled: true } => "the app is not installed for this person in Teams; an administrator can install it with a setup policy",
        { IsByAdministrator: true } => "an administrator has switched the app off in Teams",
        { IsTooBig: true } => "the message is too big for Teams",
        _ => refused.Reason,
    });

    private static long RowOf(string messageId) => long.TryParse(messageId.AsSpan(messageId.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var row) ? row : 0;
}
