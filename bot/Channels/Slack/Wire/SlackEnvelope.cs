using System.Text.Json;

namespace Escalation.Channels.Slack.Wire;

/// <summary>What the Events API posts, and what an <c>events_api</c> envelope carries: https://docs.slack.dev/apis/events-api</summary>
public sealed record SlackEnvelope(string Type)
{
    public string? Challenge { get; init; }
    public string? TeamId { get; init; }
    public string? ContextTeamId { get; init; }
    public string? EnterpriseId { get; init; }
    public string? ApiAppId { get; init; }
    public string? EventId { get; init; }
    public SlackAuthorization[]? Authorizations { get; init; }
    public bool IsExtSharedChannel { get; init; }

    /// <summary>Read only when it is of a type we know: in others the same names mean other things.</summary>
    public JsonElement? Event { get; init; }
}

public sealed record SlackAuthorization
{
    public string? EnterpriseId { get; init; }
    public string? TeamId { get; init; }
    public string? UserId { get; init; }
    public bool IsEnterpriseInstall { get; init; }
}

/// <summary>The fields of all events that are subscribed to; which are there depends on the type.</summary>
public sealed record SlackEvent(string Type)
{
    public string? Subtype { get; init; }
    public string? User { get; init; }
    public string? BotId { get; init; }
    public string? UserTeam { get; init; }
    public string? Team { get; init; }
    public string? Text { get; init; }
    public string? Ts { get; init; }
    public string? ThreadTs { get; init; }
    public string? Channel { get; init; }
    public string? ChannelId { get; init; }
    public string? ChannelType { get; init; }
    public string? Tab { get; init; }
    public string? Reaction { get; init; }
    public SlackFile[]? Files { get; init; }
    public SlackAttachment[]? Attachments { get; init; }
    public JsonElement? Blocks { get; init; }
    public SlackItem? Item { get; init; }

    /// <summary>Of a message that was changed, as it is now.</summary>
    public SlackMessage? Message { get; init; }

    /// <summary>Of a message that was changed or deleted, as it was.</summary>
    public SlackMessage? PreviousMessage { get; init; }
    public SlackTokens? Tokens { get; init; }
}

public sealed record SlackFile(string Id)
{
    public string? Name { get; init; }
    public string? Mimetype { get; init; }
    public long? Size { get; init; }
    public string? Mode { get; init; }
    public string? FileAccess { get; init; }
    public string? UrlPrivateDownload { get; init; }
    public string? UrlPrivate { get; init; }
}

/// <summary>A message that was forwarded, the preview of a link, or what older apps post: https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments</summary>
public sealed record SlackAttachment
{
    public bool IsShare { get; init; }
    public string? Text { get; init; }
    public string? Fallback { get; init; }
    public SlackFile[]? Files { get; init; }
}

public sealed record SlackItem
{
    public string? Type { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public SlackMessage? Message { get; init; }
}

public sealed record SlackMessage
{
    public string? User { get; init; }
    public string? BotId { get; init; }
    public string? Text { get; init; }
    public string? Ts { get; init; }
    public string? ThreadTs { get; init; }
    public string? Permalink { get; init; }
    public SlackFile[]? Files { get; init; }
    public SlackAttachment[]? Attachments { get; init; }
    public JsonElement? Blocks { get; init; }
    public SlackMetadata? Metadata { get; init; }
}

public sealed record SlackMetadata(string EventType, Dictionary<string, JsonElement>? EventPayload);

public sealed record SlackTokens
{
    public string[]? Oauth { get; init; }
    public string[]? Bot { get; init; }
}
