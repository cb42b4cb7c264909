using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Escalation.Bot.Documents;

/// <summary>How the paper looks: Japanese fonts by name with what stands in for them, Japanese line breaking, and one style for each use.</summary>
internal static class PaperStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Part = "Heading2";
    public const string Entry = "TOC1";
    public const string EntryOfPart = "TOC2";
    public const string Warning = "Warning";
    public const string Point = "Point";
    public const string Text = "BodyText";
    public const string Label = "Label";
    public const string Cell = "Cell";
    public const string Hash = "Hash";
    public const string Gap = "Gap";
    public const string Edge = "Edge";
    public const string Grid = "PaperTable";

    private const string Serif = "游明朝";
    private const string Sans = "游ゴシック";

    /// <param name="askForPages">A table of contents is there: Word fills in its pages when it opens the document.</param>
    public static void AddTo(MainDocumentPart main, bool askForPages)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new(
        [
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Serif), new FontSize { Val = "21" }, new Languages { Val = "en-US", EastAsia = "ja-JP" })),
                // Latin words in Japanese text are English; called Japanese they are broken between any two letters. No line begins with a closing bracket or a full stop, and what would is hung or drawn back.
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new Kinsoku(), new WordWrap(), new OverflowPunctuation(), new AutoSpaceDE(), new AutoSpaceDN()))),
            Paragraph("Normal", "Normal", null, before: 0, after: 0, isDefault: true),
            Paragraph(Title, "Title", Sans, before: 0, after: 160, size: 36, bold: true),
            Paragraph(Heading, "heading 1", Sans, before: 280, after: 100, size: 24, bold: true, keepNext: true, outline: 0),
            Paragraph(Part, "heading 2", Sans, before: 200, after: 80, size: 22, bold: true, keepNext: true, outline: 1),
            Paragraph(Entry, "toc 1", Sans, before: 60, after: 20, size: 20),
            Paragraph(EntryOfPart, "toc 2", null, before: 0, after: 10, size: 19, left: 340),
            Paragraph(Warning, "Warning", Sans, before: 120, after: 160, size: 21, bold: true, keepNext: true, framed: true),
            Paragraph(Point, "Point", null, before: 20, after: 40, left: 210, hanging: 210),
            Paragraph(Text, "Body Text", null, before: 40, after: 100),
            Paragraph(Label, "Label", Sans, before: 40, after: 40, size: 18, bold: true),
            Paragraph(Cell, "Cell", null, before: 40, after: 40, size: 19),
            Paragraph(Hash, "Hash", "Courier New", before: 0, after: 0, size: 16),
            Paragraph(Gap, "Gap", null, before: 0, after: 0, size: 10),
            Paragraph(Edge, "Edge", Sans, before: 0, after: 0, size: 17),
            Lines(),
        ]);
        main.AddNewPart<DocumentSettingsPart>().Settings = new(
        [
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            .. askForPages ? new OpenXmlElement[] { new UpdateFieldsOnOpen { Val = true } } : [],
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = "en-US", EastAsia = "ja-JP" },
        ]);
        main.AddNewPart<FontTablePart>().Fonts = new(Named(Serif, "Yu Mincho", FontFamilyValues.Roman), Named(Sans, "Yu Gothic", FontFamilyValues.Swiss));
    }

    private static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = name };

    private static Font Named(string name, string otherName, FontFamilyValues family) =>
        new(new AltName { Val = otherName }, new FontCharSet { Val = "80" }, new FontFamily { Val = family }, new Pitch { Val = FontPitchValues.Variable }) { Name = name };

    private static Style Paragraph(string id, string name, string? font, int before, int after, int size = 21, bool bold = false, bool keepNext = false, bool isDefault = false, int? outline = null,
        int left = 0, int hanging = 0, bool framed = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext) paragraph.Append(new KeepNext());
        if (framed) paragraph.Append(new ParagraphBorders(Frame<TopBorder>(), Frame<LeftBorder>(), Frame<BottomBorder>(), Frame<RightBorder>()));
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (left > 0) paragraph.Append(new Indentation { Left = $"{left}", Hanging = $"{hanging}" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (font is not null) run.Append(Fonts(font));
        if (bold) run.Append(new Bold());
        run.Append(new FontSize { Val = $"{size}" });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = name == id && id is not "Normal" and not "Title" ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static T Frame<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 12, Space = 6, Color = "1B2430" };

    private static Style Lines()
    {
        static T Thin<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "8A94A3" };
        return new(
            new StyleName { Val = "Paper Table" },
            new StyleTableProperties(
                new TableBorders(Thin<TopBorder>(), Thin<LeftBorder>(), Thin<BottomBorder>(), Thin<RightBorder>(), Thin<InsideHorizontalBorder>(), Thin<InsideVerticalBorder>()),
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = Grid, CustomStyle = true };
    }
}
