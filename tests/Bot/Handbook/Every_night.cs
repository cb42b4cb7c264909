using Escalation.Bot;
using Escalation.Bot.Handbook;
using Escalation.Tests.Bot.Journeys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Handbook;

public sealed class Every_night
{
    private readonly string _folder = Directory.CreateTempSubdirectory("escalation-nights-").FullName;

    [Theory]
    [InlineData("2026-11-24T01:59:59+09:00", "2026-11-23T02:00:00+09:00")]
    [InlineData("2026-11-24T02:00:00+09:00", "2026-11-24T02:00:00+09:00")]
    [InlineData("2026-11-23T16:59:59Z", "2026-11-23T02:00:00+09:00")]
    public void the_pack_is_due_at_two_in_Japan(string at, string due) => Assert.Equal(DateTimeOffset.Parse(due, null), NightlyPack.LastDue(DateTimeOffset.Parse(at, null)));

    [Fact]
    public async Task that_was_missed_is_made_up_for_at_the_start_and_the_next_comes_at_two()
    {
        var clock = new FakeTimeProvider(Peace.Night.AddHours(-1));
        var settings = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Store:Folder", _folder), new("Urls", Peace.Page.ToString())]).Build());
        using var nightly = new NightlyPack(new(new(Peace.Source.Catalog, Peace.Source.Organization), settings, clock), clock, NullLogger<NightlyPack>.Instance);
        await nightly.StartAsync(TestContext.Current.CancellationToken);
        await Waiting.For(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // Whoever waits for the first page comes first.
            return Newest == "offline-2026-11-24.html";
        }, "the pack of the night missed");
        var missed = await File.ReadAllTextAsync(NightlyPack.Newest(_folder)!, TestContext.Current.CancellationToken);
        Assert.Contains("2026-11-24 01:00", missed, StringComparison.Ordinal);

        await Waiting.For(() =>
        {
            clock.Advance(TimeSpan.FromHours(1)); // Again and again: the first may come before it has gone to sleep.
            return string.CompareOrdinal(Newest, "offline-2026-11-26.html") >= 0;
        }, "the packs of two nights");
        await nightly.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(NightlyPack.FolderOf(_folder), "offline-2026-11-25.html")), "a night was left out");
    }

    [Fact]
    public void one_pack_is_written_and_the_newest_seven_stay()
    {
        Assert.Null(NightlyPack.Newest(_folder));
        for (var night = 0; night < 9; night++) NightlyPack.Write(Peace.Source with { At = Peace.Night.AddDays(night) }, _folder);
        NightlyPack.Write(Peace.Source with { At = Peace.Night.AddDays(8).AddHours(1) }, _folder);
        var kept = Directory.EnumerateFiles(NightlyPack.FolderOf(_folder)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(0, 7).Select(d => $"offline-{new DateOnly(2026, 11, 26).AddDays(d):yyyy-MM-dd}.html"), kept);
        Assert.Contains("2026-12-02 03:00", File.ReadAllText(NightlyPack.Newest(_folder)!), StringComparison.Ordinal);
    }

    private string? Newest => Path.GetFileName(NightlyPack.Newest(_folder));
}

public sealed class The_documents_page(Browser browser) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start(null, ("PublicUrl", "https://incident.midori.example"));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task gives_every_document_to_whoever_is_signed_in_and_to_nobody_else()
    {
        using var stranger = new Visitor(_host.Address);
        foreach (var name in HandbookFile.Names)
            Assert.DoesNotContain("090-0000-0001", await stranger.Client.GetStringAsync(new Uri(_host.Address, HandbookEndpoint.Of(name, Escalation.Dialogs.Language.Japanese)), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var console = await browser.Open(_host.Address, phone: false);
        await console.SignIn(_host);
        await console.GetByRole(AriaRole.Link, new() { Name = "備え", Exact = true }).ClickAsync();
        await console.GetByRole(AriaRole.Link, new() { Name = "備えの書類" }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Heading, new() { Name = "オフラインの控え" })).ToBeVisibleAsync();
        await console.HasNoSeriousViolation();
        await console.Keep("console-documents");

        foreach (var (link, file) in new[] { ("いまの内容で保存する", "offline.html"), ("インシデント対応マニュアル: 日本語", "manual-ja.docx"), ("インシデント対応マニュアル: English", "manual-en.docx"), ("BCP「サイバー攻撃時の初動と警察との連携」: 日本語", "bcp-ja.docx") })
        {
            var download = await console.RunAndWaitForDownloadAsync(() => console.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
            Assert.Equal(file, download.SuggestedFilename);
            Assert.True(new FileInfo(await download.PathAsync()).Length > 5_000, $"{file} is too small");
        }

        var poster = await console.Context.RunAndWaitForPageAsync(() => console.GetByRole(AriaRole.Link, new() { Name = "ポスター" }).ClickAsync());
        await Expect(poster.GetByRole(AriaRole.Heading, new() { Name = "「おかしい」と思ったら" }).First).ToBeVisibleAsync();
        Assert.Equal("https://incident.midori.example/", await Camera.Reads(await poster.Locator(".qr").First.ScreenshotAsync())); // Its style and pictures are let in.
        Assert.True(await poster.Locator(".act img").First.EvaluateAsync<bool>("i => i.complete && i.naturalWidth > 0"), "the drawing does not show");
        Assert.Empty(browser.ErrorsOf(console));
    }

    [Fact]
    public async Task tells_of_the_pack_that_the_server_wrote_and_the_command_line_writes_them_too()
    {
        await Waiting.For(() => NightlyPack.Newest(_host.StoreFolder) is not null, "the pack of the night missed");
        var (exit, output) = await _host.Run("handbook --to papers --language en");
        Assert.True(exit == 0, output);
        Assert.Equal(["bcp-en.docx", "card.html", "manual-en.docx", "offline.html", "poster.html"], Directory.EnumerateFiles(Path.Combine(_host.Folder, "papers")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
