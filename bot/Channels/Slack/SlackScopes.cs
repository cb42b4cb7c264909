using System.Collections.Immutable;

namespace Escalation.Channels.Slack;

/// <summary>The bot scopes the app asks for; <c>manifests/slack</c> has the same, and a reason for each in its README.</summary>
public static class SlackScopes
{
    public static ImmutableArray<string> Bot { get; } =
    [
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "groups:history", "groups:read", "groups:write",
        "im:history", "im:write", "pins:read", "reactions:read", "users:read",
    ];
}
