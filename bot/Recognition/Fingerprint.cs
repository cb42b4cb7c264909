using System.Security.Cryptography;
using System.Text;
using Escalation.Dialogs;

namespace Escalation.Recognition;

/// <summary>What a model was trained on, as one hash: the corpus and the lexicon, by name and content.</summary>
public static class Fingerprint
{
    /// <param name="folder">The folder <c>bot/Recognition</c>.</param>
    public static byte[] Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Files(folder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));
        }
        return hash.GetHashAndReset();
    }

    private static IEnumerable<string> Files(string folder) =>
    [
        "lexicon.txt",
        .. from language in (string[])["ja", "en"]
           from kind in IncidentKinds.All
           let name = $"corpus/{language}/{kind.Name()}.txt"
           where File.Exists(Path.Combine(folder, name))
           select name,
    ];
}
