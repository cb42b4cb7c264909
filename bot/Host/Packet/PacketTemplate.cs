using System.Text.RegularExpressions;

namespace Escalation.Bot.Packet;

/// <summary>
/// The packet's order and headings stand in <c>packet.txt</c>: <c>= title</c>, <c># heading</c>, <c>label | value</c>, <c>[table]</c>, anything else is a
/// paragraph; <c>{field}</c> is filled in, and a heading that ends in <c>?flag</c> is left out with all below it unless the flag is set. A name
/// that nobody knows is thrown, so that no paper leaves with a hole in it.
/// </summary>
internal static partial class PacketTemplate
{
    public static string Shipped()
    {
        using var resource = typeof(PacketTemplate).Assembly.GetManifestResourceStream("packet.txt")!;
        return new StreamReader(resource).ReadToEnd();
    }

    /// <param name="show">What of a value may be read.</param>
    /// <exception cref="UnknownPacketNameException">The template names what is not in the content.</exception>
    public static IReadOnlyList<PacketBlock> Fill(string template, PacketContent content, Func<string, string> show)
    {
        var blocks = new List<PacketBlock>();
        var left = false;
        foreach (var line in template.Split('\n').Select(l => l.TrimEnd('\r', ' ')).Where(l => l.Length > 0))
        {
            // What is left out is filled all the same: a wrong name in it must not wait for the first attack of that kind.
            var block = Block(line, content, show);
            if (block is PacketHeading) left = Flag().Match(line) is { Success: true } flag && !Known(content.Flags, flag.Groups[1].Value);
            if (!left) blocks.Add(block);
        }

        return blocks;
    }

    private static PacketBlock Block(string line, PacketContent content, Func<string, string> show) => line switch
    {
        ['=', ' ', .. var title] => new PacketTitle(Filled(title, content, show)),
        ['#', ' ', .. var heading] => new PacketHeading(Filled(Flag().Replace(heading, ""), content, show)),
        ['[', .. var name, ']'] => Part(Known(content.Parts, name), show),
        _ when line.Split(" | ", 2) is [var label, var value] => new PacketRow(label, Filled(value, content, show)),
        _ => new PacketParagraph(Filled(line, content, show)),
    };

    private static string Filled(string text, PacketContent content, Func<string, string> show) => Name().Replace(text, name => show(Known(content.Fields, name.Groups[1].Value)));

    private static PacketBlock Part(PacketBlock part, Func<string, string> show) => part switch
    {
        PacketTable table => table with { Rows = [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(show)])] },
        PacketParagraph paragraph => new PacketParagraph(show(paragraph.Text)),
        _ => part,
    };

    private static T Known<T>(IReadOnlyDictionary<string, T> names, string name) => names.TryGetValue(name, out var value) ? value : throw new UnknownPacketNameException(name);

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Name();

    [GeneratedRegex(@" \?(\S+)$")]
    private static partial Regex Flag();
}

/// <summary>The template names a field, table or flag that does not exist.</summary>
public sealed class UnknownPacketNameException(string name) : Exception($"The packet's template names '{name}', which does not exist.");
