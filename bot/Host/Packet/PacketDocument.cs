using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Escalation.Bot.Packet;

/// <summary>A packet as a Word document on A4: what stands on it is decided elsewhere, here it gets its paper.</summary>
internal static class PacketDocument
{
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Margin = 1134;
    private const int TextWidth = PageWidth - (2 * Margin);
    private const int LabelWidth = 2500;

    /// <param name="number">Stands on every page.</param>
    public static byte[] Write(IReadOnlyList<PacketBlock> blocks, string number)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            PacketStyles.AddTo(main);
            var section = new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, number) },
                new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main) },
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = Margin + 340, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
            main.Document = new(new Body([.. Body(blocks, main), section]));
            file.PackageProperties.Title = $"サイバー事案 被害状況説明資料 {number}";
            file.PackageProperties.Language = "ja-JP";
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Body(IReadOnlyList<PacketBlock> blocks, MainDocumentPart main)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case PacketTitle title:
                    yield return Paragraph(title.Text, PacketStyles.Title);
                    break;
                case PacketHeading heading:
                    yield return Paragraph(heading.Text, PacketStyles.Heading);
                    break;
                case PacketParagraph paragraph:
                    yield return Paragraph(paragraph.Text, PacketStyles.Text);
                    break;
                case PacketTable table:
                    yield return Columns(table);
                    yield return Paragraph("", PacketStyles.Gap);
                    break;
                case PacketPicture picture:
                    yield return new Paragraph(new Run(PacketDrawing.Of(main, picture, TextWidth)));
                    break;
                case PacketRow:
                    var rows = blocks.Skip(i).TakeWhile(b => b is PacketRow).Cast<PacketRow>().ToList();
                    i += rows.Count - 1;
                    yield return Table([LabelWidth, TextWidth - LabelWidth], rows.Select(r => Line([Cell(r.Label, LabelWidth, PacketStyles.Label), Cell(r.Value, TextWidth - LabelWidth, PacketStyles.Cell)])));
                    yield return Paragraph("", PacketStyles.Gap);
                    break;
            }
        }
    }

    private static Table Columns(PacketTable table)
    {
        int[] widths = [.. table.Widths.Select(w => w * TextWidth / table.Widths.Sum())];
        var head = Line([.. table.Head.Select((h, i) => Cell(h, widths[i], PacketStyles.Label))]);
        // On each page that it goes on to, a table says again what its columns are.
        head.TableRowProperties!.Append(new TableHeader());
        return Table(widths,
        [
            head,
            .. table.Rows.Select(row => Line([.. row.Select((cell, i) => Cell(cell, widths[i], PacketStyles.Cell))])),
            .. Enumerable.Range(0, table.Blank).Select(_ => Line([.. widths.Select(w => Cell("", w, PacketStyles.Cell))], height: 680)),
        ]);
    }

    private static Table Table(int[] widths, IEnumerable<TableRow> rows) => new(
    [
        new TableProperties(
            new TableStyle { Val = PacketStyles.Grid },
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
        if (style == PacketStyles.Label) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEFF2" });
        return new([properties, .. text.Split('\n').Select(line => Paragraph(line, IsHash(line) ? PacketStyles.Hash : style))]);
    }

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

    private static string Header(MainDocumentPart main, string number)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new(Edge([Words($"事案番号 {number}"), new Run(new TabChar()), Words("取扱注意")]));
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
        new ParagraphProperties(new ParagraphStyleId { Val = PacketStyles.Edge }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth })),
        .. runs,
    ]);

    private static IEnumerable<Run> Field(string code) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }), new(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }), new(new Text("1")), new(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];
}
