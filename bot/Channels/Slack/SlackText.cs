using System.Text;

namespace Escalation.Channels.Slack;

/// <summary>
/// Text as Slack takes it. Three characters are escaped and nothing else can be: https://docs.slack.dev/messaging/formatting-message-text. Characters that
/// turn the direction of writing or cannot be seen are left out, so that words of a report cannot pass for ours.
/// </summary>
public static class SlackText
{
    /// <summary>For mrkdwn: at most that many characters as Slack counts them, after escaping; never half of a character or of an entity.</summary>
    public static string Escape(string text, int most = int.MaxValue)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (PlainText.IsInvisible(rune)) continue;
            var piece = rune.Value switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => rune.ToString() };
            if (escaped.Length + piece.Length > most - 1)
            {
                escaped.Append('…');
                break;
            }

            escaped.Append(piece);
        }

        return escaped.ToString();
    }

    /// <summary>Of mrkdwn that is made already: as many whole lines as fit, and of a line that alone is too long its beginning.</summary>
    public static string Cut(string mrkdwn, int most)
    {
        if (mrkdwn.Length <= most) return mrkdwn;
        var end = mrkdwn.LastIndexOf('\n', most - 2);
        if (end < most / 2)
        {
            end = most - 2;
            if (char.IsHighSurrogate(mrkdwn[end - 1])) end--;
            var entity = mrkdwn.LastIndexOf('&', end - 1, 5);
            if (entity >= 0 && mrkdwn.IndexOf(';', entity) >= end) end = entity;
        }

        return mrkdwn[..end] + "…";
    }

    /// <summary>For plain_text objects, which show everything as it is.</summary>
    public static string Plain(string text, int most) => PlainText.Cut(text, most);

    /// <summary>What a person wrote, from what Slack delivers: entities resolved, links and mentions as readable text.</summary>
    /// <param name="without">The user id of the bot, whose mention is no part of the message.</param>
    public static string Read(string text, string? without = null)
    {
        var read = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || text.IndexOf('>', i) is not (> 0 and var end))
            {
                read.Append(text[i]);
                continue;
            }

            var inside = text[(i + 1)..end];
            if (without is null || !inside.StartsWith($"@{without}", StringComparison.Ordinal)) read.Append(Reference(inside));
            i = end;
        }

        return read.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").ToString().Trim();
    }

    /// <summary>Of a link what it leads to: the label is what a trickster chose.</summary>
    private static string Reference(string inside)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inside, null) : (inside[..bar], inside[(bar + 1)..]);
        return target switch
        {
            ['@' or '#', ..] => $"{target[0]}{label ?? target[1..]}",
            ['!', ..] => $"@{label ?? target[1..]}",
            _ when target.StartsWith("mailto:", StringComparison.Ordinal) => label ?? target["mailto:".Length..],
            _ => label is null || target.Contains(label, StringComparison.Ordinal) ? target : $"{label} ({target})",
        };
    }
}
