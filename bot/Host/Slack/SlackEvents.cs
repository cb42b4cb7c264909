using System.Text.Json;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;

namespace Escalation.Bot.Slack;

/// <summary>
/// What happens in Slack, as inputs. A message is known by its channel and time, not by the event that tells of it: one message with a mention in it comes
/// as two events, and each event up to four times.
/// </summary>
public sealed class SlackEvents(SlackDesk desk, SlackTokens tokens, SlackPeople people, SlackHome home)
{
    private static readonly string[] _timelineReactions = ["pushpin", "round_pushpin", "memo"];
    private static readonly string[] _heard = ["message", "app_mention", "app_home_opened", "pin_added", "reaction_added", "app_uninstalled", "tokens_revoked"];

    /// <summary>Returns when everything that must not be lost is committed.</summary>
    public async Task Handle(SlackEnvelope envelope, CancellationToken stopping)
    {
        if (envelope.Event is not { ValueKind: JsonValueKind.Object } raw || !raw.TryGetProperty("type", out var type) || !_heard.Contains(type.ToString())) return;
        if (raw.Deserialize(SlackJson.Ours.SlackEvent) is not { } happened || await TeamOf(envelope, stopping) is not { } team) return;
        switch (happened)
        {
            case { Type: "message" } when IsFromPerson(happened, team):
                await Message(team, envelope, happened, stopping);
                break;
            case { Type: "message", Subtype: "message_changed", Channel: { } channel, Ts: { } changed, Message: { } now } when IsOwnWords(happened, now, team) && now.Text != happened.PreviousMessage?.Text:
                await Edited(team, channel, changed, now);
                break;
            case { Type: "message", Subtype: "message_deleted", Channel: { } channel, PreviousMessage: { } before } when IsOwnWords(happened, before, team):
                await Deleted(team, channel, before, stopping);
                break;
            case { Type: "app_mention", User: { } user, Channel: { } channel, Ts: { } ts } when IsFromPerson(happened, team) && !IsForeign(happened, envelope, team):
                await Mention(team, user, channel, ts, happened, stopping);
                break;
            case { Type: "app_home_opened", Tab: "home", User: { } user }:
                home.PublishSoon(team, user);
                break;
            case { Type: "pin_added", User: { } user, ChannelId: { } channel, Item.Message: { } message }:
                await Mark(team, user, channel, message);
                break;
            case { Type: "reaction_added", User: { } user, Item: { Type: "message", Channel: { } channel, Ts: { } ts } } when user != team.BotUserId && _timelineReactions.Contains(happened.Reaction?.Split("::")[0]):
                if (await IsNearRoom(channel) && await Find(team, channel, ts) is { } marked) await Mark(team, user, channel, marked);
                break;
            case { Type: "app_uninstalled" }:
                await tokens.Remove(team.Id);
                break;
            case { Type: "tokens_revoked", Tokens.Bot: { Length: > 0 } bots } when bots.Contains(team.BotUserId):
                await tokens.Remove(team.Id);
                break;
        }
    }

    /// <summary>The installation an event is for: <c>team_id</c> alone is the other side's in a shared channel.</summary>
    private Task<SlackInstallation?> TeamOf(SlackEnvelope envelope, CancellationToken stopping)
    {
        var given = envelope.Authorizations is [var first, ..] ? first.IsEnterpriseInstall ? first.EnterpriseId : first.TeamId : null;
        return tokens.FindAddressee(envelope.ApiAppId, [given, envelope.ContextTeamId, envelope.TeamId, envelope.EnterpriseId], stopping);
    }

    /// <summary>Apps of today post without a subtype, so the bot id is what tells them from people.</summary>
    private static bool IsFromPerson(SlackEvent happened, SlackInstallation team) =>
        happened is { BotId: null, User: { } user, Ts: not null, Channel: not null } && IsPerson(user, team)
        && happened.Subtype is null or "file_share" or "thread_broadcast" or "me_message";

