using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Escalation.Tests.Bot.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Packet;

public sealed class The_packet_of_an_incident(Browser browser) : IAsyncLifetime
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、AnyDeskを入れて遠隔操作されました";
    private const string Before =
        """

        police-packet:
          network: 本社と大阪工場をVPNで接続。基幹サーバーは本社のサーバー室。
          internet-facing:
            - { name: VPN装置A, use: 社外からの接続, version: 7.4.1, patched-on: 2026-11-01 }
            - { name: 公開Webサーバー, use: 会社案内 }
          logs: VPN装置 30日（本体）、ファイアウォール 1年（ログサーバー 192.0.2.10）
        """;

    private HostProcess _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start(SampleOrganization.Text + Before);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task is_handed_out_in_full_and_redacted_and_prints_as_it_should()
    {
        var console = await Reported();
        await FillSheet(console);
        await Secure(console);
        var full = await HandOut(console, "全文版を作る", "丸の内警察署 サイバー担当");
        await Expect(console.GetByText("丸の内警察署 サイバー担当").First).ToBeVisibleAsync();
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(full, Cancel)));
        await Expect(console.GetByText(hash).First).ToBeVisibleAsync();
        await console.Keep("console-packet");
        await console.HasNoSeriousViolation();
        // The second copy tells of the first.
        var second = await HandOut(console, "全文版を作る", "県警本部");
        var redacted = await HandOut(console, "墨消し版を作る", "保険会社");

        var text = await Printed(second, "packet-full");
        Assert.All((string[])["取扱注意", "1 / ", Harmed[..12], "経理のノートPC 1台", "VPN装置A", "2026年11月1日", "ネットワーク構成図は登録されていません", "山本 花子", "田中 美咲", "画面.png",
            "丸の内警察署", "復旧方針", "鈴木 健", "60日以内", "192.0.2.10", "vpn.evtx", "VPN装置Aの管理画面", "サポート詐欺の電話", "L1", "外付けディスク1号 11/1から", "名称・台数", "nginx 1.26", "（修正プログラム）"], part => Assert.Contains(Flat(part), Flat(text), StringComparison.Ordinal));
        foreach (var printed in (string[])[hash, Convert.ToHexStringLower(SHA256.HashData(Samples.Png))]) // On two lines, so that it can be compared by eye.
            Assert.All((string[])[printed[..32], printed[32..]], half => Assert.Contains(half, Flat(text), StringComparison.Ordinal));
        Assert.DoesNotMatch(@"[{}]|\[[a-z]+\]", text);
        Assert.DoesNotContain("ランサムウェア共通様式", text, StringComparison.Ordinal);

        var hidden = await Printed(redacted, "packet-redacted");
        Assert.Contains("█████", hidden, StringComparison.Ordinal);
        Assert.All((string[])["山本", "花子", "田中", "美咲", "鈴木", "192.0.2.10", "090-1234-5678", "yamamoto@"], secret => Assert.DoesNotContain(secret, Flat(hidden), StringComparison.Ordinal));
        // Nor in what a reader does not see.
        using var file = WordprocessingDocument.Open(redacted, isEditable: false);
        Assert.DoesNotContain("山本", file.MainDocumentPart!.Document!.OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_given_to_nobody_who_is_not_signed_in_and_to_nobody_without_a_receiver()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says(Harmed);
        var reference = visitor.Reference;
        var response = await visitor.Post($"/console/incidents/{reference}/packet", ("to", "誰か"), ("redacted", "false"));
        Assert.NotEqual("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType?.MediaType);
        var (_, export) = await _host.Run($"export --incident {reference}");
        Assert.DoesNotContain("packet-handed-out", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_written_beside_the_running_host()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says(Harmed);
        var reference = visitor.Reference;
        (int Exit, string Output) export = default;
        for (var i = 0; i < 40 && (export = await _host.Run($"export --packet {reference} --to packets")).Exit != 0; i++) await Task.Delay(100, Cancel);
        Assert.True(export.Exit == 0, export.Output);
        foreach (var name in (string[])[$"packet-{reference}.docx", $"packet-{reference}-redacted.docx"])
        {
            var path = Path.Combine(_host.Folder, "packets", name);
            Assert.Contains($"{Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, Cancel)))}  {name}", export.Output, StringComparison.Ordinal);
            Assert.Empty(Problems(path));
        }

        Assert.Equal(1, (await _host.Run("export --packet AAAA-AAAA")).Exit);
    }

    private async Task<IPage> Reported()
    {
        var console = await browser.Open(_host.Address, phone: false);
        await console.SignIn(_host);
        await Expect(console.GetByText("いまは静かです")).ToBeVisibleAsync();

        var reporter = await browser.Open(_host.Address);
        await reporter.GotoAsync("/");
        await Reporting_in_a_browser.Say(reporter, Harmed);
        await reporter.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "画面.png", MimeType = "image/png", Buffer = Samples.Png });
        await Expect(reporter.Locator(".kept")).ToContainTextAsync("画面.png");
        for (var step = 0; step < 25 && await reporter.Locator(".contacts .contact").CountAsync() < 3; step++) await Reporting_in_a_browser.Answer(reporter);

        await console.GetByRole(AriaRole.Link, new() { Name = "偽のセキュリティ警告" }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Heading, new() { Name = "できること" })).ToBeVisibleAsync();
        await console.GetByRole(AriaRole.Button, new() { Name = "対応する" }).First.ClickAsync();
        await Expect(console.GetByRole(AriaRole.Button, new() { Name = "対応する" })).ToHaveCountAsync(0);
        return console;
    }

    private static async Task FillSheet(IPage console)
    {
        await console.GetByRole(AriaRole.Button, new() { Name = "警察への聞き取り票" }).ClickAsync();
        await AddMachine(console, 0, ("名称・台数", "経理のノートPC 1台（KEIRI-03）"), ("OS", "Windows 11"), ("用途", "田中 美咲の経理作業"), ("暗号化", "なし"));
        await AddMachine(console, 1, ("名称・台数", "消す機器"));
        await console.GetByRole(AriaRole.Button, new() { Name = "2台目を消す" }).ClickAsync();
        await console.GetByRole(AriaRole.Group, new() { Name = "インターネットにつながる機器" }).GetByRole(AriaRole.Button, new() { Name = "この内容から書き始める" }).ClickAsync();
        await Expect(console.GetByLabel("バージョン").First).ToHaveValueAsync("7.4.1");
        await console.GetByLabel("バージョン").Nth(1).Write("nginx 1.26");
        await console.GetByLabel("発見者・担当者と連絡先").Write("山本 花子（経理部）090-1234-5678、yamamoto@midori.example");
        await console.GetByLabel("業務への影響").Write("経理の支払い業務が止まっています。取引先への振込が翌日になります（「手作業」で対応しています）。");
        await console.GetByLabel("原因・侵入経路").Write("サポート詐欺の電話");
        await console.GetByLabel("復旧方針").Write("不明");
        await console.GetByLabel("鈴木 健").CheckAsync();
        await console.GetByLabel("3日後の朝").CheckAsync();
        await console.Keep("console-hearing-form");
        await console.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        await Expect(console.GetByText("まだ不明（鈴木 健が").First).ToBeVisibleAsync();
        await Expect(console.GetByText("消す機器")).ToHaveCountAsync(0);
        var machines = console.GetByRole(AriaRole.Table, new() { Name = "被害に遭った機器" });
        await Expect(machines.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(machines.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["経理のノートPC 1台（KEIRI-03）", "Windows 11", "田中 美咲の経理作業", "なし", "未確認"]);
        await Expect(console.GetByText("機器の表に未確認の欄 2")).ToBeVisibleAsync();
        await Expect(console.Locator(".hearing .given").Filter(new() { HasText = "翌日になります" })).ToBeVisibleAsync();
    }

    private static async Task AddMachine(IPage console, int row, params (string Column, string Words)[] cells)
    {
        var machines = console.GetByRole(AriaRole.Group, new() { Name = "被害に遭った機器" });
        await machines.GetByRole(AriaRole.Button, new() { Name = "1台追加" }).PressAsync("Enter");
        await Expect(machines.GetByLabel(cells[0].Column).Nth(row)).ToBeFocusedAsync();
        foreach (var (column, words) in cells) await machines.GetByLabel(column).Nth(row).Write(words);
    }

    /// <summary>A log of a kind that no reporter may send, and one that was saved elsewhere.</summary>
    private static async Task Secure(IPage console)
    {
        await console.GetByLabel("証拠のファイル").SetInputFilesAsync(new FilePayload { Name = "vpn.evtx", MimeType = "application/octet-stream", Buffer = [0x45, 0x6C, 0x66, 0, 1, 2] });
        await console.GetByLabel("どこから取ったか").Write("VPN装置Aの管理画面");
        await console.GetByRole(AriaRole.Button, new() { Name = "証拠として保存する" }).ClickAsync();
        await Expect(console.Locator(".evidence").GetByText("vpn.evtx")).ToBeVisibleAsync();
        await Expect(console.Locator(".evidence").GetByText("VPN装置Aの管理画面から")).ToBeVisibleAsync();

        var pc = console.Locator("[data-task='log.pc']");
        await pc.GetByRole(AriaRole.Button).First.ClickAsync();
        await pc.GetByRole(AriaRole.Textbox).Write("外付けディスク1号 11/1から11/23まで");
        await pc.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(pc.GetByText("外付けディスク1号 11/1から")).ToBeVisibleAsync();
    }

    private async Task<string> HandOut(IPage console, string button, string to)
    {
        await console.GetByLabel("渡す相手").Write(to);
        var download = await console.RunAndWaitForDownloadAsync(() => console.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        var path = Path.Combine(_host.Folder, $"{to.Length}-{download.SuggestedFilename}");
        await download.SaveAsAsync(path);
        return path;
    }

    private static async Task<string> Printed(string document, string name)
    {
        Assert.Empty(Problems(document));
        var pdf = await Office.Print(document);
        await Office.Keep(pdf, name);
        return await Office.Text(pdf);
    }

    private static IEnumerable<string> Problems(string document)
    {
        using var file = WordprocessingDocument.Open(document, isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    /// <summary>A cell breaks its lines where they are full.</summary>
    private static string Flat(string text) => Regex.Replace(text, @"\s+", "");
}
