using System.Text;

namespace Escalation.Channels;

/// <summary>Text of people as it may stand before other people.</summary>
public static class PlainText
{
    /// <summary>Characters that turn the direction of writing or cannot be seen: with them words of a report could pass for ours.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or (< 0x20 and not '\n');

    /// <summary>At most that many characters, never half of one, without what cannot be seen; a dash where nothing is left.</summary>
    public static string Cut(string text, int most)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            if (plain.Length + rune.Utf16SequenceLength > most - 1)
            {
                plain.Append('…');
                break;
            }

            plain.Append(rune.ToString());
        }

        return plain.Length == 0 ? "–" : plain.ToString();
    }
}
