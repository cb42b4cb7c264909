namespace Escalation.Dialogs.Conversations;

/// <summary>Every sentence of our own that a reporter reads, except those of the playbooks.</summary>
public static class Wording
{
    public static Text Unknown { get; } = new("わからない", "わからない", "I don't know");
    public static Text Done { get; } = new("できた", "できた", "Done");
    public static Text Cannot { get; } = new("できない", "できない", "I can't");
    public static Text Known { get; } = new("聞いています", "もう 聞きました", "Already known");
    public static Text Elsewhere { get; } = new("その他の場所", "ほかの 場所", "Somewhere else");
    public static Text DontUnderstand { get; } = new("意味がわからない", "意味が わからない", "I don't understand");
    public static Text TalkToPerson { get; } = new("人と話したい", "人と 話したい", "Talk to a person");
    public static Text Skip { get; } = new("わからない（とばす）", "わからない（次へ）", "I don't know (skip)");
    public static Text NewReport { get; } = new("別のことを報告する", "ほかのことを 言う", "Report something else");
    public static Text OtherKind { get; } = new("別の問題です", "ほかの 問題です", "It is something else");
    public static Text Correct { get; } = new("直す", "直す", "Change");

    public static Text WelcomeTitle { get; } = new("どうしましたか？", "どうしましたか？", "What happened?");
    public static Text WelcomeBody { get; } = new("おかしいと思ったことを、そのまま書いてください。短くても、間違っていても大丈夫です。",
        "おかしいと 思ったことを 書いてください。短くても 大丈夫です。", "Write what seems strange, just as it is. Short is fine; being wrong is fine.");

    public static Text DoubtTitle { get; } = new("いま、困ったことが起きていますか？", "いま 困ったことが ありますか？", "Is something wrong right now?");
    public static Text DoubtBody { get; } = new("画面・メール・お金・機器などで、おかしなことがあれば一緒に確認します。",
        "画面・メール・お金・機械に おかしいことが あれば、いっしょに 見ます。", "If something is odd with a screen, a mail, money or a device, we will look at it together.");
    public static Text DoubtYes { get; } = new("はい、起きています", "はい、あります", "Yes, something is wrong");
    public static Text DoubtNo { get; } = new("いいえ、大丈夫です", "いいえ、大丈夫です", "No, all is well");

    public static Text OfferTitle { get; } = new("お手伝いしましょうか？", "手伝いましょうか？", "Shall I help?");
    public static Text OfferBody { get; } = new("これはあなたにだけ見えています。困ったことが起きていそうなら、ダイレクトメッセージで一つずつ一緒に確認します。",
        "これは あなただけに 見えます。困ったことが あれば、1対1の メッセージで いっしょに 見ます。", "Only you can see this. If something is wrong, we can go through it step by step in a direct message.");
    public static Text OfferYes { get; } = new("はい、一緒に確認する", "はい、いっしょに 見る", "Yes, go through it with me");
    public static Text OfferNo { get; } = new("インシデントではない", "問題では ない", "Not an incident");

    public static Text NotTaken(string name, NotTakenReason reason) => reason switch
    {
        NotTakenReason.TooLarge => new($"「{name}」は大きすぎるため保存できませんでした（20 MBまで）。画面の写真なら大丈夫です。",
            $"「{name}」は 大きいので 入りません（20 MBまで）。写真なら 大丈夫です。", $"\"{name}\" is too large to keep (up to 20 MB). A photo of the screen is fine."),
        NotTakenReason.NotAllowed => new($"「{name}」は受け取れない種類のファイルです。画像・PDF・文字だけのファイルを送ってください。怪しい添付ファイルそのものは送らず、画面の写真にしてください。",
            $"「{name}」は 入りません。写真か PDFを 送ってください。あやしい ファイルは 送らないでください。", $"\"{name}\" is not a kind of file that can be kept. Send a picture, a PDF or plain text; do not send a suspicious attachment itself, photograph it."),
        _ => new($"「{name}」を取り込めませんでした。もう一度送ってください。", $"「{name}」が 入りません。もう一度 送ってください。", $"\"{name}\" could not be fetched. Please send it again."),
    };

    public static Text TakenFor(Text kind) => new($"{kind.Ja}のようです", $"{kind.JaEasy} かもしれません", $"This looks like: {kind.En}");
    public static Text First { get; } = new("まず、これだけ", "まず、これだけ してください", "First, just this");
    public static Text Never { get; } = new("絶対にしないこと", "ぜったいに しないこと", "Never do this");
    public static Text Answered { get; } = new("これまでの答え", "これまでの 答え", "Answers so far");
    public static Text How { get; } = new("やり方", "やり方", "How");
    public static Text KeepThis { get; } = new("つながらなくなっても困らないように、ここを写真に撮っておく", "ここを 写真に とって ください", "Photograph this, in case the line goes dead");
    public static Text ThenPhone(string numbers) => new($"つながらなくなったら電話：{numbers}", $"画面が 見えなくなったら 電話：{numbers}", $"If the line goes dead, phone:{numbers}");
    public static Text InOtherWords { get; } = new("言いかえると", "べつの 言い方", "In other words");
    public static Text FromYourWords { get; } = new("書かれた文から", "あなたの 文から", "from your words");
    public static string Quoted(string words, Language language) => language == Language.English ? $"“{words}”" : $"「{words}」";
    public static Text YourWords { get; } = new("あなたの言葉", "あなたの 言葉", "Your words");
    public static Text Windows { get; } = new("相談できるところ", "相談できる ところ", "Whom to consult");

