using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Chat;
using Escalation.Bot.Engine;
using Escalation.Channels;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;

namespace Escalation.Bot.Teams;

/// <param name="Card">Takes the place of the card that was pressed, for whoever pressed it.</param>
/// <param name="Text">Said to them where the card stays.</param>
public sealed record PressAnswer(JsonObject? Card, string? Text = null);

/// <summary>
/// Presses, as inputs. The same data comes as <c>Action.Execute</c>, whose answer goes into the response, or from older clients as a message, which is answered
/// by changing the card; a dialog asks first and submits then. A press on an old card is told from a fitting one by the prompt in it.
/// </summary>
public sealed class TeamsPresses(ChatDesk desk, TeamsPeople people, TeamsReplies replies, ICardPlaces places, Handovers handovers, TeamsSettings settings)
{
    /// <param name="byItself">The client asks for its own view; nobody pressed anything.</param>
    public async Task<PressAnswer> Pressed(TeamsActivity activity, JsonElement data, bool byItself = false)
    {
        var words = people.Words(activity);
        if (Read(data) is not { } press) return new(null, words.CouldNotRead);
        var given = Given(data);
        return press.Act switch
        {
            TeamsPress.View => await View(activity, press, byItself, words),
            TeamsPress.Do => await Act(activity, press, words),
            _ when !activity.Conversation.IsPersonal => new(null, words.CouldNotRead), // Dialogs are private: no card of one stands where others read.
            TeamsPress.Choose => await Choose(activity, press, press.Choice ?? given.GetValueOrDefault(TeamsCard.AnswerInput) ?? "", words),
            TeamsPress.More => await Choose(activity, press, given.GetValueOrDefault(TeamsCard.MoreInput) ?? "", words),
            TeamsPress.Fill => await Fill(activity, press, Fields(given), words),
            TeamsPress.Report => await Report(activity, Fields(given).GetValueOrDefault(TeamsDialog.TextField) ?? "", words),
            _ => new(null, words.CouldNotRead),
        };
    }

    /// <summary>From a client that does not know Action.Execute: nothing can be returned to it, so the card is changed by itself.</summary>
    public async Task Submitted(TeamsActivity activity)
    {
        var answer = await Pressed(activity, activity.Value!.Value);
        if (answer.Text is { } text) await replies.Say(activity, text);
        // What was done changes the card by itself; only a view has to be put there.
        else if (answer.Card is { } card && !activity.Conversation.IsPersonal && Read(activity.Value.Value)?.Act == TeamsPress.View) replies.Replace(activity, card, people.Words(activity).Language);
    }

    /// <summary>The dialog that a button opens. Null where there is none.</summary>
    public async Task<JsonObject?> Asked(TeamsActivity activity, JsonElement data)
    {
        var words = people.Words(activity);
        if (Read(data) is not { Act: TeamsPress.Ask, Prompt: { } prompt, Choice: { } act } || IncidentCards.Of(prompt) is not { } id) return null;
        if (people.OnCallPerson(activity.From) is null) return TeamsDialog.Message(words.NotOnCall);
        if (await desk.Incident(id) is not { } incident) return TeamsDialog.Message(words.NoSuchIncident);
        return ResponderActs.Form(incident, act, words.Language) is { } form ? TeamsDialog.Fields(form, TeamsCard.Data(TeamsPress.Ask, prompt, act)) : null;
    }

    /// <summary>What a dialog gave; null closes it.</summary>
    public async Task<JsonObject?> Given(TeamsActivity activity, JsonElement data)
    {
        var words = people.Words(activity);
        if (Read(data) is not { Act: TeamsPress.Ask, Prompt: { } prompt, Choice: { } act } press || IncidentCards.Of(prompt) is not { } id) return TeamsDialog.Message(words.CouldNotRead);
        if (people.OnCallPerson(activity.From) is not { } person) return TeamsDialog.Message(words.NotOnCall);
        if (await desk.Incident(id) is not { } incident || ResponderActs.Form(incident, act, words.Language) is not { } form) return TeamsDialog.Message(words.NoSuchIncident);
        var values = Fields(Given(data));
        if (ResponderActs.Read(act, person.Id, values) is not { } input) return Again(words.Choose);
        var result = await desk.Tell(id, MessageId(activity), input);
        return result.Refusal is { } wrong ? Again(wrong.In(words.Language)) : null;

        JsonObject Again(string error) => TeamsDialog.Fields(
            form with { Fields = [.. form.Fields.Select(f => values.TryGetValue(f.Id, out var value) ? f with { Value = value } : f)] }, TeamsCard.Data(press.Act!, prompt, act), error);
    }

    private async Task<PressAnswer> Choose(TeamsActivity activity, TeamsPress press, string choice, TeamsWording words)
    {
        var from = TeamsPeople.DirectTo(activity.From);
        if (choice.Length == 0) return new(null, words.Choose);
        var result = await desk.Tell(TeamsPeople.IdOf(activity.From), MessageId(activity), new Chose(from, choice, press.Prompt));
        if (result.Refusal is { } refusal) return new(null, refusal.In(Language(result, words)));
        if (choice is not (ChoiceIds.OfferYes or ChoiceIds.OfferNo)) return await After(activity, from, words);
        var text = choice == ChoiceIds.OfferYes ? words.GoesOnBelow : words.Noted;
        return Instead(activity, text, words.Language);
    }

