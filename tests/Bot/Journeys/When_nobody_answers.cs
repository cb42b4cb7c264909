using System.Text.RegularExpressions;
using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>Neither who is on call nor who reported says another word. The console stays open all the while and is not loaded anew.</summary>
public sealed class When_nobody_answers(Browser browser, Company company) : IClassFixture<Company>
{
    [Theory]
    [InlineData("ja", false, "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました")]
    [InlineData("en", true, "A scary alarm rang with a phone number. I called it, and they took over my PC with AnyDesk")]
    public async Task the_next_level_is_paged_the_reporter_is_to_be_phoned_and_at_last_it_is_said_loudly(string tag, bool phone, string words)
    {
        var language = Languages.Parse(tag)!.Value;
        var says = new ConsoleWording(language);
        var name = $"-{tag}{(phone ? "-phone" : "")}";
        var console = await company.Console(browser, language: language, phone: phone);
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(words);
        await reporter.Post("/fill", ("field.name", "佐藤 翼"), ("field.phone", "090-1234-5678"));
        using var withoutNumber = new Visitor(company.Host.Address);
        await withoutNumber.Says(words);
        var row = console.Locator($".row:has(a[href$='{reporter.Reference}'])");
        await Expect(row).ToContainTextAsync(says.PagingRound(0));
        await Expect(console.Locator($".banner a[href$='{reporter.Reference}']")).ToHaveCountAsync(0);
        await Ears.Open(console);

        await company.Host.Pass(TimeSpan.FromMinutes(5));
        await Expect(row).ToContainTextAsync(says.PagingRound(1));
        await Expect(row.Locator(".flags")).ToContainTextAsync(says.Silent);
        var calls = console.Locator(".banner.phone");
        await Expect(calls).ToContainTextAsync(says.PhoneReporterNow);
        await Expect(calls.Locator($"li:has(a[href$='{reporter.Reference}']) a.tel")).ToHaveAttributeAsync("href", "tel:090-1234-5678");
        await Expect(calls.Locator($"li:has(a[href$='{withoutNumber.Reference}'])")).ToContainTextAsync(says.PhoneUnknown);
        await Expect(calls.Locator($"li:has(a[href$='{withoutNumber.Reference}'])")).ToContainTextAsync(withoutNumber.Reference); // Which of several that nobody knows by name.
        await Expect(calls).ToContainTextAsync(says.WithoutNumber);
        await Ears.Hear(console);
        await Waiting.For(() => company.Mail.Received.Any(m => m.To == "suzuki@midori.example" && m.Text.Contains(reporter.Reference, StringComparison.Ordinal)), "a page to the next level");
        await console.Keep($"console-silent{name}");
        await console.HasNoSeriousViolation();

        await company.Host.Pass(TimeSpan.FromMinutes(5));
        var loud = console.Locator(".banner.exhausted");
        await Expect(loud).ToHaveAttributeAsync("role", "alert");
        await Expect(loud).ToContainTextAsync(says.NobodyAnswered);
        await Expect(loud.Locator($"a[href$='{reporter.Reference}']")).ToBeVisibleAsync();
        await Expect(console).ToHaveTitleAsync(new Regex(@"^\(\d+\)"));
        await reporter.Reads(Wording.NobodyYet.Ja);
        await console.Keep($"console-exhausted{name}");
        await console.HasNoSeriousViolation();

        // Whoever reads it takes it and phones.
        await loud.Locator($"a[href$='{reporter.Reference}']").ClickAsync();
        await Expect(loud).ToContainTextAsync(says.TakeItNow);
        await Expect(calls.Locator("a.tel")).ToHaveTextAsync("090-1234-5678");
        await console.Keep($"console-incident-silent{name}");
        await console.HasNoSeriousViolation();
        await console.GetByRole(AriaRole.Button, new() { Name = says.Acknowledge, Exact = true }).ClickAsync();
        await Expect(loud).ToHaveCountAsync(0);
        await console.Locator("#do-reached").ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = says.RecordIt, Exact = true }).ClickAsync();
        await Expect(calls).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task that_nobody_is_on_call_at_all_is_said_at_once()
    {
        const string harmed = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";
        var tomorrow = DateTimeOffset.UtcNow.AddHours(9).AddDays(1).DayOfWeek.ToString()[..3].ToLowerInvariant();
        await using var host = await HostProcess.Start(SampleOrganization.Text
            .Replace("layers: [ { members: [tanaka] } ]", $"layers: [ {{ members: [tanaka], hours: {{ days: [{tomorrow}] }} }} ]", StringComparison.Ordinal)
            .Replace("    - { people: [suzuki], acknowledge-minutes: 5 }", "", StringComparison.Ordinal));
        var console = await browser.Open(host.Address, phone: false);
        await console.SignIn(host);
        using var earlier = new Visitor(host.Address);
        await earlier.Says(harmed);
        await Expect(console.GetByRole(AriaRole.Alert)).ToContainTextAsync("偽のセキュリティ警告");
        using var reporter = new Visitor(host.Address);
        await reporter.Says(harmed);
        await Expect(console.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await reporter.Reads("担当者とまだ連絡がつきません");
    }
}
