namespace Escalation.Tests.Bot.Slack;

/// <summary>An app that may do everything the fake knows, for tests of the fake itself.</summary>
internal static class SampleApps
{
    public static AppManifest Everything { get; } = new()
    {
        Name = "Sample", BotName = "sample",
        Scopes =
        [
            "app_mentions:read", "channels:history", "channels:join", "channels:manage", "channels:read", "chat:write", "commands",
            "files:read", "files:write", "groups:history", "groups:read", "groups:write",
            "im:history", "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write", "pins:read", "pins:write", "reactions:read",
            "reactions:write", "users:read", "users:read.email",
        ],
        Events =
        [
            "app_home_opened", "app_mention", "app_uninstalled", "member_joined_channel", "message.channels", "message.groups",
            "message.im", "message.mpim", "pin_added", "reaction_added", "tokens_revoked", "user_change",
        ],
        Commands = new Dictionary<string, bool> { ["/sample"] = false },
        Shortcuts = new Dictionary<string, string> { ["ask"] = "global", ["keep"] = "message" },
    };
}
