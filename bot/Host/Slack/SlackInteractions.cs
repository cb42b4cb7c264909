using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;

namespace Escalation.Bot.Slack;

/// <summary>
/// Presses, forms and shortcuts, as inputs. What is not possible is said to that person alone, at the field or beside the card; a press on an old card is
/// told from a fitting one by the prompt id in its block.
/// </summary>
public sealed class SlackInteractions(SlackDesk desk, SlackTokens tokens, SlackPeople people, SlackHome home)
{
    public const string ReportAction = "report";
    public const string ShowAction = "show-incident";
    public const string ReportShortcut = "report";
    public const string ReportMessageShortcut = "report_message";

    /// <summary>The answer to give within three seconds; null is an empty one.</summary>
    public async Task<SlackReply?> Handle(SlackInteraction interaction, CancellationToken stopping)
    {
        if (await TeamOf(interaction, stopping) is not { } team) return null;
        switch (interaction)
        {
            case { Type: "block_actions", Actions: [var action, ..] }:
                await Pressed(team, interaction, action, stopping);
                return null;
            case { Type: "view_submission", View: { } view }:
                return await Submitted(team, interaction.User.Id, view, stopping);
            case { Type: "shortcut", CallbackId: ReportShortcut, TriggerId: { } trigger }:
                desk.Open(team, trigger, SlackModal.Report(await LanguageOf(team, interaction, stopping)));
                return null;
            case { Type: "message_action", CallbackId: ReportMessageShortcut, Message: not null, Channel: not null }:
                await ReportMessage(team, interaction, stopping);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Also for an app that is installed for a whole organisation, where <c>team</c> may be missing.</summary>
    private Task<SlackInstallation?> TeamOf(SlackInteraction interaction, CancellationToken stopping) => tokens.FindAddressee(interaction.ApiAppId,
        [interaction.IsEnterpriseInstall ? interaction.Enterprise?.Id : null, interaction.Team?.Id, interaction.User.TeamId, interaction.Enterprise?.Id], stopping);

    private async Task Pressed(SlackInstallation team, SlackInteraction interaction, SlackAction action, CancellationToken stopping)
    {
        var user = interaction.User.Id;
        var language = await LanguageOf(team, interaction, stopping);
        var messageId = $"slack:act:{user}:{action.ActionTs ?? interaction.TriggerId}:{action.ActionId}";
        var promptId = SlackPrompt.PromptOf(action.BlockId);
        var chosen = action.SelectedOption?.Value ?? action.Value ?? "";
        switch (action.ActionId)
        {
            case ReportAction when interaction.TriggerId is { } trigger:
                desk.Open(team, trigger, SlackModal.Report(language));
                return;
            case SlackPrompt.FillAction when interaction.TriggerId is { } trigger:
                await OpenFields(team, interaction, promptId, trigger, language);
                return;
            case SlackPrompt.OpenAction:
                return;
            case var act when promptId is not null && IncidentCards.Of(promptId) is { } incident && act.StartsWith(SlackPrompt.ChooseAction, StringComparison.Ordinal):
                await Act(team, interaction, incident, chosen, messageId, language);
                return;
            case var choose when choose.StartsWith(SlackPrompt.ChooseAction, StringComparison.Ordinal) || choose.StartsWith(SlackPrompt.SelectAction, StringComparison.Ordinal):
                await Choose(team, interaction, action.ActionId, promptId, chosen, messageId, language);
                return;
        }
    }

    private async Task Choose(SlackInstallation team, SlackInteraction interaction, string action, string? promptId, string chosen, string messageId, Language language)
    {
        var user = interaction.User.Id;
        var (person, from) = (SlackPeople.IdOf(team.Id, user), SlackPeople.DirectTo(team.Id, user));
        const string field = SlackPrompt.SelectAction + "field:";
        PersonInput input = action.StartsWith(field, StringComparison.Ordinal)
            ? new Filled(from, ImmutableSortedDictionary<string, string>.Empty.Add(action[field.Length..], chosen), promptId)
            : new Chose(from, chosen, promptId);
        var result = await desk.Tell(person, messageId, input);
        if (result.Refusal is { } refusal) Note(team, interaction, refusal.In(result.Replies is [var card, ..] ? card.Language : language), messageId);
        else if (chosen is ChoiceIds.OfferYes or ChoiceIds.OfferNo) CloseOffer(interaction, chosen == ChoiceIds.OfferYes, language);
    }

    /// <summary>Only through the address that came with the press can something be changed that one person alone sees.</summary>
    private void CloseOffer(SlackInteraction interaction, bool taken, Language language)
    {
        var words = new SlackWording(language);
        desk.Respond(interaction.ResponseUrl, new() { ["replace_original"] = true, ["response_type"] = "ephemeral", ["text"] = taken ? words.GoOnInMessage : words.Noted });
    }

    private async Task OpenFields(SlackInstallation team, SlackInteraction interaction, string? promptId, string trigger, Language language)
    {
        var card = await desk.CardOf(SlackPeople.DirectTo(team.Id, interaction.User.Id));
        if (card is null || card.Id != promptId || card.Fields.IsEmpty) Note(team, interaction, new SlackWording(language).AlreadyTold, $"fill:{interaction.TriggerId}");
        else desk.Open(team, trigger, SlackModal.Fields(card with { Fields = [.. card.Fields.Where(f => f.Kind != Dialogs.Prompts.FieldKind.Choice)] }, SlackModal.FillCallback, card.Id));
    }

    private async Task Act(SlackInstallation team, SlackInteraction interaction, IncidentId id, string act, string messageId, Language language)
    {
        var user = interaction.User.Id;
        var words = new SlackWording(language);
        if (people.OnCallPerson(team.Id, user) is not { } person)
        {
            Note(team, interaction, words.NotOnCall, messageId);
            return;
        }

        if (await desk.Incident(id) is not { } incident)
        {
            Note(team, interaction, words.NoSuchIncident, messageId);
            return;
        }

        if (ResponderActs.Form(incident, act, language) is { } form)
        {
            if (interaction.TriggerId is { } trigger) desk.Open(team, trigger, SlackModal.Fields(form, SlackModal.ActCallback, $"{id}/{act}"));
            return;
        }

        if (ResponderActs.Read(act, person.Id, ImmutableDictionary<string, string>.Empty) is not { } input) return;
        var result = await desk.Tell(id, messageId, input);
        if (result.Refusal is { } refusal) Note(team, interaction, refusal.In(language), messageId);
        if (interaction.Container?.Type == "view") home.PublishSoon(team, user);
    }

    private async Task<SlackReply?> Submitted(SlackInstallation team, string user, SlackView view, CancellationToken stopping)
    {
        var language = await people.LanguageOf(team, user, stopping) ?? people.LanguageHere;
        var values = (view.State?.Values ?? []).Where(v => v.Value.Count > 0)
            .Select(v => (Block: v.Key, v.Value.Values.First().Given)).Where(v => v.Given is not null).ToImmutableSortedDictionary(v => v.Block, v => v.Given!);
        var messageId = $"slack:view:{view.Id}:{view.Hash}";
        switch (view.CallbackId)
        {
            case SlackModal.ReportCallback:
                var reported = await desk.Report(team, user, values.GetValueOrDefault(SlackModal.TextField) ?? "", messageId, language);
                return reported.Refusal is { } empty ? SlackReply.Wrong(SlackModal.TextField, empty.In(language)) : null;
            case SlackModal.FillCallback:
                var filled = await desk.Tell(SlackPeople.IdOf(team.Id, user), messageId, new Filled(SlackPeople.DirectTo(team.Id, user), values, view.PrivateMetadata));
                return filled.Refusal is { } wrong && !values.IsEmpty ? WrongField(filled, wrong, view, language) : null; // Left empty it is closed, and nothing else.
            case SlackModal.ActCallback when view.PrivateMetadata?.Split('/') is [var incident, var act]:
                return await Act(team, user, new(incident), act, values, view, messageId, language);
            default:
                return null;
        }
    }

    private async Task<SlackReply?> Act(SlackInstallation team, string user, IncidentId id, string act, ImmutableSortedDictionary<string, string> values, SlackView view, string messageId, Language language)
    {
        var words = new SlackWording(language);
        if (people.OnCallPerson(team.Id, user) is not { } person) return SlackReply.Updated(SlackModal.Message(words.Close, words.NotOnCall, language));
        if (ResponderActs.Read(act, person.Id, values) is not { } input) return SlackReply.Updated(SlackModal.Message(words.Close, words.AlreadyTold, language));
        var result = await desk.Tell(id, messageId, input);
        return result.Refusal is { } wrong ? SlackReply.Wrong(FirstBlock(view), wrong.In(language)) : null;
    }

    private static SlackReply WrongField(Engine.TurnResult result, Text wrong, SlackView view, Language language) =>
        result.Replies is [var card, ..] && card.Fields.FirstOrDefault(f => f.Error is not null) is { } field
            ? SlackReply.Wrong(field.Id, field.Error!)
            : SlackReply.Wrong(FirstBlock(view), wrong.In(language));

    private static string FirstBlock(SlackView view) => view.State?.Values.Keys.FirstOrDefault() ?? SlackModal.TextField;

    /// <summary>A message that somebody finds strange: its words are the report, and it is kept as it was, with its address and its files.</summary>
    private async Task ReportMessage(SlackInstallation team, SlackInteraction interaction, CancellationToken stopping)
    {
        var (user, channel) = (interaction.User.Id, interaction.Channel!.Id);
        var raw = interaction.Message!.Value;
        var message = raw.Deserialize(SlackJson.Ours.SlackMessage)!;
        var text = SlackContent.Words(message.Text, message.Attachments, message.Blocks);
        var permalink = Permalink(team, interaction, message);
        var language = await LanguageOf(team, interaction, stopping);
        var messageId = $"slack:report:{user}:{channel}:{message.Ts}:{interaction.ActionTs}";
        var (person, from) = (SlackPeople.IdOf(team.Id, user), SlackPeople.DirectTo(team.Id, user));
        if (text.Length > 0) await desk.Tell(person, messageId, new Said(from, text, desk.Recognize(text), language, Deliberate: true));
        foreach (var file in SlackContent.Files(message.Files, message.Attachments)) await desk.Tell(person, $"{messageId}:{file.Id}", new Offered(from, SlackFiles.Offer(team.Id, file)));
        var kept = new JsonObject { ["permalink"] = await permalink, ["channel"] = interaction.Channel.Id, ["reported_by"] = user, ["message"] = JsonNode.Parse(raw.GetRawText()) };
        var result = await desk.KeepMessage(person, from, $"slack-message-{message.Ts}.json", kept, $"{messageId}:message");
        desk.Respond(interaction.ResponseUrl, new() { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = result.Refusal?.In(language) ?? new SlackWording(language).GoOnInMessage });
    }

    /// <summary>As Slack says it; where it may not tell us, because the app is not in that channel, as Slack makes it.</summary>
    private async Task<string?> Permalink(SlackInstallation team, SlackInteraction interaction, SlackMessage message)
    {
        var channel = interaction.Channel!.Id;
        if ((await desk.Ask("chat.getPermalink", team, ("channel", channel), ("message_ts", message.Ts)))?.Text("permalink") is { } told) return told;
        return interaction.Team?.Domain is { } domain && message.Ts is { } ts ? $"https://{domain}.slack.com/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}" : null;
    }

    private void Note(SlackInstallation team, SlackInteraction interaction, string text, string because)
    {
        if ((interaction.Container?.ChannelId ?? interaction.Channel?.Id) is { } channel) desk.Whisper(team, channel, interaction.Container?.ThreadTs, interaction.User.Id, text, because);
        else if (interaction.TriggerId is { } trigger) desk.Open(team, trigger, SlackModal.Message("–", text, people.LanguageHere));
    }

    private async Task<Language> LanguageOf(SlackInstallation team, SlackInteraction interaction, CancellationToken stopping) =>
        people.OnCallPerson(team.Id, interaction.User.Id)?.Language ?? await people.LanguageOf(team, interaction.User.Id, stopping) ?? people.LanguageHere;

}
