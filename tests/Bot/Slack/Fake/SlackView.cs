using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>A modal or a home tab as one person has it on the screen.</summary>
public sealed class SlackView
{
    internal SlackView(FakeSlack slack, Installation app, Person person, JsonObject content)
    {
        (Slack, App, Person, Content) = (slack, app, person, content);
        Id = slack.NewId("V");
        Root = Id;
        Hash = NewHash();
    }

    public string Id { get; }
    public Installation App { get; }
    public Person Person { get; }

    /// <summary>What the app sent, with the ids Slack has added.</summary>
    public JsonObject Content { get; private set; }

    public string Hash { get; private set; }
    public string Title => (string?)Content["title"]?["text"] ?? "";
    public string CallbackId => (string?)Content["callback_id"] ?? "";
    public string PrivateMetadata => (string?)Content["private_metadata"] ?? "";
    public JsonArray Blocks => Content["blocks"]!.AsArray();
    public string Reads => BlockSearch.TextOf(Blocks);
    public IReadOnlyList<string> Buttons => [.. BlockSearch.Elements(Blocks).Where(e => e.Type == "button").Select(e => e.Label)];
    public bool IsOpen { get; internal set; } = true;

    internal FakeSlack Slack { get; }
    internal string? ExternalId => (string?)Content["external_id"] is { Length: > 0 } id ? id : null;
    internal string Kind => (string)Content["type"]!;
    internal string Root { get; init; }
    internal string? Previous { get; init; }
    internal FormState Form { get; } = new();

    internal void Redraw(JsonObject content)
    {
        Content = content;
        Hash = NewHash();
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id, ["team_id"] = Person.Workspace.Id, ["type"] = Kind, ["blocks"] = Blocks.DeepClone(), ["private_metadata"] = PrivateMetadata,
            ["callback_id"] = CallbackId, ["hash"] = Hash, ["title"] = Copy("title"), ["clear_on_close"] = Flag("clear_on_close"),
            ["notify_on_close"] = Flag("notify_on_close"), ["close"] = Copy("close"), ["submit"] = Copy("submit"),
            ["previous_view_id"] = Previous, ["root_view_id"] = Root,
            ["app_id"] = App.App.Id, ["external_id"] = ExternalId ?? "",
            ["app_installed_team_id"] = App.Team?.Id ?? Person.Workspace.EnterpriseId, ["bot_id"] = App.BotId,
        };
        json["state"] = new JsonObject { ["values"] = Form.Values(Blocks) };
        return json;
    }

    internal bool Flag(string name) => (bool?)Content[name] ?? false;

    private JsonNode? Copy(string name) => Content[name]?.DeepClone();

    private string NewHash() => $"{Slack.UnixNow}.{FakeSlack.NewSecret(4)}";
}
