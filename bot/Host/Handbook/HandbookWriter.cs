using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Escalation.Bot.Documents;
using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.Handbook;

/// <summary>Everything the templates of manual and BCP may name. What the company has not written down is said loudly, with where to write it.</summary>
internal sealed partial class HandbookWriter(HandbookSource source, Language language)
{
    private bool English => language == Language.English;

    /// <param name="template">Its own words cite sources too.</param>
    public PaperContent Content(string template)
    {
        var parts = new Dictionary<string, PaperBlock>
        {
            ["contents"] = new PaperContents(),
            ["organization"] = Organization(),
            ["severity"] = Severities(),
            ["chain"] = Chain(),
            ["power"] = Power(),
            ["logs"] = Logs(),
            ["kinds"] = new PaperGroup([.. source.Catalog.Playbooks.Where(p => p.Kind != IncidentKind.None).SelectMany((p, i) => Kind(p, i > 0))]),
            ["hearing"] = Hearing(),
            ["windows"] = new PaperGroup([.. source.Organization.Sites.SelectMany(Site), .. Others()]),
            ["changes"] = new PaperTable([Said("日付", "Date"), Said("変わったところ", "What changed"), Said("確かめた人", "Checked by")], [35, 95, 40], []) { Blank = 3 },
        };
        parts["sources"] = Sources(template, parts.Where(p => template.Contains($"[{p.Key}]", StringComparison.Ordinal)).Select(p => p.Value));
        return new(Fields(), parts, new Dictionary<string, bool>());
    }

    private Dictionary<string, string> Fields() => new()
    {
        ["company"] = source.Organization.Name,
        ["made"] = Day(JapaneseTime.Day(source.At)),
        ["version"] = Version(),
        ["review"] = Day(JapaneseTime.Day(source.At).AddMonths(6)),
        ["sites"] = string.Join(Said("、", ", "), source.Organization.Sites.Select(s => s.Name)),
        ["address"] = source.Page.ToString(),
        ["repeats"] = source.Organization.Policy.Repeats.ToString(CultureInfo.InvariantCulture),
        ["silence"] = source.Organization.Policy.SilenceMinutes.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Two copies that say the same have the same version.</summary>
    private string Version()
    {
        var said = string.Join('|', source.Catalog.Playbooks.Select(p => p.Fingerprint).Append(source.Page.ToString())
            .Concat(source.Organization.People.Select(p => p.ToString())).Concat(source.Organization.Sites.Select(s => s.ToString())).Concat(source.Organization.Partners.Select(p => p.ToString())));
        return $"{JapaneseTime.Day(source.At).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..6]}";
    }

    private PaperTable Organization()
    {
        var levels = source.Organization.Policy.Levels;
        return new([Said("役割", "Role"), Said("氏名", "Name"), Said("電話", "Telephone"), Said("メール", "Mail")], [48, 40, 36, 46],
        [
            .. levels.SelectMany((level, i) => source.PeopleOf(level).Select((person, first) => Row(first == 0 ? Role(i, levels.Length) : "〃", person.Name, person.Phone ?? Missing, person.Mail ?? "－"))),
        ]);
    }

    private string Role(int level, int of) => (level, level == of - 1) switch
    {
        (0, _) => Said("初動対応者（当番）\n1段目", "First responder (on call)\nLevel 1"),
        (_, true) => Said($"最上位者（決める人）\n{level + 1}段目", $"Top (decides)\nLevel {level + 1}"),
        _ => Said($"責任者\n{level + 1}段目", $"Responsible\nLevel {level + 1}"),
    };

    private PaperTable Chain()
    {
        var after = 0;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (level, i) in source.Organization.Policy.Levels.Select((l, i) => (l, i)))
        {
            var names = string.Join(Said("、", ", "), source.PeopleOf(level).Select(p => p.Name));
            rows.Add(Row(Said($"{i + 1}段目", $"Level {i + 1}"), level.Rosters.IsEmpty ? names : Said($"当番の1人（{names}）", $"Whoever is on call ({names})"),
                Said($"報告から{after}分後", $"{after} min after the report"), Said($"{level.AcknowledgeMinutes}分待って次へ", $"Next after {level.AcknowledgeMinutes} min")));
            after += level.AcknowledgeMinutes;
        }

        return new([Said("順", "Order"), Said("呼ばれる人", "Who is called"), Said("いつ", "When"), Said("応答がないとき", "Unanswered")], [20, 76, 38, 36], rows);
    }