    /// <summary>What somebody wrote to us alone. Slack changes messages too, by itself: then the words are the same.</summary>
    private static bool IsOwnWords(SlackEvent happened, SlackMessage message, SlackInstallation team) =>
        happened.ChannelType is "im" or "app_home" && message is { BotId: null, User: { } user, Ts: not null } && IsPerson(user, team);

    private static bool IsPerson(string user, SlackInstallation team) => user != team.BotUserId && user != "USLACKBOT";

    private async Task Edited(SlackInstallation team, string channel, string changed, SlackMessage now)
    {
        var text = SlackContent.Words(now.Text, now.Attachments, now.Blocks, team.BotUserId);
        await desk.Tell(SlackPeople.IdOf(team.Id, now.User!), $"slack:{channel}:{now.Ts}:edited:{changed}", new Edited(SlackPeople.DirectTo(team.Id, now.User!), text, desk.Recognize(text)));
    }

    private async Task Deleted(SlackInstallation team, string channel, SlackMessage before, CancellationToken stopping)
    {
        var messageId = $"slack:{channel}:{before.Ts}";
        if (!await desk.IsKept(SlackPeople.IdOf(team.Id, before.User!), messageId)) return;
        var words = new SlackWording(await people.LanguageOf(team, before.User!, stopping) ?? people.LanguageHere);
        desk.Whisper(team, channel, null, before.User!, words.KeptThoughDeleted, $"{messageId}:deleted");
    }

    private async Task Message(SlackInstallation team, SlackEnvelope envelope, SlackEvent happened, CancellationToken stopping)
    {
        var (user, channel, ts) = (happened.User!, happened.Channel!, happened.Ts!);
        if (happened.ChannelType is "im" or "app_home")
        {
            await Direct(team, user, channel, happened, $"slack:{channel}:{ts}", new(SlackPeople.DirectTo(team.Id, user), ts), stopping);
            return;
        }

        // People of other companies in a shared channel are not ours to guide; responders talking in an incident's room are not reporting.
        if (IsForeign(happened, envelope, team)) return;
        var text = SlackText.Read(happened.Text ?? "", team.BotUserId);
        if (happened.Text?.Contains($"<@{team.BotUserId}>", StringComparison.Ordinal) == true) return; // app_mention tells of it.
        if (text.Length == 0 || await RoomOf(channel, happened.ThreadTs) is not null || IsOnCallChannel(channel)) return;
        var thread = new SlackPlace(team.Id, channel, happened.ThreadTs ?? ts);
        var aside = new SlackPlace(team.Id, channel, happened.ThreadTs, user);
        var recognition = desk.Recognize(text);
        if (recognition.ReportConfidence < ConversationRules.OfferFrom) return; // Nothing is kept of what people say to each other.
        await desk.Tell(SlackPeople.IdOf(team.Id, user), $"slack:{channel}:{ts}",
            new Overheard(thread.Address, aside.Address, SlackPeople.DirectTo(team.Id, user), text, recognition, await people.LanguageOf(team, user, stopping)));
    }

    private async Task Direct(SlackInstallation team, string user, string channel, SlackEvent happened, string messageId, Written? written, CancellationToken stopping)
    {
        var (person, from) = (SlackPeople.IdOf(team.Id, user), SlackPeople.DirectTo(team.Id, user));
        var text = SlackContent.Words(happened.Text, happened.Attachments, happened.Blocks, team.BotUserId);
        var offered = SlackContent.Files(happened.Files, happened.Attachments);
        if (text.Length > 0 || offered.Count == 0)
        {
            var said = new Said(from, text, desk.Recognize(text), await people.LanguageOf(team, user, stopping));
            var result = await desk.Tell(person, messageId, said, written);
            if (result.Refusal is { } refusal)
            {
                if (written is not null) await desk.Store.Cards.WrittenBelow(TenantId.Single, written);
                desk.Whisper(team, channel, null, user, refusal.In(said.Language ?? people.LanguageHere), messageId);
            }
        }

        foreach (var file in offered) await desk.Tell(person, $"{messageId}:{file.Id}", new Offered(from, SlackFiles.Offer(team.Id, file)), written);
    }

