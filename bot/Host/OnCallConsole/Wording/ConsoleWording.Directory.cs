using Escalation.Dialogs;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string ContactsIntro => Said("確認できた番号だけを載せています。受付中かどうかは、いまの日本時間と祝日で判断しています。",
        "Only confirmed numbers are listed. Open or closed is judged by Japanese time and holidays, now.");
    public string Stale(int days) => Said($"{days}日以上、確認されていません。電話する前に公式ページを見てください。", $"Not checked for more than {days} days. Look at the official page before you call.");
    public string Where => Said("拠点または都道府県", "Site or prefecture");
    public string Sites => Said("拠点", "Sites");
    public string PrefectureGroup => Said("都道府県", "Prefectures");
    public string PoliceWindows => Said("警察", "Police");
    public string PublicWindows => Said("専門機関・公的窓口", "Public bodies");
    public string OwnPartners => Said("自社の連絡先", "The company's own");
    public string NoPartners => Said("organization.yaml の partners に書くと、ここに出ます。", "Write them under partners in organization.yaml and they appear here.");

    public string PeopleIntro => Said("organization.yaml の内容です。変えるときはそのファイルを直して、再起動します。", "As written in organization.yaml. To change it, edit that file and restart.");
    public string Rosters => Said("当番", "Rosters");
    public string Roster(string id) => Said($"当番表「{id}」", $"Roster \"{id}\"");
    public string NextShifts => Said("このあとの交代", "Next hand-overs");
    public string From(string time) => Said($"{time}から", $"from {time}");
    public string Escalation => Said("呼び出しの順番", "Order of escalation");
    public string Level(int number) => Said($"{number}段目", $"Level {number}");
    public string WithinMinutes(int minutes) => Said($"{minutes}分応答がなければ次へ", $"next after {minutes} min without acknowledgement");
    public string Repeats(int times) => times == 0 ? Said("繰り返しません", "not repeated") : Said($"最後まで行ったら{times}回繰り返します", times == 1 ? "repeated once" : $"repeated {times} times");
    public string People => Said("人", "People");
    public string OnCall => Said("当番中", "on call");
    public string You => Said("あなた", "you");
    public string MakeLink => Said("サインイン用リンクを作る", "Make a sign-in link");
    public string MakeLinkFor(string name) => Said($"{name}さんのサインイン用リンクを作る", $"Make a sign-in link for {name}");
    public string LinkFor(string name) => Said($"{name}さん専用のリンク。1回だけ、1時間以内に使えます。本人だけに渡してください。", $"For {name} only: works once, within an hour. Give it to nobody else.");
    public string LanguageName(Language language) => language switch
    {
        Language.English => "English",
        Language.EasyJapanese => "やさしい日本語",
        _ => "日本語",
    };
}
