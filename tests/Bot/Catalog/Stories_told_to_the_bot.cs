using System.Text;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;
using Escalation.Recognition;

namespace Escalation.Tests.Bot;

/// <summary>
/// People tell what happened in their own words, and answer as they would. Written from what public accounts tell about such cases: the words, the gaps, the
/// panic. Each story says what it has to be taken for, what has to be advised and in which order, what never, and whom it has to be told of.
/// </summary>
public sealed class Stories_told_to_the_bot
{
    private static readonly LocalRecognizer _recognizer = LocalRecognizer.Load();
    private static readonly DateTimeOffset _monday = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly Organization _organization = new("みどり製作所")
    {
        Sites = [new("honsha", "本社", 13), new("osaka", "大阪工場", 27)],
        Partners = [new("bank", "取引銀行"), new("card", "法人カード"), new("vendor", "保守会社"), new("insurer", "保険会社")],
    };

    /// <summary>Answers by step, <c>step=answer</c>; every other question is answered with "I don't know", every other action is done.</summary>
    private static readonly Story[] _stories =
    [
        new("ja", "パソコンから急に大きな音がして、トロイの木馬に感染したってMicrosoftの画面が出てます。×が押せないです", "support-scam", "remote=no called=no typed=no screen=yes")
            { Advises = ["電話せず", "ESCキー"], Never = ["電源を切", "警察に電話"], Ends = EndingKind.Closed },
        new("ja", "サポートの人に言われてコンビニでアップルカード5万円買って番号伝えちゃったんですけど、これって詐欺ですか", "support-scam", "remote=no called=yes")
            { Advises = ["カードの発行会社"], Never = ["ESCキーを3秒ほど長押し"], Offers = ["prepaid-issuer", "police-pref-13", "ipa-org-support"] },
        new("ja", "部長のパソコンがマイクロソフトの人に遠隔で操作されてるみたいです。今も電話してます", "support-scam", "seen=bank")
            { Advises = ["ネットから切り離して", "銀行に電話", "別の機器から、パスワード"], Never = ["再起動して", "電源を切って"], Offers = ["bank-0", "police-pref-13"] },
        new("ja", "TeamsでITサポートを名乗る人からクイックアシストを起動するように言われて操作させました", "support-scam", "")
            { Advises = ["ネットを切って", "ネットから切り離して"], Offers = ["police-pref-13", "ipa-org-support"] },
        new("ja", "父がパソコンの警告に電話して、遠隔操作されたそうです", "support-scam", "") { Advises = ["ネットから切り離して"], Never = ["いま書いているのは"] },
        new("ja", "朝来たらNASの中のファイルが全部 .lockbit になってて開けません。業務が止まってます", "ransomware", "")
            { Advises = ["ネットから切り離して", "バックアップ"], Never = ["再起動して", "初期化して", "電源を切って"], Offers = ["police-pref-13", "jpcert", "ipa-org-support", "ppc-leak"] },
        new("ja", "今まさにデスクトップのアイコンが次々白くなって名前が変わっていってます！", "ransomware", "")
            { Advises = ["LANケーブルを抜き", "ネットから切り離して"], Never = ["再起動して"], Offers = ["police-pref-13"] },
        new("ja", "佐川の不在通知のSMS開いてIDとパスワード入れてしまった", "phishing", "whose=company")
            { Advises = ["パスワードを、公式の", "ログイン履歴"], Offers = ["antiphishing", "police-pref-13"] },
        new("ja", "銀行を名乗るメールのリンクからログインして、届いたワンタイムパスワードも入れました", "phishing", "")
            { Advises = ["すべての端末からログアウト", "パスワードを変えて"], Offers = ["police-pref-13"] },
        new("ja", "Amazonのメールでカード番号と裏の3桁入力しちゃいました…会社のカードです", "phishing", "")
            { Advises = ["カード会社の紛失・盗難窓口"], Offers = ["card-0", "police-pref-13"] },
        new("ja", "自分のアドレスから「ハッキングした、録画をばらまく、ビットコインを払え」というメールが来ました", "phishing", "") { Never = ["ネットから切り離して", "バックアップ"] },
        new("ja", "取引先から「変なメール来てる」と電話が。自分のOutlookの送信済みに知らないメールが何百通もある", "account-compromise", "whose=mail signin=yes")
            { Advises = ["別の機器から"], Offers = ["police-pref-13", "ipa-org-support", "jpcert"] },
        new("ja", "うちの店のインスタに入れなくなりました。パスワード変えられてるみたい", "account-compromise", "signin=no") { Offers = ["police-pref-13"] },
        new("ja", "請求書のzip開いてコンテンツの有効化を押したあと何も起きない。大丈夫？", "malware", "")
            { Advises = ["ネットから切り離して"], Never = ["再起動して", "電源を切って"], Offers = ["jpcert", "police-pref-13"] },
        new("ja", "研究部門の先生宛に、学会を装った添付つきのメールが届いて開いてしまいました", "malware", "spread=aimed")
            { Advises = ["ネットから切り離して"], Never = ["再起動して"], Offers = ["ipa-jcrat", "police-pref-13"] },
        new("ja", "駐車場で拾ったUSBを会社のPCに挿したら変な動きをしています", "malware", "did=opened") { Advises = ["LANとWi-Fiを切って"], Never = ["再起動して"] },
        new("ja", "海外の取引先から口座変更のメールが来て300万円送金したあとに、偽メールだったとわかりました", "bec", "")
            { Advises = ["銀行に、いますぐ電話", "警察に電話", "取引先に電話"], Offers = ["bank-0", "police-pref-13"] },
        new("ja", "社長からメールで至急振り込んでほしいと言われたけど、アドレスが微妙に違う", "bec", "paid=no") { Never = ["組戻しを頼"] },
        new("ja", "法人口座から覚えのない500万円の送金が3件ありました", "unauthorized-transfer", "what=moved")
            { Advises = ["銀行に電話", "警察と"], Offers = ["bank-0", "police-pref-13"] },
        new("ja", "銀行の自動音声から電話があって、メールアドレスを聞かれ、送られてきたページで法人ネットバンキングの番号を入れました", "unauthorized-transfer", "what=told")
            { Advises = ["銀行に電話"], Never = ["かけ直して"], Offers = ["bank-0"] },
        new("ja", "警察を名乗る人からLINEで逮捕状が送られてきて、口座を調べると言われています", "unauthorized-transfer", "") { Offers = ["police-pref-13", "police-9110"] },
        new("ja", "会社のスマホを昨日の電車に忘れたかも。ロックはしてる", "lost-device", "how-lost=lost")
            { Advises = ["ロックして", "パスワードを", "警察に届けて"], Never = ["消去して"], Offers = ["police-pref-13", "ppc-leak"] },
        new("ja", "患者さんのカルテのコピーを電車に置き忘れました", "lost-device", "") { Advises = ["駅"], Offers = ["ppc-leak", "police-pref-13"] },
        new("ja", "お客様300人分の名簿を間違って別の会社にメールで送ってしまいました", "data-leak", "how=mail data=personal")
            { Never = ["もう一度送って"], Offers = ["ppc-leak", "ipa-org-support"] },
        new("ja", "社会保険の手続きを頼んでいる事務所が攻撃されて、うちの社員の情報も漏れたかもしれないと連絡がありました", "data-leak", "") { Never = ["バックアップ用のディスク"], Offers = ["ppc-leak"] },
        new("ja", "うちのホームページを開くと知らない中国語の通販サイトに飛ばされると客から連絡", "web-defacement", "")
            { Advises = ["サイトの管理者に", "別のPCから"], Offers = ["jpcert", "police-pref-13"] },
        new("ja", "朝からサイトが重くて落ちてます。ビットコイン払わないと攻撃続けるってメールも来た", "ddos", "demand=demand")
            { Advises = ["回線かサーバーの会社"], Never = ["支払って"], Offers = ["police-pref-13", "jpcert"] },
        new("ja", "VPN装置に見覚えのない管理者アカウントが増えてる", "network-intrusion", "")
            { Advises = ["ケーブルを抜いて", "電源はそのまま"], Never = ["電源を切って", "再起動して", "更新して"], Offers = ["jpcert", "police-pref-13", "vendor-0"] },
        new("ja", "課長が夜中に設計データを個人のUSBにコピーしているのを見てしまいました。誰にも言わないでください", "insider", "")
            { Advises = ["ほかの人に話さないで"], Never = ["本人に聞いて", "上司に知らせて", "上司に伝えて"], Offers = ["police-pref-13", "ipa-org-support"], NotOffers = ["vendor-0"] },
        new("ja-easy", "パソコン 変です。音 大きい。電話番号 出ます。", "support-scam", "remote=no called=no typed=no screen=yes") { Advises = ["ESCキー"], Ends = EndingKind.Closed },
        new("ja-easy", "メールの リンク おしました。カードの 番号 書きました", "phishing", "") { Advises = ["カードの 会社に"], Offers = ["card-0"] },
        new("en", "a guy from apple support had me buy 4 gift cards and read him the codes, then he hung up", "support-scam", "remote=no called=yes")
            { Advises = ["issuer"], Offers = ["prepaid-issuer", "police-pref-13"] },
        new("en", "all the files on our shared drive end with .akira and theres a readme asking for money", "ransomware", "")
            { Advises = ["network cable", "off the network"], Never = ["Restart the", "Switch it off"], Offers = ["police-pref-13", "jpcert"] },
        new("en", "We wired 40k to a supplier's new bank account and now the supplier says they never changed it", "bec", "") { Advises = ["bank", "police"], Offers = ["bank-0", "police-pref-13"] },
        new("en", "I left my work laptop in a taxi last night", "lost-device", "") { Offers = ["police-pref-13", "ppc-leak"] },
    ];

