using System.Buffers.Binary;

namespace Escalation.Bot.Documents;

/// <summary>How large a picture is, from its first bytes; whatever is neither PNG nor JPEG goes beside the packet.</summary>
internal static class Picture
{
    private static ReadOnlySpan<byte> PngHead => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    public static PaperPicture? Read(byte[] content)
    {
        if (content.AsSpan().StartsWith(PngHead) && content.Length > 24)
            return new(content, IsPng: true, BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20)));
        if (content is not [0xFF, 0xD8, ..]) return null;

        // A JPEG is a row of segments; the one that begins the frame (C0 to CF, but for three of another use) has the size.
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2)))
            if (content[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(content, IsPng: false, BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 5)));
        return null;
    }
}
