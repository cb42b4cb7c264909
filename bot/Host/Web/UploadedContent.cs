using System.Text;

namespace Escalation.Bot.Web;

/// <summary>What an uploaded file really is, told from its first bytes: names and the browser's word can be anything.</summary>
public static class UploadedContent
{
    public const long LongestBytes = 20 * 1024 * 1024;

    private static readonly (string MediaType, int Offset, byte[] Bytes)[] _signatures =
    [
        ("image/png", 0, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/gif", 0, "GIF8"u8.ToArray()),
        ("image/heic", 4, "ftypheic"u8.ToArray()),
        ("image/heic", 4, "ftypheix"u8.ToArray()),
        ("image/heic", 4, "ftypmif1"u8.ToArray()),
        ("video/mp4", 4, "ftyp"u8.ToArray()),
        ("application/pdf", 0, "%PDF-"u8.ToArray()),
    ];

    /// <summary>Null for what we do not take: programs, archives, office files with macros. The stream stands at its beginning again.</summary>
    public static async Task<string?> MediaTypeOf(Stream content, CancellationToken stopping)
    {
        var head = new byte[4096];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stopping);
        content.Position = 0;
        if (length == 0) return null;
        if (IsWebP(head.AsSpan(0, length))) return "image/webp";
        foreach (var (mediaType, offset, bytes) in _signatures)
            if (length >= offset + bytes.Length && head.AsSpan(offset, bytes.Length).SequenceEqual(bytes)) return mediaType;
        return IsText(head.AsSpan(0, length)) ? "text/plain" : null;
    }

    /// <summary>The size of the file stands between the two words.</summary>
    private static bool IsWebP(ReadOnlySpan<byte> head) => head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8);

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("MZ"u8) || head.Contains((byte)0)) return false;
        var text = Encoding.UTF8.GetString(head);
        var odd = text.Count(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\u001b')));
        return odd * 20 < text.Length; // Japanese mail may be ISO-2022-JP, whose escapes are allowed; one odd letter in twenty may be a cut one.
    }
}