    public static TheoryData<Story> Stories => [.. _stories];

    [Theory, MemberData(nameof(Stories))]
    public void are_understood_and_lead_to_the_right_advice_and_people(Story story)
    {
        var told = Tell(story);
        Assert.Equal(story.Playbook, told.Playbook);
        var from = 0;
        foreach (var words in story.Advises)
        {
            var at = told.Advice.IndexOf(words, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{words}' is not advised{(from > 0 ? " after what has to come before it" : "")}:\n{told.Advice}");
            from = at + words.Length;
        }

        foreach (var words in story.Never) Assert.DoesNotContain(words, told.Advice, StringComparison.Ordinal);
        foreach (var window in story.Offers) Assert.Contains(window, told.Offers);
        foreach (var window in story.NotOffers) Assert.DoesNotContain(window, told.Offers);
        Assert.Equal(story.Ends, told.End.Kind);
    }

    [Theory]
    [InlineData("昨日のセキュリティ研修の資料、どこに置いてありますか")]
    [InlineData("ウイルス性の胃腸炎で休みます")]
    [InlineData("標的型メール訓練の開封率は8％でした")]
    [InlineData("警察を名乗る詐欺が増えているそうなので、みなさん気をつけましょう")]
    [InlineData("the conference invite has the agenda attached, see you there")]
    public void are_not_made_of_ordinary_talk(string words) => Assert.InRange(_recognizer.Recognize(words).ReportConfidence, 0, Escalation.Dialogs.Conversations.Recognition.Sure);

    private static (string Playbook, string Advice, List<string> Offers, Ending End) Tell(Story story)
    {
        var answers = story.Answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1]);
        var language = Languages.Parse(story.Language)!.Value;
        var here = new Address("web:anna");
        var state = new Conversation(new("web-anna"));
        var advice = new StringBuilder();
        Input input = new Said(here, story.Says, _recognizer.Recognize(story.Says), language);
        for (var steps = 0; steps < 40; steps++)
        {
            var context = new Context(_monday, "K7Q29FXA", ShippedCatalog.Catalog, _organization);
            var decision = ConversationRules.Decide(state, input, context);
            Assert.Null(decision.Refusal);
            state = state.Apply(decision.Events);
            var card = decision.Outgoing.OfType<Show>().Last().Prompt;
            Assert.NotNull(state.Dialog);
            foreach (var section in card.Sections.Where(s => s.Kind is SectionKind.First)) advice.AppendJoin('\n', section.Items.Select(i => i.Text)).Append('\n');
            advice.Append(card.Body).Append('\n');
            foreach (var section in card.Sections.Where(s => s.Kind is SectionKind.How)) advice.AppendJoin('\n', section.Items.Select(i => i.Text)).Append('\n');
            var playbook = ShippedCatalog.Playbook(state.Dialog.Playbook);
            var step = Walk.Of(playbook, state.Dialog.Answers, state.Dialog.Facts).Current;
            if (step is Ending end) return (playbook.Id, advice.ToString(), [.. card.Contacts.Select(c => c.Id)], end);
            input = new Chose(here, $"{step.Id}:{Answer(step, answers)}");
        }

        throw new InvalidOperationException($"The story does not end:\n{advice}");
    }

    private static string Answer(Step step, Dictionary<string, string> answers) => step switch
    {
        _ when answers.TryGetValue(step.Id, out var given) => given,
        ActionStep => Walk.Done,
        Pick { From: PickFrom.Sites } => "honsha",
        _ when BeforeCutOff.AsksForDevice(step) => "no",
        _ => Walk.Unknown,
    };
}

/// <param name="Playbook">What it has to be taken for.</param>
public sealed record Story(string Language, string Says, string Playbook, string Answers)
{
    /// <summary>Words of the advice, in the order in which they have to come.</summary>
    public string[] Advises { get; init; } = [];

    /// <summary>Words that no advice may hold.</summary>
    public string[] Never { get; init; } = [];

    /// <summary>Windows that have to be offered at the end.</summary>
    public string[] Offers { get; init; } = [];
    public string[] NotOffers { get; init; } = [];
    public EndingKind Ends { get; init; } = EndingKind.HandedOver;

    public override string ToString() => $"[{Language}] {Says}";
}
