using System.Runtime.InteropServices;
using Escalation.Dialogs.Conversations;
using Escalation.Recognition.FactFinding;

namespace Escalation.Recognition;

/// <summary>
/// A message as the list of things in it: hashed n-grams of tokens (a Japanese character or a Latin word is one token), hashed pieces of Latin words
/// against typing errors, and above them the signals: concepts of the lexicon and facts. An address or telephone number is one mark, whatever it reads.
/// Every n-gram weighs the same, the less the more there are; every signal weighs the same.
/// </summary>
public sealed class Features
{
    /// <summary>Goes up with every change of what is computed here; a model of another version is refused.</summary>
    public const int Version = 3;

    public const int NGrams = 1 << NGramBits;
    public const int Signals = 1 << SignalBits;
    public const int Count = NGrams + Signals;

    public const float SignalValue = 0.7f;

    private const int NGramBits = 17;
    private const int SignalBits = 12;
    private const uint Boundary = 0x9E3779B9;
    private const uint Beginning = 0xABCDEF01;
    private const uint End = 0xFEDCBA01;

    private readonly List<int> _indexes = new(512);
    private readonly ulong[] _seen = new ulong[Count / 64];
    private readonly List<uint> _tokens = new(256);
    private readonly List<bool> _isWord = new(256);

    /// <summary>First the n-grams, then the signals; each index once.</summary>
    public ReadOnlySpan<int> Indexes => CollectionsMarshal.AsSpan(_indexes);

    public int NGramCount { get; private set; }

    public bool IsJapanese { get; private set; }

    /// <summary>Long messages have many n-grams, each of which says less.</summary>
    public float NGramValue => 4 / MathF.Sqrt(NGramCount + 1);

    /// <summary>Fills this object anew; it is meant to be kept per thread.</summary>
    public void Read(string clean, Facts facts, Lexicon lexicon)
    {
        foreach (var index in _indexes) _seen[index / 64] = 0;
        _indexes.Clear();
        var folded = Normalization.Fold(Contacts.Marked(clean, facts));
        IsJapanese = folded.AsSpan().IndexOfAnyInRange('\u3040', '\u9FFF') >= 0;
        AddNGrams(folded);
        NGramCount = _indexes.Count;
        AddSignals(folded, facts, lexicon);
    }

    private void AddNGrams(ReadOnlySpan<char> folded)
    {
        _tokens.Clear();
        _isWord.Clear();
        Tokenize(folded);
        var tokens = CollectionsMarshal.AsSpan(_tokens);
        for (var i = 0; i < tokens.Length; i++)
        {
            var hash = 17u;
            var weight = 0;
            for (var j = i; j < tokens.Length && tokens[j] != Boundary; j++)
            {
                // Three Japanese characters, two with a Latin word among them, or two Latin words.
                weight += _isWord[j] ? 3 : 2;
                if (weight > 6) break;
                hash = Mix(hash ^ tokens[j]);
                AddNGram(hash);
                // How a clause begins and ends says who did it and whether it happened.
                if (i == 0 || tokens[i - 1] == Boundary) AddNGram(Mix(hash ^ Beginning));
                if (j + 1 == tokens.Length || tokens[j + 1] == Boundary) AddNGram(Mix(hash ^ End));
            }
        }
    }

    private void Tokenize(ReadOnlySpan<char> folded)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                var length = WordLength(folded[i..]);
                AddWord(folded.Slice(i, length));
                i += length - 1;
            }
            else if (c != ' ' && c != '\'')
            {
                _tokens.Add(char.IsLetter(c) || c is 'ー' or '?' or Contacts.Url or Contacts.Mail or Contacts.Phone || char.IsSurrogate(c) ? Mix(c) : Boundary);
                _isWord.Add(false);
            }
        }
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '\'')) length++;
        return length;
    }

    private void AddWord(ReadOnlySpan<char> word)
    {
        _tokens.Add(Hash(Stem(word)));
        _isWord.Add(true);
        // Pieces of four letters, the first and the last marked by their place.
        for (var i = 0; word.Length >= 5 && i + 4 <= word.Length; i++)
            AddNGram(Mix(Hash(word.Slice(i, 4)) + (i == 0 ? 1u : 2u)));
    }

    /// <summary>Clicks, clicked and clicking are one word; nothing else of English grammar matters here.</summary>
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) =>
        word.Length > 5 && word.EndsWith("ing") ? word[..^3]
        : word.Length > 4 && (word.EndsWith("ed") || word.EndsWith("es")) ? word[..^2]
        : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1]
        : word.Length > 4 && word[^1] == 'e' ? word[..^1]
        : word;

    private void AddSignals(ReadOnlySpan<char> folded, Facts facts, Lexicon lexicon)
    {
        Span<bool> found = stackalloc bool[lexicon.Concepts.Count];
        found.Clear();
        lexicon.Find(folded, found);
        for (var concept = 0; concept < found.Length; concept++)
            if (found[concept]) AddSignal(Hash(lexicon.Concepts[concept]));
        foreach (var (name, value) in facts.Answers()) AddSignal(Mix(Hash(name) * 31 + Hash(value)));
        if (facts.PhoneNumbers.Length > 0) AddSignal(Hash("phone-numbers"));
        if (facts.Urls.Length > 0) AddSignal(Hash("urls"));
        if (folded.Contains('?')) AddSignal(Hash("question"));
        AddSignal(Hash(IsJapanese ? "ja" : "en"));
        AddSignal(Mix(Hash("length") + (uint)Math.Log2(folded.Length + 1)));
    }

    private void AddNGram(uint hash) => Add((int)(hash >> (32 - NGramBits)));

    private void AddSignal(uint hash) => Add(NGrams + (int)(hash >> (32 - SignalBits)));

    private void Add(int index)
    {
        var bit = 1ul << (index % 64);
        if ((_seen[index / 64] & bit) != 0) return;
        _seen[index / 64] |= bit;
        _indexes.Add(index);
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ (char.IsAsciiDigit(c) ? '0' : c)) * 16777619;
        return Mix(hash);
    }

    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
