using Escalation.Dialogs;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string ContactsIntro => Said("確認できた番号だけを載せています。受付中かどうかは、いまの日本時間と祝日で判断しています。",
        "Only confirmed numbers are listed. Open or closed is judged by Japanese time and holidays, now.");
    public string Stale(int days) => Said($"{days}日以上、確認されていません。電話する前に公式ページを見てください。", $"Not checked for more than {days} days. Look at the official page before you call.");
    public string MeasuresPage => Said("国の施策", "Public measures");
    public string MeasuresIntro => Said("経済産業省と警察庁の通知にある施策です（番号は通知のまま。⑤はありません）。チャットでは「施策」と書くと出ます。",
        "The measures of the notice by METI and the National Police Agency, numbered as there (it has no ⑤). In chat, write \"measures\".");
    public string WhoseMeasures => Said("どんなときに", "For whom");
    public string AllMeasures => Said("すべての施策", "All measures");
    public string MeasuresAfter => Said("再発防止に使える国の施策", "Measures that help from here");
    public string FakePolice => Dialogs.Contacts.WindowAdvice.FakePolice.In(Language);
    public string ReviewWindow => Said("確かめる・直す", "Confirm or correct");
    public string WindowConfirmed => Said("自社で確認", "Confirmed here");
    public string WindowCorrected => Said("自社で訂正", "Corrected here");
    public string WindowSource => Said("何で確かめたか（公式ページのアドレス、電話で聞いた相手）", "Checked against (the official page, or whom you asked)");
    public string WindowOn => Said("確かめた日", "Checked on");
    public string ConfirmWindow => Said("変わりなしと記録する", "Record: still as shown");
    public string CorrectIt => Said("変わっていたので直す", "It has changed: correct it");
    public string CorrectMeaning => Said("確かめられない番号は空にしてください。表示されなくなります。", "Leave a number empty that is not confirmed; it is then not shown.");
    public string WindowPhone => Said("電話番号", "Telephone");
    public string WindowPhoneLabel => Said("番号の説明", "What the number is");
    public string WindowFurther => Said("ほかの番号（1行に1つ、「番号｜説明」の順）", "Further numbers (one a line: number | what it is)");
    public string WindowMail => Said("メール", "Mail");
    public string WindowUrl => Said("公式ページ", "Official page");
    public string RecordCorrection => Said("訂正を記録する", "Record the correction");
    public string RestoreWindow => Said("はじめの内容に戻す", "Back to what was shipped");
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
    public string Administrator => Said("管理者", "administrator");
    public string LinkByAdministrator => Said("管理者のリンクは、管理者だけが作れます。", "Only an administrator makes an administrator's link.");
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
