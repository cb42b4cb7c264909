using System.Globalization;
using Escalation.Bot.Documents;
using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Response;

namespace Escalation.Bot.Packet;

/// <summary>Says everything the template may name. What nobody knows is said to be unknown, with who finds out.</summary>
internal static class PacketWriter
{
    private const string Unknown = "未確認";

    /// <summary>Of fields that belong to another kind of incident; no chapter that is printed names them.</summary>
    private const string NotAsked = "－";

    public static PaperContent Content(PacketSource source, bool redacted)
    {
        var answers = HearingAnswer.Of(source.Incident);
        return new(Fields(source, answers, redacted), Parts(source, answers, redacted), new Dictionary<string, bool>
        {
            ["ransomware"] = source.Report.Kind == IncidentKind.Ransomware, ["ddos"] = source.Report.Kind == IncidentKind.Ddos,
        });
    }

    /// <summary>Whose names are hidden in a redacted copy.</summary>
    public static IEnumerable<string> Names(PacketSource source) =>
    [
        .. source.Report.Name is { } reporter ? new[] { reporter } : [], .. source.Surroundings.Organization.People.Select(p => p.Name), .. source.Incident.Plan!.People.Select(p => p.Name),
    ];

    private static Dictionary<string, string> Fields(PacketSource source, IReadOnlyList<HearingAnswer> answers, bool redacted)
    {
        var report = source.Report;
        var organization = source.Surroundings.Organization;
        var ppc = ReportDeadlines.Of(source.Incident.RaisedAt, report.Kind);
        var fields = HearingSheet.Fields.ToDictionary(f => $"hearing.{f.Id}", _ => NotAsked);
        foreach (var answer in answers) fields[$"hearing.{answer.Field.Id}"] = Said(source, answer);
        if (redacted) fields["hearing.reporter"] = Redaction.Mark;
        // The reporter's own steps stand below with their times.
        if (answers.Any(a => a is { Field.Id: "actions", Source: HearingSource.Conversation })) fields["hearing.actions"] = "次の表のとおり";
        fields["company"] = organization.Name;
        fields["made"] = Minute(source.At);
        fields["copy"] = redacted ? $"墨消し版：氏名・連絡先・電話番号・IPアドレスを {Redaction.Mark} に置き換えています。" : "全文版：個人の氏名と連絡先を含みます。";
        fields["kind"] = report.Title.Ja;
        fields["severity"] = $"{source.Incident.Severity.Name().Ja}・{source.Incident.Status.Name().Ja}";
        fields["site"] = report.Site is { } id && organization.FindSite(id) is { } site ? site.Name : report.Prefecture is { } code ? Prefectures.Name(code).Ja : Unknown;
        fields["words"] = $"「{report.Words}」";
        fields["summary"] = $"{report.Title.Ja}。{report.Words}";
        fields["head"] = source.Story.Head.Hash;
        fields["ppc.known"] = Day(ppc.Known);
        fields["ppc.preliminary"] = $"{Day(ppc.PreliminaryTo)}まで。目安は{Day(ppc.PreliminaryFrom)}から（認知した日からおおむね3～5日以内）";
        fields["ppc.final"] = $"{Day(ppc.Final)}まで（認知した日から{ppc.FinalDays}日以内{(ppc.FinalDays == 60 ? "：不正の目的によるおそれがあるため" : "。不正の目的によるおそれがあれば60日")}）";
        return fields;
    }

    private static string Said(PacketSource source, HearingAnswer answer) => answer switch
    {
        { Gap: { } gap } => $"まだ不明（{PacketStory.NameOf(source, gap.Owner)}が{Minute(gap.DueAt)}までに確認）",
        { Value: null } => Unknown,
        { Source: HearingSource.Conversation or HearingSource.Peacetime } => $"{Words(answer)}\n{Says(answer.Source)}",
        _ => Words(answer),
    };

    private static string Words(HearingAnswer answer) => answer.Rows.IsEmpty ? answer.Value! : string.Join('\n', answer.Rows.Select(r => $"・{r.InWords(Language.Japanese)}"));

    private static string Says(HearingSource source) => source switch
    {
        HearingSource.Conversation => "（社内の報告による）",
        HearingSource.Peacetime => "（平時の登録による）",
        _ => "",
    };

    /// <summary>The things that were named, in their columns; where none was, what is said instead.</summary>
    private static PaperGroup Rows(PacketSource source, HearingAnswer answer, params int[] widths) => answer.Rows.IsEmpty
        ? new PaperGroup([new PaperRow(answer.Field.Label.Ja, Said(source, answer))])
        : new PaperGroup(
        [
            new PaperParagraph($"{answer.Field.Label.Ja}{Says(answer.Source)}"),
            new PaperTable([.. answer.Field.Columns.Select(c => c.Label.Ja)], widths, [.. answer.Rows.Select(r => Row([.. r.Shown(Language.Japanese)]))]),
        ]);

    /// <summary>What is still to be found out: whole fields with who does it, and cells of their tables.</summary>
    private static IEnumerable<IReadOnlyList<string>> Open(PacketSource source, IReadOnlyList<HearingAnswer> answers) =>
    [
        .. answers.Where(a => a.State != HearingState.Answered).Select(a => Row(
            a.Field.Label.Ja, a.Gap is { } gap ? PacketStory.NameOf(source, gap.Owner) : "未定", a.Gap is { } dated ? Minute(dated.DueAt) : "未定")),
        .. answers.SelectMany(a => a.Rows).Where(r => !r.Open.IsEmpty).Select(r => Row($"{r.Field.Label.Ja}：{r.Shown(Language.Japanese).First()}（{string.Join("、", r.Open.Select(c => c.Label.Ja))}）", "未定", "未定")),
    ];

