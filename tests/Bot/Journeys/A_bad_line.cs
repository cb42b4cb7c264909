using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The console on a train: what goes over its connection is late, or lost.</summary>
public sealed class A_bad_line(Browser browser, Company company) : IClassFixture<Company>
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、AnyDeskを入れて遠隔操作されました";

    private const string Writing = "form[data-draft]";

    private readonly LossyConnection _line = new();

    [Fact]
    public async Task what_stands_in_the_boxes_is_recorded_though_the_line_was_dead_while_it_was_written()
    {
        var console = await TheIncident();
        await console.Locator("#do-hearing").ClickAsync();
        var machines = console.Locator(".rows-field").First;
        await machines.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
        await Expect(machines.GetByRole(AriaRole.Textbox).First).ToBeFocusedAsync();
        _line.IsDead = true;
        await machines.GetByRole(AriaRole.Textbox).First.Write("KEIRI-03");
        await machines.GetByRole(AriaRole.Textbox).Nth(1).Write("Windows 11");
        await console.Locator(".action-form > textarea").First.Write("共有フォルダーにつながる");
        _line.IsDead = false;
        await console.Locator(".action-form fluent-button[type=submit]").ClickAsync();
        await Expect(console.Locator(".answer-rows table").First).ToContainTextAsync("KEIRI-03");
        await Expect(console.Locator(".answer-rows table").First).ToContainTextAsync("Windows 11");
        await Expect(console.GetByText("共有フォルダーにつながる").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task the_keyboard_is_not_taken_from_who_went_on_writing_before_the_new_box_was_there()
    {
        var console = await TheIncident();
        await console.Locator("#do-hearing").ClickAsync();
        var other = console.Locator(".action-form > textarea").First;
        await Expect(other).ToBeVisibleAsync();
        _line.Hold();
        await console.Locator(".rows-field").First.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
        await other.PressSequentiallyAsync("共有");
        _line.Release();
        await Expect(console.Locator(".rows-field").First.GetByRole(AriaRole.Textbox)).Not.ToHaveCountAsync(0);
        await console.Keyboard.TypeAsync("フォルダー");
        await Expect(other).ToHaveValueAsync("共有フォルダー");
    }

    [Fact]
    public async Task what_was_being_written_stands_there_again_after_the_host_was_restarted_until_it_is_sent()
    {
        var console = await TheIncident();
        await console.Locator("#do-hearing").ClickAsync();
        var machines = console.Locator(".rows-field").First;
        for (var row = 0; row < 2; row++)
        {
            await machines.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
            await Expect(machines.GetByRole(AriaRole.Textbox).Nth(row * 5)).ToBeFocusedAsync();
        }

        await machines.GetByRole(AriaRole.Textbox).Nth(5).Write("FILE-01");
        var first = console.Locator(".action-form > textarea").First;
        await first.Write("電話で聞いた");
        await console.GetByRole(AriaRole.Radio).First.CheckAsync();
        await company.Host.Kill();
        await company.Host.StartAgain();
        await Expect(first).ToHaveCountAsync(0); // The page has been loaded again.
        await Expect(console.Locator("main[aria-busy]")).ToHaveCountAsync(0);

        await console.Locator("#do-hearing").ClickAsync();
        await Expect(first).ToHaveValueAsync("電話で聞いた");
        await Expect(machines.GetByRole(AriaRole.Textbox).Nth(5)).ToHaveValueAsync("FILE-01");
        await Expect(console.GetByRole(AriaRole.Radio).First).ToBeCheckedAsync();
        await Expect(machines.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(10);
        await console.Locator(".action-form fluent-button[type=submit]").ClickAsync();
        await Expect(console.Locator(".answer-rows table").First).ToContainTextAsync("FILE-01");
        await Expect(first).ToHaveCountAsync(0);

        await console.Locator("#do-note").ClickAsync();
        await console.Locator(Writing).Locator("> textarea").Write("やめた");
        await console.Locator(Writing).GetByRole(AriaRole.Button, new() { Name = "やめる" }).ClickAsync();
        await Expect(console.Locator(Writing)).ToHaveCountAsync(0);
        Assert.Equal(0, await console.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task what_is_put_back_row_by_row_is_not_lost_to_who_writes_on_before_it_is_all_there()
    {
        var console = await TheIncident();
        await console.Locator("#do-hearing").ClickAsync();
        var machines = console.Locator(".rows-field").First;
        await machines.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
        await machines.GetByRole(AriaRole.Textbox).First.Write("KEIRI-03");
        await console.ReloadAsync();
        await Expect(console.Locator("main[aria-busy]")).ToHaveCountAsync(0);

        var other = console.Locator(".action-form > textarea").First;
        _line.Hold();
        await console.Locator("#do-hearing").ClickAsync();
        while (await other.CountAsync() == 0) _line.ReleaseNext(); // The form is there, its row is still on the way.
        await Expect(machines.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await other.Write("電話で聞いた");
        _line.Release();
        await Expect(machines.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("KEIRI-03");
        await Expect(other).ToHaveValueAsync("電話で聞いた");
        await console.ReloadAsync();
        await Expect(console.Locator("main[aria-busy]")).ToHaveCountAsync(0);
        await console.Locator("#do-hearing").ClickAsync();
        await Expect(machines.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("KEIRI-03");
        await Expect(other).ToHaveValueAsync("電話で聞いた");
    }

    [Fact]
    public async Task follows_a_link_that_is_pressed_before_the_page_is_live()
    {
        var console = await company.Console(browser);
        var connection = new SlowConnection();
        await console.RouteWebSocketAsync(new Regex("/_blazor"), connection.Between);
        await console.ReloadAsync();
        await connection.HasBegun;
        await console.GetByRole(AriaRole.Link, new() { Name = "備え", Exact = true }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("備え");
        await connection.HasBegunAnew; // Of a page of its own: nothing that the first one is still told can draw the old page back.
    }

    [Fact]
    public async Task lets_nobody_choose_a_file_that_would_be_lost_before_the_page_is_live_and_says_why()
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(Harmed);
        var console = await company.Incident(browser, reporter);
        await Expect(console.GetByLabel("証拠のファイル")).ToBeEnabledAsync();
        var connection = new SlowConnection();
        await console.RouteWebSocketAsync(new Regex("/_blazor"), connection.Between);
        await console.ReloadAsync();
        await connection.HasBegun;
        await Expect(console.GetByLabel("証拠のファイル")).ToBeDisabledAsync();
        await Expect(console.GetByLabel("渡す相手")).ToBeDisabledAsync();
        await Expect(console.Locator(".connecting").First).ToHaveTextAsync("接続しています。つながると書き込めるようになります。");
        await console.Keep("console-connecting");
    }

    /// <summary>Loaded anew once the line is between the page and the host.</summary>
    private async Task<IPage> TheIncident()
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(Harmed);
        var console = await company.Incident(browser, reporter, phone: true);
        await console.RouteWebSocketAsync(new Regex("/_blazor"), _line.Between);
        await console.ReloadAsync();
        await console.IsLive();
        return console;
    }
}
