using Escalation.Dialogs;

namespace Escalation.Bot.Handbook;

/// <summary>The words of card, poster and offline pack; all three languages stand on the same paper.</summary>
internal static class SheetWording
{
    public static Text Lead { get; } = new("「おかしい」と思ったら", "「おかしいな」と 思ったら", "Something odd on your screen?");
    public static Text NoBlame { get; } = new("間違いでもかまいません。早く知らせた人が会社を守ります。", "まちがいでも いいです。早く 教えて ください。", "A false alarm is welcome. Whoever reports early protects us.");

    public static IReadOnlyList<Text> First { get; } =
    [
        new("手を止めて、線を抜く・Wi-Fiを切る。電源はそのまま", "さわりません。線を ぬいて、Wi-Fiを 切ります。電源は そのままです", "Stop. Pull the cable, turn Wi-Fi off. Leave the power on"),
        new("当番に電話する、またはQRコードから報告する", "当番の 人に 電話します。QRコードでも いいです", "Phone on-call, or report by the QR code"),
        new("画面をスマホで撮り、時刻をメモする", "スマホで 写真を とります。時間を 書きます", "Photograph the screen with a phone; note the time"),
    ];

    public static IReadOnlyList<Text> Never { get; } =
    [
        new("画面の番号に電話しない", "画面の 番号に 電話しません", "Do not call the number on the screen"),
        new("お金も電子マネーも払わない", "お金を はらいません", "Do not pay or buy gift cards"),
        new("再起動・初期化・削除をしない", "再起動しません。消しません", "Do not restart, wipe or delete"),
        new("パスワードや暗証番号を入れない", "パスワードを 入れません", "Do not enter passwords or codes"),
    ];

    public static Text NeverTitle { get; } = new("してはいけません", "しては いけません", "Never");
    public static Text OnCall { get; } = new("当番", "当番の 人", "On call");
    public static Text Police { get; } = new("警察の相談", "警察の 相談", "Police");
    public static Text ReportHere { get; } = new("ここから報告", "ここから 知らせます", "Report here");
    public static Text Emergency { get; } = new("人が危ないときは110", "人が あぶないときは 110", "In danger: 110");

    public static Text PackTitle { get; } = new("オフラインの控え", "ネットが ないときの 紙", "Offline pack");
    public static Text MadeAt { get; } = new("作った日時", "作った 日", "Made");
    public static Text GoodUntil { get; } = new("この日を過ぎたら新しいものに替える", "この 日を すぎたら、新しいものを 見ます", "Replace it after");
    public static Text Secret { get; } = new("電話番号が入っています。人に送らない・貼り出さない。", "電話番号が あります。人に 見せません。", "It holds phone numbers. Do not forward or post it.");
    public static Text Roster { get; } = new("当番表（4週間）", "当番の 表（4週間）", "Roster, four weeks");
    public static Text From { get; } = new("いつから", "いつから", "From");
    public static Text Who { get; } = new("だれ", "だれ", "Who");
    public static Text Phone { get; } = new("電話", "電話", "Telephone");
    public static Text Nobody { get; } = new("だれもいません", "だれも いません", "Nobody");
    public static Text NotWritten { get; } = new("番号が書かれていません", "番号が ありません", "No number written down");
    public static Text Levels { get; } = new("つながらないときの順番", "電話に 出ないときの 順番", "When nobody answers");
    public static Text Windows { get; } = new("相談先", "相談する ところ", "Whom to consult");
    public static Text Others { get; } = new("公的機関・自社の連絡先", "ほかの 窓口・会社の 連絡先", "Public bodies and the company's own");
    public static Text NoStation { get; } = new("担当の警察署は未登録です。平時に話し、organization.yaml に書いてください。", "担当の 警察署が まだ ありません。", "No police station on file: talk to it in peacetime and write it in organization.yaml.");
    public static Text Kinds { get; } = new("何が起きましたか", "何が 起きましたか", "What happened?");
    public static Text OnPaper { get; } = new("紙で続けるとき", "紙で するとき", "Working on paper");
    public static Text PaperHow { get; } = new("この章を印刷し、手で書きます。時刻を必ず書き、あとで事案の画面に写します。", "この ページを 印刷して、書きます。時間も 書きます。", "Print this chapter and write by hand, always with the time; copy it into the incident's page later.");
    public static Text Time { get; } = new("時刻", "時間", "Time");
    public static Text What { get; } = new("だれが・何をした・どうなった", "だれが 何を したか", "Who did what, and what came of it");

    public static Text Level(int number, int minutes) => new($"{number}段目（{minutes}分待って次へ）", $"{number}番目（{minutes}分 待ちます）", $"Level {number} (next after {minutes} min)");
}
