using Escalation.Dialogs;

namespace Escalation.Bot.Web;

/// <summary>Why something that came over the web was not taken, and what is possible instead.</summary>
public static class RefusalWording
{
    public static Text Missing { get; } = new("ファイルが選ばれていません。写真かファイルを選んでから送ってください。", "ファイルが ありません。写真か ファイルを 選んで 送ってください。", "No file was chosen. Choose a photo or file, then send.");
    public static Text NotAllowed { get; } = new("この種類のファイルは受け取れません。写真・PDF・テキスト・メール（.eml）を送れます。プログラムや圧縮ファイルは開かずにそのまま置いておき、担当者に伝えてください。",
        "この ファイルは 送れません。写真・PDF・文字の ファイルを 送れます。", "This kind of file is not taken. Photos, PDF, text and mail (.eml) are. Leave programs and archives unopened where they are and tell on-call staff.");
    public static Text TooLarge { get; } = new("ファイルが大きすぎます（20MBまで）。写真の画質を下げるか、何枚かに分けてください。", "ファイルが 大きすぎます（20MBまで）。", "The file is too large (up to 20 MB). Send a smaller picture or several.");
    public static Text EvidenceTooLarge { get; } = new("ファイルが大きすぎます（20MBまで）。別の場所に保存し、「記録を保存する」に場所と期間を書いてください。", "ファイルが 大きすぎます（20MBまで）。ほかの 場所に 保存して、場所を 書いてください。", "The file is too large (up to 20 MB). Keep it elsewhere and write where, under the records to save.");
    public static Text TextTooLong { get; } = new("文が長すぎます。2万文字までにして、残りはファイルで付けてください。", "文が 長すぎます。短くしてください。", "The text is too long. Keep it under 20,000 characters and attach the rest as a file.");
    public static Text Unreadable { get; } = new("送られた内容を読めませんでした。特殊な文字を除くか、ファイルを選び直して、もう一度送ってください。", "読めませんでした。もう一度 送ってください。", "What was sent could not be read. Leave out special characters or choose the file again, then send again.");
    public static Text PageTooOld { get; } = new("この画面は古くなりました。ページを読み込み直してから、もう一度送ってください。書いた文は手元に残してあります。", "この 画面は 古いです。ページを もう一度 開いて、送ってください。", "This page has become old. Reload it and send again.");
    public static Text TooOften { get; } = new("短い間に何度も送られました。10秒ほど待って、もう一度送ってください。急ぐときは担当者に電話してください。", "少し 待って、もう一度 送ってください。急ぐときは 電話してください。", "Too many messages in a row. Wait ten seconds and send again; if it is urgent, phone on-call staff.");
    public static Text OurFault { get; } = new("こちらの不具合で、いま受け取れませんでした。もう一度送ってください。急ぐときは担当者に電話してください。", "こちらの 問題で、いま 送れませんでした。もう一度 送ってください。急ぐときは 電話してください。", "Something is wrong on our side and this was not taken. Send it again; if it is urgent, phone on-call staff.");
    public static Text NoSuchPage { get; } = new("このページはありません。", "この ページは ありません。", "There is no such page.");
}
