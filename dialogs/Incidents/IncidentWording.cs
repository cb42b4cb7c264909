using System.Globalization;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.OnCall;

namespace Escalation.Dialogs.Incidents;

/// <summary>What we say to on-call people. やさしい日本語 follows the plain Japanese here: pages go to staff who chose their language.</summary>
public static class IncidentWording
{
    public static Text NoSuchIncident { get; } = Said("その番号の事案はありません。一覧から選び直してください。", "There is no incident with that number. Choose it again from the board.");
    public static Text TextMissing { get; } = Said("本文が空です。ひとことでも書いてください。", "The text is empty. Write a few words.");
    public static Text ReasonMissing { get; } = Said("理由を書いてください。あとで経緯を説明するときに使います。", "Give a reason. It is needed when you explain later what happened.");
    public static Text NotLower { get; } = Said("いまの重要度より低いものを選んでください。", "Choose a severity lower than the present one.");
    public static Text AlreadyResolved { get; } = Said("この事案はもう終了しています。再開してから操作してください。", "This incident is already resolved. Reopen it first.");
    public static Text NotPossibleNow { get; } = Said("いまの状態ではできません。画面を新しくして、出ているボタンから選んでください。", "That is not possible in the present state. Refresh and use the buttons shown.");

    public static Text OriginMissing { get; } = Said("どこから取ったかを書いてください（機器やサービスの名前）。証拠の受け渡しの記録に残ります。", "Write where it was taken from (a device or service). It is kept in the record of custody.");
    public static Text ReceiverMissing { get; } = Said("だれに渡すかを書いてください。受け渡しの記録に残ります。", "Write who receives it. It is kept in the record of hand-overs.");

    public static Text AlreadyHas(string name) =>
        Said($"{name}さんがすでに担当しています。代わるときは「引き継ぐ」を押してください。", $"{name} already has it. Use \"Take over\" to replace them.");

    public static Text Name(this Severity severity) => severity switch
    {
        Severity.Low => Said("低", "Low"),
        Severity.Moderate => Said("中", "Moderate"),
        Severity.High => Said("高", "High"),
        Severity.Critical => Said("緊急", "Critical"),
        _ => Said("被害なし", "No harm"),
    };

    public static Text Name(this IncidentStatus status) => status switch
    {
        IncidentStatus.Paging => Said("呼び出し中", "Paging"),
        IncidentStatus.Exhausted => Said("誰も応答なし", "Nobody answered"),
        IncidentStatus.Acknowledged => Said("対応中", "Acknowledged"),
        IncidentStatus.Resolved => Said("終了", "Resolved"),
        _ => Said("新規", "New"),
    };

    public static Text Name(this ResolveReason reason) => reason switch
    {
        ResolveReason.Contained => Said("封じ込め・復旧済み", "Contained and recovered"),
        ResolveReason.NoHarm => Said("被害なし", "No harm done"),
        ResolveReason.FalseAlarm => Said("誤報", "False alarm"),
        ResolveReason.Drill => Said("訓練", "Drill"),
        ResolveReason.Duplicate => Said("重複", "Duplicate"),
        _ => Said("他へ引き渡し", "Handed over"),
    };

    public static Text Definition(this ResolveReason reason) => reason switch
    {
        ResolveReason.Contained => Said("被害の広がりを止め、業務を元に戻した。", "The spread is stopped and business is back to normal."),
        ResolveReason.NoHarm => Said("本物の手口だったが、被害は何も起きなかった。", "A real attempt, and nothing came of it."),
        ResolveReason.FalseAlarm => Said("調べた結果、セキュリティの問題ではなかった。", "Looked into; not a security matter."),
        ResolveReason.Drill => Said("訓練・試しの報告だった。", "The report was a drill or a trial."),
        ResolveReason.Duplicate => Said("同じ出来事の別の事案で対応している。", "The same event is handled as another incident."),
        _ => Said("外部の専門業者や警察などが主に対応し、社内の対応は終えた。", "A specialist or the police lead now; our own work is done."),
    };

    public static Text PageTitle(Severity severity, Text kind) =>
        Said($"【{severity.Name().Ja}】{kind.Ja}", $"[{severity.Name().En}] {kind.En}");