    private PaperTable Severities() => new([Said("重要度", "Severity"), Said("そう決まる理由の例", "Reasons, for example"), Said("動く人", "Who acts")], [22, 106, 42],
    [
        .. new[] { Severity.Critical, Severity.High, Severity.Moderate, Severity.Low, Severity.None }.Select(severity => Row(severity.Name().In(language), string.Join('\n', Reasons(severity)), severity switch
        {
            Severity.Critical => Said("当番、責任者、最上位者。警察へすぐ電話", "On-call, responsible person, top. Phone the police at once"),
            Severity.High => Said("当番と責任者。最上位者に知らせる", "On-call and the responsible person; tell the top"),
            Severity.Moderate => Said("当番。責任者に知らせる", "On-call; tell the responsible person"),
            Severity.Low => Said("当番", "On-call"),
            _ => Said("記録だけ。だれも呼ばない", "Record only; nobody is called"),
        })),
    ]);

    private IEnumerable<string> Reasons(Severity severity)
    {
        var harms = source.Catalog.Playbooks.SelectMany(Harms).Where(h => h.Severity == severity).Select(h => h.Because.In(language)).Distinct().Take(6).ToList();
        return harms.Count > 0 ? harms.Select(h => $"・{h}") : [Said("・被害につながる答えがない", "・No answer that means harm")];
    }

    private static IEnumerable<Harm> Harms(Playbook playbook) =>
    [
        .. playbook.Harm is { } always ? new[] { always } : [],
        .. playbook.Steps.SelectMany(step => step switch
        {
            Question question => question.Answers.Select(a => a.Harm).OfType<Harm>(),
            ActionStep { CannotHarm: { } harm } => [harm],
            _ => [],
        }),
    ];

    private PaperTable Power() => new([Said("場合", "Case"), Said("電源", "Power"), Said("線とWi-Fi", "Network"), Said("出典", "Source")], [56, 54, 38, 22],
    [
        Row(Said("偽の警告画面が出ただけ（電話も操作もしていない）", "Fake warning only (no call, nothing installed)"), Said("切ってもよい。画面が閉じられれば切らなくてよい", "May be switched off; not needed if the page closes"), Said("そのままでよい", "May stay"), "S21 S22 S23"),
        Row(Said("パソコン・サーバーで不正なプログラムや遠隔操作ソフトの疑い", "Malware or a remote tool on a PC or server"), Said("切らない。再起動しない", "Leave it on; do not restart"), Said("すぐ切り離す", "Disconnect at once"), "S9"),
        Row(Said("VPN装置、ファイアウォール、ルーター", "VPN device, firewall, router"), Said("切らない。記録がメモリーにしかないことがある", "Leave it on; logs may be in memory only"), Said("線を抜く", "Pull the cables"), "S20"),
        Row(Said("線が抜けず、ファイルが目の前で変わり続ける", "Files keep changing and it cannot be disconnected"), Said("最後の手段として切り、もう入れない", "As a last resort off, and never on again"), Said("できるところから切る", "Whatever is possible"), "S24"),
    ]);

    private PaperTable Logs() => new([Said("機器", "Device"), Said("保存するもの", "What to save"), Said("残る長さ・電源", "How long it lasts; power"), Said("出典", "Source")], [32, 58, 58, 22],
        [.. source.Catalog.Tasks.Where(t => t.Log is not null).Select(t => Row(t.Log!.Device.In(language), t.Log.Save.In(language), $"{t.Log.Lasts.In(language)}\n{t.Log.Power.In(language)}", Marks(t.Sources)))]);

    private IEnumerable<PaperBlock> Kind(Playbook playbook, bool onNewPage)
    {
        yield return new PaperHeading(playbook.Title.In(language), 2) { OnNewPage = onNewPage };
        yield return new PaperWarning(string.Join(" ", playbook.First.Last().Text.In(language).Split('\n')));
        foreach (var first in playbook.First.SkipLast(1).GroupBy(f => (Text: f.Text.In(language), Sources: string.Join(' ', f.Sources))))
            yield return new PaperPoint($"{string.Join(Said("、", "; "), first.Select(f => FirstActionWording.When(playbook, f, language)))}{Said("：", ": ")}{first.Key.Text}{Cited(first.First().Sources)}");
        yield return new PaperTable([Said("してはいけないこと", "Never"), Said("出典", "Source")], [148, 22], [.. playbook.Never.Select(n => Row(n.Text.In(language), Marks(n.Sources)))]);
        var steps = playbook.Steps.OfType<ActionStep>().ToList();
        if (steps.Count > 0)
            yield return new PaperTable([Said("すること", "Do"), Said("やり方", "How"), Said("出典", "Source")], [56, 92, 22],
                [.. steps.Select(s => Row(s.Do.In(language), s.How.In(language).Trim(), Marks(s.Sources)))]);
    }

