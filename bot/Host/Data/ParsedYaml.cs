using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Escalation.Bot.Data;

/// <summary>
/// The catalog's documents as they were parsed when the product was published: parsing half a megabyte of YAML was a twentieth of the start. A document is found by the SHA-256 of
/// its text, so one that was changed since is parsed as if this were not here.
/// </summary>
internal sealed class ParsedYaml
{
    private const int Format = 1;
    private const int HashLength = 32;
    private static readonly Lazy<ParsedYaml?> _shipped = new(() => Open(ShippedFile));

    private readonly byte[] _bytes;
    private readonly string[] _words;
    private readonly Dictionary<string, int> _documents;

    private ParsedYaml(byte[] bytes)
    {
        _bytes = bytes;
        using var reader = From(sizeof(int));
        _words = new string[reader.ReadInt32()];
        for (var i = 0; i < _words.Length; i++) _words[i] = reader.ReadString();
        var count = reader.ReadInt32();
        _documents = new(count);
        for (; count > 0; count--) _documents[Convert.ToHexString(reader.ReadBytes(HashLength))] = reader.ReadInt32();
    }

    public static string ShippedFile => Path.Combine(AppContext.BaseDirectory, "catalog.parsed");

    /// <summary>Null where nothing was parsed beforehand, or by another version of the product.</summary>
    public static ParsedYaml? Open(string file)
    {
        if (!File.Exists(file)) return null;
        var bytes = File.ReadAllBytes(file);
        return bytes.Length > 2 * sizeof(int) && BitConverter.ToInt32(bytes) == Format ? new(bytes) : null;
    }

    /// <summary>Null where this text was not parsed beforehand.</summary>
    public static YamlTree? Shipped(string text) => _shipped.Value?.Find(text);

    public YamlTree? Find(string text)
    {
        if (!_documents.TryGetValue(Convert.ToHexString(HashOf(text)), out var at)) return null;
        using var reader = From(at);
        return Read(reader);
    }

    /// <exception cref="YamlDotNet.Core.YamlException">One of the texts is no YAML.</exception>
    public static void Write(string file, IEnumerable<string> texts)
    {
        var words = new Dictionary<string, int>();
        var documents = new List<(byte[] Hash, byte[] Tree)>();
        foreach (var text in texts)
        {
            var tree = new MemoryStream();
            using (var writer = new BinaryWriter(tree)) if (YamlTree.Parse(text) is { } root) Write(writer, root, words);
            documents.Add((HashOf(text), tree.ToArray()));
        }

        // Publishing may be interrupted, and the server must start all the same.
        WholeFile.Put(file, beside =>
        {
            using var all = new BinaryWriter(File.Create(beside));
            Write(all, words, documents);
        });
    }

    private static void Write(BinaryWriter all, Dictionary<string, int> words, List<(byte[] Hash, byte[] Tree)> documents)
    {
        all.Write(Format);
        all.Write(words.Count);
        foreach (var word in words.Keys) all.Write(word);
        all.Write(documents.Count);
        var at = (int)all.BaseStream.Position + documents.Count * (HashLength + sizeof(int));
        foreach (var (hash, tree) in documents)
        {
            all.Write(hash);
            all.Write(at);
            at += tree.Length;
        }

        foreach (var (_, tree) in documents) all.Write(tree);
    }

    private static void Write(BinaryWriter to, YamlTree tree, Dictionary<string, int> words)
    {
        to.Write7BitEncodedInt(tree.Line);
        switch (tree)
        {
            case YamlScalar scalar:
                to.Write((byte)(scalar.Value is null ? Kind.Nothing : Kind.Word));
                if (scalar.Value is { } value) to.Write7BitEncodedInt(Number(value));
                break;
            case YamlSequence sequence:
                to.Write((byte)Kind.Sequence);
                to.Write7BitEncodedInt(sequence.Items.Length);
                foreach (var item in sequence.Items) Write(to, item, words);
                break;
            case YamlMapping mapping:
                to.Write((byte)Kind.Mapping);
                to.Write7BitEncodedInt(mapping.Entries.Length);
                foreach (var entry in mapping.Entries)
                {
                    to.Write7BitEncodedInt(Number(entry.Key));
                    Write(to, entry.Value, words);
                }

                break;
        }

        int Number(string word) => words.TryGetValue(word, out var known) ? known : words[word] = words.Count;
    }

    private YamlTree Read(BinaryReader from)
    {
        var line = from.Read7BitEncodedInt();
        switch ((Kind)from.ReadByte())
        {
            case Kind.Nothing:
                return new YamlScalar(line, null);
            case Kind.Word:
                return new YamlScalar(line, _words[from.Read7BitEncodedInt()]);
            case Kind.Sequence:
                var items = new YamlTree[from.Read7BitEncodedInt()];
                for (var i = 0; i < items.Length; i++) items[i] = Read(from);
                return new YamlSequence(line, ImmutableCollectionsMarshal.AsImmutableArray(items));
            default:
                var entries = new YamlEntry[from.Read7BitEncodedInt()];
                for (var i = 0; i < entries.Length; i++) entries[i] = new(_words[from.Read7BitEncodedInt()], Read(from));
                return new YamlMapping(line, ImmutableCollectionsMarshal.AsImmutableArray(entries));
        }
    }

    private BinaryReader From(int at) => new(new MemoryStream(_bytes) { Position = at }, Encoding.UTF8);

    private static byte[] HashOf(string text) => SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()));

    private enum Kind : byte
    {
        Nothing,
        Word,
        Sequence,
        Mapping,
    }
}
