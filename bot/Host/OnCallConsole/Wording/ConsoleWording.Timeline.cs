using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Response;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string Bot => Said("自動", "The bot");

    /// <summary>One sentence for an event; the person who did it stands beside it and is not repeated.</summary>
    public string Happened(Event happened, Func<PersonId, string> nameOf) => happened switch
    {
        IncidentRaised raised => Said($"報告を受け付けました（{SeverityName(raised.Report.Severity)}）", $"Reported ({SeverityName(raised.Report.Severity)})"),
        ReportChanged => Said("報告が更新されました", "The report changed"),
        SeverityRose rose => Said($"重要度が「{SeverityName(rose.From)}」から「{SeverityName(rose.To)}」に上がりました", $"Severity rose from {SeverityName(rose.From)} to {SeverityName(rose.To)}"),
        LevelPaged paged => Said($"{paged.Round + 1}回目の呼び出しを始めました", $"Page round {paged.Round + 1} began"),
        ResponderPaged paged => Said($"{nameOf(paged.Person)}さんを呼び出しました（{Channel(paged.To.Channel)}）", $"Paged {nameOf(paged.Person)} ({Channel(paged.To.Channel)})"),
        PageFailed { To: { Channel: ConsoleChannel.ChannelName } closed } => Said($"{nameOf(new(closed.Place))}さんはコンソールを開いていません", $"{nameOf(new(closed.Place))} has no console open"),
        PageFailed failed => Said($"{Channel(failed.To.Channel)}が届きませんでした：{failed.To.Place}（{Why(failed.Reason)}）", $"{Channel(failed.To.Channel)} was not delivered: {failed.To.Place} ({failed.Reason})"),
        EscalationExhausted => Said("全員を呼び出しましたが、誰も応答しませんでした", "Everybody was paged; nobody acknowledged"),
        IncidentAcknowledged => Said("対応を始めました", "Acknowledged"),
        IncidentTakenOver taken => taken.From == taken.By ? Said("担当になりました", "Has it now") : Said($"{nameOf(taken.From)}さんから引き継ぎました", $"Took over from {nameOf(taken.From)}"),
        NoteAdded note => Said($"メモ：{note.Text}", $"Note: {note.Text}"),
        ReporterWrittenTo written => Said($"報告者へ送りました：{written.Text}", $"Wrote to the reporter: {written.Text}"),
        ReporterReached { Text.Length: > 0 } reached => Said($"報告者と話しました：{reached.Text}", $"Spoke with the reporter: {reached.Text}"),
        ReporterReached => Said("報告者と話しました", "Spoke with the reporter"),
        HearingFilled filled => Said($"聞き取り票を更新しました（{Names(filled.Values.Keys)}）", $"Updated the hearing sheet ({Names(filled.Values.Keys)})"),
        HearingPutOff put => Said($"まだ不明：{Names(put.Fields)}（{nameOf(put.Owner)}さんが{Moment(put.DueAt)}までに確認）", $"Not known yet: {Names(put.Fields)} ({nameOf(put.Owner)} finds out by {Moment(put.DueAt)})"),
        HearingOwnerReminded reminded => Said($"{nameOf(reminded.Owner)}さんに確認の期限を知らせました（{Names(reminded.Fields)}）", $"Reminded {nameOf(reminded.Owner)} ({Names(reminded.Fields)})"),
        PacketHandedOut handed => Said($"警察に渡す資料（{(handed.Redacted ? "墨消し版" : "全文版")}）を渡しました：{handed.To}　SHA-256 {handed.Sha256}", $"Handed out the packet ({(handed.Redacted ? "redacted" : "full")}): {handed.To}  SHA-256 {handed.Sha256}"),
        EvidenceSecured secured => Said($"証拠を保存しました：{secured.File.Name}（{secured.From}から）　SHA-256 {secured.File.Sha256}", $"Secured evidence: {secured.File.Name} (from {secured.From})  SHA-256 {secured.File.Sha256}"),
        TaskMarked task => Done(task),
        LogsReminded reminded => Said($"{nameOf(reminded.Person)}さんに、まだ保存されていない記録を知らせました（{string.Join("、", reminded.Devices.Select(d => d.Ja))}）", $"Reminded {nameOf(reminded.Person)} of records not saved yet ({string.Join("; ", reminded.Devices.Select(d => d.En))})"),
        MarkedForTimeline marked => Said($"チャットの発言を経過に残しました：{marked.Text}（{marked.Author}　{marked.Source}）", $"Kept from the chat: {marked.Text} ({marked.Author} {marked.Source})"),
        ReporterSilenceNoticed => Said("報告者の応答が途絶えました", "The reporter has gone silent"),
        ReporterAskedForPerson => Said("報告者が「人と話したい」と言いました", "The reporter asked for a person"),
        IncidentDowngraded lowered => Said($"重要度を「{SeverityName(lowered.From)}」から「{SeverityName(lowered.To)}」に下げました。理由：{lowered.Reason}",
            $"Lowered the severity from {SeverityName(lowered.From)} to {SeverityName(lowered.To)}. Reason: {lowered.Reason}"),
        IncidentResolved { Text.Length: > 0 } resolved => Said($"終了：{resolved.Reason.Name().Ja}。{resolved.Text}", $"Resolved: {resolved.Reason.Name().En}. {resolved.Text}"),
        IncidentResolved resolved => Said($"終了：{resolved.Reason.Name().Ja}", $"Resolved: {resolved.Reason.Name().En}"),
        IncidentReopened reopened => Said($"再開しました。理由：{reopened.Reason}", $"Reopened. Reason: {reopened.Reason}"),
        _ => happened.GetType().Name,
    };

    /// <summary>What a newer report adds, and what it corrects: the answer that was given before stands beside the new one.</summary>
    public string Changed(Report before, Report after)
    {
        var earlier = before.Known.ToDictionary(k => k.Step);
        string[] changes =
        [
            .. after.AddedWords.Skip(before.AddedWords.Length).Select(words => Dialogs.Conversations.Wording.Quoted(words, Language)),
            .. (after.Name, after.Phone) == (before.Name, before.Phone) ? Array.Empty<string>() : [Said($"連絡先：{after.Name} {after.Phone}", $"Reached at: {after.Name} {after.Phone}")],
            .. after.Known.Where(k => !earlier.ContainsKey(k.Step)).Select(k => $"{k.Question.In(Language)} → {k.Answer.In(Language)}"),
            .. after.Known.Where(k => earlier.TryGetValue(k.Step, out var e) && e.Answer != k.Answer)
                .Select(k => Said($"訂正：{k.Question.Ja} {earlier[k.Step].Answer.Ja} → {k.Answer.Ja}", $"Corrected: {k.Question.En} {earlier[k.Step].Answer.En} → {k.Answer.En}")),
            .. before.Known.Where(k => after.Known.All(a => a.Step != k.Step)).Select(k => Said($"取り消し：{k.Question.Ja} {k.Answer.Ja}", $"Taken back: {k.Question.En} {k.Answer.En}")),
            .. after.Attachments.Skip(before.Attachments.Length).Select(file => Said($"ファイル：{file.Name}", $"File: {file.Name}")),
            .. after.Finished && !before.Finished ? [Said("案内が最後まで進みました", "The guidance reached its end")] : Array.Empty<string>(),
        ];
        return changes.Length > 0 ? string.Join('\n', changes) : Happened(new ReportChanged(after), _ => "");
    }

    private string Done(TaskMarked task)
    {
        var (what, text) = (task.What.In(Language).TrimEnd('。', '.'), task.Text.Length == 0 ? "" : Said($"：{task.Text}", $": {task.Text}"));
        var isLog = task.Task.StartsWith(ResponseTask.LogPrefix, StringComparison.Ordinal);
        return task.State switch
        {
            TaskState.Done when isLog => Said($"記録を保存しました：{what}{text}", $"Saved the records of: {what}{text}"),
            TaskState.Done => Said($"済み：{what}{text}", $"Done: {what}{text}"),
            TaskState.NotNeeded => Said($"不要：{what}{text}", $"Not needed: {what}{text}"),
            _ => Said($"未了に戻しました：{what}{text}", $"Opened again: {what}{text}"),
        };
    }

    private string Names(IEnumerable<string> fields) =>
        string.Join(Said("、", "; "), HearingSheet.Fields.Where(f => fields.Contains(f.Id)).Select(f => f.Label.In(Language)));

    private string SeverityName(Severity severity) => severity.Name().In(Language);
}