    public static Text SeverityHeading(Text severity) => new($"重要度：{severity.Ja}", $"どのくらい 大変か：{severity.JaEasy}", $"Severity: {severity.En}");
    public static Text Because(Text because) => new($"{because.Ja}ため", $"{because.JaEasy}から", $"because {because.En}");
    public static Text BecausePersonWanted { get; } = new("人と話したいという希望があった", "人と 話したいと 言った", "you asked to talk to a person");
    public static Text BecauseSilent { get; } = new("途中で応答がなくなった", "答えが なくなった", "the answers stopped");

    public static Text Notified(string number) => new($"担当者に知らせました（受付番号 {number}）", $"担当の人に 知らせました（番号 {number}）", $"On-call staff have been told (reference {number})");
    public static Text NotifiedBody { get; } = new("担当者から連絡があるまで、このまま一つずつ続けてください。", "担当の人が 連絡します。このまま 続けてください。", "They will contact you. Go on here, one step at a time.");
    public static Text HasIt(string name) => new($"{name}さんが担当しています", $"{name}さんが 担当です", $"{name} has your case");
    public static Text PersonTold { get; } = new("「人と話したい」と担当者に伝えました。急ぐときは直接電話してください。", "担当の人に「話したい」と 伝えました。急ぐときは 電話を してください。", "On-call staff know that you want to talk. If it is urgent, phone them yourself.");
    public static Text NobodyYet { get; } = new("担当者とまだ連絡がつきません。次の番号に直接電話してください。", "担当の人に まだ 連絡が できません。この 番号に 電話してください。", "On-call staff could not be reached yet. Please phone them yourself.");
    public static Text StillThere { get; } = new("まだそこにいますか。続けられるところからで大丈夫です。担当者が電話することがあります。", "まだ そこに いますか。ゆっくりで 大丈夫です。担当の人が 電話を するかもしれません。", "Are you still there? Go on from wherever you can. On-call staff may phone you.");

    public static Text Thanks { get; } = new("知らせてくれてありがとうございます", "知らせてくれて ありがとうございます", "Thank you for telling us");
    public static Text HandedOver { get; } = new("ここまでで十分です。あとは担当者が引き継ぎます", "ここまでで 大丈夫です。担当の人が 続けます", "That is enough. On-call staff take it from here");
    public static Text Ended { get; } = new("この件の対応は終わりました", "このことの 対応は 終わりました", "This case is closed");
    public static Text EndedBody { get; } = new("またおかしいことがあれば、いつでも書いてください。", "また おかしいことが あれば、いつでも 書いてください。", "If anything else seems strange, write any time.");
    public static Text AllWell { get; } = new("わかりました。何かあれば、いつでも書いてください。", "わかりました。何か あれば、いつでも 書いてください。", "All right. If anything comes up, write any time.");

    public static Text HowToReachYou { get; } = new("つながらなくなったときに、こちらから電話します", "この 画面が 切れたら、電話を します", "So that we can phone you if this page goes dead");

    public static Text MessageFrom(string name) => new($"担当の{name}さんから", $"担当の {name}さんから", $"From {name} (on call)");
    public static Text ReporterPhone { get; } = new("報告者の電話番号", "報告者の 電話番号", "The reporter's phone number");
    public static Text NoPictureYet { get; } = new("画面の写真", "画面の 写真", "A picture of the screen");

    public static Text CardOfEarlierReport { get; } = new("それは前の報告のカードです。いまの質問はこちらです。", "それは 前の カードです。いまの 質問は これです。", "That card belongs to an earlier report. This is the present question.");
    public static Text AlreadyAnswered { get; } = new("その質問には、もう答えが入っています。続きはこちらです。", "その 質問は もう 答えました。続きは これです。", "That is already answered. Here is what comes next.");
    public static Text AnsweredDifferently { get; } = new("その質問には別の答えが入っています。変えるときは「直す」を押してください。", "その 質問には ほかの 答えが あります。変えるときは「直す」を 押してください。", "That was answered differently. Press \"Change\" beside it to correct it.");
    public static Text NotPossible { get; } = new("いまはそれを選べません。下のボタンから選んでください。", "いまは それを 選べません。下の ボタンから 選んでください。", "That cannot be chosen now. Choose one of the buttons below.");
    public static Text NothingOpen { get; } = new("まだ報告がありません。まず、何が起きたかを書いてください。", "まだ 報告が ありません。まず、何が あったか 書いてください。", "There is no report yet. First write what happened.");
    public static Text NothingWritten { get; } = new("何も書かれていません。ひとことで大丈夫です。何が起きましたか。", "何も 書いてありません。短くて 大丈夫です。何が ありましたか。", "Nothing was written. A few words are enough: what happened?");
    public static Text PersonIsComing { get; } = new("担当者にはもう伝えてあります。急ぐときは直接電話してください。", "担当の人に もう 伝えました。急ぐときは 電話してください。", "On-call staff already know. If it is urgent, phone them yourself.");
    public static Text PhoneNeedsDigits { get; } = new("電話番号は数字で書いてください（内線でも大丈夫です）。", "電話番号は 数字で 書いてください。", "Write the phone number in digits (an extension is fine).");
}
