using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Escalation.Bot.Data;

/// <summary>A YAML document as it is written: what stands where, and on which line.</summary>
public abstract record YamlTree(int Line)
{
    /// <exception cref="YamlException">The text is no YAML.</exception>
    /// <returns>Null where the text is empty.</returns>
    public static YamlTree? Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count > 0 ? Of(stream.Documents[0].RootNode) : null;
    }

    private static YamlTree Of(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new YamlMapping(LineOf(node), [.. mapping.Children.Select(pair => new YamlEntry(KeyOf(pair.Key), Of(pair.Value)))]),
        YamlSequenceNode sequence => new YamlSequence(LineOf(node), [.. sequence.Children.Select(Of)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "null" or "~" } => new YamlScalar(LineOf(node), null),
        _ => new YamlScalar(LineOf(node), ((YamlScalarNode)node).Value),
    };

    private static string KeyOf(YamlNode key) => key is YamlScalarNode { Value: { } word } ? word : throw new YamlException(key.Start, key.End, "a key is a word");

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}

/// <param name="Value">Null where <c>null</c> or nothing is written.</param>
public sealed record YamlScalar(int Line, string? Value) : YamlTree(Line);

public sealed record YamlSequence(int Line, ImmutableArray<YamlTree> Items) : YamlTree(Line);

public sealed record YamlMapping(int Line, ImmutableArray<YamlEntry> Entries) : YamlTree(Line)
{
    public YamlTree? Find(string key)
    {
        foreach (var entry in Entries)
            if (entry.Key == key) return entry.Value;
        return null;
    }
}

public sealed record YamlEntry(string Key, YamlTree Value);
