using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

/// <summary>A small world for the rules: one company, two short playbooks, a Monday morning.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9));
    public static readonly PersonId Anna = new("web-anna");
    public static readonly PersonId Tanaka = new("tanaka");
    public static readonly PersonId Suzuki = new("suzuki");
    public static readonly PersonId Sato = new("sato");
    public static readonly Address AnnasPage = new("web", "web-anna");
    public static readonly IncidentId Incident = new("K7Q2-9FXA");

    public static readonly Organization Organization = new("みどり製作所")
    {
        Sites = [new("honsha", "本社", 13), new("osaka", "大阪工場", 27)],
        People =
        [
            new(Tanaka, "田中") { Phone = "090-0000-0001", Mail = "tanaka@midori.example" },
            new(Suzuki, "鈴木") { Phone = "090-0000-0002", Mail = "suzuki@midori.example" },
            new(Sato, "佐藤") { Phone = "090-0000-0004", Mail = "sato@midori.example" },
        ],
        Rosters = [new("it", [new([Tanaka], OpeningHours.Always, Monday, 0)])],
        Policy = new([new(["it"], [], 5), new([], [Suzuki, Sato], 10)], Repeats: 0, SilenceMinutes: 5),
    };

    public static readonly Playbook Scam = new("scam", IncidentKind.SupportScam, "f1", Words("偽の警告"), null, "called")
    {
        First = [new(1, Facts(("remote_tool", "yes")), Words("LANを抜く"), ["own"]), new(1, Facts(), Words("電話しない"), ["own"])],
        Never = [new("call", 1, Words("電話しない"), ["own"], ["電話をかけて"])],
        Contacts = ["police"],
        Steps =
        [
            Ask("called", "called", ("yes", "remote", Severity.Low), ("no", "closed", Severity.None), (Walk.Unknown, "remote", Severity.Low)),
            Ask("remote", "remote_tool", ("yes", "disconnect", Severity.High), ("no", "reporter", Severity.None), (Walk.Unknown, "disconnect", Severity.Moderate)),
            Do("disconnect", "reporter", "wait", watch: true),
            Do("wait", "reporter", "site"),
            new Form("reporter", 1, Words("名前と電話"), Words("help"), [new("name", FieldKind.Text, Words("名前")), new("phone", FieldKind.Phone, Words("電話"))], "site"),
            new Pick("site", 1, Words("どこ"), Words("help"), PickFrom.Sites, "handed-over", "prefecture"),
            new Pick("prefecture", 1, Words("県"), Words("help"), PickFrom.Prefectures, "handed-over", null),
            new Ending("handed-over", 1, Words("担当者が続けます"), ["own"], EndingKind.HandedOver),
            new Ending("closed", 1, Words("閉じました"), ["own"], EndingKind.Closed),
        ],
    };

    public static readonly Playbook General = new("general", IncidentKind.None, "f2", Words("何かおかしい"), null, "harm")
    {
        First = [new(1, Facts(), Words("触らない"), ["own"])],
        Never = [new("delete", 1, Words("消さない"), ["own"], [])],
        Contacts = ["police"],
        Steps =
        [
            Ask("harm", null, ("yes", "end", Severity.Moderate), ("no", "fine", Severity.None), ("which", "which", Severity.None), (Walk.Unknown, "end", Severity.Low)),
            Ask("which", null, ("screen", "support-scam", Severity.None), ("files", "files", Severity.None), (Walk.Unknown, "files", Severity.None)),
            new Referral("support-scam", 1, IncidentKind.SupportScam),
            new Referral("files", 1, IncidentKind.Ransomware),
            new Ending("end", 1, Words("担当者へ"), ["own"], EndingKind.HandedOver),
            new Ending("fine", 1, Words("大丈夫"), ["own"], EndingKind.Closed),
        ],
    };

    public static readonly Playbook Ransomware = new("ransomware", IncidentKind.Ransomware, "f3", Words("ファイルが開けない"), new(Severity.High, Words("暗号化")), "cut")
    {
        First = [new(1, Facts(), Words("LANを抜く"), ["own"])],
        Never = [new("pay", 1, Words("払わない"), ["own"], [])],
        Contacts = ["police"],
        Steps = [Do("cut", "end", "help"), Do("help", "end", "gone"), new Ending("end", 1, Words("担当者へ"), ["own"], EndingKind.HandedOver), new Ending("gone", 1, Words("担当者へ"), ["own"], EndingKind.HandedOver)],
    };

    /// <summary>The one whose first step cuts the device off.</summary>
    public static readonly Playbook Malware = BeforeCutOff.Expand(new("malware", IncidentKind.Malware, "f4", Words("ウイルスかもしれない"), null, "opened")
    {
        First = [new(1, Facts(), Words("触らない"), ["own"])],
        Never = [new("restart", 1, Words("再起動しない"), ["own"], [])],
        Contacts = ["police"],
        Steps =
        [
            Ask("opened", null, ("yes", "cut", Severity.None), ("no", "warn", Severity.None), (Walk.Unknown, "cut", Severity.None)),
            Do("cut", "end", "warn", watch: true) with { CutsOff = true },
            Do("warn", "end", "gone") with { CutsOff = true },
            new Ending("end", 1, Words("担当者へ"), ["own"], EndingKind.HandedOver),
            new Ending("gone", 1, Words("担当者へ"), ["own"], EndingKind.HandedOver),
        ],
    }, Before("device", "same_device", ("yes", "phone"), ("no", "step"), (Walk.Unknown, "phone")), Before("phone", "by_phone", ("yes", "step"), ("no", "step"), (Walk.Unknown, "step")));

    public static readonly Catalog Catalog = new([Scam, Ransomware, Malware, General], [], new([Contact("npa", "police", null), Contact("tokyo", "police-prefecture", 13), Contact("osaka-police", "police-prefecture", 27)], Holidays.None), []);

    public static Context At(DateTimeOffset at, string newId = "K7Q29FXA") => new(at, newId, Catalog, Organization);

    public static Recognition Recognized(IncidentKind kind, Facts? facts = null) => new(kind, 0.9, 0.95, facts ?? Escalation.Dialogs.Conversations.Facts.None, "test");

    public static Said Says(string text, IncidentKind kind = IncidentKind.SupportScam, Facts? facts = null) => new(AnnasPage, text, Recognized(kind, facts));

    public static Said SaysOrdinary(string text, double reportConfidence = 0.02) =>
        new(AnnasPage, text, new(IncidentKind.None, 1 - reportConfidence, reportConfidence, Escalation.Dialogs.Conversations.Facts.None, "test"));

    public static Chose Chooses(string choice) => new(AnnasPage, choice);

    public static Text Words(string ja) => new(ja, ja, ja);

    private static ImmutableDictionary<string, string> Facts(params (string Name, string Value)[] facts) => facts.ToImmutableDictionary(f => f.Name, f => f.Value);

    private static Question Ask(string id, string? fact, params (string Answer, string Next, Severity Harm)[] answers) =>
        new(id, 1, Words($"{id}?"), Words("help"), fact,
            [.. answers.Select(a => new Answer(a.Answer, a.Answer == Walk.Unknown ? null : Words(a.Answer), [a.Answer], a.Next, a.Harm == Severity.None ? null : new(a.Harm, Words($"{id}-{a.Answer}")), []))]);

    private static Question Before(string id, string fact, params (string Answer, string Next)[] answers) =>
        Ask(id, fact, [.. answers.Select(a => (a.Answer, a.Next, Severity.None))]);

    public static ActionStep Do(string id, string done, string cannot, bool watch = false) =>
        new(id, 1, Words($"{id}してください"), Words("こうやって"), Words("help"), ["own"], watch, done, cannot, null);

    private static Contact Contact(string id, string group, int? prefecture) =>
        new(id, group, Words(id), Words("purpose"), null, "https://example.jp", null, new(2026, 11, 23)) { Prefecture = prefecture };
}