    public static Text PageBody { get; } = Said("社員から報告がありました。確認して「対応する」を押してください。押すまで次の人へ呼び出しが進みます。",
        "An employee reports an incident. Open it and acknowledge; until somebody does, the next level is paged.");

    public static Text ExhaustedTitle(Text kind) => Said($"【誰も応答していません】{kind.Ja}", $"[Nobody has acknowledged] {kind.En}");
    public static Text ExhaustedBody { get; } = Said("全員を呼び出しましたが、誰も対応していません。見た人がすぐ対応してください。",
        "Everybody was paged and nobody has acknowledged. Whoever reads this: please take it now.");

    public static Text Rose(Severity to) => Said($"重要度が「{to.Name().Ja}」に上がりました", $"Severity rose to {to.Name().En}");
    public static Text Silent { get; } = Said("報告者の応答が途絶えました。すぐ電話してください", "The reporter has gone silent. Phone them now");
    public static Text WantsPerson { get; } = Said("報告者が「人と話したい」と言っています。電話してください", "The reporter wants to talk to a person. Phone them");

    public static Text Number { get; } = Said("受付番号", "Reference");
    public static Text Reporter { get; } = Said("報告者", "Reporter");
    public static Text NameUnknown { get; } = Said("名前はまだ聞けていません", "Name not known yet");
    public static Text PhoneUnknown { get; } = Said("電話番号はまだ聞けていません", "Phone not known yet");
    public static Text Because { get; } = Said("重要度の理由", "Why this severity");
    public static Text InTheirWords { get; } = Said("本人の言葉", "In their words");
    public static Text OpenIncident { get; } = Said("事案を開く", "Open the incident");
    public static Text AcknowledgeLabel { get; } = Said("対応する", "Acknowledge");
    public static Text TakeOverLabel { get; } = Said("引き継ぐ", "Take over");
    public static Text ReachedLabel { get; } = Said("報告者と話せた", "Reached the reporter");
    public static Text WriteLabel { get; } = Said("報告者へ書く", "Write to reporter");
    public static Text NoteLabel { get; } = Said("メモ", "Note");
    public static Text HearingLabel { get; } = Said("警察への聞き取り票", "Hearing sheet");
    public static Text DowngradeLabel { get; } = Said("重要度を下げる", "Downgrade");
    public static Text ResolveLabel { get; } = Said("終了する", "Resolve");
    public static Text ReopenLabel { get; } = Said("再開する", "Reopen");
    public static Text ReachedText { get; } = Said("話した内容（任意）", "What was said (optional)");
    public static Text WriteText { get; } = Said("報告者に見せる文", "What the reporter will read");
    public static Text NoteText { get; } = Said("メモ（経過に残ります）", "Note (kept in the timeline)");
    public static Text ReasonText { get; } = Said("理由", "Reason");
    public static Text DowngradeTo { get; } = Said("下げた後の重要度", "New severity");
    public static Text ResolveReasonText { get; } = Said("終了の理由", "Why it ends");
    public static Text ResolveText { get; } = Said("まとめ（任意）", "Summary (optional)");
    public static Text About(IncidentId incident, Text kind) => Said($"{incident}　{kind.Ja}", $"{incident}  {kind.En}");

