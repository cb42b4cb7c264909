using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Escalation.Bot.Documents;

/// <param name="Title">Of the file.</param>
/// <param name="Left">Stands on every page, at the left of its head; <paramref name="Right"/> at the right.</param>
/// <param name="Language">A tag such as <c>ja-JP</c>.</param>
internal sealed record PaperFrame(string Title, string Left, string Right, string Language = "ja-JP");

/// <summary>A Word document on A4: what stands on it is decided elsewhere, here it gets its paper.</summary>
internal static class PaperDocument
{
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Margin = 1134;
    private const int TextWidth = PageWidth - (2 * Margin);
    private const int LabelWidth = 2500;

    public static byte[] Write(IReadOnlyList<PaperBlock> blocks, PaperFrame frame)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            PaperStyles.AddTo(main, askForPages: blocks.Any(b => b is PaperContents));
            var section = new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, frame) },
                new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main) },
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = Margin + 340, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
            main.Document = new(new Body([.. Body(blocks, main), section]));
            file.PackageProperties.Title = frame.Title;
            file.PackageProperties.Language = frame.Language;
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Body(IReadOnlyList<PaperBlock> blocks, MainDocumentPart main)
    {
        var headings = blocks.OfType<PaperHeading>().ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case PaperTitle title:
                    yield return Paragraph(title.Text, PaperStyles.Title);
                    break;
                case PaperHeading heading:
                    yield return Heading(heading, headings.FindIndex(h => ReferenceEquals(h, heading)));
                    break;
                case PaperParagraph paragraph:
                    yield return Paragraph(paragraph.Text, PaperStyles.Text);
                    break;
                case PaperWarning warning:
                    yield return Paragraph(warning.Text, PaperStyles.Warning);
                    break;
                case PaperPoint point:
                    yield return Paragraph($"・{point.Text}", PaperStyles.Point);
                    break;
                case PaperContents:
                    foreach (var entry in headings.Select(Entry)) yield return entry;
                    break;
                case PaperTable table:
                    yield return Columns(table);
                    yield return Paragraph("", PaperStyles.Gap);
                    break;
                case PaperPicture picture:
                    yield return new Paragraph(new Run(PaperDrawing.Of(main, picture, TextWidth)));
                    break;
                case PaperRow:
                    var rows = blocks.Skip(i).TakeWhile(b => b is PaperRow).Cast<PaperRow>().ToList();
                    i += rows.Count - 1;
                    yield return Table([LabelWidth, TextWidth - LabelWidth], rows.Select(r => Line([Cell(r.Label, LabelWidth, PaperStyles.Label), Cell(r.Value, TextWidth - LabelWidth, PaperStyles.Cell)])));
                    yield return Paragraph("", PaperStyles.Gap);
                    break;
            }
        }
    }

    private static Paragraph Heading(PaperHeading heading, int index)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = heading.Level == 1 ? PaperStyles.Heading : PaperStyles.Part });
        if (heading.OnNewPage) properties.Append(new PageBreakBefore());
        return new(properties, new BookmarkStart { Id = $"{index}", Name = Mark(index) }, Words(heading.Text), new BookmarkEnd { Id = $"{index}" });
    }

    /// <summary>The page is asked of the heading's own mark, so it is right wherever the document is laid out.</summary>
    private static Paragraph Entry(PaperHeading heading, int index) => new(
        new ParagraphProperties(
            new ParagraphStyleId { Val = heading.Level == 1 ? PaperStyles.Entry : PaperStyles.EntryOfPart },
            new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = TextWidth })),
        new Hyperlink([Words(heading.Text), new Run(new TabChar()), .. Field($" PAGEREF {Mark(index)} \\h ")]) { Anchor = Mark(index), History = true });

    private static string Mark(int index) => $"_Toc{index + 1000}";

    private static Table Columns(PaperTable table)
    {
        int[] widths = [.. table.Widths.Select(w => w * TextWidth / table.Widths.Sum())];
        var head = Line([.. table.Head.Select((h, i) => Cell(h, widths[i], PaperStyles.Label))]);
        // On each page that it goes on to, a table says again what its columns are.
        head.TableRowProperties!.Append(new TableHeader());
        return Table(widths,
        [
            head,
            .. table.Rows.Select(row => Line([.. row.Select((cell, i) => Cell(cell, widths[i], PaperStyles.Cell))])),
            .. Enumerable.Range(0, table.Blank).Select(_ => Line([.. widths.Select(w => Cell("", w, PaperStyles.Cell))], height: 680)),
        ]);
    }

    private static Table Table(int[] widths, IEnumerable<TableRow> rows) => new(
    [
        new TableProperties(
            new TableStyle { Val = PaperStyles.Grid },
            new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })),
        .. rows,
    ]);

    private static TableRow Line(IReadOnlyList<TableCell> cells, uint height = 0)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (height > 0) properties.Append(new TableRowHeight { Val = height, HeightType = HeightRuleValues.AtLeast });
        return new([properties, .. cells]);
    }

    private static TableCell Cell(string text, int width, string style)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (style == PaperStyles.Label) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEFF2" });
        return new([properties, .. text.Split('\n').SelectMany(line => IsHash(line) ? Hash(line) : [Paragraph(line, style)])]);
    }

    /// <summary>Large enough to be compared by eye, and so in two lines.</summary>
    private static IEnumerable<Paragraph> Hash(string hash) => [Paragraph(hash[..(hash.Length / 2)], PaperStyles.Hash), Paragraph(hash[(hash.Length / 2)..], PaperStyles.Hash)];

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    private static Paragraph Paragraph(string text, string style)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0) paragraph.Append(Words(text));
        return paragraph;
    }

    // People paste what no XML may hold; it is left out rather than the whole packet lost.
    private static Run Words(string text) => new(new Text(new string([.. Printable(text)])) { Space = SpaceProcessingModeValues.Preserve });

    private static IEnumerable<char> Printable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                yield return text[i];
                yield return text[++i];
            }
            else if (System.Xml.XmlConvert.IsXmlChar(text[i]) && !char.IsSurrogate(text[i]))
            {
                yield return text[i];
            }
        }
    }

    private static string Header(MainDocumentPart main, PaperFrame frame)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new(Edge([Words(frame.Left), new Run(new TabChar()), Words(frame.Right)]));
        return main.GetIdOfPart(part);
    }

    private static string Footer(MainDocumentPart main)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new(Edge([new Run(new TabChar()), .. Field(" PAGE "), Words(" / "), .. Field(" NUMPAGES ")]));
        return main.GetIdOfPart(part);
    }

    private static Paragraph Edge(IEnumerable<OpenXmlElement> runs) => new(
    [
        new ParagraphProperties(new ParagraphStyleId { Val = PaperStyles.Edge }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth })),
        .. runs,
    ]);

    private static IEnumerable<Run> Field(string code) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }), new(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }), new(new Text("1")), new(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];
}
