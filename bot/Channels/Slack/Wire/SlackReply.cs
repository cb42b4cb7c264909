using Escalation.Channels.Slack.Blocks;

namespace Escalation.Channels.Slack.Wire;

/// <summary>What is answered within three seconds: to a command a message for the person alone, to a submitted view what becomes of it. Null is an empty answer.</summary>
public sealed record SlackReply
{
    public string? ResponseType { get; init; }
    public string? Text { get; init; }
    public Block[]? Blocks { get; init; }
    public string? ResponseAction { get; init; }

    /// <summary>By the block id of an input.</summary>
    public Dictionary<string, string>? Errors { get; init; }
    public View? View { get; init; }

    public static SlackReply Ephemeral(string text, Block[]? blocks = null) => new() { ResponseType = "ephemeral", Text = text, Blocks = blocks };

    public static SlackReply Wrong(string blockId, string error) => new() { ResponseAction = "errors", Errors = new() { [blockId] = error } };

    public static SlackReply Updated(View view) => new() { ResponseAction = "update", View = view };
}
