using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The affected PC is the one in hand: the dialog moves to the phone before the PC is taken off the network.</summary>
public sealed class Going_on_by_phone(Browser browser) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("ja-JP", "警告音が鳴って電話したら、遠隔操作されました", "はい。その機器で書いている", "ここで続ける", "ネットから切り離してください")]
    [InlineData("en-US", "A scary alarm told me to call, and then they operated my PC with a remote tool", "Yes, from that device", "Go on here", "off the network")]
    public async Task a_camera_reads_the_pattern_and_the_phone_shows_the_next_step(string language, string words, string yes, string goOn, string next)
    {
        var pc = await browser.Open(_host.Address, language, phone: false);
        await pc.GotoAsync("/");
        await Reporting_in_a_browser.Say(pc, words);
        for (var step = 0; step < 3 && await pc.GetByRole(AriaRole.Button, new() { Name = yes }).CountAsync() == 0; step++) await Reporting_in_a_browser.Answer(pc);
        await pc.GetByRole(AriaRole.Button, new() { Name = yes }).ClickAsync();
        var pattern = pc.Locator(".handover svg");
        await Expect(pattern).ToBeVisibleAsync();
        await Expect(pc.Locator(".how")).ToContainTextAsync("090-0000-0001");
        await pc.Keep($"handover-pc-{language}");
        await pc.HasNoSeriousViolation();

        var link = await Camera.Reads(await pattern.ScreenshotAsync());
        Assert.Equal(link, "http://" + await pc.Locator(".handover strong").InnerTextAsync());
        var phone = await browser.Open(_host.Address, language, phone: true);
        await phone.GotoAsync(link);
        await phone.Keep($"handover-link-{language}");
        await phone.HasNoSeriousViolation();
        await phone.GetByRole(AriaRole.Button, new() { Name = goOn }).ClickAsync();
        await Expect(phone.Locator(".question .body")).ToContainTextAsync(next);
        await Expect(phone.Locator(".how img").First).ToBeVisibleAsync();
        Assert.True(await phone.Locator(".how img").EvaluateAllAsync<bool>("all => all.every(i => i.complete && i.naturalWidth > 0 && i.alt)"), "a picture of the step does not show");
        await phone.Keep($"handover-phone-{language}");
        await phone.HasNoSeriousViolation();
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the phone");

        await Expect(pc.Locator(".question .body")).ToContainTextAsync(next); // It is one conversation.
        await phone.Locator(".answers button").First.ClickAsync();
        await Expect(phone.Locator(".question .body")).Not.ToContainTextAsync(next);
        await Expect(pc.Locator(".question .body")).ToHaveTextAsync(await phone.Locator(".question .body").InnerTextAsync());
        Assert.Empty(browser.ErrorsOf(phone));
    }

    [Fact]
    public async Task a_link_that_is_wrong_or_too_old_says_so_and_offers_to_start_here()
    {
        var phone = await browser.Open(_host.Address);
        await phone.GotoAsync("/p/AAAAAAAAAA");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("もう使えません");
        await phone.GetByRole(AriaRole.Link, new() { Name = "初めから書く" }).ClickAsync();
        await Expect(phone.Locator("#text")).ToBeVisibleAsync();
    }
}

/// <summary>Reads a pattern as a phone does, by a program of its own (Debian's zbar-tools).</summary>
internal static class Camera
{
    public static async Task<string> Reads(byte[] picture)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("escalation-camera-").FullName, "seen.png");
        await File.WriteAllBytesAsync(file, picture);
        using var camera = Process.Start(new ProcessStartInfo("zbarimg", $"--quiet --raw \"{file}\"") { RedirectStandardOutput = true })!;
        var read = await camera.StandardOutput.ReadToEndAsync();
        await camera.WaitForExitAsync();
        return read.Trim();
    }
}
