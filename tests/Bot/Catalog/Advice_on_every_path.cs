using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Tests.Bot;

/// <summary>What must and must not be advised, whatever a person answers.</summary>
public sealed class Advice_on_every_path
{
    private static readonly string[] _switchesOff =
        ["電源を切って", "電源を落として", "再起動して", "電源を 切って", "再起動を して", "switch it off", "switch that pc off", "turn it off", "restart it", "reboot"];

    private static readonly string[] _confronts =
        ["本人に聞いて", "本人に確かめて", "上司に知らせて", "上司に電話して", "上司に 電話して", "上司に 言って", "ask the person", "tell the manager", "phone your manager"];

    private static readonly string[] _callsTheScreen = ["画面の番号に電話して", "画面の 番号に 電話して", "call the number on the screen", "phone the number on the screen"];

    private static readonly string[] _usesTheLink = ["リンクから確かめて", "リンクを開いて", "リンクを 開いて", "open the link to", "use the link in"];

    private static readonly string[] _clock = ["会社が知った", "会社が 知った", "company knew"];

    public static TheoryData<string> Playbooks() => ShippedCatalog.PlaybookIds();

    [Theory]
    [InlineData("network-intrusion")]
    [InlineData("malware")]
    [InlineData("phishing")]
    [InlineData("insider")]
    [InlineData("general")]
    public void never_switches_anything_off(string id) =>
        Assert.All(Actions(id), action => Assert.All(_switchesOff, words => DoesNotSay(words, action.Do, action.How)));

    [Fact]
    public void of_ransomware_switches_a_device_off_only_where_files_keep_changing_and_nothing_could_cut_it_off()
    {
        Assert.All(Actions("ransomware").Where(a => a.Id != "power-off"), action => Assert.All(_switchesOff, words => DoesNotSay(words, action.Do, action.How)));
        var paths = Every_path_of_a_playbook.Paths("ransomware").Where(p => p.Path.Any(v => v.Step.Id == "power-off")).ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, path =>
        {
            Assert.Equal(Walk.Cannot, AnswerTo(path, "cut"));
            Assert.Equal(Walk.Cannot, AnswerTo(path, "cut-elsewhere"));
            Assert.Equal("yes", AnswerTo(path, "changing"));
        });
    }

    [Theory]
    [InlineData("unauthorized-transfer")]
    [InlineData("bec")]
    public void puts_the_bank_before_the_police(string id)
    {
        var paths = Every_path_of_a_playbook.Paths(id).Select(Ids).Where(ids => ids.Contains("police")).ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, ids => Assert.InRange(ids.IndexOf("bank"), 0, ids.IndexOf("police") - 1));
    }

    [Fact]
    public void of_money_that_is_gone_begins_with_the_bank() =>
        Assert.All(Every_path_of_a_playbook.Paths("bec").Where(p => AnswerTo(p, "paid") == "yes"), path => Assert.Equal("bank", path.Path.First(v => v.Step is ActionStep).Step.Id));

    [Fact]
    public void never_sends_anybody_to_the_suspect_or_to_the_suspects_manager() =>
        Assert.All(Actions("insider"), action => Assert.All(_confronts, words => DoesNotSay(words, action.Do, action.How)));

    [Theory, MemberData(nameof(Playbooks))]
    public void never_calls_the_number_on_the_screen(string id) =>
        Assert.All(Actions(id), action => Assert.All(_callsTheScreen, words => DoesNotSay(words, action.Do, action.How)));

    [Fact]
    public void never_checks_by_the_link_of_a_fake_mail() =>
        Assert.All(Actions("phishing"), action => Assert.All(_usesTheLink, words => DoesNotSay(words, action.Do, action.How)));

    [Fact]
    public void of_a_one_time_code_signs_everybody_out_before_the_password_is_changed()
    {
        var paths = Every_path_of_a_playbook.Paths("phishing").Where(p => AnswerTo(p, "what") == "code").Select(Ids).ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, ids => Assert.Contains("revoke", ids));
        Assert.All(paths.Where(ids => ids.Contains("change")), ids => Assert.InRange(ids.IndexOf("revoke"), 0, ids.IndexOf("change") - 1));
    }

    [Fact]
    public void of_a_leak_says_that_the_time_runs_from_when_the_company_knew() =>
        Assert.All(Every_path_of_a_playbook.Paths("data-leak").Select(p => p.Current).Distinct(), end =>
            Assert.All(Languages.All, language => Assert.Contains(_clock, words => Assert.IsType<Ending>(end).Text.In(language).Contains(words, StringComparison.Ordinal))));

    [Theory, MemberData(nameof(Playbooks))]
    public void is_held_against_every_never_in_japanese_and_in_english(string id) =>
        Assert.All(ShippedCatalog.Playbook(id).Never.Where(n => n.Forbids.Length > 0), never =>
        {
            Assert.Contains(never.Forbids, words => !words.All(char.IsAscii));
            Assert.Contains(never.Forbids, words => words.All(char.IsAscii));
        });

    private static IEnumerable<ActionStep> Actions(string id) => ShippedCatalog.Playbook(id).Steps.OfType<ActionStep>();

    private static List<string> Ids(Walk path) => [.. path.Path.Select(v => v.Step.Id)];

    private static string? AnswerTo(Walk path, string step) => path.Path.FirstOrDefault(v => v.Step.Id == step)?.Given.Answer;

    private static void DoesNotSay(string words, params Text[] texts) =>
        Assert.All(texts, text => Assert.All(Languages.All, language => Assert.DoesNotContain(words, text.In(language), StringComparison.OrdinalIgnoreCase)));
}
