namespace Escalation.Bot.Commands;

/// <summary>
/// What on a command line is neither a command nor an option must be a setting, in any of the ways .NET takes one: <c>--Store:Folder=data</c>,
/// <c>--Store:Folder data</c>, <c>/Store:Folder=data</c>. A slip of the pen would else start the server, or be passed over.
/// </summary>
internal static class StrayWords
{
    /// <summary>The first word that is none; null where all are settings.</summary>
    public static string? First(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var isNamed = words[i].StartsWith('-') || words[i].StartsWith('/');
            var isWhole = words[i].Contains('=', StringComparison.Ordinal);
            if (!Settings.IsName(words[i].TrimStart('-', '/').Split('=')[0]) || !(isNamed || isWhole)) return words[i];
            if (!isWhole) i++; // Its value is the next word.
        }

        return null;
    }
}
