using Escalation.Bot.Data;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Tests.Bot;

public sealed class A_playbook_with_mistakes
{
    private const string Whole =
        """
        id: test
        kind: phishing
        title: { ja: 題, ja-easy: 題, en: Title }
        first:
          - { text: { ja: 文, ja-easy: 文, en: Text }, source: [own] }
        never:
          - { id: n, text: { ja: 文, ja-easy: 文, en: Text }, source: [own], forbids: { ja: [電話をかけて] } }
        start: a
        steps:
          - id: a
            ask: { ja: 問, ja-easy: 問, en: Question }
            help: { ja: 助, ja-easy: 助, en: Help }
            choices:
              - { id: "yes", label: { ja: はい, ja-easy: はい, en: "Yes" }, next: b }
              - { id: unknown, next: c }
          - id: b
            do: { ja: する, ja-easy: する, en: Do }
            how: { ja: 方, ja-easy: 方, en: How }
            help: { ja: 助, ja-easy: 助, en: Help }
            source: [own]
            done: c
            cannot: d
          - { id: c, end: closed, text: { ja: 終, ja-easy: 終, en: End }, source: [own] }
          - { id: d, end: closed, text: { ja: 終, ja-easy: 終, en: End }, source: [own] }
        """;

    [Fact]
    public void is_told_from_a_whole_one() => Assert.Empty(Problems(Whole));

    [Theory]
    [InlineData("next: b }", "next: nowhere }", "unknown step 'nowhere'")]
    [InlineData("next: b }", "next: c }", "step 'b' cannot be reached")]
    [InlineData("done: c", "done: a", "reached again from itself")]
    [InlineData("cannot: d", "cannot: c", "cannot leads where done leads")]
    [InlineData("{ id: unknown, next: c }", "{ id: other, label: { ja: 他, ja-easy: 他, en: Other }, next: c }", "has no answer 'unknown'")]
    [InlineData("ask: { ja: 問, ja-easy: 問, en: Question }", "ask: { ja: 問, en: Question }", "has no text in ja-easy")]
    [InlineData("    source: [own]\n    done", "    done", "has no source")]
    [InlineData("    source: [own]\n    done", "    source: [S999]\n    done", "unknown source 'S999'")]
    [InlineData("    help: { ja: 助, ja-easy: 助, en: Help }\n    choices", "    choices", "has no help")]
    [InlineData("do: { ja: する,", "do: { ja: 電話をかけて,", "which never 'n' forbids")]
    [InlineData("kind: phishing", "kind: fishing", "'kind' is one of")]
    [InlineData("start: a", "start: z", "start names the unknown step 'z'")]
    [InlineData("    cannot: d", "    cannot: d\n    sauce: x", "'sauce' is not known here")]
    [InlineData("id: a\n", "id: human\n", "has a name that the dialog itself uses")]
    [InlineData("title: {", "title: [", "this is not YAML")]
    [InlineData("choices:\n      - { id: \"yes\", label: { ja: はい, ja-easy: はい, en: \"Yes\" }, next: b }\n      - { id: unknown, next: c }", "choices: []", "step 'a' is a dead end")]
    [InlineData("next: b }", "next: b, severity: high }", "needs 'because'")]
    public void is_listed_with_its_file_and_line(string right, string wrong, string message)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        var problem = Problems(Whole.Replace(right, wrong, StringComparison.Ordinal)).FirstOrDefault(p => p.Message.Contains(message, StringComparison.Ordinal));
        Assert.NotNull(problem);
        Assert.Matches(@"^test\.yaml:\d+ ", problem.ToString());
    }

    [Fact]
    public void is_told_all_of_them_at_once() =>
        Assert.True(Problems(Whole.Replace("next: b }", "next: nowhere }", StringComparison.Ordinal).Replace("kind: phishing", "kind: fishing", StringComparison.Ordinal)).Count >= 2);

    [Theory]
    [InlineData("en: Text }, source: [own] }\nnever", "en: Text } }\nnever", "first has no source", 5)]
    [InlineData("source: [own], forbids", "forbids", "never 'n' has no source", 7)]
    [InlineData("{ id: unknown, next: c }", "{ id: unknown }", "'next' is missing", 15)]
    public void points_to_the_line_of_what_is_wrong(string right, string wrong, string message, int line)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        Assert.Contains(Problems(Whole.Replace(right, wrong, StringComparison.Ordinal)), p => p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void points_to_the_line_of_the_step() =>
        Assert.Contains(Problems(Whole.Replace("cannot: d", "cannot: c", StringComparison.Ordinal)), p => p.Line == 16);

    private static List<Problem> Problems(string text)
    {
        var problems = new List<Problem>();
        if (PlaybookReader.Read("test.yaml", text, SharedSteps.Read("shared.yaml", "steps: []", problems), problems) is { } playbook)
            problems.AddRange(PlaybookProblems.Find(playbook, "test.yaml", new HashSet<string> { "own" }, new HashSet<string> { "police" }));
        return problems;
    }
}

