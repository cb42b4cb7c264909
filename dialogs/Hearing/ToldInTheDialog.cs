using System.Collections.Frozen;
using System.Globalization;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Hearing;

/// <summary>
/// What the reporter's dialog and the ticked-off records say of the sheet. What a playbook's forms ask for by name goes to its own field; every other answer
/// stands, with its question, among the symptoms, so nothing that was told is lost. A skipped question tells nothing.
/// </summary>
internal static class ToldInTheDialog
{
    /// <summary>By the name of a form's field, with its step's name before it where the same name means something else elsewhere.</summary>
    private static readonly FrozenDictionary<string, string> _fields = new Dictionary<string, string>
    {
        ["noticed"] = "found", ["happened"] = "found", ["when"] = "found", ["last"] = "found",
        ["machines"] = "machines", ["machine"] = "machines", ["model"] = "machines", ["device"] = "machines", ["system"] = "machines",
        ["service.address"] = "machines", ["owner.address"] = "machines",
        ["remote-access"] = "remote", ["business"] = "business", ["work"] = "business", ["effect"] = "business", ["done"] = "actions",
        ["firm"] = "vendor", ["maker"] = "vendor", ["provider"] = "vendor", ["operator"] = "vendor",
        ["note"] = "ransom", ["extension"] = "ransom", ["began"] = "attack", ["who.receiver"] = "personal", ["who.content"] = "personal",
    }.ToFrozenDictionary();

    /// <summary>Questions that ask which personal data is concerned; they are symptoms, too.</summary>
    private static readonly FrozenSet<string> _personal = new[] { "data", "people", "inside" }.ToFrozenSet();

    public static IEnumerable<(string Field, string Value)> Of(Incident state)
    {
        if (state.Report is not { } report) yield break;
        yield return ("found", $"{Minute(state.RaisedAt)}　社内の報告を受け付け：「{report.Words}」");
        if (report.Name is not null) yield return ("reporter", report.Phone is null ? report.Name : $"{report.Name}　{report.Phone}");
        foreach (var known in report.Known.Where(k => Tells(k, report)))
            foreach (var told in Told(known, report)) yield return told;

        foreach (var saved in state.Tasks.Where(t => t.Key.StartsWith(ResponseTask.LogPrefix, StringComparison.Ordinal) && t.Value.State == TaskState.Done).Select(t => t.Value))
            yield return ("logs", $"{saved.What.Ja}：{saved.Text}（{JapaneseTime.Of(saved.At).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture)} {state.NameOf(saved.By)}が保存）");
    }

    /// <summary>Who and where are asked elsewhere on the sheet.</summary>
    private static bool Tells(Known known, Report report) =>
        known.Step is not (Walk.ReporterStep or "site" or "prefecture") && !BeforeCutOff.IsOf(known.Step) && report.Answers.GetValueOrDefault(known.Step)?.Answer is var answer && answer != Walk.Unknown && (answer is null || answer != report.Site);

    private static IEnumerable<(string Field, string Value)> Told(Known known, Report report)
    {
        var given = report.Answers.GetValueOrDefault(known.Step);
        var inWords = $"{known.Question.Ja} → {known.Answer.Ja}";
        if (given is { Answer: Walk.Filled, Fields.IsEmpty: false })
        {
            var filled = given.Fields.Where(f => f.Value.Length > 0).ToLookup(f => FieldOf(known.Step, f.Key), f => f.Value);
            foreach (var field in filled) yield return (field.Key ?? "symptoms", field.Key is null ? $"{known.Question.Ja} → {string.Join("、", field)}" : string.Join("、", field));
            yield break;
        }

        if (given?.Answer != Walk.Done && _personal.Contains(known.Step)) yield return ("personal", inWords);
        yield return (given?.Answer == Walk.Done ? "actions" : "symptoms", inWords);
    }

    private static string? FieldOf(string step, string field) => _fields.GetValueOrDefault($"{step}.{field}") ?? _fields.GetValueOrDefault(field);

    private static string Minute(DateTimeOffset at) => JapaneseTime.Of(at).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
