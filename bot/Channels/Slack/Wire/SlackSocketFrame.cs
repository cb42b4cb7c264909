using System.Text.Json;

namespace Escalation.Channels.Slack.Wire;

/// <summary>One frame of Socket Mode: hello, disconnect, or an envelope that wants its id back within three seconds.</summary>
public sealed record SlackSocketFrame
{
    public string? Type { get; init; }
    public string? EnvelopeId { get; init; }
    public string? Reason { get; init; }
    public bool AcceptsResponsePayload { get; init; }
    public JsonElement? Payload { get; init; }
    public SlackConnectionInfo? ConnectionInfo { get; init; }
}

public sealed record SlackConnectionInfo
{
    public string? AppId { get; init; }
}

public sealed record SlackAck(string EnvelopeId)
{
    public SlackReply? Payload { get; init; }
}
