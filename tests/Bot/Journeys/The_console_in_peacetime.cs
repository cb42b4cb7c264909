using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>What is prepared and looked up in the console while nothing burns.</summary>
public sealed class The_console_in_peacetime(Browser browser, Company company) : IClassFixture<Company>
{
    /// <summary>Every address of the console beside the board and an incident, and those that do not exist; with the entry of the navigation that each belongs to.</summary>
    private static readonly (string Path, Func<ConsoleWording, string>? Entry)[] _pages =
    [
        ("contacts", w => w.ContactsPage), ("playbooks", w => w.PlaybooksPage), ("playbooks/support-scam", w => w.PlaybooksPage), ("readiness", w => w.ReadinessPage),
        ("documents", w => w.ReadinessPage), ("measures", w => w.ReadinessPage), ("measures?need=small", w => w.ReadinessPage), ("people", w => w.PeoplePage),
        ("playbooks/nothing", w => w.PlaybooksPage), ("incidents/AAAA-AAAA", null), ("nowhere", null),
    ];

    [Theory]
    [InlineData("ja", true)]
    [InlineData("ja", false)]
    [InlineData("en", true)]
    [InlineData("en", false)]
    public async Task can_be_read_by_everybody_and_says_where_one_is(string tag, bool phone)
    {
        var language = Languages.Parse(tag)!.Value;
        var console = await company.Console(browser, language: language, phone: phone);
        foreach (var (path, entry) in _pages)
        {
            await console.GotoAsync($"/console/{path}");
            await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await console.IsLive();
            string[] marked = entry is null ? [] : [entry(new(language))];
            await Expect(console.Locator("header nav a[aria-current]")).ToHaveTextAsync(marked);
            await Expect(console.Locator("header nav a.active")).ToHaveTextAsync(marked);
            await console.Keep($"console-{path.Replace('/', '-').Replace("?need=", "-", StringComparison.Ordinal)}-{tag}{(phone ? "-phone" : "")}");
            await console.HasNoSeriousViolation();
            Assert.True(await console.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the window");
        }

        Assert.All(browser.ErrorsOf(console), error => Assert.Contains("404", error, StringComparison.Ordinal)); // What is not there says so.
    }

    [Fact]
    public async Task takes_a_correction_of_a_window_with_its_source_shows_it_to_reporters_and_keeps_it()
    {
        var console = await company.Console(browser);
        await console.GetByRole(AriaRole.Link, new() { Name = "相談先" }).ClickAsync();
        await Expect(console.GetByText("本物の警察は、SNSやビデオ通話で連絡")).ToBeVisibleAsync();
        var window = console.Locator("[data-window='ipa-org-support']");
        await window.GetByRole(AriaRole.Button, new() { Name = "確かめる・直す" }).ClickAsync();
        await window.GetByText("変わっていたので直す").ClickAsync();
        await window.GetByLabel("メール", new() { Exact = true }).Write("new-desk@ipa.example");
        await window.GetByRole(AriaRole.Button, new() { Name = "訂正を記録する" }).ClickAsync();
        await Expect(window.GetByRole(AriaRole.Alert)).ToContainTextAsync("何で確かめたか");
        await window.GetByLabel("何で確かめたか").Write("https://www.ipa.go.jp/security/support/soudan.html");
        await console.Keep("console-window-review");
        await console.HasNoSeriousViolation();
        await window.GetByRole(AriaRole.Button, new() { Name = "訂正を記録する" }).ClickAsync();
        await Expect(console.Locator(".contacts").GetByText("new-desk@ipa.example")).ToBeVisibleAsync();
        await Expect(window).ToContainTextAsync("田中 美咲");

        await company.Host.Kill();
        await company.Host.StartAgain();
        var again = await company.Console(browser, "/console/contacts?prefecture=13");
        await Expect(again.Locator(".contacts").GetByText("new-desk@ipa.example")).ToBeVisibleAsync();
        await Expect(again.Locator("[data-window='ipa-org-support']")).ToContainTextAsync("soudan.html");
        // The command line reads beside the server what the company found out.
        var (exit, output) = await company.Host.Run("handbook --to papers");
        Assert.True(exit == 0, output);
        Assert.Contains("new-desk@ipa.example", await File.ReadAllTextAsync(Path.Combine(company.Host.Folder, "papers", "offline.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_windows_and_links_of_administrators_to_administrators()
    {
        await using var host = await HostProcess.Start(SampleOrganization.Text.Replace("mail: suzuki@midori.example", "mail: suzuki@midori.example, administrator: true", StringComparison.Ordinal));
        var console = await browser.Open(host.Address, phone: false);
        await console.SignIn(host);
        await console.GotoAsync("/console/contacts");
        await Expect(console.GetByText("窓口の確認と訂正は管理者がします：鈴木 健")).ToBeVisibleAsync();
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "確かめる・直す" })).ToHaveCountAsync(0);
        await console.Keep("console-contacts-no-administrator");
        await console.GotoAsync("/console/people");
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "田中 美咲さんのサインイン用リンクを作る" })).ToBeVisibleAsync();
        await Expect(console.GetByText("管理者のリンクは、管理者だけが作れます。")).ToBeVisibleAsync();
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "鈴木 健さんのサインイン用リンクを作る" })).ToHaveCountAsync(0);
        await console.Keep("console-people-no-administrator");
    }

    [Fact]
    public async Task shows_how_ready_the_company_is_what_is_wrong_first_with_the_first_step()
    {
        var console = await company.Console(browser);
        await console.GetByRole(AriaRole.Link, new() { Name = "備え", Exact = true }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("備え");
        var first = console.Locator(".readiness > li").First;
        await Expect(first).ToContainTextAsync("拠点ごとの警察の連絡先");
        await Expect(first).ToContainTextAsync("警察署に電話し");
        await Expect(console.Locator(".readiness > .unknown").First).ToContainTextAsync("未記入");
    }
}
