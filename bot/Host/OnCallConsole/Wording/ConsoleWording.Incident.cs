using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Response;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string SeverityLabel => Said("重要度", "Severity");
    public string NoSuchIncident => Said("その番号の事案はありません", "There is no incident with that number");
    public string Since(string time) => Said($"{time}から", $"since {time}");
    public string StatusLabel => Said("状態", "Status");
    public string Holder => Said("担当", "Who has it");
    public string OnThisPage => Said("このページの中", "On this page");
    public string WhatToDo => Said("できること", "What you can do");
    public string Recorded => Said("記録しました。", "Recorded.");
    public string AskToTalk => Said("報告者が「人と話したい」と言っています。電話してください。", "The reporter wants to talk to a person. Phone them.");

    public string Known => Said("わかっていること", "What is known");
    public string FromTheirWords => Said("本人の言葉から", "from their words");
    public string NothingKnown => Said("まだ何も答えていません。", "Nothing is answered yet.");
    public string Missing => Said("まだわからないこと", "What is missing");
    public string Tasks => Said("対応の手順", "What the responder does");
    public string TasksMeaning => Said("当番が進める手順です。事案の画面で1つずつ記録します。", "What on-call people do; each is recorded on the incident's page.");
    public string TasksState(int done, int all) => Said($"{all}件のうち{done}件", $"{done} of {all}");
    public string TaskStateName(TaskState state) => state == TaskState.Done ? Said("済み", "Done") : Said("不要", "Not needed");
    public string MarkIt(bool log) => log ? Said("保存したことを書く…", "Record that it is saved") : Said("済みにする…", "Mark as done…");
    public string MarkDone(bool log) => log ? Said("保存済みとして記録する", "Record as saved") : Said("済みとして記録する", "Record as done");
    public string MarkNotNeeded(bool log) => log ? Said("この機器はない", "There is none here") : Said("この件では不要", "Not needed here");
    public string HowAndSources => Said("やり方・出典", "How, and sources");
    public string OpenAgain => Said("未了に戻す", "Open again");
    public string TaskWord => Said("ひとこと（なくてもよい）", "A word about it (may be left empty)");
    public string LogWord => Said("保存した場所と期間（例：外付けディスクA、11/1〜11/23、担当 鈴木）", "Where saved, and which span (e.g. external disk A, 1-23 Nov, by Suzuki)");
    public string SaveLogs => Said("ログの保全", "Preserving records");
    public string SaveLogsMeaning => Said("古い記録から上書きされます。外につながる機器を先に。保存すると、証拠として経過と警察に渡す資料に載ります。", "The oldest entries are overwritten first. Begin with what faces the internet. What is saved stands in the timeline and the packet as evidence.");
    public string RemindedAt(string time) => Said($"{time}までに保存されなければ、担当者に知らせます", $"Whoever has it is reminded if this is not saved by {time}");
    public string Overdue => Said("早く保存してください（知らせる時刻を過ぎました）", "Save it now: the time for the reminder has passed");

    public string Hearing => Said("警察への聞き取り票", "Hearing sheet for the police");
    public string HearingState(int answered, int notKnown, int missing, int of, int openCells) =>
        Said($"{of}項目中{answered}項目（まだ不明 {notKnown}、未記入 {missing}）", $"{answered} of {of} ({notKnown} not known yet, {missing} missing)")
        + (openCells == 0 ? "" : Said($"・機器の表に未確認の欄 {openCells}", $", {openCells} cells of the devices not known"));

    public string TakeOverRows => Said("この内容から書き始める", "Begin with this");
    public string AddRow => Said("1台追加", "Add one");
    public string RowNumber(int number) => Said($"{number}台目", $"No. {number}");
    public string Remove => Said("消す", "Remove");
    public string RemoveRow(int number) => Said($"{number}台目を消す", $"Remove no. {number}");
    public string HearingMissing(IEnumerable<string> labels) => Said($"未記入：{string.Join("、", labels)}", $"Missing: {string.Join("; ", labels)}");

    public string HearingFrom(HearingSource source) => source switch
    {
        HearingSource.Conversation => Said("報告から（まだ確かめていません）", "from the report, not confirmed"),
        HearingSource.Peacetime => Said("平時の登録から（まだ確かめていません）", "written down before, not confirmed"),
        _ => "",
    };

    public string Packet => Said("警察に渡す資料", "The packet for the police");
    public string PacketMeaning => Said("聞き取り票・時系列・証拠の一覧をWord文書にします。作るたびに、渡す相手とファイルのハッシュが経過に残ります。",
        "Hearing sheet, timeline and list of evidence as a Word document. Each copy is recorded with its receiver and its hash.");
    public string PacketTo => Said("渡す相手（警察署・担当者）", "Who receives it (station, officer)");
    public string PacketFull => Said("全文版を作る", "Make the full copy");
    public string PacketRedacted => Said("墨消し版を作る", "Make the redacted copy");
    public string NothingMissing => Said("足りないものはありません。", "Nothing is missing.");
    public string InTheirWords => Said("本人の言葉", "In their words");
    public string Details => Said("言葉に出てきた手がかり", "Details they named");
    public string UrlsAreText => Said("アドレスは開けないように文字で表示しています。", "Addresses are shown as text so that nobody opens them.");
    public string WhySeverity => Said("この重要度の理由", "Why this severity");
    public string LoweredByHand => Said("当番の判断で重要度を下げています。", "Somebody on call has lowered it.");
    public string NoReasons => Said("理由はまだありません。", "No reason is recorded.");
    public string Attachments => Said("写真・ファイル", "Photos and files");
    public string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024)} KB" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MB");
    public string SecureMeaning => Said("ログや写真、構成図を証拠として残します。だれが・いつ・どこから取ったかとハッシュが、経過と警察に渡す資料に入ります。",
        "Keep a log, a picture or the network diagram as evidence: who took it, when and from where, and its hash, go into the timeline and the packet.");
    public string SecureFile => Said("証拠のファイル（20MBまで）", "File (up to 20 MB)");
    public string SecureFrom => Said("どこから取ったか（機器・サービスの名前）", "Where it was taken from (device or service)");
    public string SecureDiagram => Said("ネットワーク構成図として資料に載せる", "It is the network diagram: print it in the packet");
    public string Secure => Said("証拠として保存する", "Keep as evidence");
    public string SecuredBy(string name, string from) => Said($"{name}が保存・{from}から", $"kept by {name}, from {from}");
    public string NoAttachments => Said("まだ届いていません。", "None yet.");
    public string Windows => Said("相談先", "Whom to contact");
    public string NoWindows => Said("この事案の相談先は、拠点か都道府県がわかると表示されます。", "Contacts appear once the site or prefecture is known.");
    public string Timeline => Said("経過", "Timeline");
    public string Newest => Said("新しいものが上", "newest first");
    public string HeadHash => Said("最後の記録のハッシュ", "Hash of the last entry");
    public string HeadHashMeaning => Said("書き写しておくと、あとで記録が変えられていないことを確かめられます。", "Written down elsewhere, it later proves that nothing before it was changed.");
    public string SpeaksLanguage(Language language) => language switch
    {
        Language.English => Said("英語で報告", "reports in English"),
        Language.EasyJapanese => Said("やさしい日本語で報告", "reports in easy Japanese"),
        _ => Said("日本語で報告", "reports in Japanese"),
    };

    public string DetailName(string name) => name switch
    {
        "phone_number" => Said("電話番号", "Phone number"),
        "url" => Said("アドレス（URL）", "Address (URL)"),
        "remote_tool_name" => Said("遠隔操作ソフト", "Remote tool"),
        "paid_amount" => Said("金額", "Amount"),
        "time" => Said("時刻", "Time"),
        _ => name,
    };

    /// <summary>What an act does, beside its button.</summary>
    /// <param name="holder">Who has the incident now.</param>
    public string Meaning(string act, string holder) => act switch
    {
        ResponderActs.Acknowledge => Said("担当になります。呼び出しが止まり、報告者にあなたの名前が伝わります。", "You have it: paging stops, and the reporter is told your name."),
        ResponderActs.TakeOver => Said($"{holder}さんに代わって担当になります。報告者にも伝わります。", $"You have it instead of {holder}. The reporter is told."),
        ResponderActs.Write => Said("報告者の画面にそのまま表示されます。", "Appears on the reporter's page as it is."),
        ResponderActs.Reached => Said("電話や対面で話せたことを記録し、「応答なし」を消します。", "Records that you spoke with them and clears \"silent\"."),
        ResponderActs.Note => Said("経過に残ります。報告者には見えません。", "Stays in the timeline. The reporter does not see it."),
        ResponderActs.Hearing => Said("警察が聞くことを、わかったものから書いておきます。調べている途中なら「不明」と書くと、期限に知らせます。", "What the police will ask, written down as it becomes known. Answer \"not known\" and somebody is reminded to find out."),
        ResponderActs.Downgrade => Said("理由を残して下げます。報告が悪化すれば、また上がります。", "Lowers it with a reason; it rises again if the report gets worse."),
        ResponderActs.Resolve => Said("終わった理由を選んで閉じます。報告者にも伝わります。", "Closes it with a reason. The reporter is told."),
        ResponderActs.Reopen => Said("理由を残して、あなたの担当で再開します。", "Opens it again with a reason; you have it."),
        _ => "",
    };

    public string SendIt => Said("送る", "Send");
    public string RecordIt => Said("記録する", "Record");
}