    private static Dictionary<string, PaperBlock> Parts(PacketSource source, IReadOnlyList<HearingAnswer> answers, bool redacted)
    {
        var story = PacketStory.Of(source);
        return new()
        {
            ["cover"] = new PaperTable(["事案番号", "作成者", "写しの種類"], [50, 70, 50], [[source.Incident.Id.Value, source.Surroundings.Organization.Name, CopyName(redacted)]]),
            ["machines"] = Rows(source, answers.Single(a => a.Field.Id == "machines"), 42, 28, 28, 24, 48),
            ["exposed"] = Rows(source, answers.Single(a => a.Field.Id == "exposed"), 46, 46, 32, 46),
            ["diagram"] = Diagram(source, redacted),
            ["timeline"] = Table(["日時", "だれが", "何があったか"], [37, 30, 103], story.Select(m => Row(Second(m.At), m.Who, m.What)), "記録はありません。"),
            ["measures"] = Table(["日時", "だれが", "措置"], [37, 30, 103], story.Where(m => m.IsMeasure).Select(m => Row(Second(m.At), m.Who, m.What)), "記録した措置はありません。"),
            ["evidence"] = Table(["番号", "ファイル名とSHA-256", "大きさ", "受け取った日時", "提供者"], [12, 74, 24, 34, 26],
                source.Evidence.Select((e, i) => Row($"E{i + 1}", $"{e.File.Name}\n{e.File.Sha256}", $"{e.File.Bytes:N0} B", Second(e.At), PacketStory.NameOf(source, e.By))), "受け取ったファイルはありません。"),
            ["saved"] = Table(["番号", "機器", "保存した場所・期間", "保存した日時", "保存した人"], [12, 38, 60, 34, 26],
                Saved(source).Select(l => Row(l.Number, l.Mark.What.Ja, l.Mark.Text, Second(l.Mark.At), PacketStory.NameOf(source, l.Mark.By))), "保存した記録の登録はありません。"),
            ["custody"] = Table(["日時", "だれが", "何を", "どこから", "だれに渡したか"], [32, 22, 60, 28, 28],
                [
                    .. source.Evidence.Select((e, i) => (e.At, Row(Second(e.At), PacketStory.NameOf(source, e.By), $"E{i + 1}　{e.File.Name}", e.From, "自社の証拠保管庫")))
                        .Concat(Saved(source).Select(l => (l.Mark.At, Row(Second(l.Mark.At), PacketStory.NameOf(source, l.Mark.By), $"{l.Number}　{l.Mark.What.Ja}の記録", l.Mark.What.Ja, $"自社で保存：{l.Mark.Text}"))))
                        .OrderBy(r => r.At).Select(r => r.Item2),
                    .. HandedOut(source),
                ], "受け渡しの記録はありません。"),
            ["signatures"] = new PaperTable(["日時", "渡した人（署名）", "品目（番号）", "受け取った人（所属・署名）"], [32, 46, 36, 56], []) { Blank = 3 },
            ["open"] = Table(["項目", "確認する人", "期限"], [88, 36, 46], Open(source, answers), "未確認事項はありません。"),
        };
    }

    private static PaperBlock Diagram(PacketSource source, bool redacted)
    {
        if (source.DiagramName is not { } name) return new PaperParagraph("ネットワーク構成図は登録されていません。");
        if (redacted) return new PaperParagraph($"ネットワーク構成図：{Redaction.Mark}");
        return source.Diagram is { } content && Picture.Read(content) is { } picture ? picture : new PaperParagraph($"ネットワーク構成図は別のファイルで添付します：{name}");
    }

    /// <summary>Records of devices that were ticked off as saved, in the order of saving.</summary>
    private static IEnumerable<(string Number, TaskMark Mark)> Saved(PacketSource source) =>
        source.Incident.Tasks.Where(t => t.Key.StartsWith(ResponseTask.LogPrefix, StringComparison.Ordinal) && t.Value.State == TaskState.Done).Select(t => t.Value).OrderBy(m => m.At).Select((m, i) => ($"L{i + 1}", m));

    private static IEnumerable<IReadOnlyList<string>> HandedOut(PacketSource source) =>
        from entry in source.Story.Events
        let handed = entry.Event as PacketHandedOut
        where handed is not null
        select Row(Second(entry.At), PacketStory.NameOf(source, handed.By), $"本資料（{CopyName(handed.Redacted)}）\n{handed.Sha256}", "当番コンソール", handed.To);

    private static string CopyName(bool redacted) => redacted ? "墨消し版" : "全文版";

    public static string Channel(string name) => name switch
    {
        "web" => "報告ページ",
        "slack" => "Slack",
        "teams" => "Teams",
        _ => name,
    };

    /// <summary>A table without rows would be a hole; a sentence stands in its place.</summary>
    private static PaperBlock Table(IReadOnlyList<string> head, IReadOnlyList<int> widths, IEnumerable<IReadOnlyList<string>> rows, string none) =>
        rows.ToList() is { Count: > 0 } some ? new PaperTable(head, widths, some) : new PaperParagraph(none);

    private static string[] Row(params string[] cells) => cells;

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) => JapaneseTime.Of(at).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    private static string Second(DateTimeOffset at) => JapaneseTime.Of(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
