using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What a person presses, chooses, submits and commands. Elements are found by their label, their action_id or their block_id.</summary>
public sealed partial class Person
{
    private readonly Dictionary<Message, FormState> _forms = [];

    /// <param name="drawing">The button as it was in an older drawing of the message, on a screen that has not caught up.</param>
    public Task<Delivery> Presses(Message message, string button, int? drawing = null) =>
        Acts(message, button, null, drawing, e => e.Type is "button" or "workflow_button");

    public Task<Delivery> Presses(SlackView view, string button) => Acts(view, button, null, e => e.Type is "button" or "workflow_button");

    /// <summary>Uses anything else in a message: a select, radio buttons, a date.</summary>
    public Task<Delivery> Selects(Message message, string element, object choice, int? drawing = null) =>
        Acts(message, element, choice, drawing, e => e.Type is not "button");

    public Task<Delivery> Selects(SlackView view, string element, object choice) => Acts(view, element, choice, e => e.Type is not "button");

    public Task<Delivery> Commands(string command, string text, Channel channel) => Sent(() =>
    {
        var app = Reachable.FirstOrDefault(a => a.Manifest.Commands.ContainsKey(command))
            ?? throw new InvalidOperationException($"{command} is not a valid command: no manifest names it.");
        var (installation, name) = (BotOf(app), channel.NameInPayloads);
        var json = new JsonObject { ["token"] = app.VerificationToken, ["team_id"] = Workspace.Id, ["team_domain"] = Workspace.Domain };
        if (Workspace.EnterpriseId is { } enterprise) (json["enterprise_id"], json["enterprise_name"]) = (enterprise, "Organisation");
        (json["channel_id"], json["channel_name"], json["user_id"], json["user_name"]) = (channel.Id, name, Id, Name);
        (json["command"], json["text"], json["api_app_id"]) = (command, app.Manifest.Commands[command] ? WithMentions(text) : text, app.Id);
        json["is_enterprise_install"] = installation.IsForWholeOrganization ? "true" : "false";
        json["response_url"] = Slack.ResponseUrls.Give(installation, this, channel, null);
        json["trigger_id"] = Payloads.Trigger(this, installation);
        return (app, DeliveryKind.Command, json);
    }, delivery => ShowAnswer(delivery, channel));

    public Task<Delivery> UsesMessageShortcut(string callbackId, Message message) => Sent(() =>
    {
        var app = Declaring(callbackId, "message");
        var json = Payloads.Interactive("message_action", this, BotOf(app));
        (json["callback_id"], json["message_ts"], json["action_ts"]) = (callbackId, message.Ts, message.Channel.NextTs());
        (json["channel"], json["message"]) = (Payloads.Where(message.Channel), message.ToJson());
        json["response_url"] = Slack.ResponseUrls.Give(BotOf(app), this, message.Channel, null);
        return (app, DeliveryKind.Interactive, json);
    });

    public Task<Delivery> UsesGlobalShortcut(string callbackId) => Sent(() =>
    {
        var app = Declaring(callbackId, "global");
        var json = Payloads.Interactive("shortcut", this, BotOf(app));
        (json["callback_id"], json["action_ts"]) = (callbackId, $"{Slack.UnixNow}.000100");
        return (app, DeliveryKind.Interactive, json);
    });

    public Task OpensHome(SlackApp app, string tab = "home") => Told(() => Events.HomeOpened(this, app, ConversationWith(app), tab));

    private Task<Delivery> Acts(Message message, string name, object? choice, int? drawing, Func<FoundElement, bool> fits) => Sent(() =>
    {
        var app = message.Author.Bot ?? throw new InvalidOperationException("Only an app's message has something to press.");
        var element = BlockSearch.Find(drawing is { } d ? message.Drawings[d].Blocks : message.Blocks, name, fits);
        if (!_forms.TryGetValue(message, out var form)) form = _forms[message] = new();
        var entered = choice is null ? [] : form.Enter(element, choice);
        var json = Payloads.Pressed(message, this, app, drawing, form);
        json["actions"] = new JsonArray(Payloads.Action(element, entered, message.Channel.NextTs()));
        return (app.App, DeliveryKind.Interactive, json);
    });

    private Task<Delivery> Acts(SlackView view, string name, object? choice, Func<FoundElement, bool> fits) => Sent(() =>
    {
        var element = BlockSearch.Find(view.Blocks, name, fits);
        var entered = choice is null ? [] : view.Form.Enter(element, choice);
        var json = Payloads.Pressed(view, this);
        json["actions"] = new JsonArray(Payloads.Action(element, entered, $"{Slack.UnixNow}.000200"));
        return (view.App.App, DeliveryKind.Interactive, json);
    });

    private async Task<Delivery> Sent(Func<(SlackApp App, DeliveryKind Kind, JsonObject Json)> act, Action<Delivery>? afterwards = null)
    {
        Delivery delivery;
        lock (Slack.Gate)
        {
            var (app, kind, json) = act();
            delivery = Slack.Courier.Send(app, kind, json);
        }

        await delivery.Done;
        lock (Slack.Gate) afterwards?.Invoke(delivery);
        Slack.Change();
        return delivery;
    }

    /// <summary>A command may be answered with text or with a message, which only the one who typed it sees unless the app says otherwise.</summary>
    private void ShowAnswer(Delivery delivery, Channel channel)
    {
        if (!delivery.IsAcknowledged || delivery.Body.Length == 0) return;
        var bot = BotOf(delivery.App);
        var isJson = delivery.Answer is not null && (delivery.ContentType.Length == 0 || delivery.ContentType.StartsWith("application/json", StringComparison.Ordinal));
        var answer = isJson ? delivery.Answer! : new() { ["text"] = delivery.Body };
        try
        {
            var (text, blocks) = ChatMethods.Look(new(Slack, Method.All["chat.postMessage"], (JsonObject)answer.DeepClone(), delivery.App, null, ""), channel);
            var message = new Message(channel, bot.BotUser, text, blocks) { OnlyFor = (string?)answer["response_type"] == "in_channel" ? null : this };
            channel.All.Add(message);
            Events.Posted(message);
        }
        catch (SlackError error)
        {
            Slack.Complain($"The answer to a command cannot be shown: {error.Message} {string.Join(' ', error.Details)}");
        }
    }

    /// <summary>What should_escape in the manifest turns names into.</summary>
    private string WithMentions(string text)
    {
        foreach (var person in Workspace.People) text = text.Replace($"@{person.Name}", $"<@{person.Id}|{person.Name}>", StringComparison.Ordinal);
        foreach (var channel in Workspace.AllChannels.Where(c => c.Kind == ChannelKind.Public))
            text = text.Replace($"#{channel.Name}", $"<#{channel.Id}|{channel.Name}>", StringComparison.Ordinal);
        return text;
    }

    private IEnumerable<SlackApp> Reachable => Slack.Apps.Where(a => a.Installed.Exists(i => i.Covers(Workspace) && !i.IsUninstalled));

    private SlackApp Declaring(string callbackId, string kind) =>
        Reachable.FirstOrDefault(a => a.Manifest.Shortcuts.TryGetValue(callbackId, out var found) && found == kind)
            ?? throw new InvalidOperationException($"No manifest names a {kind} shortcut {callbackId}.");
}
