using System.Collections.Concurrent;
using Escalation.Bot.Chat;
using Escalation.Channels;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
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
        await Learn(activity);
        switch (activity)
        {
            case { Type: "message", Value.ValueKind: System.Text.Json.JsonValueKind.Object }:
                await presses.Submitted(activity);
                break;
            case { Type: "message" }:
                await Message(activity, stopping);
                break;
            case { Type: "installationUpdate", Action: "add" or "add-upgrade" }:
            case { Type: "conversationUpdate", MembersAdded: { } added } when added.Any(m => m.Id == activity.Recipient?.Id):
                await Greet(activity);
                break;
            case { Type: "installationUpdate", Action: "remove" or "remove-upgrade" } when activity.Conversation.IsPersonal:
                await conversations.Forget(activity.From.User);
                await places.Put(TeamsPeople.DirectTo(activity.From), Greeting, new(null, 0));
                break;
        }
    }

    /// <summary>Where this person and this tenant are reached from now on.</summary>
    private async Task Learn(TeamsActivity activity)
    {
        var service = new Uri(activity.ServiceUrl!);
        if (activity is { Conversation.IsPersonal: true } and not { Type: "installationUpdate", Action: "remove" or "remove-upgrade" })
            await conversations.Remember(activity.From.User, new(activity.Conversation.Id, service, activity.From.Id));
        else
            await conversations.RememberService(service);
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
        var (person, from) = (TeamsPeople.IdOf(activity.From), TeamsPeople.DirectTo(activity.From));
        var offered = (activity.Attachments ?? []).Select(TeamsFiles.Offer).OfType<Dialogs.Prompts.OfferedFile>().Take(10).ToList();
        var messageId = MessageId(activity);
        var written = new Written(from, TeamsMessage.Stamp(desk.Now));
        if (text.Length > 0 || offered.Count == 0)
        {
            var turn = await replies.WithTyping(activity, desk.Tell(person, messageId, new Said(from, text, desk.Recognize(text), TeamsPeople.LanguageOf(activity)), written));
            if (turn.Refusal is { } refusal)
            {
                await desk.Store.Cards.WrittenBelow(TenantId.Single, written);
                await replies.Say(activity, refusal.In(people.Words(activity).Language));
            }
        }

        var number = 0;
        foreach (var file in offered) await desk.Tell(person, $"{messageId}:{++number}", new Offered(from, file), written);
    }

    /// <summary>Spoken to in front of others: the answer is private.</summary>
    private async Task Mention(TeamsActivity activity, string text)
    {
        var words = people.Words(activity);
        var command = text.ToLowerInvariant();
        if (text.Length == 0 || _help.Contains(command) || _report.Contains(command))
        {
            await replies.Say(activity, words.Help);
            return;
        }

        if (_onCall.Contains(command))
        {
            await replies.Say(activity, OnCall(words));
            return;
        }

        var from = TeamsPeople.DirectTo(activity.From);
        var result = await replies.WithTyping(activity, desk.Tell(TeamsPeople.IdOf(activity.From), MessageId(activity), new Said(from, text, desk.Recognize(text), TeamsPeople.LanguageOf(activity))));
        if (result is { IsNew: true } or { Refusal: not null }) await replies.PointToPerson(activity, words);
    }

    /// <summary>Words between people, which come to us where the team agreed to it: nothing is kept of them unless we are sure, and then only the writer is spoken to.</summary>
    private async Task Overheard(TeamsActivity activity, string text)
    {
        if (text.Length == 0 || await IsAmongResponders(activity.Conversation)) return;
        var recognition = desk.Recognize(text);
        if (recognition.ReportConfidence < ConversationRules.OfferFrom) return;
        var thread = activity.Conversation.IsChannel ? activity.Conversation.Id : TeamsPlace.Thread(activity.Conversation.Id, activity.Id ?? "");
        var direct = TeamsPeople.DirectTo(activity.From);
        await desk.Tell(TeamsPeople.IdOf(activity.From), MessageId(activity), new Overheard(TeamsPlace.In(thread), direct, direct, text, recognition, TeamsPeople.LanguageOf(activity)));
    }

    /// <summary>In the on-call channel people talk about incidents; they do not report them.</summary>
    private async Task<bool> IsAmongResponders(ConversationAccount conversation) =>
        desk.Surroundings.Organization.Rooms.Any(r => r.PerIncident == $"{TeamsRooms.ChannelName}:{conversation.Channel}")
        || await desk.Store.Cards.At(TenantId.Single, conversation.Id) is { } card && TeamsRooms.IncidentOf(card.Address) is not null;

    /// <summary>Installing comes as two events, in any order, and again when Teams feels like it.</summary>
    /// <summary>Said once, so also when whoever told us of it did not wait for our answer.</summary>
    private async Task Greet(TeamsActivity activity)
    {
        var personal = activity.Conversation.IsPersonal;
        var at = personal ? TeamsPeople.DirectTo(activity.From) : TeamsPlace.In(activity.Conversation.Channel);
        if (!await IsFirstGreeting(at)) return;
        var words = people.Words(activity);
        var text = personal ? words.Greeting : words.GreetingInTeam(activity.From.Name is { Length: > 0 } who ? words.AddedBy(who) : "");
        await messages.Say(new(new(activity.ServiceUrl!), activity.Conversation.Channel, personal, NewThread: activity.Conversation.IsChannel), TeamsReplyCards.Words(text, words.Language), CancellationToken.None);
    }

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
