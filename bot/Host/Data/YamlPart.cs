using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;
using YamlDotNet.Core;

namespace Escalation.Bot.Data;

/// <summary>
/// A place in a YAML file that is read field by field. Whatever is missing or wrong is added to the one list of problems with its line, and a harmless
/// value is returned, so that a reader goes on and finds everything at once. <see cref="Close"/> reports the keys nobody asked for.
/// </summary>
public sealed class YamlPart(string file, YamlTree node, List<Problem> problems)
{
    private readonly HashSet<string> _read = [];

    public int Line => node.Line;
    public bool IsMapping => node is YamlMapping;

    /// <summary>Null, with the problem noted, where the text is no YAML.</summary>
    public static YamlPart? Parse(string file, string text, List<Problem> problems)
    {
        try
        {
            if ((ParsedYaml.Shipped(text) ?? YamlTree.Parse(text)) is { } tree) return new(file, tree, problems);
            problems.Add(new(file, 1, "the file is empty"));
        }
        catch (YamlException wrong)
        {
            problems.Add(new(file, (int)wrong.Start.Line, $"this is not YAML: {wrong.Message}"));
        }

        return null;
    }

    public void Wrong(string message) => problems.Add(new(file, Line, message));

    public YamlPart? Find(string key)
    {
        _read.Add(key);
        return (node as YamlMapping)?.Find(key) is { } found ? new(file, found, problems) : null;
    }

    public IEnumerable<YamlPart> List(string key)
    {
        if (Find(key) is not { } list) return [];
        if (list.Items() is { } items) return items;
        list.Wrong($"'{key}' is a list; write its entries below it, each after a dash");
        return [];
    }

    public IEnumerable<YamlPart>? Items() =>
        node is YamlSequence sequence ? sequence.Items.Select(item => new YamlPart(file, item, problems)) : null;

    public IEnumerable<(string Key, YamlPart Value)> Entries() => node is YamlMapping mapping
        ? mapping.Entries.Select(entry => (entry.Key, new YamlPart(file, entry.Value, problems)))
        : [];

    public string Required(string key)
    {
        if (Optional(key) is { Length: > 0 } value) return value;
        Wrong($"'{key}' is missing");
        return "";
    }

    public string? Optional(string key) => Find(key)?.Scalar();

    public string? Scalar() => (node as YamlScalar)?.Value;

    public ImmutableArray<string> Strings(string key) => [.. List(key).Select(i => i.Scalar()).OfType<string>()];

    public int Number(string key, int otherwise)
    {
        if (Find(key) is not { } part) return otherwise;
        if (int.TryParse(part.Scalar(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return number;
        part.Wrong($"'{key}' is a whole number");
        return otherwise;
    }

    public bool Flag(string key) => YesOrNo(key) == true;

    /// <summary>Null where nobody has written it.</summary>
    public bool? YesOrNo(string key)
    {
        if (Optional(key) is not { } written) return null;
        if (written is not ("true" or "false")) Find(key)!.Wrong($"'{key}' is true or false, not '{written}'");
        return written == "true";
    }

    public DateOnly? Date(string key)
    {
        if (Find(key) is not { } part || part.Scalar() is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        part.Wrong($"'{key}' is a date such as 2026-11-23");
        return null;
    }

    /// <summary>A moment written in Japanese time: <c>2026-11-23 09:00</c>.</summary>
    public DateTimeOffset? Moment(string key)
    {
        if (Find(key) is not { } part) return null;
        if (DateTime.TryParseExact(part.Scalar(), ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return new(moment, TimeSpan.FromHours(9));
        part.Wrong($"'{key}' is a moment such as 2026-11-23 09:00 (Japanese time)");
        return null;
    }

    public Text Text(string key)
    {
        if (OptionalText(key) is { } text) return text;
        Wrong($"'{key}' is missing");
        return new("", "", "");
    }

    public Text? OptionalText(string key)
    {
        if (Find(key) is not { } part) return null;
        return new(part.In("ja", key), part.In("ja-easy", key), part.In("en", key));
    }

    /// <summary>Reports every key that was not read: a misspelt key must not be lost silently.</summary>
    public void Close()
    {
        foreach (var (key, part) in Entries())
            if (!_read.Contains(key)) part.Wrong($"'{key}' is not known here");
    }

    private string In(string language, string of)
    {
        if (Optional(language) is { Length: > 0 } text) return text.Trim();
        Wrong($"'{of}' has no text in {language}");
        return "";
    }
}
