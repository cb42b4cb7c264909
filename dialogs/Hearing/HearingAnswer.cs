using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Hearing;

/// <summary>
/// A field of the sheet with what stands in it now. What the conversation and the organisation file know is put forward with its source, and is never
/// recorded as somebody's answer: the words of a responder win, and so does their "not known yet".
/// </summary>
public sealed record HearingAnswer(HearingField Field, string? Value, HearingSource Source, HearingGap? Gap)
{
    public HearingState State => Gap is not null ? HearingState.NotKnownYet : Value is not null ? HearingState.Answered : HearingState.Missing;

    /// <summary>All fields in their order.</summary>
    public static ImmutableArray<HearingAnswer> Of(Incident state)
    {
        var known = state.Report is { } report ? FromReport(state, report).ToDictionary(k => k.Field, k => k.Value) : [];
        var peacetime = state.Plan?.Peacetime?.Answers().ToDictionary(a => a.Field, a => a.Value) ?? [];
        return [.. HearingSheet.Fields.Select(Answer)];

        HearingAnswer Answer(HearingField field) =>
            state.HearingGaps.TryGetValue(field.Id, out var gap) ? new(field, null, HearingSource.Responder, gap)
            : state.Hearing.TryGetValue(field.Id, out var own) ? new(field, own, HearingSource.Responder, null)
            : known.TryGetValue(field.Id, out var reported) ? new(field, reported, HearingSource.Conversation, null)
            : peacetime.TryGetValue(field.Id, out var before) ? new(field, before, HearingSource.Peacetime, null)
            : new(field, null, HearingSource.Nobody, null);
    }

    private static IEnumerable<(string Field, string Value)> FromReport(Incident state, Report report)
    {
        var raisedAt = JapaneseTime.Of(state.RaisedAt).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
        yield return ("found", $"{raisedAt}　社内の報告を受け付け：「{report.Words}」");
        if (report.Name is not null) yield return ("reporter", report.Phone is null ? report.Name : $"{report.Name}　{report.Phone}");
        var done = report.Known.Where(k => report.Answers.GetValueOrDefault(k.Step)?.Answer == Walk.Done).ToList();
        // Who and where are asked elsewhere on the sheet.
        var told = report.Known.Except(done).Where(k => k.Step != Walk.ReporterStep && !BeforeCutOff.IsOf(k.Step) && report.Answers.GetValueOrDefault(k.Step)?.Answer != report.Site).Select(k => $"{k.Question.Ja} → {k.Answer.Ja}").ToList();
        if (told.Count > 0) yield return ("symptoms", string.Join('\n', told));
        var saved = state.Tasks.Where(t => t.Key.StartsWith(ResponseTask.LogPrefix, StringComparison.Ordinal) && t.Value.State == TaskState.Done).Select(t => t.Value).ToList();
        if (saved.Count > 0) yield return ("logs", string.Join('\n', saved.Select(m => $"{m.What.Ja}：{m.Text}（{JapaneseTime.Of(m.At).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture)} {state.NameOf(m.By)}が保存）")));
        if (done.Count > 0) yield return ("actions", string.Join('\n', done.Select(k => $"{k.Question.Ja} → {k.Answer.Ja}")));
    }
}

public enum HearingState
{
    /// <summary>Nobody has touched it.</summary>
    Missing,
    NotKnownYet,
    Answered,
}

/// <summary>Who says so.</summary>
public enum HearingSource
{
    Nobody,
    Responder,

    /// <summary>The reporter, in the dialog.</summary>
    Conversation,

    /// <summary>The organisation file.</summary>
    Peacetime,
}
