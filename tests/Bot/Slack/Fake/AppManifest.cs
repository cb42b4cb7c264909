using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The part of an app's manifest that decides what Slack sends it and lets it do; read from the file that ships, or written by a test.</summary>
public sealed record AppManifest
{
    public string Name { get; init; } = "App";
    public string BotName { get; init; } = "app";
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Subscriptions as the manifest names them: message.im, app_mention.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The commands, and whether mentions in their text are escaped.</summary>
    public IReadOnlyDictionary<string, bool> Commands { get; init; } = new Dictionary<string, bool>();

    /// <summary>The callback ids of the shortcuts, and global or message.</summary>
    public IReadOnlyDictionary<string, string> Shortcuts { get; init; } = new Dictionary<string, string>();

    public bool HomeTab { get; init; } = true;
    public bool MessagesTab { get; init; } = true;
    public bool SocketMode { get; init; }
    public bool RotatesTokens { get; init; }

    public static AppManifest Read(string json)
    {
        var file = JsonNode.Parse(json)!;
        var (features, settings) = (file["features"], file["settings"]);
        return new()
        {
            Name = (string)file["display_information"]!["name"]!,
            BotName = (string?)features?["bot_user"]?["display_name"] ?? "bot",
            Scopes = Strings(file["oauth_config"]?["scopes"]?["bot"]),
            Events = Strings(settings?["event_subscriptions"]?["bot_events"]),
            Commands = Items(features?["slash_commands"]).ToDictionary(c => (string)c["command"]!, c => (bool?)c["should_escape"] ?? false),
            Shortcuts = Items(features?["shortcuts"]).ToDictionary(s => (string)s["callback_id"]!, s => (string)s["type"]!),
            HomeTab = (bool?)features?["app_home"]?["home_tab_enabled"] ?? false,
            MessagesTab = (bool?)features?["app_home"]?["messages_tab_enabled"] ?? false,
            SocketMode = (bool?)settings?["socket_mode_enabled"] ?? false,
            RotatesTokens = (bool?)settings?["token_rotation_enabled"] ?? false,
        };
    }

    private static string[] Strings(JsonNode? list) => [.. Items(list).Select(i => (string)i!)];

    private static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonNode>();
}
