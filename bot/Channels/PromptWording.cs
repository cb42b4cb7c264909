using Escalation.Dialogs;

namespace Escalation.Channels;

/// <summary>Words that are the same wherever a prompt is shown.</summary>
public abstract record PromptWording(Language Language)
{
    public string Send => Said("送る", "送る", "Send");
    public string Windows => Said("相談できるところ", "相談できる ところ", "Whom to consult");
    public string OpenNow => Said("いま受付中", "いま あいています", "open now");
    public string ShutNow => Said("いまは時間外", "いまは しまっています", "closed now");
    public string OpensNext => Said("次の受付", "次に あくとき", "opens");
    public string Official => Said("公式ページ", "公式の ページ", "Official page");
    public string Checked => Said("確認日", "確認した日", "checked");
    public string Kept => Said("保管した写真・ファイル", "しまった 写真・ファイル", "Photos and files kept");
    public string Shortened => Said("長いため、一部を省いています。全文は記録に残っています。", "長いので 全部は 見えません。記録には あります。", "Shortened here; all of it is kept in the record.");

    public string ReportTitle => Said("報告する", "知らせる", "Report something");
    public string ReportLabel => Said("何が起きましたか", "何が ありましたか", "What happened?");
    public string ReportHint => Said("短くても、間違っていても大丈夫です。", "短くても 大丈夫です。", "Short is fine; being wrong is fine.");
    public string Noted => Said("わかりました。記録しました。", "わかりました。", "All right, noted.");
    public string MentionNotes => Said("ここで @メンションして書いたことは、この事案のメモとして記録します。ほかの操作はカードのボタンから行ってください。",
        "ここで @で 書いた ことは メモに なります。ほかは カードの ボタンを 押してください。", "What you write here with a mention becomes a note of this incident. For everything else use the buttons of its card.");
    public string Received => Said("記録しました。", "記録しました。", "Recorded.");
    public string KeptThoughDeleted => Said("消したメッセージも、受け付けた内容は記録に残っています。間違いだったときは、そのまま書いてください。",
        "消しても、記録には あります。まちがいの ときは、そう 書いてください。", "What you deleted stays in the record. If it was wrong, just write so.");
    public string NoSuchIncident => Said("その番号の事案はありません。", "その 番号の 事案は ありません。", "There is no incident with that number.");

    public string QrCode => Said("スマホのカメラで読み取る模様（QRコード）", "スマホの カメラで 見る もよう（QRコード）", "QR code for the phone's camera");
    public string OpenOnPhone => Said("スマホのブラウザーで、次を開いてください（30分以内）", "スマホで これを 開いて ください（30分 以内）", "Open this in your phone's browser (within 30 minutes)");
    public string OrInThisApp => Said("スマホにこのアプリが入っていれば、そこでも続けられます", "スマホの この アプリでも つづけられます", "If this app is on your phone, you can go on there as well");

    public string OnCallTitle => Said("いまの当番", "いまの 当番", "On call now");
    public string Nobody => Said("担当者がいません", "だれも いません", "nobody");
    public string Until(string time, string next) => Said($"{time} まで（次：{next}）", $"{time} まで（つぎ：{next}）", $"until {time} (then {next})");

    protected string Said(string ja, string jaEasy, string en) => new Text(ja, jaEasy, en).In(Language);
}
