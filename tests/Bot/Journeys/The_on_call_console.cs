using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

public sealed class The_on_call_console(Browser browser, Company company) : IClassFixture<Company>
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、AnyDeskを入れて遠隔操作されました";

    [Fact]
    public async Task keeps_what_the_police_will_ask_field_by_field()
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(Harmed);
        var console = await company.Incident(browser, reporter);
        await console.GetByRole(AriaRole.Button, new() { Name = "警察への聞き取り票" }).ClickAsync();
        await console.GetByLabel("業務への影響").Write("経理の支払いが止まっています");
        await console.Keep("console-hearing");
        await console.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        var asked = HearingSheet.For(IncidentKind.SupportScam).Count();
        await Expect(console.GetByText($"{asked}項目中2項目（まだ不明 0、未記入 {asked - 2}）")).ToBeVisibleAsync();
        await Expect(console.GetByText("経理の支払いが止まっています").First).ToBeVisibleAsync();
        await console.Keep("console-hearing-kept");
        await console.HasNoSeriousViolation();
    }

    [Theory]
    [InlineData(false, "ja")]
    [InlineData(true, "ja")]
    [InlineData(false, "en")]
    [InlineData(true, "en")]
    public async Task keeps_the_devices_that_were_hit_row_by_row_while_the_incident_goes_on(bool phone, string language)
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(Harmed);
        var console = await company.Incident(browser, reporter, Languages.Parse(language)!.Value, phone);
        await console.Locator("#do-hearing").ClickAsync();
        var machines = console.Locator(".rows-field").First;
        await machines.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
        await Expect(machines.GetByRole(AriaRole.Textbox).First).ToBeFocusedAsync();
        await machines.GetByRole(AriaRole.Textbox).First.Write("KEIRI-03");
        await machines.GetByRole(AriaRole.Textbox).Nth(1).Write("Windows 11");
        await machines.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
        await Expect(machines.GetByRole(AriaRole.Textbox).Nth(5)).ToBeFocusedAsync();
        await machines.GetByRole(AriaRole.Textbox).Nth(5).Write("FILE-01");
        await reporter.Says("まだ音が鳴っています");
        await Expect(console.GetByText("まだ音が鳴っています").First).ToBeVisibleAsync();
        await Expect(machines.GetByRole(AriaRole.Textbox).Nth(5)).ToHaveValueAsync("FILE-01");
        await console.Keep($"console-rows-{language}{(phone ? "-phone" : "")}");
        await console.HasNoSeriousViolation();
        await console.Locator(".action-form fluent-button[type=submit]").ClickAsync();
        var table = console.Locator(".answer-rows table").First;
        await Expect(table.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Expect(table).ToContainTextAsync("FILE-01");
        await Expect(table.Locator("td.open")).ToHaveCountAsync(7);
        await table.ScrollIntoViewIfNeededAsync();
        await console.Keep($"console-rows-kept-{language}{(phone ? "-phone" : "")}");
        await console.HasNoSeriousViolation();
        Assert.True(await console.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task walks_the_responder_through_their_tasks_and_keeps_where_records_were_saved(bool phone)
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(Harmed);
        var console = await company.Incident(browser, reporter, phone: phone);
        await Expect(console.Locator(".tasks")).ToBeVisibleAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "対応する" }).First.ClickAsync();

        // By keyboard: a page that grows while somebody is reading moves what a mouse was pointed at.
        var police = console.Locator("[data-task=police]");
        await police.GetByRole(AriaRole.Button, new() { Name = "済みにする" }).PressAsync("Enter");
        await Expect(police.GetByLabel("ひとこと")).ToBeFocusedAsync();
        await police.GetByLabel("ひとこと").Write("丸の内署に電話。明日10時に持参");
        await police.GetByRole(AriaRole.Button, new() { Name = "済みとして記録する" }).PressAsync("Enter");
        await Expect(police).ToContainTextAsync("田中 美咲");
        await Expect(police).ToContainTextAsync("丸の内署に電話。明日10時に持参");

        var records = console.Locator("[data-task='log.windows']");
        await Expect(records).ToContainTextAsync("再起動しない");
        await records.GetByRole(AriaRole.Button, new() { Name = "保存したことを書く" }).PressAsync("Enter");
        await Expect(records.GetByLabel("保存した場所と期間")).ToBeFocusedAsync(); // The next key must not be pressed on the way there.
        await records.GetByRole(AriaRole.Button, new() { Name = "保存済みとして記録する" }).PressAsync("Enter");
        await Expect(records.GetByRole(AriaRole.Alert)).ToContainTextAsync("どこに、いつからいつまで");
        await records.GetByLabel("保存した場所と期間").Write("外付けディスクA、11/1〜11/23");
        await records.GetByRole(AriaRole.Button, new() { Name = "保存済みとして記録する" }).PressAsync("Enter");
        await Expect(records.Locator(".mark")).ToContainTextAsync("外付けディスクA");
        await Expect(console.Locator(".hearing")).ToContainTextAsync("外付けディスクA、11/1〜11/23");
        await Expect(console.GetByText("記録を保存しました：Windows・リモートデスクトップ：外付けディスクA、11/1〜11/23").First).ToBeVisibleAsync();
        await console.Keep($"console-tasks{(phone ? "-phone" : "")}");
        await console.HasNoSeriousViolation();
        Assert.True(await console.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window");
    }

    [Fact]
    public async Task records_once_what_is_pressed_twice()
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says(Harmed);
        var console = await company.Incident(browser, reporter);
        await console.GetByRole(AriaRole.Button, new() { Name = "メモ" }).First.ClickAsync();
        await Expect(console.GetByLabel("メモ（経過に残ります）")).ToBeFocusedAsync();
        await console.GetByLabel("メモ（経過に残ります）").Write("上司に連絡した");
        await console.GetByRole(AriaRole.Button, new() { Name = "記録する", Exact = true }).DblClickAsync();
        await Expect(console.GetByText("メモ：上司に連絡した").First).ToBeVisibleAsync();

        var police = console.Locator("[data-task=police]");
        await police.GetByRole(AriaRole.Button, new() { Name = "済みにする" }).PressAsync("Enter");
        await Expect(police.GetByLabel("ひとこと")).ToBeFocusedAsync();
        await police.GetByLabel("ひとこと").Write("丸の内署に電話した");
        await police.GetByRole(AriaRole.Button, new() { Name = "済みとして記録する" }).DblClickAsync();
        await Expect(police.Locator(".mark")).ToContainTextAsync("丸の内署に電話した");

        var (_, record) = await company.Host.Run($"export --incident {reporter.Reference}");
        Assert.Equal(1, record.Split("\"note-added\"").Length - 1);
        Assert.Equal(1, record.Split("\"task-marked\"").Length - 1);
    }

    [Fact]
    public async Task tells_what_was_answered_and_what_was_corrected_with_the_answer_before()
    {
        using var reporter = new Visitor(company.Host.Address);
        await reporter.Says("警告音が鳴って電話番号が出たので電話してしまいました");
        await reporter.Chooses("remote:no");
        var console = await company.Incident(browser, reporter);
        await Expect(console.Locator(".timeline")).ToContainTextAsync("相手にPCを操作されたり、ソフトを入れたりしましたか。 → いいえ");
        await reporter.Chooses("correct:remote");
        await reporter.Chooses("remote:yes");
        await Expect(console.Locator(".timeline")).ToContainTextAsync("訂正：相手にPCを操作されたり、ソフトを入れたりしましたか。 いいえ → はい。");
    }
}
