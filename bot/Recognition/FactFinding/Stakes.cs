using System.Globalization;
using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>What is at stake, where the words tell: whose data, of how many people, lost or stolen, and whether money is demanded.</summary>
internal static partial class Stakes
{
    private const int Many = 1000;

    /// <summary>As many as one person can phone.</summary>
    private const int Few = 5;

    private static readonly Cues _dataCues = new("情報", "でーた", "名簿", "りすと", "病歴", "かるて", "患者", "健康", "まいなんばー", "個人番号", "住所", "氏名", "連絡先", "あどれす", "かーど", "口座番号", "決済", "給与", "給料", "履歴書",
        "data", "list", "details", "patient", "medical", "health", "my number", "card", "payroll", "salar", "address", "checkout", "payment");
    private static readonly Cues _peopleCues = new("人", "名", "件", "数十万", "一斉", "全社員", "全員", "めーりんぐりすと", "大勢", "全顧客", "全会員", "取引先全部", "people", "record", "recipient", "customer", "client", "patient", "member", "user", "employee", "contacts", "address", "list", "to every", "to all");
    private static readonly Cues _lostCues = new("盗", "ぬすま", "置き引き", "ひったくり", "車上", "紛失", "なくし", "無くし", "失くし", "忘れ", "わすれ", "落とし", "おとし", "見当たら", "見つから", "stole", "theft", "robbed", "snatched", "lost", "left", "misplaced", "can't find", "cannot find");
    private static readonly Cues _demandCues = new("払", "要求", "脅", "身代金", "びっとこいん", "pay", "ransom", "demand", "btc", "bitcoin", "extort");

    /// <summary><c>sensitive</c>, <c>money</c> or <c>personal</c>, the worst that is named; null when the words do not say, or say that there is none.</summary>
    public static string? Data(string text) =>
        !_dataCues.AreIn(text) || NoData().IsMatch(text) ? null
        : Sensitive().IsMatch(text) ? "sensitive"
        : Payment().IsMatch(text) ? "money"
        : Personal().IsMatch(text) ? "personal"
        : null;

    /// <summary>
    /// How many people it concerns, <c>few</c> for up to 1,000 or <c>many</c>, and how many got what was sent, <c>few</c> for as many as one person can phone or
    /// <c>many</c>; null when no number is named.
    /// </summary>
    public static (string? Concerned, string? Receivers) People(string text)
    {
        if (!_peopleCues.AreIn(text)) return default;
        var (about, got) = Most(text);
        // Who got it is not whom it is about, but where every address was shown.
        if (got > about && AddressesShown().IsMatch(text)) about = got;
        return (Thousands().IsMatch(text) ? "many" : FewOrMany(about, Many), ToEverybody().IsMatch(text) ? "many" : FewOrMany(got, Few));
    }

    private static string? FewOrMany(decimal most, int few) => most == 0 ? null : most > few ? "many" : "few";

    private static (decimal About, decimal Got) Most(string text)
    {
        var (about, got) = (0m, 0m);
        foreach (Match named in Count().Matches(text))
        {
            var number = Number(named.Groups["n"].Value);
            if (named.Groups["man"].Success) number = (number * 10_000) + (named.Groups["rest"].Success ? Number(named.Groups["rest"].Value) : 0);
            if (named.Groups["k"].Success) number *= 1000;
            if (named.Groups["got"].Success) got = Math.Max(got, number);
            else about = Math.Max(about, number);
        }

        return (about, got);
    }

