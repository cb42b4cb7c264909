using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Escalation.Dialogs.Hearing;

/// <summary>
/// What the police ask a company that was hit: the five points of the notice by METI and the National Police Agency, what they lead to, and what the report
/// forms of other bodies ask besides. "Not known yet" is an answer: it has an owner and a day on which it should be known.
/// </summary>
public static class HearingSheet
{
    // Written alone in a field they are no answer, but a promise to find out.
    private static readonly FrozenSet<string> _notKnown = new[] { "不明", "未確認", "確認中", "わからない", "まだわからない", "unknown", "not known", "not known yet" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<HearingGroup> Groups { get; } =
    [
        new("finding", new("認知", "How it was found"),
        [
            new("found", new("認知日時・認知の経緯", "When and how it was found"), new("例：11月23日 9:40、経理の端末でファイルが開けないと気付いた", "e.g. 23 Nov 9:40, files would not open on the accounts PC")),
            new("reporter", new("発見者・担当者と連絡先", "Who found it, who speaks for the company, telephone"), new("氏名・所属・日中の電話", "Name, post, telephone by day")),
        ]),
        new("harm", new("被害機器", "What was hit"),
        [
            new("machines", new("被害に遭った機器", "Machines that were hit"), new("例：KEIRI-03｜Windows 11｜経理｜あり｜ファイルが開けない", "e.g. KEIRI-03 | Windows 11 | accounts | yes | files do not open"))
            {
                Columns =
                [
                    new(new("名称・台数", "Name, how many"), new("KEIRI-03", "KEIRI-03")), new(new("OS", "OS"), new("Windows 11", "Windows 11")), new(new("用途", "Use"), new("経理", "Accounts")),
                    new(new("暗号化", "Encrypted"), new("あり・なし・一部", "Yes, no, in part")), new(new("症状", "Symptoms"), new("拡張子、脅迫文、遠隔操作", "Extension, ransom note, remote control")),
                ],
            },
            new("symptoms", new("暗号化の有無・症状", "Encrypted or not, symptoms"), new("拡張子、脅迫文、画面の表示、遠隔操作", "Extension, ransom note, what the screen shows, remote control")),
        ]),
        new("network", new("ネットワーク", "Network"),
        [
            new("network", new("ネットワーク構成（図があればファイルで添付）", "Network configuration (attach the diagram where there is one)"), new("拠点、回線、サーバー、セグメント", "Sites, lines, servers, segments")),
            new("exposed", new("インターネットにつながる機器", "Internet-facing devices"), new("例：VPN装置｜社外からの接続｜7.4.1｜11月1日に適用", "e.g. VPN appliance | remote access | 7.4.1 | applied 1 Nov"))
            {
                Columns =
                [
                    new(new("名称", "Name"), new("VPN装置、ルーター、公開サーバー", "VPN, router, public server")), new(new("用途", "Use"), new("社外からの接続", "Remote access")), new(new("バージョン", "Version"), new("7.4.1", "7.4.1")),
                    new(new("修正プログラム", "Patches"), new("適用した日・未適用", "Day applied, or not applied")),
                ],
            },
            new("remote", new("リモート接続の方法と利用者", "Remote access: how, and who uses it"), new("VPN・リモートデスクトップ、人数、多要素認証", "VPN, remote desktop, how many people, second factor")),
        ]),
        new("business", new("業務と復旧", "Business and recovery"),
        [
            new("business", new("業務への影響", "Effect on the business"), new("止まっている業務、取引先への影響", "What is stopped, who outside is affected")),
            new("recovery", new("復旧方針", "Recovery policy"), new("バックアップの有無、復旧の順序と見込み", "Backups, order and expected time")),
        ]),
        new("evidence", new("措置と証拠", "What was done, what is kept"),
        [
            new("actions", new("講じた措置と時刻", "What was done so far, and when"), new("1行に1つ、時刻から", "One a line, the time first")),
            new("logs", new("保有するログ（種類・期間・保存場所）", "Logs held (kind, span, where)"), new("VPN装置、ファイアウォール、サーバー、クラウド", "VPN, firewall, servers, cloud")),
        ]),
        new("cause", new("原因と手がかり", "Cause and traces"),
        [
            new("cause", new("原因・侵入経路", "Cause, way in"), new("VPN装置、メールの添付、リモートデスクトップ、漏れたパスワードなど", "VPN, an attachment, remote desktop, a leaked password")),
            new("ransom", new("脅迫文・拡張子・ランサムウェアの種類", "Ransom note, extension, family"), new("脅迫文は画面の写真でも可", "A photo of the note will do")) { Kinds = [IncidentKind.Ransomware] },
            new("attack", new("攻撃の開始・終了、通信量、種類", "Attack: from when to when, volume, type"), new("例：11月23日 9:40から11:05、最大2Gbps、HTTPフラッド", "e.g. 23 Nov 9:40 to 11:05, up to 2 Gbps, HTTP flood")) { Kinds = [IncidentKind.Ddos] },
            new("indicators", new("侵害の痕跡（通信先・ファイル名・ハッシュ）", "Indicators (addresses, file names, hashes)"), new("1行に1つ", "One a line"))
            {
                Kinds = [IncidentKind.Ransomware, IncidentKind.Malware, IncidentKind.NetworkIntrusion, IncidentKind.WebDefacement, IncidentKind.AccountCompromise, IncidentKind.Phishing],
            },
        ]),
        new("parties", new("関係先", "Others concerned"),
        [
            new("vendor", new("保守・調査の委託先", "Vendor"), new("会社名、担当者、契約番号", "Firm, person, contract number")),
            new("insurer", new("サイバー保険", "Insurer"), new("保険会社、証券番号", "Firm, policy number")),
            new("personal", new("個人データの有無・項目・人数", "Personal data: which, of how many people"), new("漏えいのおそれを含む", "Also where it only may have leaked")),
            new("told", new("ほかに届け出た機関", "Other bodies told"), new("個人情報保護委員会、IPA、JPCERT/CC、所管省庁、取引先", "PPC, IPA, JPCERT/CC, ministry, customers")),
            new("wish", new("被害届の意向", "Whether to file a victim report (被害届)"), new("出す・相談して決める・出さない", "Yes, after consultation, no")),
        ]),
        // What the Personal Information Protection Commission's form asks beyond all this.
        new("leak", new("個人データの報告（該当しなければ「該当なし」）", "Report on personal data (write \"none\" where it is not affected)"),
        [
            new("secondary", new("二次被害またはそのおそれ", "Further harm, or the risk of it"), new("不正利用、なりすまし、詐欺の連絡", "Misuse, impersonation, fraud")),
            new("notified", new("本人への対応・公表", "What those concerned and the public are told"), new("知らせた日・方法、これからの予定", "When and how, or what is planned")),
            new("prevention", new("再発防止の措置", "Measures against a repeat"), new("済んだことと、これからすること", "Done, and still to do")),
        ]),
    ];

    /// <summary>Stands where nobody has written anything.</summary>
    public static HearingLabel NotFoundOut { get; } = new("未確認", "not known");

    public static ImmutableArray<HearingField> Fields { get; } = [.. Groups.SelectMany(g => g.Fields)];

    /// <summary>Those that are asked about this kind of incident.</summary>
    public static IEnumerable<HearingField> For(IncidentKind kind) => Fields.Where(f => f.Kinds.IsEmpty || f.Kinds.Contains(kind));

    public static HearingField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    public static bool IsNotKnown(string written) => _notKnown.Contains(written.Trim().TrimEnd('。', '.'));
}

public sealed record HearingGroup(string Id, HearingLabel Label, ImmutableArray<HearingField> Fields);

/// <param name="Hint">What an answer looks like.</param>
public sealed record HearingField(string Id, HearingLabel Label, HearingLabel Hint)
{
    /// <summary>The incidents it is asked about; empty means all.</summary>
    public ImmutableArray<IncidentKind> Kinds { get; init; } = [];

    /// <summary>The answer is a table with these columns, kept as <see cref="Prompts.Rows"/>; empty where it is in free words.</summary>
    public ImmutableArray<HearingColumn> Columns { get; init; } = [];
}

public sealed record HearingColumn(HearingLabel Label, HearingLabel Hint);

/// <summary>The words of the sheet: it is read by staff and the police, so there is no easy Japanese of its own.</summary>
public sealed record HearingLabel(string Ja, string En)
{
    public string In(Language language) => language == Language.English ? En : Ja;
}

/// <summary>Not known yet: who finds out, and by when.</summary>
public sealed record HearingGap(PersonId Owner, DateTimeOffset DueAt);
