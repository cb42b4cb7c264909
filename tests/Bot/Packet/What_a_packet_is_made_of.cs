using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Escalation.Bot.Documents;
using Escalation.Bot.Packet;
using Escalation.Dialogs;

namespace Escalation.Tests.Bot.Packet;

public sealed class A_packets_template
{
    private static readonly PaperContent _content = new(
        new Dictionary<string, string> { ["company"] = "みどり製作所" },
        new Dictionary<string, PaperBlock> { ["timeline"] = new PaperTable(["日時"], [170], [["10:00 みどり製作所"]]) },
        new Dictionary<string, bool> { ["on"] = true, ["off"] = false });

    [Fact]
    public void is_filled_line_by_line() => Assert.Equal(
        [new PaperTitle("資料"), new PaperHeading("概要"), new PaperRow("会社", "みどり製作所御中"), new PaperParagraph("以上")],
        Filled("= 資料\n# 概要 ?on\n会社 | {company}御中\n以上"));

    [Fact]
    public void leaves_out_what_is_not_for_this_kind_of_incident() =>
        Assert.Equal([new PaperHeading("残る")], Filled("# 消える ?off\n会社 | {company}\n[timeline]\n# 残る"));

    [Theory]
    [InlineData("会社 | {compny}", "compny")]
    [InlineData("# {kind}", "kind")]
    [InlineData("[timelin]", "timelin")]
    [InlineData("# 概要 ?maybe", "maybe")]
    [InlineData("# 消える ?off\n会社 | {compny}", "compny")]
    public void that_names_what_does_not_exist_fails_with_the_name(string template, string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<UnknownPaperNameException>(() => Filled(template)).Message, StringComparison.Ordinal);

    [Fact]
    public void shows_of_each_value_only_what_may_be_read()
    {
        var blocks = PaperTemplate.Fill("みどり {company}\n[timeline]", _content, new Redaction(["みどり製作所"]).Of);
        Assert.Equal(new PaperParagraph($"みどり {Redaction.Mark}"), blocks[0]);
        Assert.Equal([$"10:00 {Redaction.Mark}"], ((PaperTable)blocks[1]).Rows[0]);
    }

    private static IReadOnlyList<PaperBlock> Filled(string template) => PaperTemplate.Fill(template, _content, value => value);
}

public sealed class A_redacted_text
{
    private static readonly Redaction _redaction = new(["田中 美咲", "鈴木 健"]);

    [Theory]
    [InlineData("田中 美咲さんと田中さん", $"{Redaction.Mark}さんと{Redaction.Mark}さん")]
    [InlineData("tanaka@midori.example へ", $"{Redaction.Mark} へ")]
    [InlineData("電話 090-1234-5678 まで", $"電話 {Redaction.Mark} まで")]
    [InlineData("電話0312345678", $"電話{Redaction.Mark}")]
    [InlineData("+81 3-1234-5678", Redaction.Mark)]
    [InlineData("０９０－１２３４－５６７８", Redaction.Mark)]
    [InlineData("送信元 203.0.113.7 から", $"送信元 {Redaction.Mark} から")]
    [InlineData("2001:db8::8a2e:370:7334", Redaction.Mark)]
    public void hides_who_it_was_and_how_they_are_reached(string text, string shown) => Assert.Equal(shown, _redaction.Of(text));

    [Theory]
    [InlineData("2026-11-23 10:05:33　健康保険 7.4.1 版")]
    [InlineData("K7Q2-0912")]
    [InlineData("0903124567890903124567890903124567890903124567890903124567890abc")]
    [InlineData("3万円を1,200人に")]
    public void leaves_times_versions_numbers_of_incidents_and_hashes(string text) => Assert.Equal(text, _redaction.Of(text));
}

public sealed class The_deadlines_of_the_commission
{
    private static readonly DateTimeOffset _late = new(2026, 11, 23, 23, 50, 0, TimeSpan.FromHours(9));

    [Fact]
    public void run_from_the_Japanese_day_on_which_the_company_knew()
    {
        var deadlines = ReportDeadlines.Of(_late.ToUniversalTime(), IncidentKind.LostDevice);
        Assert.Equal(new(new(2026, 11, 23), new(2026, 11, 25), new(2026, 11, 27), new(2026, 12, 22), 30), deadlines);
    }

    [Fact]
    public void give_sixty_days_where_somebody_acted_on_purpose() =>
        Assert.Equal((new DateOnly(2027, 1, 21), 60), (ReportDeadlines.Of(_late, IncidentKind.Ransomware).Final, 60));

    [Fact]
    public void are_counted_as_they_end_first_so_a_Saturday_moves_nothing() =>
        Assert.Equal(new(2026, 12, 26), ReportDeadlines.Of(new(2026, 11, 27, 9, 0, 0, TimeSpan.FromHours(9)), IncidentKind.DataLeak).Final);
}

public sealed class A_packets_document
{
    [Fact]
    public void is_valid_whatever_people_pasted()
    {
        var png = new PaperPicture(Journeys.Samples.Png, IsPng: true, 1, 1);
        var content = PaperDocument.Write([new PaperTitle("資料"), new PaperRow("件名", "改行\nと\u0001制御文字\uD800と😀"), png, new PaperTable(["a"], [170], [["b"]]) { Blank = 2 }], new("資料", "事案番号 K7Q2-9FXA", "取扱注意"));
        using var file = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(file, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Contains("と制御文字と😀", file.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task prints_the_diagram_of_the_network()
    {
        var picture = Picture.Read(await File.ReadAllBytesAsync(Repository.File("manifests/teams/color.png"), TestContext.Current.CancellationToken));
        var folder = Directory.CreateTempSubdirectory("escalation-test-");
        var document = Path.Combine(folder.FullName, "diagram.docx");
        await File.WriteAllBytesAsync(document, PaperDocument.Write([new PaperHeading("3　ネットワーク"), picture!, new PaperParagraph("以上")], new("資料", "事案番号 K7Q2-9FXA", "取扱注意")), TestContext.Current.CancellationToken);
        var pdf = await Office.Print(document);
        await Office.Keep(pdf, "packet-diagram");
        Assert.Equal(1, await Office.Pictures(pdf));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void knows_the_size_of_a_picture_and_refuses_what_is_none()
    {
        Assert.Equal((1, 1), (Picture.Read(Journeys.Samples.Png)!.Width, Picture.Read(Journeys.Samples.Png)!.Height));
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 32, 0, 64, 1, 0, 0, 0];
        Assert.Equal((64, 32, false), (Picture.Read(jpeg)!.Width, Picture.Read(jpeg)!.Height, Picture.Read(jpeg)!.IsPng));
        Assert.Null(Picture.Read(jpeg[..8]));
        Assert.Null(Picture.Read(Journeys.Samples.Program));
    }
}
