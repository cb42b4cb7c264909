using System.Text.Json;
using Escalation.Channels.Slack.Wire;

namespace Escalation.Channels.Slack;

/// <summary>
/// What a message says and carries, wherever Slack puts it. The words of one that was forwarded stand in an attachment, those of some apps only in blocks;
/// the previews of links say what the link's owner likes, and are left out.
/// </summary>
public static class SlackContent
{
    /// <param name="without">The user id of the bot, whose mention is no part of the message.</param>
    public static string Words(string? text, SlackAttachment[]? attachments, JsonElement? blocks, string? without = null)
    {
        var own = SlackText.Read(text ?? "", without);
        var others = (attachments ?? []).Where(a => a.IsShare || own.Length == 0).Select(a => SlackText.Read(a.Text ?? a.Fallback ?? ""));
        var said = string.Join("\n\n", others.Prepend(own).Where(t => t.Length > 0));
        return said.Length == 0 && blocks is { ValueKind: JsonValueKind.Array } drawn ? string.Join('\n', drawn.EnumerateArray().Select(b => string.Concat(Texts(b)))).Trim() : said;
    }

    public static IReadOnlyList<SlackFile> Files(SlackFile[]? files, SlackAttachment[]? attachments) =>
        [.. (attachments ?? []).Where(a => a.IsShare).SelectMany(a => a.Files ?? []).Concat(files ?? []).Where(SlackFiles.CanBeFetched).DistinctBy(f => f.Id).Take(10)];

    private static IEnumerable<string> Texts(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object when at.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => [IsMrkdwn(at) ? SlackText.Read(text.GetString()!) : text.GetString()!],
        JsonValueKind.Object when at.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String => [url.GetString()!],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Texts(p.Value)),
        _ => [],
    };

    private static bool IsMrkdwn(JsonElement text) => text.TryGetProperty("type", out var type) && type.ValueEquals("mrkdwn");
}