public sealed class An_organisation_file_with_mistakes
{
    [Fact]
    public void is_told_from_the_sample_that_ships()
    {
        var problems = new List<Problem>();
        OrganizationReader.Read("organization.yaml", File.ReadAllText(Repository.File("organization.yaml")), problems);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("prefecture: 東京都", "prefecture: 東京県", "'東京県' is no prefecture", 4)]
    [InlineData("[tanaka]", "[tanaca]", "'tanaca' is not among the people", 10)]
    [InlineData("rosters: [it]", "rosters: [ot]", "'ot' is not among the rosters", 14)]
    [InlineData("acknowledge-minutes: 5", "acknowledge-minutes: soon", "is a whole number", 14)]
    [InlineData("mail: tanaka@midori.example", "mail: tanaka", "is no mail address", 7)]
    [InlineData("mail: suzuki@midori.example", "administrator: yes", "'administrator' is true or false, not 'yes'", 8)]
    [InlineData("languages: [ja, ja-easy, en]", "languages: [fr]", "not 'fr'", 2)]
    [InlineData("silence-minutes: 5", "silense-minutes: 5", "'silense-minutes' is not known here", 12)]
    public void is_listed_with_its_line(string right, string wrong, string message, int line)
    {
        Assert.Contains(right, Journeys.SampleOrganization.Text, StringComparison.Ordinal);
        var problems = new List<Problem>();
        OrganizationReader.Read("organization.yaml", Journeys.SampleOrganization.Text.Replace(right, wrong, StringComparison.Ordinal), problems);
        Assert.Contains(problems, p => p.Message.Contains(message, StringComparison.Ordinal) && p.Line == line);
    }

    [Theory]
    [InlineData("network-diagram: nowhere.png", "there is no file 'nowhere.png' beside the organisation file")]
    [InlineData("internet-facing: [ { name: VPN } ]", "'use' is missing")]
    [InlineData("internet-facing: [ { name: VPN, use: x, patched-on: 11月 } ]", "'patched-on' is a date")]
    [InlineData("log: VPN", "'log' is not known here")]
    public void is_told_what_is_wrong_with_its_part_for_the_police(string part, string message)
    {
        var problems = new List<Problem>();
        OrganizationReader.Read("organization.yaml", $"{Journeys.SampleOrganization.Text}\npolice-packet:\n  {part}\n", problems);
        var problem = Assert.Single(problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(Journeys.SampleOrganization.Text.Split('\n').Length + 2, problem.Line);
    }

    [Theory]
    [InlineData("manual: { police: true }", "'where' is missing")]
    [InlineData("bcp: { where: x, police: maybe }", "'police' is true or false, not 'maybe'")]
    [InlineData("logs: [ { device: VPN, stored: cloud } ]", "'stored' is device or outside, not 'cloud'")]
    [InlineData("backup: { restored: 2026-11-01 }", "'restored' is not known here")]
    [InlineData("drill: { last: spring }", "'last' is a date")]
    [InlineData("security-action: three", "'security-action' is one or two, not 'three'")]
    public void is_told_what_is_wrong_with_its_part_for_readiness(string part, string message)
    {
        var problems = new List<Problem>();
        OrganizationReader.Read("organization.yaml", $"{Journeys.SampleOrganization.Text}\nreadiness:\n  {part}\n", problems);
        var problem = Assert.Single(problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(Journeys.SampleOrganization.Text.Split('\n').Length + 2, problem.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: x")]
    [InlineData("- a\n- b")]
    [InlineData(": : :")]
    public void never_throws_and_never_passes(string text)
    {
        var problems = new List<Problem>();
        OrganizationReader.Read("organization.yaml", text, problems);
        Assert.NotEmpty(problems);
    }
}

internal static class Repository
{
    public static string Folder { get; } = Find();

    public static string File(string path) => Path.Combine(Folder, path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Escalation.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