    private async Task<PressAnswer> Fill(TeamsActivity activity, TeamsPress press, ImmutableSortedDictionary<string, string> values, TeamsWording words)
    {
        var from = TeamsPeople.DirectTo(activity.From);
        var result = await desk.Tell(TeamsPeople.IdOf(activity.From), MessageId(activity), new Filled(from, values, press.Prompt));
        if (result.Refusal is null) return await After(activity, from, words);
        return result.Replies is [var card, ..] && card.Fields.Any(f => f.Error is not null) ? new(TeamsCard.Render(card, settings.PublicUrl).Card) : new(null, result.Refusal.In(words.Language));
    }

    private async Task<PressAnswer> Report(TeamsActivity activity, string text, TeamsWording words)
    {
        var result = await desk.Tell(TeamsPeople.IdOf(activity.From), MessageId(activity),
            new Said(TeamsPeople.DirectTo(activity.From), text, desk.Recognize(text), TeamsPeople.LanguageOf(activity), Deliberate: true));
        if (result.Refusal is { } refusal) return new(TeamsReplyCards.ReportForm(words.Language, refusal.In(words.Language)));
        return Instead(activity, words.GoesOnBelow, words.Language);
    }

    private async Task<PressAnswer> Act(TeamsActivity activity, TeamsPress press, TeamsWording words)
    {
        if (people.OnCallPerson(activity.From) is not { } person) return new(null, words.NotOnCall);
        if (IncidentCards.Of(press.Prompt ?? "") is not { } id || await desk.Incident(id) is null) return new(null, words.NoSuchIncident);
        if (ResponderActs.Read(press.Choice ?? "", person.Id, ImmutableDictionary<string, string>.Empty) is not { } input) return new(null, words.CouldNotRead);
        var result = await desk.Tell(id, MessageId(activity), input);
        return result.Refusal is { } refusal ? new(null, refusal.In(words.Language)) : ForResponder(activity, (await desk.Incident(id))!, person.Language);
    }

    /// <summary>The card as whoever looks may see it. A client that asks by itself must not be told anything, for nobody there did anything.</summary>
    private async Task<PressAnswer> View(TeamsActivity activity, TeamsPress press, bool byItself, TeamsWording words)
    {
        var person = people.OnCallPerson(activity.From);
        var incident = IncidentCards.Of(press.Prompt ?? "") is { } id ? await desk.Incident(id) : null;
        if (person is null && !(byItself && incident is not null && IsInRoomOf(activity, incident))) return new(null, words.NotOnCall);
        if (incident is null) return new(null, words.NoSuchIncident);
        return person is null ? new(TeamsCard.ForEverybody(IncidentCards.Card(incident, desk.LanguageHere), [], settings.PublicUrl).Card) : ForResponder(activity, incident, person.Language);
    }

    /// <summary>In the incident's thread it goes on being refreshed, as the card beneath it.</summary>
    private PressAnswer ForResponder(TeamsActivity activity, Incident incident, Language language)
    {
        var prompt = IncidentCards.Card(incident, language);
        var card = TeamsCard.Render(prompt, settings.PublicUrl).Card;
        return new(IsInRoomOf(activity, incident) ? TeamsCard.Refreshed(card, prompt, [activity.From.Id]) : card);
    }

    /// <summary>By where the card belongs: clients ask the moment it comes, before we know that it came.</summary>
    private static bool IsInRoomOf(TeamsActivity activity, Incident incident) => IncidentCards.IsRoom(incident, TeamsRooms.Of(activity.Conversation.Channel, incident.Id));

    /// <summary>The incident in whose thread that was pressed or written.</summary>
    public async Task<IncidentId?> RoomOf(TeamsActivity activity) => await desk.Store.Cards.At(TenantId.Single, activity.Conversation.Id) is { } card ? TeamsRooms.IncidentOf(card.Address) : null;

    /// <summary>A sentence where the pressed card stood, for whoever pressed and for everybody.</summary>
    private PressAnswer Instead(TeamsActivity activity, string text, Language language)
    {
        var card = TeamsReplyCards.Card(text, language);
        replies.Replace(activity, card, language);
        return new(card);
    }

    /// <summary>The card as it is now, where the pressed one stands; where it goes on elsewhere, that.</summary>
    private async Task<PressAnswer> After(TeamsActivity activity, Address from, TeamsWording words)
    {
        if (await desk.CardOf(from) is not { } card) return new(null, words.Received);
        var stands = await places.Find(from, card.Card!) is { Name: { } name } ? TeamsMessage.Parse(name) : null;
        if (activity.ReplyToId is not { } pressed || stands is null || stands.Activity == pressed || stands.IsOlderThan(pressed)) return new(TeamsCard.Render(await handovers.Draw(card, TeamsPeople.IdOf(activity.From)), settings.PublicUrl).Card);
        return Instead(activity, new TeamsWording(card.Language).GoesOnBelow, card.Language);
    }

    private static Language Language(TurnResult result, TeamsWording words) => result.Replies is [var card, ..] ? card.Language : words.Language;

    private static TeamsPress? Read(JsonElement data)
    {
        try
        {
            return data.ValueKind == JsonValueKind.Object ? data.Deserialize(TeamsJson.Ours.TeamsPress) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Everything filled in comes as text beside our own data.</summary>
    private static ImmutableSortedDictionary<string, string> Given(JsonElement data) => ImmutableSortedDictionary<string, string>.Empty.SetItems(
        data.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!)));

    private static ImmutableSortedDictionary<string, string> Fields(ImmutableSortedDictionary<string, string> given) =>
        given.Where(g => g.Key.StartsWith(TeamsCard.FieldPrefix, StringComparison.Ordinal)).ToImmutableSortedDictionary(g => g.Key[TeamsCard.FieldPrefix.Length..], g => g.Value);

    private static string MessageId(TeamsActivity activity) => $"teams:{activity.Conversation.Channel}:{activity.Type}:{activity.Id}";
}
