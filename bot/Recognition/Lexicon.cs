namespace Escalation.Recognition;

/// <summary>
/// The readable part of the model: <c>lexicon.txt</c> says which words mean the same thing, so that a word the corpus never used still counts.
/// Words are found in the folded text by their first character; Latin ones only as whole words, or as beginnings when they end in <c>*</c>.
/// </summary>
public sealed class Lexicon
{
    private readonly Dictionary<char, List<Word>> _byFirst = [];

    private sealed record Word(string Text, int Concept, bool IsLatin, bool IsBeginning);

    private Lexicon(List<string> concepts, List<Word> words)
    {
        Concepts = concepts;
        foreach (var word in words)
        {
            if (!_byFirst.TryGetValue(word.Text[0], out var sameFirst)) _byFirst.Add(word.Text[0], sameFirst = []);
            sameFirst.Add(word);
        }
    }

    public IReadOnlyList<string> Concepts { get; }

    /// <summary>Lines of <c>concept: word, word</c>; an indented line goes on with the concept above it; <c>#</c> starts a comment.</summary>
    public static Lexicon Parse(string text)
    {
        List<string> concepts = [];
        List<Word> words = [];
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line[0] == ' ' ? -1 : line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) concepts.Add(line[..colon]);
            foreach (var word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                words.Add(Read(word, concepts.Count - 1));
        }
        return new(concepts, words);
    }

    /// <summary>Marks every concept with a word in the text.</summary>
    public void Find(ReadOnlySpan<char> folded, Span<bool> found)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (!_byFirst.TryGetValue(folded[i], out var words)) continue;
            var rest = folded[i..];
            foreach (var word in words)
                if (!found[word.Concept] && rest.StartsWith(word.Text) && (!word.IsLatin || IsWhole(folded, i, word)))
                    found[word.Concept] = true;
        }
    }

    private static Word Read(string word, int concept)
    {
        var isBeginning = word[^1] == '*';
        var folded = Normalization.Fold(Normalization.Clean(isBeginning ? word[..^1] : word));
        return new(folded, concept, char.IsAsciiLetterOrDigit(folded[0]), isBeginning);
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int start, Word word)
    {
        var end = start + word.Text.Length;
        return (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1]))
            && (word.IsBeginning || end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
    }
}
