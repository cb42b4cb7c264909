using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>A workspace with an app and one person, and that app's client for the methods.</summary>
public abstract class SlackTest : IAsyncLifetime
{
    private protected FakeSlack Slack { get; private set; } = null!;
    private protected Workspace Team { get; private set; } = null!;
    private protected SlackApp App { get; private set; } = null!;
    private protected Installation Bot { get; private set; } = null!;
    private protected Person Anna { get; private set; } = null!;
    private protected Channel General { get; private set; } = null!;
    private protected ApiClient Client { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Slack = await FakeSlack.StartAsync();
        Team = Slack.Workspace("midori", enterpriseId: "E0MIDORI");
        App = Slack.App(SampleApps.Everything);
        Bot = App.InstallIn(Team);
        Anna = Team.Person("anna", realName: "田中 杏奈", locale: "ja-JP");
        General = Team.Channel("general", Anna, Bot.BotUser);
        Client = new(Slack, Bot.BotToken);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<Message> Posts(Channel channel, string text, string? blocks = null)
    {
        var arguments = new JsonObject { ["channel"] = channel.Id, ["text"] = text };
        if (blocks is not null) arguments["blocks"] = JsonNode.Parse(blocks);
        var answer = await Client.Json("chat.postMessage", arguments);
        return channel.Find((string)answer["ts"]!)!;
    }

    private protected async Task<string?> ErrorOf(string method, JsonObject arguments) => (string?)(await Client.Json(method, arguments))["error"];

    private protected static JsonObject Modal(string title, bool asks = false)
    {
        var blocks = asks ? """[{"type":"input","block_id":"why","label":{"type":"plain_text","text":"Why"},"element":{"type":"plain_text_input","action_id":"text"}}]""" : "[]";
        return new()
        {
            ["type"] = "modal", ["title"] = Plain(title), ["submit"] = Plain("Send"), ["callback_id"] = "form", ["blocks"] = JsonNode.Parse(blocks),
        };
    }

    private protected static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };

    private protected const string OneButton = """[{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"ok","value":"7","text":{"type":"plain_text","text":"OK"}}]}]""";
}
