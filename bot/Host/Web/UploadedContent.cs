using System.Text;
using Escalation.Dialogs;

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
        ("image/webp", 8, "WEBP"u8.ToArray()),
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
        foreach (var (mediaType, offset, bytes) in _signatures)
            if (length >= offset + bytes.Length && head.AsSpan(offset, bytes.Length).SequenceEqual(bytes)) return mediaType;
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

public static class UploadWording
{
    public static Text Missing { get; } = new("ファイルが選ばれていません。写真かファイルを選んでから送ってください。", "ファイルが ありません。写真か ファイルを 選んで 送ってください。", "No file was chosen. Choose a photo or file, then send.");
    public static Text NotAllowed { get; } = new("この種類のファイルは受け取れません。写真・PDF・テキスト・メール（.eml）を送れます。プログラムや圧縮ファイルは開かずにそのまま置いておき、担当者に伝えてください。",
        "この ファイルは 送れません。写真・PDF・文字の ファイルを 送れます。", "This kind of file is not taken. Photos, PDF, text and mail (.eml) are. Leave programs and archives unopened where they are and tell on-call staff.");
    public static Text TooLarge { get; } = new("ファイルが大きすぎます（20MBまで）。写真の画質を下げるか、何枚かに分けてください。", "ファイルが 大きすぎます（20MBまで）。", "The file is too large (up to 20 MB). Send a smaller picture or several.");
    public static Text EvidenceTooLarge { get; } = new("ファイルが大きすぎます（20MBまで）。別の場所に保存し、「記録を保存する」に場所と期間を書いてください。", "ファイルが 大きすぎます（20MBまで）。ほかの 場所に 保存して、場所を 書いてください。", "The file is too large (up to 20 MB). Keep it elsewhere and write where, under the records to save.");
    public static Text TextTooLong { get; } = new("文が長すぎます。2万文字までにして、残りはファイルで付けてください。", "文が 長すぎます。短くしてください。", "The text is too long. Keep it under 20,000 characters and attach the rest as a file.");
    public static Text Unreadable { get; } = new("送られた内容を読めませんでした。特殊な文字を除くか、ファイルを選び直して、もう一度送ってください。", "読めませんでした。もう一度 送ってください。", "What was sent could not be read. Leave out special characters or choose the file again, then send again.");
    public static Text PageTooOld { get; } = new("この画面は古くなりました。ページを読み込み直してから、もう一度送ってください。書いた文は手元に残してあります。", "この 画面は 古いです。ページを もう一度 開いて、送ってください。", "This page has become old. Reload it and send again.");
    public static Text TooOften { get; } = new("続けて送られたので少し待っています。10秒ほどしてもう一度送ってください。急ぐときは担当者に電話してください。", "少し 待って、もう一度 送ってください。急ぐときは 電話してください。", "Too many messages in a row. Wait ten seconds and send again; if it is urgent, phone on-call staff.");
}
