using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Words = DocumentFormat.OpenXml.Wordprocessing;

namespace Escalation.Bot.Documents;

/// <summary>A picture as wide as the text, or less where it would be too high for the page.</summary>
internal static class PaperDrawing
{
    private const long EmuPerTwip = 635;
    private const long HighestEmu = 7_200_000; // 20 cm.

    public static Words.Drawing Of(MainDocumentPart main, PaperPicture picture, int widthTwips)
    {
        var part = main.AddImagePart(picture.IsPng ? ImagePartType.Png : ImagePartType.Jpeg);
        using (var content = new MemoryStream(picture.Content)) part.FeedData(content);
        var width = widthTwips * EmuPerTwip;
        var height = width * picture.Height / Math.Max(1, picture.Width);
        if (height > HighestEmu) (width, height) = (width * HighestEmu / height, HighestEmu);

        return new(new Inline(
            new Extent { Cx = width, Cy = height },
            new DocProperties { Id = 1, Name = "ネットワーク構成図", Description = "ネットワーク構成図" },
            new Graphic(new GraphicData(new Pictures.Picture(
                new Pictures.NonVisualPictureProperties(new Pictures.NonVisualDrawingProperties { Id = 1, Name = "ネットワーク構成図" }, new Pictures.NonVisualPictureDrawingProperties()),
                new Pictures.BlipFill(new Blip { Embed = main.GetIdOfPart(part) }, new Stretch(new FillRectangle())),
                new Pictures.ShapeProperties(new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }), new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