    /// <summary>
    /// Spoken to in front of others: the answer is private, and only the writer sees that there is one. On-call staff who speak to us about an incident,
    /// where they talk about it, report nothing: it is their note.
    /// </summary>
    private async Task Mention(SlackInstallation team, string user, string channel, string ts, SlackEvent happened, CancellationToken stopping)
    {
        var messageId = $"slack:{channel}:{ts}";
        if (people.OnCallPerson(team.Id, user) is { } responder && await RoomOf(channel, happened.ThreadTs) is { } incident)
        {
            var said = SlackText.Read(happened.Text ?? "", team.BotUserId);
            var inRoom = new SlackWording(responder.Language);
            var noted = said.Length == 0 ? null : await desk.Tell(incident, messageId, new AddNote(responder.Id, said));
            desk.Whisper(team, channel, happened.ThreadTs, user, noted is null ? inRoom.MentionNotes : noted.Refusal?.In(responder.Language) ?? inRoom.Noted, $"{messageId}:mention");
            return;
        }

        await Direct(team, user, channel, happened, messageId, null, stopping);
        var words = new SlackWording(await people.LanguageOf(team, user, stopping) ?? people.LanguageHere);
        desk.Whisper(team, channel, happened.ThreadTs, user, words.GoOnInMessage, $"{messageId}:mention");
    }

    private async Task Mark(SlackInstallation team, string user, string channel, SlackMessage message)
    {
        if (await RoomOf(channel, message.ThreadTs) is not { } incident || message is not { Ts: { } ts, Text.Length: > 0 } || message.BotId is not null) return;
        var by = people.OnCallPerson(team.Id, user)?.Id ?? SlackPeople.IdOf(team.Id, user);
        var author = message.User is { } writer ? people.OnCallPerson(team.Id, writer)?.Name ?? writer : "";
        await desk.Tell(incident, $"slack:mark:{channel}:{ts}", new MarkForTimeline(by, author, SlackText.Read(message.Text), message.Permalink ?? await Permalink(team, channel, ts)));
    }

    private async Task<string> Permalink(SlackInstallation team, string channel, string ts) =>
        (await desk.Ask("chat.getPermalink", team, ("channel", channel), ("message_ts", ts)))?.Text("permalink") ?? "";

    private async Task<SlackMessage?> Find(SlackInstallation team, string channel, string ts)
    {
        // Of a thread the first message always comes along, so there may be two.
        if (await desk.Ask("conversations.replies", team, ("channel", channel), ("ts", ts), ("oldest", ts), ("latest", ts), ("inclusive", "true"), ("limit", "5")) is not { } ok || !ok.Body.TryGetProperty("messages", out var list)) return null;
        return list.Deserialize(SlackJson.Ours.SlackMessageArray)?.FirstOrDefault(m => m.Ts == ts);
    }

    /// <summary>The incident that is talked about there: its own channel, its thread, or the thread below its card in the on-call channel.</summary>
    private async Task<IncidentId?> RoomOf(string channel, string? thread)
    {
        var room = await desk.Store.Cards.At(TenantId.Single, thread is null ? channel : $"{channel}/{thread}") ?? (thread is null ? null : await desk.Store.Cards.At(TenantId.Single, channel));
        return room is null ? null : SlackRooms.IncidentOf(room.Address) ?? IncidentCards.OfCard(room.Card);
    }

    /// <summary>An incident's own channel, or the on-call channel, where its thread may be.</summary>
    private async Task<bool> IsNearRoom(string channel) => IsOnCallChannel(channel) || await RoomOf(channel, null) is not null;

    private bool IsOnCallChannel(string channel) => desk.Surroundings.Organization.Rooms.Any(r => r.OnCall is { Channel: SlackPlace.ChannelName } at && SlackPlace.Parse(at.Place)?.Channel == channel);

    private static bool IsForeign(SlackEvent happened, SlackEnvelope envelope, SlackInstallation team) =>
        envelope.IsExtSharedChannel && !team.IsEnterprise && (happened.UserTeam ?? happened.Team ?? team.Id) != team.Id;
}
