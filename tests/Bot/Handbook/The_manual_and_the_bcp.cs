using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Escalation.Bot.Handbook;
using Escalation.Dialogs;
using Escalation.Tests.Bot.Packet;

namespace Escalation.Tests.Bot.Handbook;

/// <summary>As Word's checker and LibreOffice see them.</summary>
public sealed partial class The_manual_and_the_bcp
{
    private static readonly ConcurrentDictionary<(string Name, string Language), Task<IReadOnlyList<string>>> _printed = new();

    public static TheoryData<string, string, int, int> Documents => new()
    {
        { "manual", "ja", 20, 40 },
        { "manual", "en", 20, 45 },
        { "bcp", "ja", 8, 18 },
        { "bcp", "en", 8, 18 },
    };

    [Theory, MemberData(nameof(Documents))]
    public async Task print_whole_and_say_what_is_missing(string name, string language, int leastPages, int mostPages)
    {
        var pages = await Printed(name, language);
        var text = Flat(string.Concat(pages));
        Assert.InRange(pages.Count, leastPages, mostPages);
        Assert.All((string[])["みどり製作所", "田中美咲", "090-0000-0001", "鈴木健", "大阪府港警察署", "06-0000-0110", $"1/{pages.Count}"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"[{}]|\[[a-z]+\]|Error!|Error:|エラー[:：]", text);
        // One site has not talked to its police; it is said once, not for the other.
        Assert.Single(Regex.Matches(text, language == "ja" ? "担当の警察署が登録されていません" : "Nopolicestationisonfile"));
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task have_contents_that_name_the_right_pages(string name, string language, int leastPages, int mostPages)
    {
        var pages = await Printed(name, language);
        Assert.InRange(pages.Count, leastPages, mostPages);
        var entries = Entry().Matches(pages[0]);
        Assert.InRange(entries.Count, 9, 40);
        Assert.All(entries, entry => Assert.Contains(Flat(entry.Groups["title"].Value), Flat(pages[int.Parse(entry.Groups["page"].Value, null) - 1].Replace(entry.Value, "", StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manual")]
    [InlineData("bcp")]
    public async Task begin_no_line_with_what_must_not_begin_one(string name)
    {
        var lines = string.Join('\n', await Printed(name, "ja")).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        Assert.True(lines.Count > 200, $"only {lines.Count} lines");
        Assert.DoesNotContain(lines, line => "、。」）〕ーっッゃゅょ".Contains(line[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manual", "ja")]
    [InlineData("bcp", "en")]
    public async Task list_every_source_they_cite_and_no_other(string name, string language)
    {
        var all = string.Concat(await Printed(name, language));
        var heading = Regex.Matches(all, language == "ja" ? @"^\s*\d+\s+出典\s*$" : @"^\s*\d+\s+Sources\s*$", RegexOptions.Multiline).Single().Index;
        var cited = Mark().Matches(all[..heading]).Select(m => m.Value).ToHashSet();
        var listed = ListedMark().Matches(all[heading..]).Select(m => m.Value.Trim()).ToHashSet();
        Assert.NotEmpty(cited);
        Assert.Equal(cited.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void give_each_kind_of_incident_a_page_to_begin()
    {
        using var stream = new MemoryStream(HandbookFile.Make("manual", Peace.Source, Language.Japanese)!.Content);
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        var kinds = ShippedCatalog.Catalog.Playbooks.Where(p => p.Kind != IncidentKind.None).Select(p => p.Title.Ja).ToList();
        var paragraphs = file.MainDocumentPart!.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading2").ToList();
        Assert.All(kinds.Skip(1), kind => Assert.NotNull(paragraphs.Single(p => p.InnerText == kind).ParagraphProperties!.PageBreakBefore));
        Assert.Equal(kinds, paragraphs.Select(p => p.InnerText).Where(kinds.Contains));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void say_when_each_first_action_holds(string language)
    {
        var spoken = Languages.Parse(language)!.Value;
        var conditions = ShippedCatalog.Catalog.Playbooks.SelectMany(p => p.First.Where(f => !f.When.IsEmpty).Select(f => FirstActionWording.When(p, f, spoken))).ToList();
        Assert.NotEmpty(conditions);
        Assert.DoesNotContain(conditions, words => words.Contains(" = ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task call_our_own_judgement_and_the_notice_by_their_names()
    {
        var text = Flat(string.Concat(await Printed("manual", "ja")));
        Assert.All((string[])["〔判断〕", "〔通知〕", "スマホなら", "遠隔操作をさせたなら"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\bown\b|\bseed\b|〔own|Ourown", text);
    }

    [Fact]
    public void have_another_version_only_when_they_say_something_else()
    {
        Assert.Equal(Version(Peace.Source), Version(Peace.Source));
        Assert.NotEqual(Version(Peace.Source), Version(Peace.Source with { Page = new("https://other.example/") }));

        static string Version(HandbookSource source) => new HandbookWriter(source, Language.Japanese).Content("").Fields["version"];
    }

    /// <summary>Printed once for all that is said about it.</summary>
    private static Task<IReadOnlyList<string>> Printed(string name, string language) => _printed.GetOrAdd((name, language), document => Print(document.Name, document.Language));

    private static async Task<IReadOnlyList<string>> Print(string name, string language)
    {
        var file = HandbookFile.Make(name, Peace.Source, Languages.Parse(language)!.Value)!;
        var path = Path.Combine(Directory.CreateTempSubdirectory("escalation-handbook-").FullName, file.Name);
        await File.WriteAllBytesAsync(path, file.Content, TestContext.Current.CancellationToken);
        using (var document = WordprocessingDocument.Open(path, isEditable: false))
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var pdf = await Office.Print(path);
        await Office.Keep(pdf, $"{name}-{language}");
        return await Office.Pages(pdf);
    }

    private static string Flat(string text) => Regex.Replace(text, @"\s+", "");

    [GeneratedRegex(@"^ *(?<title>\S.*?) ?\.{3,} ?(?<page>\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\bS\d+\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^ *S\d+\b", RegexOptions.Multiline)]
    private static partial Regex ListedMark();
}
