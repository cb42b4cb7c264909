using System.Collections.Concurrent;
using Escalation.Bot.Chat;
using Escalation.Bot.Engine;
using Escalation.Channels;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;

namespace Escalation.Bot.Teams;

/// <summary>What happens in Teams, as inputs. Teams may deliver everything more than once, and adds kinds of events without notice: what is not known is passed over.</summary>
public sealed class TeamsActivities(ChatDesk desk, TeamsPeople people, TeamsConversations conversations, TeamsReplies replies, TeamsPresses presses, TeamsRecords records, TeamsMessages messages, ICardPlaces places)
{
    private const string Greeting = "greeting";
    private static readonly string[] _help = ["help", "hi", "hello", "?", "ヘルプ", "こんにちは", "はじめまして"];
    private static readonly string[] _onCall = ["on-call", "oncall", "on call", "当番"];
    private readonly ConcurrentDictionary<Address, bool> _greeting = [];
    private static readonly string[] _report = ["report", "報告", "知らせる"];

    /// <summary>Words that are no report but ask for something; the manifest offers some of them.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. _help, .. _onCall, .. _report];

    /// <summary>Returns when everything that must not be lost is committed.</summary>
    public async Task Handle(TeamsActivity activity, CancellationToken stopping)
    {
        switch (activity)
        {
            case { Type: "message", From.IsBot: true }: // Two apps that answer each other would never end.
                break;
            case { Type: "message", Value.ValueKind: System.Text.Json.JsonValueKind.Object }:
                await presses.Submitted(activity);
                break;
            case { Type: "message" }:
                await Message(activity, stopping);
                break;
            case { Type: "messageUpdate", From.IsBot: false, Conversation.IsPersonal: true } when Is("editMessage"):
                var text = TeamsText.Read(activity);
                await desk.Tell(TeamsPeople.IdOf(activity.From), $"{MessageId(activity)}:{activity.Timestamp}", new Edited(TeamsPeople.DirectTo(activity.From), text, desk.Recognize(text)));
                break;
            case { Type: "messageDelete", From.IsBot: false, Conversation.IsPersonal: true } when Is("softDeleteMessage"):
                if (await desk.IsKept(TeamsPeople.IdOf(activity.From), MessageId(activity with { Type = "message" }))) await replies.Say(activity, people.Words(activity).KeptThoughDeleted);
                break;
            case { IsArrival: true }:
                await Greet(activity);
                break;
            case { Type: "installationUpdate", Action: "remove" or "remove-upgrade" }:
                if (activity.Conversation.IsPersonal) await conversations.Forget(activity.From.User);
                // A newer version of the app is no reason to greet again; who takes it out and adds it is new here.
                if (activity.Action == "remove") await places.Put(GreetedAt(activity), Greeting, new(null, 0));
                break;
        }

        bool Is(string eventType) => string.Equals(activity.ChannelData?.EventType, eventType, StringComparison.OrdinalIgnoreCase);
    }

    private async Task Message(TeamsActivity activity, CancellationToken stopping)
    {
        var text = TeamsText.Read(activity);
        if (activity.Conversation.IsPersonal) await Direct(activity, text, stopping);
        else if (TeamsText.MentionsOfUs(activity).Any()) await Mention(activity, text);
        else await Overheard(activity, text);
    }

    private async Task Direct(TeamsActivity activity, string text, CancellationToken stopping)
    {
        var words = people.Words(activity);
        var command = text.Trim().ToLowerInvariant();
        if (_help.Contains(command)) await replies.Say(activity, words.Help);
        else if (_onCall.Contains(command)) await replies.Say(activity, OnCall(words));
        else if (_report.Contains(command)) await replies.Say(activity, TeamsReplyCards.Message(words.ReportTitle, TeamsReplyCards.ReportForm(words.Language), words.Language));
        else if (TeamsRecords.Asked(command) is { } wanted && people.OnCallPerson(activity.From) is not null) await records.Offer(activity, wanted, words);
        else await Told(activity, text, stopping);
    }

    private async Task Told(TeamsActivity activity, string text, CancellationToken stopping)
    {
        var written = new Written(TeamsPeople.DirectTo(activity.From), TeamsMessage.Stamp(desk.Now));
        if ((await Tell(activity, text, written)).Refusal is not { } refusal) return;
        await desk.Store.Cards.WrittenBelow(TenantId.Single, written);
        await replies.Say(activity, refusal.In(people.Words(activity).Language));
    }

    /// <summary>What somebody wrote to us, and what they put beside it.</summary>
    /// <returns>What became of the words; of a message without words, of its last file.</returns>
    private async Task<TurnResult> Tell(TeamsActivity activity, string text, Written? written)
    {
        var (person, from) = (TeamsPeople.IdOf(activity.From), TeamsPeople.DirectTo(activity.From));
        var messageId = MessageId(activity);
        var offered = Files(activity).ToList();
        var turn = text.Length == 0 && offered.Count > 0 ? null
            : await replies.WithTyping(activity, desk.Tell(person, messageId, new Said(from, text, desk.Recognize(text), TeamsPeople.LanguageOf(activity)), written));
        var number = 0;
        foreach (var file in offered)
        {
            var taken = await desk.Tell(person, $"{messageId}:{++number}", new Offered(from, file), written);
            if (text.Length == 0) turn = taken;
        }

        return turn!;
    }

