using System.Text.RegularExpressions;

namespace Escalation.Bot.Packet;

/// <summary>
/// Takes names, mail addresses, telephone numbers and IP addresses out of a text; in their place stands a visible mark. The text is gone, not covered.
/// Rather too much than too little: a version with four numbers is taken for an IP address.
/// </summary>
internal sealed partial class Redaction
{
    public const string Mark = "█████";

    private readonly string[] _names;

    /// <param name="names">Whole names; their parts of two or more characters are hidden too.</param>
    public Redaction(IEnumerable<string> names) =>
        _names = [.. names.SelectMany(n => n.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).Append(n)).Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length)];

    public string Of(string text)
    {
        foreach (var name in _names) text = text.Replace(name, Mark, StringComparison.OrdinalIgnoreCase);
        return Personal().Replace(text, Mark);
    }

    // The hexadecimal digits around a number tell a hash from a telephone number.
    [GeneratedRegex("""
        [\w.+-]+@[\w-]+(\.[\w-]+)+
        | (?<![0-9A-Za-z])(\+81|[0０])[-\ ()‐－ー]?\d([-\ ()‐－ー]?\d){7,9}(?![0-9A-Fa-f])
        | (?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d])
        | (?<![0-9A-Fa-f:])([0-9A-Fa-f]{1,4}:){2,7}(:[0-9A-Fa-f]{1,4}){1,6}(?![0-9A-Fa-f:])
        | (?<![0-9A-Fa-f:])([0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![0-9A-Fa-f:])
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Personal();
}
