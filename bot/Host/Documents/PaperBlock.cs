namespace Escalation.Bot.Documents;

/// <summary>What a document is made of, in its order.</summary>
internal abstract record PaperBlock;

internal sealed record PaperTitle(string Text) : PaperBlock;

/// <param name="Level">1 for a chapter, 2 for a part of one.</param>
internal sealed record PaperHeading(string Text, int Level = 1) : PaperBlock
{
    public bool OnNewPage { get; init; }
}

/// <summary>Rows that follow each other become one table.</summary>
internal sealed record PaperRow(string Label, string Value) : PaperBlock;

internal sealed record PaperParagraph(string Text) : PaperBlock;

/// <summary>What must not be read over: in a frame.</summary>
internal sealed record PaperWarning(string Text) : PaperBlock;

/// <summary>One of a list.</summary>
internal sealed record PaperPoint(string Text) : PaperBlock;

/// <summary>The table of contents: every heading of the document with its page.</summary>
internal sealed record PaperContents : PaperBlock;

/// <summary>Several in the place of one.</summary>
internal sealed record PaperGroup(IReadOnlyList<PaperBlock> Blocks) : PaperBlock;

/// <param name="Widths">Of the columns, in millimetres.</param>
internal sealed record PaperTable(IReadOnlyList<string> Head, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock
{
    /// <summary>Rows without words, to be written in by hand.</summary>
    public int Blank { get; init; }
}

/// <param name="Width">In points of the picture; only the proportion counts.</param>
internal sealed record PaperPicture(byte[] Content, bool IsPng, int Width, int Height) : PaperBlock;

/// <summary>Everything a template may name.</summary>
internal sealed record PaperContent(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, PaperBlock> Parts, IReadOnlyDictionary<string, bool> Flags);
