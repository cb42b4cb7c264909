using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Teams.Fake;

/// <summary>Somebody in Teams, and everything their client does.</summary>
public sealed class TeamsPerson(FakeTeams teams, string name, string locale, string id, string objectId)
{
    public string Name => name;
    public string Id => id;
    public string ObjectId => objectId;

    /// <summary>The app is installed for this person.</summary>
    public bool HasApp { get; set; }

    public TeamsChat Chat => teams.PersonalChat(this);

    /// <summary>What stands in the personal chat, the newest last.</summary>
    public IReadOnlyList<TeamsMessageSeen> Sees => Chat.Messages;

    public async Task Installs()
    {
        HasApp = true;
        Chat.IsInstalled = true;
        await teams.Deliver(Activity("installationUpdate", Chat, null, ("action", "add")));
        await teams.Deliver(Activity("conversationUpdate", Chat, null, ("membersAdded", new JsonArray(new JsonObject { ["id"] = FakeTeams.BotId }, new JsonObject { ["id"] = id, ["aadObjectId"] = objectId }))));
    }

    public async Task Uninstalls()
    {
        HasApp = false;
        await teams.Deliver(Activity("installationUpdate", Chat, null, ("action", "remove")));
        await teams.Deliver(Activity("conversationUpdate", Chat, null, ("membersRemoved", new JsonArray(new JsonObject { ["id"] = FakeTeams.BotId }))));
    }

    /// <summary>Into a team or a group chat, which is told in two events.</summary>
    public async Task InstallsIn(TeamsChat chat, bool hearsAll = false)
    {
        (chat.IsInstalled, chat.HearsAll) = (true, hearsAll);
        await teams.Deliver(Activity("conversationUpdate", chat, null, ("membersAdded", new JsonArray(new JsonObject { ["id"] = FakeTeams.BotId }))));
        await teams.Deliver(Activity("installationUpdate", chat, null, ("action", "add")));
    }

    public Task<BotAnswer> Writes(string text, params JsonObject[] files) => Post(Chat, text, null, mention: false, files);

    public Task<BotAnswer> Mentions(TeamsChat chat, string text, string? thread = null, params JsonObject[] files) => Post(chat, text, thread, mention: true, files);

    /// <summary>Which reaches the bot only where the team consented to that.</summary>
    public Task<BotAnswer> Posts(TeamsChat chat, string text, string? thread = null) => Post(chat, text, thread, mention: false);

    public Task<BotAnswer> Edits(TeamsMessageSeen message, string text) => Changes("messageUpdate", "editMessage", message, text);

    public Task<BotAnswer> Deletes(TeamsMessageSeen message) => Changes("messageDelete", "softDeleteMessage", message, null);

    /// <summary>Under the id that the message has had from the beginning.</summary>
    private Task<BotAnswer> Changes(string type, string eventType, TeamsMessageSeen message, string? text)
    {
        var activity = Activity(type, message.Chat, message.Thread, ("id", message.Id));
        if (text is not null) activity["text"] = text;
        activity["channelData"]!["eventType"] = eventType;
        return teams.Deliver(activity);
    }

