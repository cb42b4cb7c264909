using System.Text.RegularExpressions;
using Escalation.Bot.Handbook;
using Escalation.Dialogs;
using Escalation.Tests.Bot.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Handbook;

public sealed class The_offline_pack(Browser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task opens_without_a_network_and_asks_for_nothing(bool phone)
    {
        var (page, asked) = await Open("offline", phone);
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Expect(page.GetByText("2026-11-24 02:00").First).ToBeVisibleAsync();
        await Expect(page.Locator(".until strong")).ToHaveTextAsync("2026-12-01");
        await Expect(page.GetByText("大阪府港警察署").First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the pack is wider than the screen");
        await page.HasNoSeriousViolation();
        await page.Keep($"offline-{(phone ? "phone" : "desktop")}");
        Assert.All(asked, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Equal(2, asked.Count); // The file itself, twice.
        Assert.Empty(browser.ErrorsOf(page));
    }

    [Fact]
    public async Task changes_its_language_without_a_script()
    {
        var (page, _) = await Open("offline", phone: true);
        await page.Locator("details.kind > summary", new() { HasTextString = "（ランサムウェア）" }).First.ClickAsync();
        var kind = page.Locator("details.kind[open]");
        await Expect(kind.GetByText("そのPCのLANケーブルを抜き").First).ToBeVisibleAsync();
        await page.GetByText("English", new() { Exact = true }).First.ClickAsync();
        await Expect(kind.GetByText("Pull that PC's network cable").First).ToBeVisibleAsync();
        await Expect(kind.GetByText("そのPCのLANケーブルを抜き").First).ToBeHiddenAsync();
        await page.GetByText("やさしい日本語", new() { Exact = true }).ClickAsync();
        await Expect(kind.GetByText("その パソコンの LANケーブルを").First).ToBeVisibleAsync();
        await page.Keep("offline-easy");
    }

    [Fact]
    public void tells_every_kind_in_every_language_and_who_serves_for_four_weeks()
    {
        var pack = Html("offline");
        Assert.All(ShippedCatalog.Catalog.Playbooks, p => Assert.All(Languages.All, l => Assert.All(p.Never.Select(n => n.Text).Append(p.Title), t => Assert.Contains(Sheet.Text(t.In(l)), pack, StringComparison.Ordinal))));
        Assert.All((string[])["090-0000-0001", "090-0000-0002", "06-0000-0110"], phone => Assert.Contains($">{phone}</a>", pack, StringComparison.Ordinal));
        Assert.DoesNotMatch("<script|<link|<img|<iframe|@import|url\\(|src=|href=\"(?!tel:)", pack);
    }

    [Fact]
    public void shows_each_hand_over_of_the_four_weeks()
    {
        var weekly = Peace.Source.Organization.Rosters[0].Layers[0] with { Members = [new("tanaka"), new("suzuki")], ShiftDays = 7, Since = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(9)) };
        var source = Peace.Source;
        var shifts = source.Shifts(new("it", [weekly])).Select(s => (Escalation.Dialogs.OnCall.JapaneseTime.Day(s.From).Day, s.Person!.Id.Value)).ToList();
        Assert.Equal([(24, "suzuki"), (30, "tanaka"), (7, "suzuki"), (14, "tanaka"), (21, "suzuki")], shifts);
    }

    [Theory]
    [InlineData("card", 4)]
    [InlineData("poster", 2)]
    public async Task and_what_is_printed_fill_their_pages_and_lead_to_the_employees_page(string name, int pages)
    {
        var (page, asked) = await Open(name, phone: false);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var pdf = Path.Combine(Directory.CreateTempSubdirectory("escalation-print-").FullName, $"{name}.pdf");
        await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = true });
        var printed = await Packet.Office.Pages(pdf);
        await Packet.Office.Keep(pdf, name);
        Assert.Equal(pages, printed.Count);
        Assert.Equal(Peace.Page.ToString(), await Camera.Reads(await page.Locator(".qr").First.ScreenshotAsync()));
        Assert.Contains("090-0000-0001", printed[0], StringComparison.Ordinal);
        Assert.Contains("06-0000-0110", Regex.Replace(string.Concat(printed.Skip(pages / 2)), @"\s+", ""), StringComparison.Ordinal);
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.card, .poster, .card dd, .poster dd')].filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map(e => `${e.className} ${e.innerText}: ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}`)"));
        Assert.All(asked, url => Assert.Matches("^(file|data):", url));
    }

    private async Task<(IPage Page, List<string> Asked)> Open(string name, bool phone)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("escalation-offline-").FullName, $"{name}.html");
        await File.WriteAllTextAsync(path, Html(name), TestContext.Current.CancellationToken);
        var page = await browser.Open(new("http://127.0.0.1:9"), phone: phone);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(path).ToString());
        return (page, asked);
    }

    private static string Html(string name) => System.Text.Encoding.UTF8.GetString(HandbookFile.Make(name, Peace.Source, Language.Japanese)!.Content);
}