    private PaperTable Hearing()
    {
        var known = Peacetime.Of(source.Organization)?.Answers().ToDictionary(a => a.Field, a => a.Value) ?? [];
        return new([Said("聞かれること", "What is asked"), Said("平時に分かっていること", "Known in peacetime")], [70, 100],
            [.. HearingSheet.Fields.Select(f => Row(f.Label.In(language), known.TryGetValue(f.Id, out var value) ? Words(f, value) : f.Id is "network" or "exposed" or "remote" or "logs" or "vendor" or "insurer" ? Missing : Said("（起きたときに書く）", "(written when it happens)")))]);
    }

    private string Words(HearingField field, string value) =>
        new HearingAnswer(field, value, HearingSource.Peacetime, null).Rows is { IsEmpty: false } rows ? string.Join('\n', rows.Select(r => r.InWords(language))) : value;

    private IEnumerable<PaperBlock> Site(Site site)
    {
        yield return new PaperHeading(site.Name, 2);
        if (site.Police is null)
            yield return new PaperWarning(Said("担当の警察署が登録されていません。平時に最寄りの警察署と話し、署名・電話・担当を organization.yaml の police に書いてください。",
                "No police station is on file. Talk to the nearest one in peacetime and write its name, number and officer under police in organization.yaml."));
        yield return Windows(source.Police(site, language));
    }

    private IEnumerable<PaperBlock> Others() => [new PaperHeading(Said("公的機関・自社の連絡先", "Public bodies and the company's own"), 2), Windows(source.Others(language))];

    private PaperTable Windows(IEnumerable<ContactCard> cards) => new([Said("窓口", "Window"), Said("電話・メール・ページ", "Telephone, mail, page"), Said("受付と注意", "Hours, and mind"), Said("確認日", "Checked")], [42, 52, 50, 26],
        [.. cards.Select(c => Row(c.Name, Reach(c), string.Join('\n', new[] { c.Hours, c.Purpose, c.DoesNot, c.Instead }.Where(t => !string.IsNullOrEmpty(t))), c.Checked?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Said("未確認", "Never")))]);

    private string Reach(ContactCard card)
    {
        var ways = ((string?[])[.. card.Numbers.Select(n => n.Told("\n")), card.Email, card.Url]).Where(w => !string.IsNullOrEmpty(w)).ToList();
        return ways.Count > 0 ? string.Join('\n', ways) : Missing;
    }

    private PaperTable Sources(string template, IEnumerable<PaperBlock> parts)
    {
        var cited = SourceId().Matches(string.Join(' ', parts.SelectMany(Words).Prepend(template))).Select(m => m.Value).ToHashSet();
        return new([Said("記号", "Mark"), Said("資料", "Material"), Said("種類", "Kind")], [14, 134, 22],
            [.. source.Catalog.Sources.Where(s => cited.Contains(s.Id) || s.Id is "own" or "seed").Select(s => Row(Mark(s.Id), s.Id == "own" ? Said("私たちの判断（公的な資料の引用ではありません）", "Our own judgement, from no official text") : s.Url is null ? s.Title : $"{s.Title}\n{s.Url}", s.Url is null ? "－" : s.Official ? Said("公的", "Official") : Said("その他", "Other")))]);
    }

    private static IEnumerable<string> Words(PaperBlock block) => block switch
    {
        PaperTable table => table.Rows.SelectMany(row => row),
        PaperPoint point => [point.Text],
        PaperGroup group => group.Blocks.SelectMany(Words),
        _ => [],
    };

    private string Cited(IReadOnlyCollection<string> sources) => sources.Count == 0 ? "" : Said($"〔{string.Join("、", sources.Select(Mark))}〕", $" [{string.Join(", ", sources.Select(Mark))}]");

    private string Marks(IEnumerable<string> sources) => string.Join(' ', sources.Select(Mark));

    /// <summary>As it stands on paper: our own judgement and the notice by their names.</summary>
    private string Mark(string source) => source switch
    {
        "own" => Said("判断", "Own"),
        "seed" => Said("通知", "Notice"),
        _ => source,
    };

    private string Missing => Said("★ まだ書かれていません（organization.yaml）", "★ Not written yet (organization.yaml)");

    private string Day(DateOnly day) => day.ToString(Said("yyyy年M月d日", "d MMMM yyyy"), CultureInfo.InvariantCulture);

    private string Said(string ja, string en) => English ? en : ja;

    private static string[] Row(params string[] cells) => cells;

    [GeneratedRegex(@"\bS\d+\b")]
    private static partial Regex SourceId();
}
