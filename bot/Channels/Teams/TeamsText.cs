using System.Net;
using System.Text.RegularExpressions;
using Escalation.Channels.Teams.Wire;

namespace Escalation.Channels.Teams;

/// <summary>What a person wrote, from what Teams delivers.</summary>
public static partial class TeamsText
{
    /// <summary>Without the mention of the bot, which is no part of the message; other mentions stay as names.</summary>
    public static string Read(TeamsActivity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in MentionsOfUs(activity))
            if (mention.Text is { Length: > 0 } said) text = text.Replace(said, " ", StringComparison.Ordinal);
        return Tidy(WebUtility.HtmlDecode(Mention().Replace(text, "@$1")));
    }

    public static IEnumerable<TeamsEntity> MentionsOfUs(TeamsActivity activity) =>
        (activity.Entities ?? []).Where(e => e.Type == "mention" && e.Mentioned is { } who && who.Id == activity.Recipient?.Id);

    /// <summary>Of the HTML in which a reported message comes: its words only. What cannot be seen there is not shown either.</summary>
    public static string OfHtml(string html)
    {
        var lines = Break().Replace(html, "\n");
        return Tidy(WebUtility.HtmlDecode(Tag().Replace(lines, "")));
    }

    private static string Tidy(string text) => Blank().Replace(text.Replace('\u00A0', ' '), " ").Trim();

    [GeneratedRegex("<at[^>]*>([^<]*)</at>", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"<br\s*/?>|</p>|</div>|</li>|</tr>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[ \t]{2,}")]
    private static partial Regex Blank();
}
