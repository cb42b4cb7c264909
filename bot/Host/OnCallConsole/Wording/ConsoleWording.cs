using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.OnCallConsole.Wording;

/// <summary>
/// Every word of the console, in the language of whoever looks at it. Names of severities, statuses and reasons stand in <see cref="Dialogs.Incidents.IncidentWording"/>.
/// There is no やさしい日本語 here: staff who chose it read the plain Japanese.
/// </summary>
public sealed partial record ConsoleWording(Language Language)
{
    public string Console => Said("当番コンソール", "On-call console");
    public string Navigation => Said("コンソールの画面", "Console pages");
    public string BoardPage => Said("事案一覧", "Board");
    public string ContactsPage => Said("相談先", "Contacts");
    public string PlaybooksPage => Said("手順書", "Playbooks");
    public string PeoplePage => Said("当番表", "People");
    public string SkipToContent => Said("本文へ", "Skip to content");
    public string LanguageLabel => Said("表示する言語", "Language");
    public string SignOut => Said("サインアウト", "Sign out");
    public string NoSuchPage => Said("そのページはありません", "There is no such page");
    public string BackToBoard => Said("事案一覧へ戻る", "Back to the board");
    public string WentWrong => Said("この画面を表示できませんでした。記録は失われていません。", "This page could not be shown. Nothing recorded is lost.");
    public string ReadAgain => Said("読み直す", "Read again");
    public string Announcements => Said("新しいお知らせ", "Announcements");
    public string Cancel => Said("やめる", "Cancel");
    public string Reconnecting => Said("サーバーとの接続が切れました。自動でつなぎ直しています。この間の表示は最新ではありません。", "The connection to the server dropped. Reconnecting by itself; what you see may be out of date.");
    public string Connecting => Said("接続しています。つながると書き込めるようになります。", "Connecting. You can fill this in once the connection stands.");
    public string Reloading => Said("つながりました。最新の画面を読み込んでいます。", "Connected again. Loading the present state.");

    public string SoundOn => Said("音：入", "Sound: on");
    public string SoundOff => Said("音：切", "Sound: off");
    public string SoundWaiting => Said("音を有効にする", "Enable sound");

    /// <summary>Japanese time, to the minute; the day only when it is another one.</summary>
    public string Time(DateTimeOffset at, DateTimeOffset now)
    {
        var local = JapaneseTime.Of(at);
        if (JapaneseTime.Day(at) == JapaneseTime.Day(now)) return local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return Said(local.ToString("M/d HH:mm", CultureInfo.InvariantCulture), local.ToString("d MMM HH:mm", CultureInfo.InvariantCulture));
    }

    public string Moment(DateTimeOffset at)
    {
        var local = JapaneseTime.Of(at);
        return Said(local.ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture), local.ToString("d MMM yyyy HH:mm:ss 'JST'", CultureInfo.InvariantCulture));
    }

    public string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => Said("1分未満", "under a minute"),
        { TotalHours: < 1 } => Said($"{(int)time.TotalMinutes}分", $"{(int)time.TotalMinutes} min"),
        { TotalDays: < 1 } => Said($"{(int)time.TotalHours}時間{time.Minutes}分", $"{(int)time.TotalHours} h {time.Minutes} min"),
        _ => Said($"{(int)time.TotalDays}日{time.Hours}時間", $"{(int)time.TotalDays} d {time.Hours} h"),
    };

    private string Said(string ja, string en) => Language == Language.English ? en : ja;
}
