using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The employees' page and the console in a real Chromium, in Japanese and English, on a phone and a desktop.</summary>
public sealed class Reporting_in_a_browser(Browser browser, Company company) : IClassFixture<Company>
{
    [Theory]
    [InlineData("ja", true, "画面から爆音が鳴って、電話番号が出てて閉じられません", "偽のセキュリティ警告", "絶対にしないこと", "わからない")]
    [InlineData("en", false, "there is a loud alarm on my screen with a phone number and I cannot close it", "Fake security warning", "Never do this", "I don't know")]
    public async Task gives_the_kind_the_first_action_the_never_list_and_the_first_question_at_once(string language, bool phone, string words, string kind, string never, string unknown)
    {
        var page = await company.Reporter(browser, Languages.Parse(language)!.Value, phone);
        await page.Keep($"reporter-start-{language}");
        await page.HasNoSeriousViolation();
        await page.HasRoomForFingers();
        await Say(page, words);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToContainTextAsync(kind);
        await Expect(page.Locator(".first")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = never })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = unknown, Exact = true })).ToBeVisibleAsync();
        await page.Keep($"reporter-first-card-{language}");
        await page.HasNoSeriousViolation();
        Assert.Empty(browser.ErrorsOf(page));
    }

    [Theory]
    [InlineData("ja", true, "警告音が鳴って電話番号が出ましたが、もう閉じました。電話も入力もしていません")]
    [InlineData("ja-easy", true, "画面から 大きい音が して、電話番号が 出ました。もう 閉じました。電話も していません")]
    [InlineData("en", false, "A loud alarm with a phone number popped up. I closed it, I did not call and typed nothing")]
    public async Task a_popup_alone_ends_with_thanks_and_calls_nobody(string tag, bool phone, string words)
    {
        var language = Languages.Parse(tag)!.Value;
        var console = await company.Console(browser);
        var open = await console.Locator(".open .row").CountAsync();
        var reporter = await company.Reporter(browser, language, phone);
        await Say(reporter, words);
        var thanks = reporter.GetByRole(AriaRole.Heading, new() { Name = Wording.Thanks.In(language) });
        for (var step = 0; step < 8 && await thanks.CountAsync() == 0; step++)
            await Answer(reporter, reporter.Locator(".answers button[value$=':no'], .answers button[value$=':done']").First);
        await Expect(thanks).ToBeVisibleAsync();
        await reporter.Keep($"reporter-thanks-{tag}{(phone ? "-phone" : "")}");
        await reporter.HasNoSeriousViolation();

        // Somebody else is harmed afterwards: theirs comes, and it is the only one.
        using var other = new Visitor(company.Host.Address);
        await other.Says("警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました");
        await Expect(console.Locator($".open .row:has(a[href$='{other.Reference}'])")).ToBeVisibleAsync();
        await Waiting.For(() => company.Mail.Received.Any(m => m.Text.Contains(other.Reference, StringComparison.Ordinal)), "the other's page");
        await Expect(console.Locator(".open .row")).ToHaveCountAsync(open + 1);
        Assert.DoesNotContain(company.Mail.Received, m => m.Text.Contains(words, StringComparison.Ordinal));
        await Expect(thanks).ToBeVisibleAsync();
    }

    [Fact]
    public async Task shows_whoever_asks_for_a_person_at_once_whom_to_dial()
    {
        var page = await company.Reporter(browser);
        await Say(page, "画面から警告音が鳴っています");
        await page.GetByRole(AriaRole.Button, new() { Name = "人と話したい" }).ClickAsync();
        var number = page.GetByRole(AriaRole.Link, new() { Name = "田中 美咲 090-0000-0001" });
        await Expect(number).ToBeInViewportAsync();
        await Expect(number).ToHaveAttributeAsync("href", "tel:090-0000-0001");
        await page.Keep("reporter-person-ja");
        await page.HasNoSeriousViolation();
        await page.HasRoomForFingers();
    }

    [Fact]
    public async Task takes_nothing_away_that_is_being_written_when_the_card_changes()
    {
        var page = await company.Reporter(browser);
        await Say(page, "警告音が鳴って電話番号が出たので電話してしまいました");
        await page.Locator("#text").FillAsync("相手の番号は050で始まり");
        await page.Locator("#text").EvaluateAsync("box => box.setSelectionRange(3, 3)");
        var console = await company.Console(browser);
        await console.Locator($".row:has(.number:text-is('{await Reference(page)}'))").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".card")).ToContainTextAsync("田中 美咲さんが担当しています");
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("、");
        await Expect(page.Locator("#text")).ToHaveValueAsync("相手の、番号は050で始まり");
        var card = await page.Locator(".card").Last.GetAttributeAsync("data-prompt");
        await page.Locator(".answers button").First.ClickAsync();
        await Expect(page.Locator($"[data-prompt='{card}']")).ToHaveCountAsync(0);
        await Expect(page.Locator("#text")).ToHaveValueAsync("相手の、番号は050で始まり");
    }

    [Fact]
    public async Task lets_an_earlier_answer_be_corrected()
    {
        var page = await company.Reporter(browser);
        await Say(page, "画面から警告音が鳴っています");
        var question = await page.Locator(".question .body").InnerTextAsync();
        await page.Locator(".answers button").First.ClickAsync();
        await Expect(page.Locator(".question .body")).Not.ToHaveTextAsync(question);
        await page.Locator(".answered summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "直す" }).Last.ClickAsync();
        await Expect(page.Locator(".question .body")).ToHaveTextAsync(question);
    }

    [Fact]
    public async Task takes_a_photo_at_any_step_and_keeps_it_under_its_hash()
    {
        var page = await company.Reporter(browser);
        await Say(page, "画面から警告音が鳴っています");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "画面.png", MimeType = "image/png", Buffer = Samples.Png });
        await Expect(page.Locator(".kept")).ToContainTextAsync("画面.png");
        await Expect(page.Locator(".kept")).ToContainTextAsync("SHA-256");
    }

    [Fact]
    public async Task says_in_words_why_a_program_is_not_taken_and_keeps_the_card()
    {
        var page = await company.Reporter(browser);
        await Say(page, "画面から警告音が鳴っています");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "support.exe", MimeType = "image/png", Buffer = Samples.Program });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("この種類のファイルは受け取れません");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeInViewportAsync();
        await Expect(page.Locator(".never")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task shows_the_same_card_after_a_reload_and_after_the_host_was_killed()
    {
        var page = await company.Reporter(browser);
        await Say(page, "画面から警告音が鳴っています");
        await page.Locator(".answers button").First.ClickAsync();
        await Expect(page.Locator(".answered")).ToContainTextAsync("(2)");
        var question = await page.Locator(".question .body").InnerTextAsync();
        await company.Host.Kill();
        await company.Host.StartAgain();
        await page.ReloadAsync();
        await Expect(page.Locator(".question .body")).ToHaveTextAsync(question);
    }

    [Fact]
    public async Task works_without_script_too()
    {
        using var visitor = new Visitor(company.Host.Address);
        await visitor.Says("画面から警告音が鳴って電話番号が出ています");
        Assert.Contains("偽のセキュリティ警告", visitor.Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task speaks_easy_japanese_when_asked_and_stays_with_it()
    {
        var page = await company.Reporter(browser);
        await page.GetByRole(AriaRole.Button, new() { Name = "やさしい日本語" }).ClickAsync();
        await Say(page, "画面から音が鳴って電話番号が出ています");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ぜったいに しないこと" })).ToBeVisibleAsync();
        await page.Keep("reporter-first-card-ja-easy");
    }

    [Fact]
    public async Task shows_markup_in_what_people_write_as_plain_letters()
    {
        var page = await company.Reporter(browser);
        await Say(page, "警告音が鳴って電話番号が出ました <img src=x onerror=alert(1)><script>document.title='owned'</script>");
        await page.Locator(".answered summary").ClickAsync();
        await Expect(page.Locator(".answered")).ToContainTextAsync("<img src=x");
        Assert.Equal(0, await page.Locator("#talk img").CountAsync());
        Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> Reference(IPage page) => Visitor.ReferenceIn(await page.Locator(".card").Last.InnerTextAsync());

    internal static async Task Say(IPage page, string words)
    {
        await page.Locator("#text").FillAsync(words);
        await page.Locator(".say button").ClickAsync();
        await Expect(page.Locator(".card .body")).ToBeVisibleAsync();
        await Expect(page.Locator("button[aria-disabled=true]")).ToHaveCountAsync(0);
    }

    /// <summary>The first thing that can be pressed: done, the first answer, or the form as it is.</summary>
    /// <param name="answer">Another button.</param>
    internal static async Task Answer(IPage page, ILocator? answer = null)
    {
        var card = await page.Locator(".card").Last.GetAttributeAsync("data-prompt");
        var fields = await page.Locator(".fields input:not([type=hidden])").AllAsync();
        if (answer is not null)
        {
            await answer.ClickAsync();
        }
        else if (fields.Count > 0)
        {
            foreach (var field in fields) await field.FillAsync(await field.GetAttributeAsync("type") == "tel" ? "090-0000-0009" : "山田 花子");
            await page.Locator(".fields button").ClickAsync();
        }
        else
        {
            await page.Locator(".answers button").First.ClickAsync();
        }

        await Expect(page.Locator($"[data-prompt='{card}']")).ToHaveCountAsync(0);
    }
}

internal static class Samples
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    public static readonly byte[] Program = [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0];
}
