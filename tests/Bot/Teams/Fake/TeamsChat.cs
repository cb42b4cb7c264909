using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Teams.Fake;

public enum ChatKind
{
    Personal,
    Group,
    Channel,
}

/// <summary>A chat, or a channel with its threads.</summary>
public sealed class TeamsChat(FakeTeams teams, ChatKind kind, string id)
{
    public FakeTeams Teams => teams;
    public ChatKind Kind => kind;
    public string Id => id;
    public List<TeamsPerson> Members { get; init; } = [];
    public bool IsInstalled { get; set; }

    /// <summary>Every message goes to the bot, not only mentions: the team consented.</summary>
    public bool HearsAll { get; set; }
    public bool IsBlocked { get; set; }
    internal List<TeamsMessageSeen> All { get; } = [];
    internal List<DateTimeOffset> Sends { get; } = [];

    public IReadOnlyList<TeamsMessageSeen> Messages => teams.Locked(() => All.Where(m => !m.Deleted).ToList());

    /// <summary>What the bot said here.</summary>
    public IReadOnlyList<TeamsMessageSeen> FromBot => teams.Locked(() => All.Where(m => m.Author is null && !m.Deleted).ToList());

    internal JsonObject Conversation(string? thread)
    {
        var conversation = new JsonObject { ["conversationType"] = kind switch { ChatKind.Personal => "personal", ChatKind.Group => "groupChat", _ => "channel" }, ["tenantId"] = FakeTeams.TenantId, ["id"] = thread is null ? id : $"{id};messageid={thread}" };
        if (kind != ChatKind.Personal) conversation["isGroup"] = true;
        return conversation;
    }
}

/// <summary>A message as people see it.</summary>
public sealed class TeamsMessageSeen(TeamsChat chat, string id, string? thread, TeamsPerson? author, JsonObject activity)
{
    public TeamsChat Chat => chat;
    public string Id => id;

    /// <summary>The id of the message that began the thread; null outside channels.</summary>
    public string? Thread => thread;

    /// <summary>Null is the bot.</summary>
    public TeamsPerson? Author => author;
    public bool Deleted { get; set; }
    public JsonObject Activity { get; set; } = activity;
    public int Drawings { get; set; } = 1;

    /// <summary>The card as somebody alone sees it since they pressed.</summary>
    internal Dictionary<TeamsPerson, JsonObject> Views { get; } = [];

    public JsonObject? CardFor(TeamsPerson? person) => person is not null && Views.TryGetValue(person, out var own) ? own
        : Activity["attachments"] is JsonArray { Count: > 0 } list && (string?)list[0]!["contentType"] == "application/vnd.microsoft.card.adaptive" ? list[0]!["content"]!.AsObject() : null;

    public string Reads => ReadsFor(null);

    public string ReadsFor(TeamsPerson? person) => $"{(string?)Activity["text"]}{(CardFor(person) is { } card ? Texts(card) : "")}";

    public IReadOnlyList<string> ButtonsFor(TeamsPerson? person) => CardFor(person) is { } card ? [.. CardParts.Actions(card).Select(a => (string)a["title"]!)] : [];

    public IReadOnlyList<string> Buttons => ButtonsFor(null);

    private static string Texts(JsonNode node) => node switch
    {
        JsonObject o => string.Concat(o.Where(p => p.Key is "text" or "title" or "label" or "inlines" or "items" or "body" or "actions" or "choices" or "value" or "placeholder" && p.Value is JsonArray or JsonValue or JsonObject)
            .Select(p => p.Value is JsonValue v && v.TryGetValue<string>(out var text) ? text + "\n" : p.Value is JsonValue ? "" : Texts(p.Value!))),
        JsonArray a => string.Concat(a.Where(n => n is not null).Select(n => Texts(n!))),
        _ => "",
    };
}

internal static class CardParts
{
    /// <summary>The buttons: neither fallbacks nor what refreshes.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode node) => Of(node, "Action.");

    public static IEnumerable<JsonObject> Inputs(JsonNode node) => Of(node, "Input.");

    private static IEnumerable<JsonObject> Of(JsonNode node, string type) => node switch
    {
        JsonObject o => (o["type"] is JsonValue v && v.GetValue<string>().StartsWith(type, StringComparison.Ordinal) ? [o] : Enumerable.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("fallback" or "refresh" or "data") && p.Value is not null).SelectMany(p => Of(p.Value!, type))),
        JsonArray a => a.Where(n => n is not null).SelectMany(n => Of(n!, type)),
        _ => [],
    };
}
