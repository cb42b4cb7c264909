using Escalation.Tests.Bot.Journeys;
using Microsoft.Playwright;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What people see in Microsoft's own emulator of the Teams client: our cards, drawn by Microsoft's code, in a real Chromium.</summary>
public sealed class In_Microsofts_own_client(Browser browser) : IAsyncLifetime
{
    /// <summary>Somebody who did nothing but look; the first of these that the card offers is pressed.</summary>
    private static readonly string[] _harmless = ["いいえ。どちらもしていない", "いいえ", "いいえ。閉じた", "できた"];

    private readonly Playground _playground = new();

    public ValueTask InitializeAsync() => _playground.InitializeAsync();

    public ValueTask DisposeAsync() => _playground.DisposeAsync();

    [Fact]
    public async Task a_frightened_person_is_guided_to_the_end_of_the_dialog()
    {
        var page = await Opened("ja-JP");
        await Assertions.Expect(page.GetByText("パソコンやメールで「おかしい」と思ったら")).ToHaveCountAsync(1);
        await Writes(page, TeamsCompany.Frightened);
        await Assertions.Expect(Button(page, "はい。された・入れた")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("絶対にしないこと")).ToBeVisibleAsync();
        await page.Keep("teams-playground-first-card-ja");
        await page.SetViewportSizeAsync(390, 844);
        await page.Keep("teams-playground-first-card-ja-phone");
        await page.SetViewportSizeAsync(1440, 900);

        var card = page.Locator(".ac-adaptiveCard").Last;
        List<string> asked = [];
        for (var steps = 0; await Offered(card) is { } answer; steps++)
        {
            Assert.InRange(steps, 0, 20);
            var before = await card.InnerTextAsync();
            asked.Add(before);
            await card.Locator($"button[aria-label='{answer}']").ClickAsync();
            await Waiting.For(() => card.InnerTextAsync().Result != before, $"another card after {answer}");
        }

        Assert.Contains(asked, a => a.Contains("画面の番号に電話しましたか", StringComparison.Ordinal));
        Assert.Equal(asked, asked.Distinct());
        await Assertions.Expect(card.GetByText("知らせてくれてありがとうございます").Last).ToBeVisibleAsync();
        await page.Keep("teams-playground-end-ja");
        Assert.DoesNotContain(_playground.Calls, c => c.Status >= 400 && !c.Call.Contains("/members/", StringComparison.Ordinal)); // Of people it knows one id alone.
    }

    [Fact]
    public async Task the_cards_are_in_English_for_who_reads_English()
    {
        var page = await Opened("en-US");
        await Writes(page, "A loud alarm is playing and a phone number is on my screen, I can't close it");
        await Assertions.Expect(page.GetByText("Never do this").Last).ToBeVisibleAsync();
        await page.Keep("teams-playground-first-card-en");
    }

    [Fact]
    public async Task a_mention_in_a_group_chat_is_answered_there_without_the_case()
    {
        var page = await Opened("ja-JP");
        await page.Locator("button[aria-label='Group Chat']").ClickAsync();
        await Assertions.Expect(page.GetByText("ここに追加されました")).ToHaveCountAsync(1);
        await Mentions(page, TeamsCompany.Frightened);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Button(page, "個人チャットを開く")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("サポート詐欺")).ToHaveCountAsync(0);
        await page.Keep("teams-playground-group-ja");
    }

    [Fact]
    public async Task a_mention_in_a_channel_is_answered_in_its_thread()
    {
        var page = await Opened("ja-JP");
        await page.Locator("button[aria-label='Midori - Announcements']").ClickAsync();
        for (var posts = 1; ; posts++)
        {
            await Mentions(page, TeamsCompany.Frightened);
            await page.Locator("button", new() { HasText = "Post" }).Last.ClickAsync();
            await Waiting.For(() => _playground.Calls.Count(c => c is { Status: 201 } && c.Call.StartsWith("POST v3/conversations/19:announcements@thread.tacv2;messageid=", StringComparison.Ordinal)) >= posts, "an answer in the thread");
            if (await IsDrawn(Button(page, "個人チャットを開く").First)) break;
            Assert.InRange(posts, 1, 2); // An answer that comes before the emulator has drawn the post itself is never drawn by it: once in some forty runs.
        }

        await page.Keep("teams-playground-channel-ja");
    }

    private async Task<IPage> Opened(string locale)
    {
        _playground.Locale = locale;
        var page = await browser.Open(_playground.Address, locale, phone: false);
        // It asks a content network for fonts, which nobody reaches here.
        await page.RouteAsync(address => !address.StartsWith(_playground.Address.ToString(), StringComparison.Ordinal), route => route.AbortAsync());
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("button[aria-label='Personal Chat']").ClickAsync();
        return page;
    }

    private static async Task Writes(IPage page, string text)
    {
        await page.Locator("[contenteditable=true]").First.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The name has to be chosen from the list, as in Teams.</summary>
    private static async Task Mentions(IPage page, string text)
    {
        await page.Locator("[contenteditable=true]").First.ClickAsync();
        await page.Keyboard.TypeAsync("@Esc", new() { Delay = 50 });
        await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = "Escalation" }).ClickAsync();
        await page.Keyboard.TypeAsync($" {text}");
    }

    private static async Task<bool> IsDrawn(ILocator locator)
    {
        try
        {
            await Assertions.Expect(locator).ToBeVisibleAsync(new() { Timeout = 20_000 });
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private static async Task<string?> Offered(ILocator card)
    {
        var buttons = await card.Locator("button").EvaluateAllAsync<string[]>("all => all.map(b => b.getAttribute('aria-label'))");
        return Array.Find(_harmless, buttons.Contains);
    }

    private static ILocator Button(IPage page, string title) => page.Locator($"button[aria-label='{title}']");
}
