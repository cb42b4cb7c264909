using Escalation.Dialogs;

namespace Escalation.Channels.Teams;

/// <summary>The few words that only Teams needs.</summary>
public sealed record TeamsWording(Language Language) : PromptWording(Language)
{
    public string Choose => Said("あてはまるものを選んでください", "どれですか", "Which one?");
    public string Decide => Said("これで決める", "これに します", "This one");
    public string Open => Said("コンソールで開く（ブラウザー）", "コンソールで 開く（ブラウザー）", "Open in the console (browser)");
    public string Change => Said("変える", "変える", "Change");
    public string CorrectOrLanguage => Said("答えを直す・言語を変える", "答えを 直す・ことばを 変える", "Correct an answer, or another language");
    public string OtherLanguage => Said("言語 / Language", "ことば / Language", "Language / 言語");
    public string Correct(string answer) => Said($"直す：{answer}", $"直す：{answer}", $"Correct: {answer}");
    public string GoesOnBelow => Said("続きは下のカードです ↓", "つづきは 下です ↓", "Goes on in the card below ↓");
    public string Respond => Said("対応する", "対応する", "Respond");

    public string ReportWhy => Said("気になる点（なくても送れます）", "気になる こと（なくても いいです）", "What seems strange (may be left empty)");
    public string ReportedMessage => Said("報告するメッセージ", "知らせる メッセージ", "The message you report");
    public string GoOnInPerson => Said("個人チャットで続けます。", "1対1の チャットで 続けます。", "We go on in your personal chat.");
    public string OpenChat => Said("個人チャットを開く", "1対1の チャットを 開く", "Open the personal chat");
    public string AlreadyTold => Said("このカードは古くなっています。いちばん下のカードを使ってください。", "この カードは 古いです。いちばん 下の カードを 使ってください。", "This card is out of date. Please use the lowest one.");
    public string NotOnCall => Said("この操作は当番の人だけができます。organization.yaml の people にあなたの Entra オブジェクトIDを書いてもらってください。",
        "これは 当番の人だけ できます。", "Only on-call staff can do this. Ask for your Entra object ID to be added to the people in organization.yaml.");
    public string CouldNotRead => Said("この操作を読み取れませんでした。もう一度カードを開いて試してください。", "わかりませんでした。もう一度 してください。", "That could not be read. Open the card again and try once more.");

    public string Greeting => Said(
        "パソコンやメールで「おかしい」と思ったら、ここに書いてください。最初にすることから一つずつ案内し、必要なら当番の人に連絡します。",
        "パソコンや メールが「おかしい」と 思ったら、ここに 書いてください。一つずつ 案内します。",
        "Write here when something on your computer, phone or in a mail seems strange. I tell you the first safe step, one at a time, and call the person on duty when it is needed.");

    public string GreetingInTeam(string by) => Said(
        $"{by}ここに追加されました。インシデントの報告を個人チャットで案内するアプリです。@メンションするか、メッセージの「…」から「インシデントを報告」を選んでください。",
        $"{by}ここに 入りました。おかしい ことが あったら、@で 呼んでください。1対1の チャットで 案内します。",
        $"{by}This app was added here. It guides people who report an incident, in their personal chat. Mention it, or choose \"Report an incident\" under … of a message.");

    public string AddedBy(string who) => Said($"{who}さんにより、", $"{who}さんが 入れました。", $"Added by {who}. ");

    public string Help => Said(
        "何が起きたかをそのまま書いてください（例：画面から大きな音が鳴って閉じられない）。\n「報告」で入力欄、「当番」でいまの当番を表示します。写真やファイルもここに送れます。",
        "何が あったか 書いてください。「報告」「当番」も 使えます。写真も 送れます。",
        "Just write what happened (for example: my screen is beeping and will not close).\n\"report\" opens a form, \"on-call\" shows who is on duty. You can send photos and files here too.");

    public string RecordOffer(string incident) => Said($"事案 {incident} の記録（時系列・証拠のハッシュ）をあなたの OneDrive に保存します。", $"事案 {incident} の 記録を OneDrive に 入れます。", $"Saves the record of incident {incident} (timeline, hashes of evidence) to your OneDrive.");
    public string RecordDeclined => Said("保存しませんでした。", "入れませんでした。", "Not saved.");
    public string RecordFailed => Said("保存できませんでした。もう一度「記録」と書いてください。", "入れられませんでした。もう一度 してください。", "It could not be saved. Please ask for the record again.");
}
