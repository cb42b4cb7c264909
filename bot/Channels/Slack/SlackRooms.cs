using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Slack;

/// <summary>
/// A room of its own for each incident: a private channel with those who are called, or, where channels are not ours to make, a thread in the on-call
/// channel, which says so. A channel that was archived, or that the bot was taken out of, is given up for such a thread. Addresses are <c>slack-room:[team/]on-call-channel/incident</c>, with <c>-</c> where there is no on-call channel.
/// </summary>
public sealed class SlackRooms(SlackApi api, ISlackInstallations installations, ICardPlaces places, SlackMessages messages) : IChannel
{
    public const string ChannelName = "slack-room";
    private const string RoomCard = "room";
    private const string LeftCard = "room-left";
    private const string Secret = "the on-call channel is read by others than those who were called, so this incident is not shown there";
    private readonly ConcurrentDictionary<Address, SemaphoreSlim> _oneAtATime = new();

    public string Name => ChannelName;

    public Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping) =>
        SlackChannel.WhenReady(() => Show(to, prompt, messageId, stopping));

    private async Task<Delivery> Show(Address to, Prompt prompt, string messageId, CancellationToken stopping)
    {
        var (team, onCall, incident) = Read(to.Place);
        if (await installations.Find(team, stopping) is not { } installation) return new GaveUp("the app is not installed in Slack");
        // What is secret goes on only where those who were called are among themselves.
        var at = new Where(installation, to, team, prompt.IsSecret ? null : onCall, incident);
        var turn = _oneAtATime.GetOrAdd(to, _ => new(1, 1));
        await turn.WaitAsync(stopping);
        try
        {
            var (room, problem) = await RoomOf(at, prompt, stopping);
            if (room is null) return problem!;
            if (room.ThreadTs is null) await Invite(installation, to, room, prompt, stopping);
            else if (prompt.IsSecret) return new GaveUp(Secret);
            var delivery = await messages.Show(to, room with { Team = team }, prompt, messageId, stopping);
            return room.ThreadTs is null && delivery is SlackGaveUp { Refused: var lost } && SlackErrors.ChannelLost.Contains(lost.Error)
                ? await GoOnInThread(at, room, lost, prompt, messageId, stopping)
                : delivery;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Which incident a channel or thread is the room of; null when it is none.</summary>
    public static IncidentId? IncidentOf(Address room) => room.Channel == ChannelName ? new(room.Place[(room.Place.LastIndexOf('/') + 1)..]) : null;

    private async Task<(SlackPlace? Room, Delivery? Problem)> RoomOf(Where at, Prompt prompt, CancellationToken stopping)
    {
        if (await places.Find(at.To, RoomCard) is { Name: { } known }) return (Place(known), null);
        var name = $"inc-{at.Incident.ToLowerInvariant()}";
        var wanted = new JsonObject { ["name"] = name, ["is_private"] = true };
        if (at.Team.IsEnterprise && at.Workspace is not null) wanted["team_id"] = at.Workspace;
        switch (await api.Post("conversations.create", at.Team.BotToken, wanted, stopping))
        {
            case SlackOk ok when ok.Text("channel", "id") is { } created:
                return (await Keep(at.To, created), null);
            case SlackLater later:
                return (null, new TryAgain(later.After, later.Reason));
            case SlackRefused { Error: "name_taken" } when await Find(at.Team, at.Workspace, name, stopping) is { } made:
                return (await Keep(at.To, made), null); // We made it, and ended before we could write that down.
            case SlackRefused refused:
                return await Thread(at, $"no channel can be created for the incident ({refused.Reason})", words => words.ThreadInstead(at.Incident, refused.Error), prompt, stopping);
            default:
                return (null, new GaveUp("conversations.create answered without a channel"));
        }
    }

    /// <summary>Somebody closed the incident's channel to us. What is shown from now on, and the card as it is, stands in the on-call channel.</summary>
    private async Task<Delivery> GoOnInThread(Where at, SlackPlace left, SlackRefused lost, Prompt prompt, string messageId, CancellationToken stopping)
    {
        var (thread, problem) = await Thread(at, $"nothing can be written in the incident's channel any more ({lost.Reason})", words => words.ThreadFromNowOn(at.Incident, lost.Error), prompt, stopping);
        if (thread is null) return problem!;
        await places.Put(at.To, LeftCard, new(left.Channel, 0)); // Opened again, it is still no place where people report.
        return await messages.Show(at.To, thread with { Team = at.Workspace }, prompt, messageId, stopping);
    }

    /// <param name="begins">What is said to those who read the on-call channel.</param>
    private async Task<(SlackPlace? Room, Delivery? Problem)> Thread(Where at, string why, Func<SlackWording, string> begins, Prompt prompt, CancellationToken stopping)
    {
        if (at.OnCall is not { } onCall)
            return (null, new GaveUp($"{why}, and {(prompt.IsSecret ? Secret : "there is no on-call channel to use instead: set chat / slack / on-call-channel in organization.yaml")}"));
        var text = SlackText.Escape(begins(new(prompt.Language)));
        return await api.Post("chat.postMessage", at.Team.BotToken, new() { ["channel"] = onCall, ["text"] = text, ["unfurl_links"] = false }, stopping) switch
        {
            SlackOk ok => (await Keep(at.To, $"{ok.Text("channel")}/{ok.Text("ts")}"), null),
            SlackLater later => (null, new TryAgain(later.After, later.Reason)),
            var refused => (null, await messages.Refused(at.Team, (SlackRefused)refused)),
        };
    }

    private async Task<SlackPlace> Keep(Address to, string room)
    {
        await places.Put(to, RoomCard, new(room, 0));
        return Place(room);
    }

    private async Task<string?> Find(SlackInstallation team, string? workspace, string name, CancellationToken stopping)
    {
        string? cursor = null;
        do
        {
            if (await api.Form("conversations.list", team.BotToken, [("types", "private_channel"), ("limit", "200"), ("exclude_archived", "true"), ("team_id", team.IsEnterprise ? workspace : null), ("cursor", cursor)], stopping) is not SlackOk ok) return null;
            foreach (var channel in ok.Body.GetProperty("channels").EnumerateArray())
                if (channel.GetProperty("name").GetString() == name) return channel.GetProperty("id").GetString();
            cursor = ok.Text("response_metadata", "next_cursor");
        }
        while (!string.IsNullOrEmpty(cursor));
        return null;
    }

    /// <summary>One by one, because one guest who may not be invited would keep out all the others.</summary>
    private async Task Invite(SlackInstallation team, Address to, SlackPlace room, Prompt prompt, CancellationToken stopping)
    {
        foreach (var member in prompt.Members.Where(m => m.Channel == SlackPlace.ChannelName).Select(m => SlackPlace.Parse(m.Place)).OfType<SlackPlace>().Where(m => m.IsPerson))
        {
            var card = $"member/{member.Channel}";
            if (await places.Find(to, card) is not null) continue;
            var answer = await api.Post("conversations.invite", team.BotToken, new() { ["channel"] = room.Channel, ["users"] = member.Channel }, stopping);
            if (answer is SlackLater) continue; // The next change of the card tries again.
            await places.Put(to, card, new(member.Channel, 0));
            if (answer is SlackRefused { Error: not ("already_in_channel" or "cant_invite_self") } refused)
            {
                var words = new SlackWording(prompt.Language);
                await api.Post("chat.postMessage", team.BotToken, new JsonObject { ["channel"] = room.Channel, ["text"] = words.NotInvited($"<@{member.Channel}>", SlackText.Escape(refused.Error)) }, stopping);
            }
        }
    }

    private static SlackPlace Place(string room) => room.Split('/') is [var channel, var ts] ? new(null, channel, ts) : new(null, room);

    private static (string? Team, string? OnCall, string Incident) Read(string place) => place.Split('/') switch
    {
        [var team, var onCall, var incident] => (team, OrNone(onCall), incident),
        [var onCall, var incident] => (null, OrNone(onCall), incident),
        _ => (null, null, place),
    };

    private static string? OrNone(string channel) => channel == "-" ? null : channel;

    private sealed record Where(SlackInstallation Team, Address To, string? Workspace, string? OnCall, string Incident);
}
