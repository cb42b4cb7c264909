using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot.Teams.Manifest;

/// <summary>Looked at point by point in the browser that draws them.</summary>
public sealed class The_icons(Browser browser)
{
    private const int KeptBytes = 20_000;

    [Fact]
    public async Task of_the_app_fills_its_square_and_keeps_its_mark_where_no_corner_is_cut()
    {
        var icon = await Look("color.png", "icon.svg");
        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.Equal(0, icon.SeenThrough);
        Assert.InRange(icon.Colours, 3, int.MaxValue);
        // Teams rounds the corners; only the middle 120 x 120 is sure to be seen.
        Assert.InRange(icon.Left, 36, 192);
        Assert.InRange(icon.Top, 36, 192);
        Assert.InRange(icon.Right, 0, 156);
        Assert.InRange(icon.Bottom, 0, 156);
    }

    [Fact]
    public async Task for_the_side_bar_is_white_on_nothing()
    {
        var icon = await Look("outline.png", "outline.svg");
        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.Equal(0, icon.NotWhite);
        Assert.InRange(icon.SeenThrough, 32 * 32 / 2, 32 * 32 - 60);
    }

    private async Task<Icon> Look(string picture, string drawing)
    {
        var (png, svg) = (File.ReadAllBytes(Repository.File($"manifests/teams/{picture}")), File.ReadAllBytes(Repository.File($"manifests/teams/{drawing}")));
        Assert.InRange(png.Length, 1, KeptBytes);
        var page = await browser.Open(new("about:blank"));
        await page.AddScriptTagAsync(new() { Path = Repository.File("tests/Bot/Teams/Manifest/look-at-icon.js") });
        var icon = await page.EvaluateAsync<Icon>("([png, svg]) => look(png, svg)", new[] { $"data:image/png;base64,{Convert.ToBase64String(png)}", $"data:image/svg+xml;base64,{Convert.ToBase64String(svg)}" });
        Assert.True(icon.OtherThanDrawn < 1, $"{picture} is not what {drawing} shows; run manifests/teams/draw-icons");
        return icon;
    }

    private sealed record Icon
    {
        public int Width { get; init; }
        public int Height { get; init; }

        /// <summary>How many points are not wholly covered.</summary>
        public int SeenThrough { get; init; }
        public int NotWhite { get; init; }
        public int Colours { get; init; }
        public int Left { get; init; }
        public int Top { get; init; }
        public int Right { get; init; }
        public int Bottom { get; init; }

        /// <summary>How far a channel of a point is from the drawing, on average, of 255.</summary>
        public double OtherThanDrawn { get; init; }
    }
}
