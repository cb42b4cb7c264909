using System.Text.RegularExpressions;
using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>Whoever reports, whoever is on call and whoever takes over from them, each before a page of their own. Nobody loads one anew.</summary>
public sealed class From_the_first_words_to_the_end(Browser browser, Company company) : IClassFixture<Company>
{
    [Theory]
    [InlineData("ja", true, "警告音が鳴って電話番号が出たので電話してしまい、AnyDeskを入れて遠隔操作されました", "偽のセキュリティ警告", "警視庁", "経理のパソコンだった", "回線を切り、パスワードを変えた")]
    [InlineData("en", false, "A scary alarm rang with a phone number. I called it, and they took over my PC with AnyDesk", "Fake security warning", "Tokyo Metropolitan Police", "It was the accountant's PC", "Cut off, passwords changed")]
    public async Task each_sees_at_once_what_the_others_do(string tag, bool phone, string words, string kind, string police, string told, string done)
    {
        var language = Languages.Parse(tag)!.Value;
        var says = new ConsoleWording(language);
        string Say(Text text) => text.In(language);
        Task Keep(IPage page, string name) => page.Keep($"{name}-{tag}{(page.ViewportSize!.Width < 500 ? "-phone" : "")}");

        // Somebody is on call and hears it.
        var console = await company.Console(browser, language: language, phone: !phone);
        await Expect(console.GetByText(says.AllQuiet)).ToBeVisibleAsync();
        await Keep(console, "console-quiet");
        await Ears.Open(console);
        var reporter = await company.Reporter(browser, language, phone);
        await Keep(reporter, "reporter-start");
        await Reporting_in_a_browser.Say(reporter, words);
        await Expect(console).ToHaveTitleAsync(new Regex($@"^\(1\) .*{kind}"));
        await Expect(console.GetByRole(AriaRole.Log)).ToContainTextAsync(kind);
        await Ears.Hear(console);
        await Keep(console, "console-board");
        await console.HasNoSeriousViolation();

        // What the reporter is asked is where the picture of the dialog points.
        await console.GetByRole(AriaRole.Link, new() { Name = kind }).First.ClickAsync();
        await Expect(console.Locator(".their-words")).ToContainTextAsync(words);
        await Expect(console.Locator(".details")).ToContainTextAsync("AnyDesk");
        await Points(console, reporter);
        await Reporting_in_a_browser.Answer(reporter);
        await Points(console, reporter);
        await Expect(console.Locator(".timeline")).ToContainTextAsync("090-0000-0009");
        await Expect(console.Locator(".step.walked .tick")).ToHaveCountAsync(1);
        await Keep(console, "console-incident");
        await console.HasNoSeriousViolation();

        // They have it, and somebody else takes over.
        await Press(console, Say(IncidentWording.AcknowledgeLabel));
        await Expect(reporter.Locator(".card")).ToContainTextAsync(Say(Wording.HasIt("田中 美咲")));
        await Expect(console).Not.ToHaveTitleAsync(new Regex(@"^\("));
        var other = await company.Console(browser, new Uri(console.Url).AbsolutePath, language, phone, "suzuki");
        await Press(other, Say(IncidentWording.TakeOverLabel));
        await Expect(console.Locator(".facts")).ToContainTextAsync("鈴木 健");
        await Expect(console.Locator(".timeline .turn").First).ToContainTextAsync(says.Happened(new IncidentTakenOver(new("suzuki"), new("tanaka")), _ => "田中 美咲"));
        await Expect(reporter.Locator(".card")).ToContainTextAsync(Say(Wording.HasIt("鈴木 健")));
        await Keep(reporter, "reporter-taken-over");

        // What they find out.
        await Press(other, Say(IncidentWording.ReachedLabel));
        await other.GetByLabel(Say(IncidentWording.ReachedText)).Write(told);
        await Press(other, says.RecordIt);
        await Expect(console.Locator(".timeline .said").First).ToContainTextAsync(told);
        await Press(other, Say(IncidentWording.WriteLabel));
        await other.GetByLabel(Say(IncidentWording.WriteText)).Write($"<b>{told}</b>");
        await Press(other, says.SendIt);
        await Expect(reporter.Locator(".cards")).ToContainTextAsync($"<b>{told}</b>");
        await Press(other, Say(IncidentWording.DowngradeLabel));
        await other.GetByRole(AriaRole.Radio, new() { Name = Say(Severity.Moderate.Name()), Exact = true }).CheckAsync();
        await Press(other, says.RecordIt);
        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync(Say(IncidentWording.ReasonMissing));
        await other.GetByLabel(Say(IncidentWording.ReasonText), new() { Exact = true }).Write(done);
        await Keep(other, "console-downgrade");
        await other.HasNoSeriousViolation();
        await Press(other, says.RecordIt);
        await Expect(console.Locator("header .severity").First).ToContainTextAsync(Say(Severity.Moderate.Name()));
        await Expect(console.Locator(".why")).ToContainTextAsync(says.LoweredByHand);

        // The reporter goes on meanwhile, down to the contacts.
        for (var step = 0; step < 25 && await reporter.GetByText(Say(Wording.HandedOver)).CountAsync() == 0; step++)
        {
            await Expect(reporter.Locator(".never")).ToBeVisibleAsync();
            await Expect(reporter.GetByRole(AriaRole.Button, new() { Name = Say(Wording.TalkToPerson) })).ToBeVisibleAsync();
            if (step == 1) await Keep(reporter, "reporter-step");
            if (step == 1) await reporter.HasNoSeriousViolation();
            await reporter.HasRoomForFingers();
            await Reporting_in_a_browser.Answer(reporter);
        }

        var contacts = reporter.Locator(".contacts");
        await Expect(contacts).ToContainTextAsync(police);
        await Expect(contacts).ToContainTextAsync("IPA");
        await Expect(contacts).ToContainTextAsync(new Escalation.Channels.Web.WebWording(language).Checked);
        await Keep(reporter, "reporter-end");
        await reporter.HasNoSeriousViolation();
        await reporter.HasRoomForFingers();
        await Expect(console.Locator(".step.ending.current")).ToHaveCountAsync(1);

        // It ends for a reason, and the reporter is told.
        await Press(other, Say(IncidentWording.ResolveLabel));
        foreach (var reason in Enum.GetValues<ResolveReason>())
            await Expect(other.GetByRole(AriaRole.Radio, new() { Name = $"{Say(reason.Name())} {Say(reason.Definition())}" })).ToBeVisibleAsync();
        await other.GetByRole(AriaRole.Radio, new() { Name = Say(ResolveReason.Contained.Name()) }).CheckAsync();
        await other.GetByLabel(Say(IncidentWording.ResolveText)).Write(done);
        await Keep(other, "console-resolve");
        await Press(other, says.RecordIt);
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = Say(IncidentWording.ReopenLabel) })).ToBeVisibleAsync();
        await Expect(reporter.GetByText(Say(Wording.Ended))).ToBeVisibleAsync();
        await Keep(reporter, "reporter-closed");
        await reporter.HasNoSeriousViolation();
        await other.HasNoSeriousViolation();
        await Keep(other, "console-resolved");
        Assert.All([console, reporter, other], p => Assert.Empty(browser.ErrorsOf(p)));
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private static async Task Points(IPage console, IPage reporter)
    {
        var question = await reporter.Locator(".question .body").InnerTextAsync();
        await Expect(console.Locator(".map .now strong")).ToHaveTextAsync(question);
        await Expect(console.Locator(".step.current:has(.here) title")).ToHaveTextAsync(question);
    }
}

/// <summary>Whether a page makes itself heard. A browser plays nothing before somebody has touched the page.</summary>
internal static class Ears
{
    public static async Task Open(IPage page)
    {
        await page.EvaluateAsync("""
            () => {
              window.tones = 0;
              const start = OscillatorNode.prototype.start;
              OscillatorNode.prototype.start = function (...at) { window.tones++; return start.apply(this, at); };
            }
            """);
        await page.Locator("h1").First.PressAsync("Shift");
        await Expect(page.Locator("#sound[aria-pressed=true]")).ToBeVisibleAsync();
    }

    public static Task Hear(IPage page) => Waiting.For(() => page.EvaluateAsync<bool>("() => window.tones > 0"), "a sound");
}
