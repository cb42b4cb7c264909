using Escalation.Dialogs;

namespace Escalation.Channels.Slack;

/// <summary>The few words that only Slack needs.</summary>
public sealed record SlackWording(Language Language) : PromptWording(Language)
{
    public string Correct => Said("答えを見る・直す", "答えを 見る・直す", "See or change an answer");
    public static string AnsweredSoFar(string heading, int count) => $"{heading} ({count})";
    public string Fill => Said("入力する", "書く", "Fill in");
    public string Choose => Said("選んでください", "選んでください", "Choose");
    public string Open => Said("コンソールで開く", "コンソールで 開く", "Open in the console");
    public string Close => Said("閉じる", "閉じる", "Close");

    public string GoOnInMessage => Said("ダイレクトメッセージで続けます。", "1対1の メッセージで 続けます。", "We go on in a direct message.");
    public string AlreadyTold => Said("このカードは古くなっています。", "この カードは 古いです。", "This card is out of date.");
    public string NotOnCall => Said("この操作は当番の人だけができます。organization.yaml の people にあなたの Slack のユーザーIDを書いてもらってください。",
        "これは 当番の人だけ できます。", "Only on-call staff can do this. Ask for your Slack user ID to be added to the people in organization.yaml.");
    public string HelpIncident => Said("`/incident 何が起きたか` と書くと、ダイレクトメッセージで一つずつ案内します。文なしの `/incident` で入力欄が開きます。",
        "`/incident` の あとに 何が あったかを 書いてください。", "Write `/incident` and what happened; a direct message guides you step by step. `/incident` alone opens a form.");

    public string HomeMine => Said("あなたの報告", "あなたの 報告", "Your report");
    public string HomeNothing => Said("いま報告中のものはありません。おかしいと思ったら、すぐ知らせてください。", "いま 報告は ありません。おかしいと 思ったら、すぐ 知らせてください。", "You have nothing open. If something seems strange, tell us at once.");
    public string HomeBoard => Said("対応中の事案", "対応中の 事案", "Open incidents");
    public string HomeNoIncidents => Said("開いている事案はありません。", "開いている 事案は ありません。", "No open incidents.");
    public string Show => Said("見る", "見る", "Show");

    public string ThreadInstead(string incident, string why) => Said(
        $"事案 {incident}：専用チャンネルを作れないため（{why}）、このスレッドで対応します。作れるようにするには、ワークスペースの管理者に「アプリによるプライベートチャンネル作成」の許可を頼んでください。",
        $"事案 {incident}：チャンネルを 作れません（{why}）。ここで 話します。",
        $"Incident {incident}: a channel of its own cannot be created ({why}), so it is handled in this thread. To change that, ask a workspace admin to let apps create private channels.");
    public string ThreadFromNowOn(string incident, string why) => Said(
        $"事案 {incident}：専用チャンネルに書き込めなくなったため（{why}）、ここからはこのスレッドで対応します。それまでの会話は専用チャンネルに残っています。",
        $"事案 {incident}：チャンネルに 書けなくなりました（{why}）。ここで 続けます。",
        $"Incident {incident}: nothing can be written in its channel any more ({why}), so it goes on in this thread. What was said before stays in that channel.");
    public string NotInvited(string who, string why) => Said($"{who} をこのチャンネルに招待できませんでした（{why}）。", $"{who} を 招待できませんでした（{why}）。", $"{who} could not be invited to this channel ({why}).");
}