    /// <summary>A file chosen in the personal chat: its address is signed and takes no token.</summary>
    public JsonObject File(string fileName, byte[] content) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["name"] = fileName, ["contentUrl"] = "https://contoso.sharepoint.com/x",
        ["content"] = new JsonObject { ["downloadUrl"] = teams.Keep(fileName, content, wantsToken: false), ["uniqueId"] = "u", ["fileType"] = "png" },
    };

    /// <summary>A picture pasted into a message: it lies with the connector and wants the bot's token.</summary>
    public JsonObject Picture(byte[] content) => new() { ["contentType"] = "image/*", ["contentUrl"] = teams.Keep("image", content, wantsToken: true) };

    /// <summary>Until the bot has written or changed a message with these words where this person reads.</summary>
    public Task<TeamsMessageSeen> WaitsFor(string reads, TeamsChat? chat = null) =>
        teams.WaitFor(() => (chat ?? Chat).All.LastOrDefault(m => m.Author is null && !m.Deleted && m.ReadsFor(this).Contains(reads, StringComparison.Ordinal)));

    /// <summary>Presses a button by its title. The card in the answer takes the place of the pressed one, for this person.</summary>
    public async Task<BotAnswer> Presses(TeamsMessageSeen message, string title, params (string Id, string Value)[] inputs) =>
        await Presses(message, message.CardFor(this) ?? throw new InvalidOperationException("no card"), title, inputs);

    /// <param name="card">As it was drawn then: what somebody presses may have changed meanwhile.</param>
    public async Task<BotAnswer> Presses(TeamsMessageSeen message, JsonObject card, string title, params (string Id, string Value)[] inputs)
    {
        var action = CardParts.Actions(card).FirstOrDefault(a => (string?)a["title"] == title) ?? throw new InvalidOperationException($"There is no button '{title}': {string.Join(", ", CardParts.Actions(card).Select(a => a["title"]))}\n{teams.Transcript()}");
        var data = Data(card, action, inputs);
        if ((string?)data["msteams"]?["type"] == "task/fetch") return await Invokes("task/fetch", message, new() { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } });
        var answer = await Invokes("adaptiveCard/action", message, new()
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = action["verb"]?.DeepClone(), ["data"] = data }, ["trigger"] = "manual",
        });
        CheckExecuteAnswer(answer);
        if ((string?)answer.Json?["type"] == "application/vnd.microsoft.card.adaptive") teams.Locked(() => message.Views[this] = answer.Json["value"]!.AsObject());
        teams.Changed($"{name} sees the answer");
        return answer;
    }

    /// <summary>As an older client, which does not know Action.Execute, presses it.</summary>
    public Task<BotAnswer> PressesInOldClient(TeamsMessageSeen message, string title, params (string Id, string Value)[] inputs)
    {
        var card = message.CardFor(this)!;
        var fallback = CardParts.Actions(card).First(a => (string?)a["title"] == title)["fallback"]!.AsObject();
        var activity = Activity("message", message.Chat, message.Thread, ("value", Data(card, fallback, inputs)), ("replyToId", message.Id));
        return teams.Deliver(activity);
    }

    /// <summary>The client does this by itself when a chat is opened.</summary>
    public async Task<BotAnswer> Refreshes(TeamsMessageSeen message)
    {
        var refresh = message.CardFor(null)!["refresh"]!["action"]!;
        var answer = await Invokes("adaptiveCard/action", message, new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = refresh["verb"]?.DeepClone(), ["data"] = refresh["data"]?.DeepClone() }, ["trigger"] = "automatic" });
        CheckExecuteAnswer(answer);
        if ((string?)answer.Json?["type"] == "application/vnd.microsoft.card.adaptive") teams.Locked(() => message.Views[this] = answer.Json["value"]!.AsObject());
        return answer;
    }

    /// <summary>Sends a dialog that is open. An empty answer closes it.</summary>
    public Task<BotAnswer> Submits(BotAnswer dialog, TeamsChat chat, params (string Id, string Value)[] inputs)
    {
        var card = CardOf(dialog);
        var send = CardParts.Actions(card).First(a => (string?)a["type"] == "Action.Submit");
        return Invokes("task/submit", chat, null, null, new() { ["data"] = Data(card, send, inputs), ["context"] = new JsonObject { ["theme"] = "default" } });
    }

    /// <summary>Chooses "report this message" in a message's menu.</summary>
    public Task<BotAnswer> Reports(TeamsMessageSeen message) =>
        Invokes("composeExtension/fetchTask", message.Chat, message.Thread, null, new() { ["commandId"] = "reportMessage", ["commandContext"] = "message", ["requestId"] = "r1", ["context"] = new JsonObject { ["theme"] = "default" }, ["messagePayload"] = Payload(message) });

    public Task<BotAnswer> SubmitsReport(BotAnswer dialog, TeamsMessageSeen message, params (string Id, string Value)[] inputs)
    {
        var card = CardOf(dialog);
        var send = CardParts.Actions(card).First(a => (string?)a["type"] == "Action.Submit");
        return Invokes("composeExtension/submitAction", message.Chat, message.Thread, null, new()
        {
            ["commandId"] = "reportMessage", ["commandContext"] = "message", ["requestId"] = "r2", ["data"] = Data(card, send, inputs), ["messagePayload"] = Payload(message),
        });
    }

    public Task<BotAnswer> Answers(TeamsMessageSeen consent, bool accepts)
    {
        var content = consent.Activity["attachments"]![0]!["content"]!;
        var upload = $"upload-{consent.Id}";
        return Invokes("fileConsent/invoke", consent.Chat, null, consent.Id, new()
        {
            ["type"] = "fileUpload", ["action"] = accepts ? "accept" : "decline", ["context"] = content[accepts ? "acceptContext" : "declineContext"]!.DeepClone(),
            ["uploadInfo"] = new JsonObject { ["contentUrl"] = "https://contoso.sharepoint.com/file", ["name"] = "x.txt", ["uploadUrl"] = $"{teams.Address}uploads/{upload}", ["uniqueId"] = upload, ["fileType"] = "txt" },
        });
    }

    private Task<BotAnswer> Invokes(string what, TeamsMessageSeen message, JsonObject value) => Invokes(what, message.Chat, message.Thread, message.Id, value);

    private Task<BotAnswer> Invokes(string what, TeamsChat chat, string? thread, string? replyTo, JsonObject value)
    {
        var activity = Activity("invoke", chat, thread, ("name", what), ("value", value));
        if (replyTo is not null) activity["replyToId"] = replyTo;
        return teams.Deliver(activity);
    }

    private async Task<BotAnswer> Post(TeamsChat chat, string text, string? thread, bool mention, params JsonObject[] files)
    {
        var said = mention ? $"<at>Escalation</at> {text}" : text;
        var message = teams.NextId();
        if (chat.Kind == ChatKind.Channel) thread ??= message;
        var activity = Activity("message", chat, thread, ("text", said), ("textFormat", "plain"));
        activity["id"] = message;
        activity["attachments"] = new JsonArray([.. files, new JsonObject { ["contentType"] = "text/html", ["content"] = $"<div>{System.Net.WebUtility.HtmlEncode(text)}</div>" }]);
        if (mention) activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["text"] = "<at>Escalation</at>", ["mentioned"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = "Escalation" } });
        teams.Locked(() =>
        {
            chat.All.Add(new(chat, message, thread, this, (JsonObject)activity.DeepClone()));
            return true;
        });
        return chat.Kind == ChatKind.Personal || mention || chat is { IsInstalled: true, HearsAll: true } ? await teams.Deliver(activity) : new(0, null, "");
    }

    public JsonObject Activity(string type, TeamsChat chat, string? thread, params (string Name, JsonNode? Value)[] more)
    {
        var activity = new JsonObject
        {
            ["type"] = type, ["id"] = type == "message" ? teams.NextId() : $"f:{Guid.NewGuid()}", ["timestamp"] = DateTimeOffset.UtcNow.ToString("O"), ["localTimezone"] = "Asia/Tokyo",
            ["serviceUrl"] = teams.ServiceUrl, ["channelId"] = "msteams", ["locale"] = locale,
            ["from"] = new JsonObject { ["id"] = id, ["name"] = name, ["aadObjectId"] = objectId }, ["recipient"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = "Escalation" },
            ["conversation"] = chat.Conversation(thread),
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = locale, ["country"] = "JP", ["platform"] = "Windows", ["timezone"] = "Asia/Tokyo" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeTeams.TenantId } },
        };
        if (chat.Kind == ChatKind.Channel)
        {
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = chat.Id };
            activity["channelData"]!["team"] = new JsonObject { ["id"] = chat.Id };
        }

        foreach (var (field, value) in more) activity[field] = value;
        return activity;
    }

    /// <summary>What a client sends of a press: the button's own data, and every input beside it unless the button wants none.</summary>
    private static JsonObject Data(JsonObject card, JsonObject action, (string Id, string Value)[] inputs)
    {
        var data = (JsonObject)(action["data"]?.DeepClone() ?? new JsonObject());
        if ((string?)action["associatedInputs"] == "none") return data;
        foreach (var input in CardParts.Inputs(card))
        {
            var given = inputs.FirstOrDefault(i => i.Id == (string?)input["id"] || (string?)input["id"] == $"field.{i.Id}");
            if ((given.Value ?? (string?)input["value"]) is { } value) data[(string)input["id"]!] = value;
        }

        foreach (var (field, _) in inputs)
            if (!CardParts.Inputs(card).Any(i => (string?)i["id"] == field || (string?)i["id"] == $"field.{field}")) throw new InvalidOperationException($"There is no input '{field}' on the card.");
        return data;
    }

    private static JsonObject CardOf(BotAnswer dialog) => dialog.Json?["task"]?["value"]?["card"]?["content"]?.AsObject() ?? throw new InvalidOperationException($"no dialog: {dialog.Status} {dialog.Text}");

    private JsonObject Payload(TeamsMessageSeen message) => new()
    {
        ["id"] = message.Id, ["linkToMessage"] = $"https://teams.microsoft.com/l/message/{message.Chat.Id}/{message.Id}", ["createdDateTime"] = "2026-11-23T00:00:00Z", ["importance"] = "normal", ["locale"] = locale,
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"<div><p>{System.Net.WebUtility.HtmlEncode((string?)message.Activity["text"] ?? "")}</p></div>" },
        ["from"] = message.Author is { } author ? new JsonObject { ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = author.ObjectId, ["displayName"] = author.Name } } : null,
        ["attachments"] = new JsonArray(), ["mentions"] = new JsonArray(), ["reactions"] = new JsonArray(),
    };

    private void CheckExecuteAnswer(BotAnswer answer)
    {
        var fine = answer.Status == 200 && answer.Json is JsonObject { Count: 3 } json && json["statusCode"] is not null
            && ((string?)json["type"], (int)json["statusCode"]!) is ("application/vnd.microsoft.card.adaptive", 200) or ("application/vnd.microsoft.activity.message", 200) or ("application/vnd.microsoft.error", 400 or 500);
        if (!fine) teams.Complaints.Enqueue($"an answer to Action.Execute that no client understands: {answer.Status} {answer.Text}");
    }
}
