using System.Text.RegularExpressions;

namespace Escalation.Bot.Documents;

/// <summary>
/// A document's order and headings stand in a text file: <c>= title</c>, <c># chapter</c>, <c>## part</c> (<c>#!</c> and <c>##!</c> on a new page), <c>label | value</c>,
/// <c>- point</c>, <c>! warning</c>, <c>[table]</c>, anything else is a paragraph; <c>{field}</c> is filled in, and a chapter that ends in <c>?flag</c> is left out
/// with all below it unless the flag is set. A name that nobody knows is thrown, so that no paper leaves with a hole in it.
/// </summary>
internal static partial class PaperTemplate
{
    /// <param name="name">Of a file that is built into the program.</param>
    public static string Shipped(string name)
    {
        using var resource = typeof(PaperTemplate).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(resource).ReadToEnd();
    }

    /// <param name="show">What of a value may be read.</param>
    /// <exception cref="UnknownPaperNameException">The template names what is not in the content.</exception>
    public static IReadOnlyList<PaperBlock> Fill(string template, PaperContent content, Func<string, string> show)
    {
        var blocks = new List<PaperBlock>();
        var left = false;
        foreach (var line in template.Split('\n').Select(l => l.TrimEnd('\r', ' ')).Where(l => l.Length > 0))
        {
            // What is left out is filled all the same: a wrong name in it must not wait for the first attack of that kind.
            var block = Block(line, content, show);
            if (block is PaperHeading { Level: 1 }) left = Flag().Match(line) is { Success: true } flag && !Known(content.Flags, flag.Groups[1].Value);
            if (!left) blocks.AddRange(block is PaperGroup group ? group.Blocks : [block]);
        }

        return blocks;
    }

    private static PaperBlock Block(string line, PaperContent content, Func<string, string> show) => line switch
    {
        ['=', ' ', .. var title] => new PaperTitle(Filled(title, content, show)),
        ['#', ..] when Heading().Match(line) is { Success: true } heading => new PaperHeading(Filled(Flag().Replace(heading.Groups["text"].Value, ""), content, show), heading.Groups["level"].Length)
        {
            OnNewPage = heading.Groups["page"].Success,
        },
        ['-', ' ', .. var point] => new PaperPoint(Filled(point, content, show)),
        ['!', ' ', .. var warning] => new PaperWarning(Filled(warning, content, show)),
        ['[', .. var name, ']'] => Part(Known(content.Parts, name), show),
        _ when line.Split(" | ", 2) is [var label, var value] => new PaperRow(label, Filled(value, content, show)),
        _ => new PaperParagraph(Filled(line, content, show)),
    };

    private static string Filled(string text, PaperContent content, Func<string, string> show) => Name().Replace(text, name => show(Known(content.Fields, name.Groups[1].Value)));

    private static PaperBlock Part(PaperBlock part, Func<string, string> show) => part switch
    {
        PaperTable table => table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(show)])] },
        PaperParagraph paragraph => new PaperParagraph(show(paragraph.Text)),
        PaperRow row => row with { Value = show(row.Value) },
        PaperGroup group => new PaperGroup([.. group.Blocks.Select(block => Part(block, show))]),
        _ => part,
    };

    private static T Known<T>(IReadOnlyDictionary<string, T> names, string name) => names.TryGetValue(name, out var value) ? value : throw new UnknownPaperNameException(name);

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Name();

    [GeneratedRegex("^(?<level>##?)(?<page>!)? (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@" \?(\S+)$")]
    private static partial Regex Flag();
}

/// <summary>The template names a field, table or flag that does not exist.</summary>
public sealed class UnknownPaperNameException(string name) : Exception($"The document's template names '{name}', which does not exist.");
