using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Escalation.Dialogs;

namespace Escalation.Training;

/// <summary>One line of the corpus, or of the messages held out.</summary>
public sealed record Example(string Language, IncidentKind Kind, string Text, JsonElement? Facts = null)
{
    /// <summary>Which part of the corpus it is in, the same one in every run: its text's SHA-256 says so.</summary>
    public int Fold(int folds) => SHA256.HashData(Encoding.UTF8.GetBytes(Text))[0] % folds;
}

public static class Corpus
{
    /// <summary>Reads <c>{ja,en}/{kind}.txt</c>, one message a line.</summary>
    public static IReadOnlyList<Example> Read(string folder) =>
    [
        .. from language in (string[])["ja", "en"]
           from kind in IncidentKinds.All
           let path = Path.Combine(folder, language, $"{kind.Name()}.txt")
           where File.Exists(path)
           from line in File.ReadLines(path)
           where line.Length > 0 && line[0] != '#'
           select new Example(language, kind, Message(line)),
    ];

    /// <summary>Reads the messages of people who never saw the corpus, <c>*.jsonl</c>; none when there is no such folder.</summary>
    public static IReadOnlyList<Example> ReadHeldOut(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. from path in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)
           from line in File.ReadLines(path)
           where line.Length > 0
           let json = JsonSerializer.Deserialize<JsonElement>(line)
           let text = json.GetProperty("text").GetString()!
           select new Example(
               LanguageOf(text),
               IncidentKinds.Parse(json.GetProperty("kind").GetString()!)!.Value,
               text,
               json.TryGetProperty("facts", out var facts) ? facts : null),
    ];

    /// <summary>A line break within a message is written <c>\n</c>.</summary>
    private static string Message(string line) => line.Replace("\\n", "\n", StringComparison.Ordinal);

    private static string LanguageOf(string text) => text.Any(c => c >= '\u3040') ? "ja" : "en";
}
