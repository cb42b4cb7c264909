using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

public sealed class The_on_call_console(Browser browser) : IAsyncLifetime
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、AnyDeskを入れて遠隔操作されました";

    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task shows_a_report_live_and_tells_the_reporter_live_who_has_it()
    {
        var console = await SignedIn();
        await Expect(console.GetByText("いまは静かです")).ToBeVisibleAsync();
        await console.Keep("console-quiet");

        var reporter = await browser.Open(_host.Address);
        await reporter.GotoAsync("/");
        await Reporting_in_a_browser.Say(reporter, Harmed);
        await Expect(console.GetByText("偽のセキュリティ警告").First).ToBeVisibleAsync();
        await Expect(console).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\)"));
        await console.Keep("console-board");
        await console.HasNoSeriousViolation();

        await console.GetByRole(AriaRole.Button, new() { Name = "対応する" }).First.ClickAsync();
        await Expect(reporter.Locator(".card")).ToContainTextAsync("田中 美咲さんが担当しています");
    }

    [Fact]
    public async Task shows_all_of_an_incident_and_ends_it_with_a_reason_from_the_list()
    {
        var console = await SignedIn();
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
        await Expect(console).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/incidents/"));
        await Expect(console.GetByText(Harmed).First).ToBeVisibleAsync();
        await Expect(console.GetByText("AnyDesk", new() { Exact = true })).ToBeVisibleAsync();
        await console.Keep("console-incident");
        await console.HasNoSeriousViolation();

        await console.GetByRole(AriaRole.Button, new() { Name = "対応する" }).First.ClickAsync();
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "対応する" })).ToHaveCountAsync(0);
        await console.GetByRole(AriaRole.Button, new() { Name = "終了する" }).First.ClickAsync();
        await console.GetByLabel("誤報").CheckAsync();
        await console.Keep("console-resolve");
        await console.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "再開する" })).ToBeVisibleAsync();
        await reporter.Reads("この件の対応は終わりました");
    }

    [Fact]
    public async Task keeps_what_the_police_will_ask_field_by_field()
    {
        var console = await SignedIn();
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
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
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, "-en")]
    [InlineData(true, "-en")]
    public async Task keeps_the_devices_that_were_hit_row_by_row_while_the_incident_goes_on(bool phone, string language)
    {
        var console = await SignedIn(phone);
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
        await Expect(console.Locator("#do-hearing")).ToBeVisibleAsync();
        if (language.Length > 0) await console.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
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
        await console.Keep($"console-rows{(phone ? "-phone" : "")}{language}");
        await console.HasNoSeriousViolation();
        await console.Locator(".action-form fluent-button[type=submit]").ClickAsync();
        var table = console.Locator(".answer-rows table").First;
        await Expect(table.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Expect(table).ToContainTextAsync("FILE-01");
        await Expect(table.Locator("td.open")).ToHaveCountAsync(7);
        await table.ScrollIntoViewIfNeededAsync();
        await console.Keep($"console-rows-kept{(phone ? "-phone" : "")}{language}");
        await console.HasNoSeriousViolation();
        Assert.True(await console.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task walks_the_responder_through_their_tasks_and_keeps_where_records_were_saved(bool phone)
    {
        var console = await SignedIn(phone);
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
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
    public async Task takes_a_correction_of_a_window_with_its_source_shows_it_to_reporters_and_keeps_it()
    {
        var console = await SignedIn();
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

        await _host.Kill();
        await _host.StartAgain();
        var again = await SignedIn();
        await again.GotoAsync("/console/contacts?prefecture=13");
        await Expect(again.Locator(".contacts").GetByText("new-desk@ipa.example")).ToBeVisibleAsync();
        await Expect(again.Locator("[data-window='ipa-org-support']")).ToContainTextAsync("soudan.html");
        // The command line reads beside the server what the company found out.
        var (exit, output) = await _host.Run("handbook --to papers");
        Assert.True(exit == 0, output);
        Assert.Contains("new-desk@ipa.example", await File.ReadAllTextAsync(Path.Combine(_host.Folder, "papers", "offline.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_windows_and_links_of_administrators_to_administrators()
    {
        await _host.DisposeAsync();
        _host = await HostProcess.Start(SampleOrganization.Text.Replace("mail: suzuki@midori.example", "mail: suzuki@midori.example, administrator: true", StringComparison.Ordinal));
        var console = await SignedIn();
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
    public async Task records_once_what_is_pressed_twice()
    {
        var console = await SignedIn();
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
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

        var (_, record) = await _host.Run($"export --incident {reporter.Reference}");
        Assert.Equal(1, record.Split("\"note-added\"").Length - 1);
        Assert.Equal(1, record.Split("\"task-marked\"").Length - 1);
    }

    [Fact]
    public async Task gives_a_message_to_the_reporter_as_it_is_written()
    {
        var console = await SignedIn();
        var reporter = await browser.Open(_host.Address);
        await reporter.GotoAsync("/");
        await Reporting_in_a_browser.Say(reporter, Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "報告者へ書く" }).ClickAsync();
        await console.Locator("textarea").FillAsync("いま<b>向かいます</b>");
        await console.GetByRole(AriaRole.Button, new() { Name = "送る" }).ClickAsync();
        await Expect(reporter.Locator(".cards")).ToContainTextAsync("いま<b>向かいます</b>");
    }

    [Fact]
    public async Task says_loudly_that_nobody_could_be_reached()
    {
        await _host.DisposeAsync();
        var tomorrow = DateTimeOffset.UtcNow.AddHours(9).AddDays(1).DayOfWeek.ToString()[..3].ToLowerInvariant();
        _host = await HostProcess.Start(SampleOrganization.Text
            .Replace("layers: [ { members: [tanaka] } ]", $"layers: [ {{ members: [tanaka], hours: {{ days: [{tomorrow}] }} }} ]", StringComparison.Ordinal)
            .Replace("    - { people: [suzuki], acknowledge-minutes: 5 }", "", StringComparison.Ordinal));
        var console = await SignedIn();
        using var earlier = new Visitor(_host.Address);
        await earlier.Says(Harmed);
        await Expect(console.GetByRole(AriaRole.Alert)).ToContainTextAsync("偽のセキュリティ警告");
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await Expect(console.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await console.Keep("console-exhausted");
        await console.HasNoSeriousViolation();
        await Waiting.For(() => reporter.Open().GetAwaiter().GetResult().Contains("担当者とまだ連絡がつきません", StringComparison.Ordinal), "numbers for the reporter to call");
    }

    [Fact]
    public async Task shows_how_ready_the_company_is_what_is_wrong_first_with_the_first_step()
    {
        var console = await SignedIn();
        await console.GetByRole(AriaRole.Link, new() { Name = "備え", Exact = true }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("備え");
        var first = console.Locator(".readiness > li").First;
        await Expect(first).ToContainTextAsync("拠点ごとの警察の連絡先");
        await Expect(first).ToContainTextAsync("警察署に電話し");
        await Expect(console.Locator(".readiness > .unknown").First).ToContainTextAsync("未記入");
        await console.Keep("console-readiness");
        await console.HasNoSeriousViolation();
    }

    [Fact]
    public async Task follows_a_link_that_is_pressed_before_the_page_is_live()
    {
        var console = await SignedIn();
        await Expect(console.Locator("main[aria-busy]")).ToHaveCountAsync(0); // A first page that is still on its way would be taken for the one on the bad line.
        var connection = new SlowConnection();
        await console.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/_blazor"), connection.Between);
        await console.ReloadAsync();
        await connection.HasBegun;
        await console.GetByRole(AriaRole.Link, new() { Name = "備え", Exact = true }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("備え");
        await connection.HasBegunAnew; // Of a page of its own: nothing that the first one is still told can draw the old page back.
    }

    [Fact]
    public async Task lets_nobody_choose_a_file_that_would_be_lost_before_the_page_is_live_and_says_why()
    {
        var console = await SignedIn();
        using var reporter = new Visitor(_host.Address);
        await reporter.Says(Harmed);
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
        await Expect(console.GetByLabel("証拠のファイル")).ToBeEnabledAsync();
        var connection = new SlowConnection();
        await console.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/_blazor"), connection.Between);
        await console.ReloadAsync();
        await connection.HasBegun;
        await Expect(console.GetByLabel("証拠のファイル")).ToBeDisabledAsync();
        await Expect(console.GetByLabel("渡す相手")).ToBeDisabledAsync();
        await Expect(console.Locator(".connecting").First).ToHaveTextAsync("接続しています。つながると書き込めるようになります。");
        await console.Keep("console-connecting");
    }

    [Theory]
    [InlineData("/console/readiness")]
    [InlineData("/console/documents")]
    [InlineData("/console/measures?need=small")]
    public async Task marks_its_entry_of_the_navigation_on_every_page_of_peacetime(string path)
    {
        var console = await SignedIn();
        await console.GotoAsync(path);
        await Expect(console.Locator("header nav a[aria-current]")).ToHaveTextAsync(["備え"]);
        await Expect(console.Locator("header nav a.active")).ToHaveTextAsync(["備え"]);
    }

    [Fact]
    public async Task tells_what_was_answered_and_what_was_corrected_with_the_answer_before()
    {
        var console = await SignedIn();
        using var reporter = new Visitor(_host.Address);
        await reporter.Says("警告音が鳴って電話番号が出たので電話してしまいました");
        await reporter.Chooses("remote:no");
        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
        await Expect(console.Locator(".timeline")).ToContainTextAsync("相手にPCを操作されたり、ソフトを入れたりしましたか。 → いいえ");
        await reporter.Chooses("correct:remote");
        await reporter.Chooses("remote:yes");
        await Expect(console.Locator(".timeline")).ToContainTextAsync("訂正：相手にPCを操作されたり、ソフトを入れたりしましたか。 いいえ → はい。");
    }

    [Theory]
    [InlineData("/console/contacts", "contacts")]
    [InlineData("/console/measures", "measures")]
    [InlineData("/console/measures?need=small", "measures-small")]
    [InlineData("/console/readiness", "readiness")]
    [InlineData("/console/playbooks", "playbooks")]
    [InlineData("/console/playbooks/support-scam", "playbook")]
    [InlineData("/console/people", "people")]
    public async Task can_be_read_on_a_phone_and_by_everybody(string path, string name)
    {
        var console = await SignedIn(phone: true);
        await console.GotoAsync(path);
        await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(console).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("."));
        await console.Keep($"console-{name}-phone");
        await console.HasNoSeriousViolation();
        Assert.True(await console.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the phone");
        Assert.Empty(browser.ErrorsOf(console));
    }

    private async Task<IPage> SignedIn(bool phone = false)
    {
        var console = await browser.Open(_host.Address, phone: phone);
        await console.SignIn(_host);
        await Expect(console).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console$"));
        await Expect(console.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeAttachedAsync();
        return console;
    }
}