    private static IEnumerable<OfferedFile> Files(TeamsActivity activity) => (activity.Attachments ?? []).Select(TeamsFiles.Offer).OfType<OfferedFile>().Take(10);

    /// <summary>Spoken to in front of others: the answer is private. In an incident's thread on-call staff report nothing: it is their note, which is shown there.</summary>
    private async Task Mention(TeamsActivity activity, string text)
    {
        var words = people.Words(activity);
        var command = text.ToLowerInvariant();
        if (!Commands.Contains(command) && people.OnCallPerson(activity.From) is { } responder && await presses.RoomOf(activity) is { } incident)
        {
            var noted = text.Length == 0 ? null : await desk.Tell(incident, MessageId(activity), new AddNote(responder.Id, text));
            if (noted is null or { Refusal: not null }) await replies.Say(activity, noted?.Refusal?.In(words.Language) ?? words.MentionNotes);
            return;
        }

        if (text.Length == 0 && !Files(activity).Any() || _help.Contains(command) || _report.Contains(command))
        {
            await replies.Say(activity, words.Help);
            return;
        }

        if (_onCall.Contains(command))
        {
            await replies.Say(activity, OnCall(words));
            return;
        }

        await conversations.Met(activity);
        var result = await Tell(activity, text, written: null);
        if (result is { IsNew: true } or { Refusal: not null }) await replies.PointToPerson(activity, words);
    }

    /// <summary>Words between people, which come to us where the team agreed to it: nothing is kept of them unless we are sure, and then only the writer is spoken to.</summary>
    private async Task Overheard(TeamsActivity activity, string text)
    {
        if (text.Length == 0 || await IsAmongResponders(activity)) return;
        var recognition = desk.Recognize(text);
        if (recognition.ReportConfidence < ConversationRules.OfferFrom) return;
        var thread = activity.Conversation.IsChannel ? activity.Conversation.Id : TeamsPlace.Thread(activity.Conversation.Id, activity.Id ?? "");
        var direct = TeamsPeople.DirectTo(activity.From);
        await conversations.Met(activity);
        await desk.Tell(TeamsPeople.IdOf(activity.From), MessageId(activity), new Overheard(TeamsPlace.In(thread), direct, direct, text, recognition, TeamsPeople.LanguageOf(activity)));
    }

    /// <summary>In the on-call channel people talk about incidents; they do not report them.</summary>
    private async Task<bool> IsAmongResponders(TeamsActivity activity) =>
        desk.Surroundings.Organization.Rooms.Any(r => r.PerIncident == $"{TeamsRooms.ChannelName}:{activity.Conversation.Channel}") || await presses.RoomOf(activity) is not null;

    /// <summary>Installing is told more than once. Said once, so also when whoever told us of it did not wait for our answer.</summary>
    private async Task Greet(TeamsActivity activity)
    {
        var personal = activity.Conversation.IsPersonal;
        if (!await IsFirstGreeting(GreetedAt(activity))) return;
        var words = people.Words(activity);
        var text = personal ? words.Greeting : words.GreetingInTeam(activity.From.Name is { Length: > 0 } who ? words.AddedBy(who) : "");
        await messages.Say(new(new(activity.ServiceUrl!), activity.Conversation.Channel, personal, NewThread: activity.Conversation.IsChannel), TeamsReplyCards.Words(text, words.Language), CancellationToken.None);
    }

    /// <summary>A team is one place: its two events may name two channels of it.</summary>
    private static Address GreetedAt(TeamsActivity activity) =>
        activity.Conversation.IsPersonal ? TeamsPeople.DirectTo(activity.From) : TeamsPlace.In(activity.ChannelData?.Team?.Id ?? activity.Conversation.Channel);

    /// <summary>The two events may come at the very same moment: only one of them looks, and the other has nothing to say.</summary>
    private async Task<bool> IsFirstGreeting(Address at)
    {
        if (!_greeting.TryAdd(at, true)) return false;
        try
        {
            if (await places.Find(at, Greeting) is { Name: not null }) return false;
            await places.Put(at, Greeting, new("said", 0));
            return true;
        }
        finally
        {
            _greeting.TryRemove(at, out _);
        }
    }

    private string OnCall(TeamsWording words) => string.Join('\n', OnCallNow.In(desk.Surroundings, desk.Now).Select(now =>
        $"{now.Roster}: {(now.Person is { } person ? $"{person.Name} {person.Phone}".TrimEnd() : words.Nobody)}{(now.Until is { } until ? $" {words.Until(until, now.Then ?? words.Nobody)}" : "")}")
        .Prepend(words.OnCallTitle));

    /// <summary>A message that was edited keeps its id, so what kind of activity it is belongs to the name.</summary>
    private static string MessageId(TeamsActivity activity) => $"teams:{activity.Conversation.Channel}:{activity.Type}:{activity.Id}";
}