    public static Text HeldBy(string name) => Said($"{name}さんが対応しています。", $"{name} has it.");
    public static Text ResolvedBecause(ResolveReason reason) => Said($"終了しました（{reason.Name().Ja}）。", $"Resolved ({reason.Name().En}).");
    public static Text StandsAt { get; } = Said("報告者がいま答えている質問", "The reporter is at");
    public static Text KnownSoFar { get; } = Said("わかっていること", "Known so far");
    public static Text HearingState(int answered, int of, int openCells) => openCells == 0
        ? Said($"聞き取り票：{of}項目中{answered}項目", $"Hearing sheet: {answered} of {of}")
        : Said($"聞き取り票：{of}項目中{answered}項目（機器の欄に未確認 {openCells}）", $"Hearing sheet: {answered} of {of} ({openCells} not known about devices)");
    public static Text NotKnownYet { get; } = Said("まだ不明", "Not known yet");
    public static Text NotKnownYetBy(string owner, DateTimeOffset dueAt) =>
        Said(string.Create(CultureInfo.InvariantCulture, $"まだ不明（{owner}が{JapaneseTime.Of(dueAt):M月d日 HH:mm}までに確認）"), string.Create(CultureInfo.InvariantCulture, $"Not known yet ({owner} finds out by {JapaneseTime.Of(dueAt):d MMM HH:mm})"));
    public static Text PutForward(string value, HearingSource source) => source == HearingSource.Peacetime
        ? Said($"〔平時の登録〕{value}", $"[Written down before] {value}")
        : Said($"〔報告から〕{value}", $"[From the report] {value}");
    public static Text OneALine(string columns) => Said($"1行に1台、「{columns}」の順に「｜」で区切ります。わからない欄は空けておけます。", $"One a line, in this order with | between them: {columns}. Leave empty what is not known.");
    public static Text GapOwner { get; } = Said("「不明」と書いた項目を確認する人", "Who finds out what you answered with \"not known\"");
    public static Text GapDays { get; } = Said("いつまでに確認するか", "By when");
    public static Text InDays(int days) => days == 1 ? Said("明日の朝", "Tomorrow morning") : Said($"{days}日後の朝", $"In {days} days");
    public static Text NoSuchTask { get; } = Said("その手順は、この事案の一覧にありません。", "There is no such task in this incident's list.");
    public static Text WhereSaved { get; } = Said("どこに、いつからいつまでの分を保存したかを書いてください。証拠の記録に残ります。", "Write where it was saved and which span it covers. It is kept as a record of evidence.");
    public static Text SaveLogsTitle { get; } = Said("消える前に保存：まだ保存されていない記録", "Save before it is lost: records not saved yet");
    public static Text SaveLogsBody(IncidentId incident) => Said($"事案{incident}で、次の記録の保存がまだです。保存したら、場所と期間を事案の画面に書いてください。", $"These records of incident {incident} are not saved yet. When they are, write where and which span on the incident's page.");
    public static Text ReminderTitle { get; } = Said("確認をお願いします：警察への聞き取り票", "Please find out: hearing sheet for the police");
    public static Text ReminderBody(IncidentId incident) => Said($"事案{incident}で「まだ不明」とした項目の確認期限になりました。わかったことを聞き取り票に書いてください。", $"These points of incident {incident} should be known now. Write what you found into the hearing sheet.");

    public static Text LineAcknowledged(string name) => Said($"{name}さんが対応を始めました。", $"{name} acknowledged.");
    public static Text LineTakenOver(string name) => Said($"{name}さんが引き継ぎました。", $"{name} took over.");
    public static Text LineEscalated { get; } = Said("応答がないため、次の担当者を呼び出しています。", "Nobody acknowledged; paging the next level.");
    public static Text LineNote(string name, string text) => Said($"メモ（{name}）：{text}", $"Note ({name}): {text}");
    public static Text LineReached(string name, string text) => Said($"{name}さんが報告者と話しました。{text}", $"{name} spoke with the reporter. {text}");
    public static Text LineDowngraded(string name, Severity to, string reason) => Said($"{name}さんが重要度を「{to.Name().Ja}」に下げました：{reason}", $"{name} lowered the severity to {to.Name().En}: {reason}");
    public static Text LineReopened(string name, string reason) => Said($"{name}さんが再開しました：{reason}", $"{name} reopened it: {reason}");
    public static Text LineReminded(string name) => Said($"{name}さんに、聞き取り票の未確認事項の期限を知らせました。", $"Reminded {name} of what is not known yet on the hearing sheet.");
    public static Text LineSecured(string name, string file, string from) => Said($"{name}さんが証拠を保存しました：{file}（{from}）", $"{name} secured evidence: {file} ({from})");
    public static Text LineHandedOut(string name, string to) => Said($"{name}さんが警察提出資料を渡しました：{to}", $"{name} handed out the police packet: {to}");
    public static Text LineHearing(string name) => Said($"{name}さんが聞き取り票を更新しました。", $"{name} updated the hearing sheet.");

    private static Text Said(string ja, string en) => new(ja, ja, en);
}
