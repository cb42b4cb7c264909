namespace Escalation.Bot.Packet;

/// <summary>What a packet is made of, in its order.</summary>
internal abstract record PacketBlock;

internal sealed record PacketTitle(string Text) : PacketBlock;

internal sealed record PacketHeading(string Text) : PacketBlock;

/// <summary>Rows that follow each other become one table.</summary>
internal sealed record PacketRow(string Label, string Value) : PacketBlock;

internal sealed record PacketParagraph(string Text) : PacketBlock;

/// <param name="Widths">Of the columns, in millimetres.</param>
internal sealed record PacketTable(IReadOnlyList<string> Head, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : PacketBlock
{
    /// <summary>Rows without words, to be written in by hand.</summary>
    public int Blank { get; init; }
}

/// <param name="Width">In points of the picture; only the proportion counts.</param>
internal sealed record PacketPicture(byte[] Content, bool IsPng, int Width, int Height) : PacketBlock;

/// <summary>Everything a template may name.</summary>
internal sealed record PacketContent(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, PacketBlock> Parts, IReadOnlyDictionary<string, bool> Flags);