    private static decimal Number(string digits) => decimal.Parse(digits.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary><c>stolen</c> or <c>lost</c>; what was stolen is not lost.</summary>
    public static string? LostHow(string text) =>
        !_lostCues.AreIn(text) || Doubt().IsMatch(text) ? null
        : Stolen().IsMatch(text) ? "stolen"
        : Lost().IsMatch(text) ? "lost"
        : null;

    public static bool IsMoneyDemanded(string text) => _demandCues.AreIn(text) && Demand().IsMatch(text);

    [GeneratedRegex(@"(?:情報|でーた|名簿|りすと|かーど番号|住所|氏名)(?:など)?(?:(?:は|も)な(?:い|く)(?!し)|(?:は|も|が|を)?[^。\n、]{0,4}?(?:ありません|入って(?:い)?(?:ません|ない)|含ま(?:ない|ません|れて(?:い)?(?:ません|ない))|無関係|無し|なし(?!で)))|(?:情報|でーた|名簿|かーど|住所|氏名)[^。\n]{0,14}?(?:かどうか|か(?:わか|分か|不明|確認))|\b(?:no|without|not any|any) (?:\w+ )?(?:personal|customer|sensitive|card|payment|patient) (?:data|information|details|records?)\b|\bnot? (?:contain|include)|\bnot sure\b")]
    private static partial Regex NoData();

    [GeneratedRegex(@"病歴|かるて|診断書|診療(?:記録|情報|録)|健康診断|検査結果|(?:患者|健康|病気|障害者|障がい者)(?:さん|様)?(?:の)?(?:\w{0,6}(?:情報|でーた|名簿|りすと|名前|記録))|まいなんばー|個人番号|犯罪歴|\b(?:medical|health|patients?'?|diagnos\w+) (?:records?|data|information|files?|details|lists?)\b|\bmy number\b")]
    private static partial Regex Sensitive();

    [GeneratedRegex(@"(?:くれじっと)?かーど(?:の)?(?:番号|情報|でーた)|口座番号|せきゅりてぃこーど|決済(?:画面|ぺーじ|ふぉーむ|情報|でーた)|\b(?:credit |debit )?card (?:numbers?|details|data|information)\b|\b(?:checkout|payment) (?:page|form|data|details)\b|\bbank (?:details|log-?ins?|account numbers?)\b")]
    private static partial Regex Payment();

    [GeneratedRegex(@"個人(?:情報|でーた)|(?:顧客|お?客(?:様|さま|さん)|取引先|会員|住民|市民|利用者|入居者|生徒|学生|児童|園児|社員|従業員|職員|応募者|求職者|参加者|購入者|患者)(?:さん|様|さま)?(?:全員)?(?:の|が入った|が載った)?(?:\w{0,4}の)?(?:個人)?(?:情報|でーた|名簿|りすと|名前|氏名|住所|連絡先|電話番号|めーるあどれす|あどれす|一覧)|名簿|住所録|氏名|全員の(?:めーる)?あどれす|(?:めーる)?あどれすが[^。\n]{0,6}(?:見え|全部|丸見え)|給与明細|給料明細|履歴書|\bpersonal (?:data|information|details)\b|\b(?:customer|client|member|employee|staff|student|user|applicant|resident)s?'? (?:data|list|details|information|records?|database|names|addresses|e?mails?)\b|\b(?:payroll|salary (?:list|sheet)|mailing list|names and (?:addresses|e?mails?|phone))\b|\b(?:everyone|everybody|all (?:the|of the|their))(?:'s)? (?:e?mail )?addresses\b")]
    private static partial Regex Personal();

    [GeneratedRegex(@"数千(?:人|名|件)|何千(?:人|名|件)|数万(?:人|名|件)|何万(?:人|名|件)|数十万|\bthousands of (?:\w+ )?(?:people|customers|users|members|records|addresses|patients|clients)\b")]
    private static partial Regex Thousands();

    // A number of people or records that the data is about, not of colleagues who did something.
    [GeneratedRegex(@"(?<![\d.])(?<n>[0-9][0-9,]{0,9}(?:\.[0-9]+)?)(?:(?<man>万)(?<rest>[0-9][0-9,]{0,5})?)?(?<k>千)?(?:人|名|件)(?:ほど|くらい|ぐらい|以上|近く|余り|強|弱|様)?(?:(?:の(?:顧客|お?客|会員|住民|市民|利用者|患者|社員|生徒|学生|個人|情報|でーた|名簿|氏名|住所|めーるあどれす|あどれす)|分|が(?:漏|流)|を(?:漏|流))|(?<got>に|へ|宛|全員))|(?<![\d.])(?<n>[0-9][0-9,]{0,9})(?<k>k)? (?:\w+ )?(?:(?:customer|client|patient|member|user|employee)s?'? (?:records|names|addresses|details)|records|(?<got>people|recipients|customers|clients|members|users|contacts|addresses))\b")]
    private static partial Regex Count();

    [GeneratedRegex(@"(?:全社員|全顧客|全会員|会員全員|顧客全員|取引先全部|めーりんぐりすと|数十人|数百人|数千人|大勢)[^。\n]{0,6}?(?:に|へ|宛)[^。\n]{0,30}?(?:送信|送って|送っちゃ|送りまし)|一斉(?:送信|めーる|配信)|\b(?:whole|entire) (?:mailing )?list\b|\bto (?:everyone|everybody|all (?:our )?(?:customers|staff|members))\b")]
    private static partial Regex ToEverybody();

    [GeneratedRegex(@"bcc|(?<![a-z])cc|あどれすが[^。\n]{0,8}?見え|全員のあどれす|\b(?:everyone|everybody|each other|all)\b[^.\n]{0,20}\b(?:see|address)")]
    private static partial Regex AddressesShown();

    [GeneratedRegex(@"(?:盗|なくし|落とし|紛失)[^。\n]{0,10}?(?:か(?:どうか|なくし|盗|わか|分か|不明)|たのか|れたのか|かも)|\b(?:stolen|lost) or (?:lost|stolen|left)\b|\b(?:might|may) (?:be|have been) stolen\b|\bnot sure\b")]
    private static partial Regex Doubt();

    [GeneratedRegex(@"盗まれ|盗難|ぬすまれ|置き引き|ひったくり|ひったくら|車上(?:荒らし|ねらい|狙い)|すられ|\b(?:was|were|got|been|is|has been|had) (?:\w+ )?(?:stolen|robbed|snatched)\b|\bstole (?:my|our|the|his|her)\b|\bsomeone (?:took|stole|grabbed)\b|\bstolen (?:from|out of|at|in|on|while)\b|\btheft\b")]
    private static partial Regex Stolen();

    [GeneratedRegex(@"紛失|(?:なく|無く|失く)し(?=た|て|ちゃ|まし)|置き?忘れ|(?:に|で|へ)(?:\w{0,8}(?:を|も))?(?:忘れ|わすれ)(?=た|て|ちゃ|まし)|(?:落と|おと)し(?=た|て|ちゃ|まし)|見当たら|見つから|どこかに(?:やっ|いっ)|\b(?:lost|misplaced)\b|\bleft (?:my|our|the|a|his|her|it)\b[^.\n]{0,40}\b(?:in|on|at)\b|\b(?:can'?t|cannot|couldn'?t) find (?:my|our|the|it)\b")]
    private static partial Regex Lost();

    [GeneratedRegex(@"(?:金|円|びっとこいん|btc|仮想通貨|暗号資産|身代金)(?:を|が|で|の)?[^。\n]{0,12}?(?:払え|支払え|払わ(?:な|せ)|支払わな|払うよう|支払うよう|払ったら|払えば|よこせ|送れ|要求|請求され)|(?:払わ|支払わ)(?:ない|なければ|なき)[^。\n]{0,16}?(?:攻撃|止め|落と|続け|ばらま|公開)|(?:払え|支払え)ば[^。\n]{0,12}?(?:止め|やめ|戻)|脅迫(?:文|状|めーる|され)|身代金|\bpay (?:\w+ ){0,4}?(?:btc|bitcoin|ransom|or (?:we|they|else))|\bransom\b|\bdemand(?:s|ed|ing)? (?:\w+ ){0,3}?(?:money|payment|bitcoin|btc|crypto)|\bextort\w*")]
    private static partial Regex Demand();
}
