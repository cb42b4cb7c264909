namespace Escalation.Bot.Commands;

/// <summary>What on a command line is neither a command nor an option must be a setting; a slip of the pen would else start the server, or be passed over.</summary>
internal static class StrayWords
{
    /// <summary>Settings with a name of one word; all others have a colon in it.</summary>
    private static readonly string[] _short = ["Urls", "AllowedHosts", "environment", "contentRoot", "applicationName"];

    /// <summary>The first word that is none; null where all are settings.</summary>
    public static string? First(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var name = words[i].TrimStart('-', '/').Split('=')[0];
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || !(name.Contains(':', StringComparison.Ordinal) || _short.Contains(name, StringComparer.OrdinalIgnoreCase))) return words[i];
            if (!words[i].Contains('=', StringComparison.Ordinal)) i++; // Its value is the next word.
        }

        return null;
    }
}
