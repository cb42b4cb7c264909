using System.Text;

namespace Escalation.Bot.Web;

/// <summary>What an uploaded file really is, told from its first bytes: names and the browser's word can be anything.</summary>
public static class UploadedContent
{
    public const long LongestBytes = 20 * 1024 * 1024;

    /// <summary>Each letter a byte; a question mark is any.</summary>
    private static readonly (string MediaType, string Beginning)[] _signatures =
    [
        ("image/png", "\u0089PNG\r\n\u001A\n"),
        ("image/jpeg", "\u00FF\u00D8\u00FF"),
        ("image/gif", "GIF8"),
        ("image/webp", "RIFF????WEBP"),
        ("image/heic", "????ftypheic"),
        ("image/heic", "????ftypheix"),
        ("image/heic", "????ftypmif1"),
        ("video/mp4", "????ftyp"),
        ("application/pdf", "%PDF-"),
    ];

    /// <summary>Null for what we do not take: programs, archives, office files with macros. The stream stands at its beginning again.</summary>
    public static async Task<string?> MediaTypeOf(Stream content, CancellationToken stopping)
    {
        var head = new byte[4096];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stopping);
        content.Position = 0;
        if (length == 0) return null;
        foreach (var (mediaType, beginning) in _signatures)
            if (length >= beginning.Length && beginning.Index().All(letter => letter.Item == '?' || letter.Item == head[letter.Index])) return mediaType;
        return IsText(head.AsSpan(0, length)) ? "text/plain" : null;
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("MZ"u8) || head.Contains((byte)0)) return false;
        var text = Encoding.UTF8.GetString(head);
        var odd = text.Count(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\u001b')));
        return odd * 20 < text.Length; // Japanese mail may be ISO-2022-JP, whose escapes are allowed; one odd letter in twenty may be a cut one.
    }
}
