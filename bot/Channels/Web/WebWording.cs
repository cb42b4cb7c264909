using Escalation.Dialogs;

namespace Escalation.Channels.Web;

/// <summary>The words of the employees' page itself, in one language.</summary>
public sealed record WebWording(Language Language) : PromptWording(Language)
{
    public string Title => Said("おかしいと思ったら、ここに書いてください", "おかしいと 思ったら、ここに 書いてください", "Something strange? Tell us here");
    public string Lead => Said("パソコンやスマホの画面、メール、お金、なくし物。短くても、間違いでも大丈夫。誰もあなたを責めません。",
        "画面・メール・お金・なくした物。短くても 大丈夫です。だれも おこりません。", "A screen, a mail, money, something lost. A few words are enough; being wrong is fine. Nobody will blame you.");
    public string Placeholder => Said("例：画面から大きな音が鳴って、電話番号が出ています", "例：画面から 音が 鳴ります。電話番号が 出ています", "e.g. loud alarm and a phone number on my screen");
    public string CarryOver => Said("ここで続ける", "ここで つづける", "Go on here");
    public string CarryOverLead => Said("さきほどの相談の続きを、このスマホで開きます。", "さっきの つづきを、この スマホで 開きます。", "Continue the conversation you began, on this phone.");
    public string CarryOverGone => Said("このリンクはもう使えません。パソコンの画面に出ている新しいリンクを読み取るか、ここに初めから書いてください。", "この リンクは もう 使えません。新しい リンクを 見るか、ここに はじめから 書いてください。", "This link no longer works. Scan the new one on the computer's screen, or start here.");
    public string StartHere => Said("初めから書く", "はじめから 書く", "Start here");
    public string Back => Said("もとの画面へ", "もとの 画面へ", "Back to the page");
    public string More => Said("続けて書く", "もっと 書く", "Write more");
    public string Attach => Said("写真・ファイルを付ける", "写真・ファイルを つける", "Add a photo or file");
    public string Correct => Said("直す", "直す", "Change");
    public string LanguageLabel => Said("ことば", "ことば", "Language");
    public string Sending => Said("送っています…", "送っています…", "Sending…");
    public string Offline => Said("つながりません。電波を確かめてください。書いた文は消えません。", "つながりません。書いた 文は 消えません。", "No connection. What you wrote is not lost.");
    public string Emergency => Said("いま人の身に危険があるときは 110", "いま あぶないときは 110", "In immediate danger call 110");
    public string Examples => Said("近いものを押しても始められます", "近いものを 押しても いいです", "Or start with one of these");

    public IReadOnlyList<string> Openings => Language switch
    {
        Language.English => ["A loud alarm and a phone number are on my screen", "My files won't open and have strange names", "I entered my password on a strange page", "I lost my work PC"],
        Language.EasyJapanese => ["画面から 大きい音が して、電話番号が 出ています", "ファイルが 開けません。名前が 変です", "変な ページに パスワードを 入れました", "会社の パソコンを なくしました"],
        _ => ["画面から警告音が鳴って、電話番号が出ています", "ファイルが開けなくなり、名前が変わっています", "怪しいページにパスワードを入れてしまいました", "会社のパソコンをなくしました"],
    };
}
