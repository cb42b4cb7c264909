using System.Globalization;
using System.Text;

namespace Escalation.Recognition;

/// <summary>
/// One spelling for what people type in many. <see cref="Clean"/> keeps what was written, in normal width and without invisible
/// characters; <see cref="ToHiragana"/> has the same length, so a match in it can be cut out of the clean text; <see cref="Fold"/>
/// goes further and is only for features. Done by hand because the host runs without ICU, where <c>string.Normalize</c> leaves Japanese alone.
/// </summary>
public static class Normalization
{
    /// <summary>Longer messages are cut: what matters was said by then, and nobody may keep the recogniser busy with a file.</summary>
    public const int MaxLength = 4000;

    /// <summary>Letters to a space on average, in a text whose words are spaced.</summary>
    private const int LongestPiece = 7;

    private const string HalfKana =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    /// <summary>Normal width, voiced kana in one character, no spaces between the words of easy Japanese, no control or zero-width characters, at most <see cref="MaxLength"/> long.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 2 * MaxLength)))
        {
            if (clean.Length == MaxLength) break;
            if (IsVoicing(c, out var steps))
            {
                if (clean.Length > 0 && CanBeVoiced(clean[^1])) clean[^1] = Voiced(clean[^1], steps);
            }
            else if (!IsInvisible(c))
            {
                clean.Append(Width(c));
            }
        }
        return Tighten(clean.ToString());
    }

    /// <summary>
    /// Writers of easy Japanese put a space behind every few letters (「カードの 番号 書きました」). Those spaces are taken out; where spaces stand between
    /// sentences, as in casual messages, they stay.
    /// </summary>
    private static string Tighten(string clean)
    {
        var (letters, spaces) = (0, 0);
        for (var i = 0; i < clean.Length; i++)
            if (IsJapanese(clean[i])) letters++;
            else if (IsBetweenJapanese(clean, i)) spaces++;
        if (spaces < 2 || letters > LongestPiece * spaces) return clean;

        var tight = new StringBuilder(clean.Length);
        for (var i = 0; i < clean.Length; i++)
            if (!IsBetweenJapanese(clean, i)) tight.Append(clean[i]);
        return tight.ToString();
    }

    private static bool IsBetweenJapanese(string text, int at) => text[at] == ' ' && at > 0 && at + 1 < text.Length && IsJapanese(text[at - 1]) && IsJapanese(text[at + 1]);

    private static bool IsJapanese(char c) => c is (>= 'ぁ' and <= 'ヿ') or (>= '一' and <= '鿿') or '々';

    /// <summary>Katakana as hiragana, Latin in lower case; as long as the text.</summary>
    public static string ToHiragana(string clean) => string.Create(clean.Length, clean, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++) folded[i] = Hiragana(source[i]);
    });

    /// <summary>
    /// For features: additionally one spelling for ウィルス and ウイルス, サーバー and サーバ, no drawn-out vowels and repeated marks.
    /// </summary>
    public static string Fold(string clean)
    {
        var folded = new StringBuilder(clean.Length);
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            if (c is '〜' or '~' or '―') c = 'ー';
            if (c == 'ー' && (i + 1 == clean.Length || clean[i + 1] == 'ー' || !IsKatakana(clean[i + 1]))) continue;
            c = Plain(Hiragana(c));
            if (!IsRepetition(folded, c)) folded.Append(c);
        }
        return folded.ToString();
    }

    private static bool IsRepetition(StringBuilder folded, char c)
    {
        if (folded.Length == 0 || folded[^1] != c || char.IsAsciiDigit(c)) return false;
        var isLetter = char.IsLetter(c) && c != 'ー';
        return !isLetter || (folded.Length > 1 && folded[^2] == c);
    }

    private static char Plain(char c) => c switch
    {
        'ぁ' => 'あ', 'ぃ' => 'い', 'ぅ' => 'う', 'ぇ' => 'え', 'ぉ' => 'お',
        _ => char.IsWhiteSpace(c) ? ' ' : c,
    };

    private static char Hiragana(char c) =>
        c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c < 0x80 ? char.ToLowerInvariant(c) : c;

    private static bool IsKatakana(char c) => c is >= 'ァ' and <= 'ー';

    private static char Width(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFF61' and <= '\uFF9D' => HalfKana[c - '\uFF61'],
        '\u3000' or '\u00A0' or '\t' => ' ',
        '’' or '‘' or '`' => '\'',
        '“' or '”' => '"',
        '\uFFE5' => '¥',
        '‐' or '‑' or '−' or '–' or '—' => '-',
        >= '①' and <= '⑨' => (char)('1' + (c - '①')),
        _ => c,
    };

    private static bool IsInvisible(char c) =>
        (c < 0x80 ? c < ' ' && c is not ('\n' or '\t') : c is '\uFEFF' or (>= '\uFE00' and <= '\uFE0F'))
        || (c >= 0x80 && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control);

    private static bool IsVoicing(char c, out int steps)
    {
        steps = c is '\uFF9F' or '\u309A' ? 2 : 1;
        return c is '\uFF9E' or '\uFF9F' or '\u3099' or '\u309A';
    }

    private static bool CanBeVoiced(char c) =>
        Hiragana(c) is (>= 'か' and <= 'と') or (>= 'は' and <= 'ほ') or 'う';

    private static char Voiced(char c, int steps) => c == 'ウ' ? 'ヴ' : c == 'う' ? 'ゔ' : (char)(c + steps);
}
