using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>How data got out, where the words tell: what to stop, and whom to phone, differs from one to the other.</summary>
internal static partial class Leaks
{
    private static readonly Cues _cues = new("漏", "もれ", "流出", "誤送", "まちが", "間違", "宛先", "bcc", "fax", "ふぁっくす", "別の", "見え", "共有", "公開", "ばら", "だーくうぇぶ", "委託", "id", "ぱすわーど",
        "wrong", "leak", "breach", "visible", "public", "shared", "dark web", "anyone");

    /// <summary><c>ids</c>, <c>partner</c>, <c>attack</c>, <c>mail</c>, <c>share</c> or <c>told</c>; null when the words do not say.</summary>
    public static string? How(string text) =>
        !_cues.AreIn(text) ? null
        : Ids().IsMatch(text) ? "ids"
        : Partner().IsMatch(text) ? "partner"
        : Attack().IsMatch(text) ? "attack"
        : Mail().IsMatch(text) ? "mail"
        : Told().IsMatch(text) ? "told"
        : Share().IsMatch(text) ? "share"
        : null;

    [GeneratedRegex(@"(?:社員|職員|従業員|うち|弊社|当社|御社|会社)[^。\n]{0,14}?(?:id|めーるあどれす|あかうんと|認証情報)?(?:と|や|・|/)?ぱすわーど[^。\n]{0,30}?(?:だーくうぇぶ|漏れ|漏え|漏洩|流出|出回|公開|売られ|りすと)|(?:だーくうぇぶ|漏えい|漏洩|流出)[^。\n]{0,30}?(?:社員|職員|従業員|うち|弊社|当社|御社|会社)[^。\n]{0,14}?(?:ぱすわーど|認証情報)|\b(?:employees?|staff|our|company)\b[^.\n]{0,30}\b(?:passwords?|credentials)\b[^.\n]{0,40}\b(?:dark web|leaked|for sale|dump)")]
    private static partial Regex Ids();

    [GeneratedRegex(@"(?:委託(?:先|して|した)|外注先|頼んでいる|お願いしている|契約している|使っている|利用している|利用中の|導入している)[^。\n]{0,40}?(?:漏れ|漏え|漏洩|流出|不正あくせす|攻撃され|らんさむ|さいばー攻撃)|\b(?:vendor|contractor|provider|supplier|processor|service we use|software we use|saas)\b[^.\n]{0,60}\b(?:breach\w*|leak\w*|hacked|compromised|attacked)\b")]
    private static partial Regex Partner();

    [GeneratedRegex(@"(?:でーた|情報|名簿)(?:を|が)[^。\n]{0,10}?(?:盗ん|盗まれ|抜かれ|窃取|売られ|売りに)|(?:ばらまく|ばらまか|公開する(?:と|ぞ)|公開されたくな|暴露)|だーくうぇぶ[^。\n]{0,20}?(?:出て|載っ|掲載|売)|\b(?:stole|stolen|exfiltrated)\b[^.\n]{0,30}\bdata\b|\bdata\b[^.\n]{0,30}\b(?:stolen|for sale|exfiltrated)\b|\b(?:publish|leak|release) (?:it|our|the|all)\b")]
    private static partial Regex Attack();

    [GeneratedRegex(@"誤送信|誤って送|(?:bcc)[^。\n]{0,20}?(?:to|cc|ではな|じゃな|しない|せず|入れ忘|まちが|間違)|(?:宛先|送り先|送信先|住所|番号|添付)(?:を|が|の)?[^。\n]{0,8}?(?:まちが|間違|違|誤)|(?:まちがえ|間違え|間違っ|まちがっ|誤っ)て[^。\n]{0,30}?(?:送|めーる|fax|ふぁっくす|郵送|渡)|(?:別の|違う|ちがう|ほかの|他の)[^。\n]{0,14}?(?:に|へ|宛に)[^。\n]{0,14}?(?:送って(?:しま|ちゃ)|送っちゃ|送信して(?:しま|ちゃ)|めーるして(?:しま|ちゃ)|ふぁっくすして(?:しま|ちゃ)|fax(?:を)?(?:して|送って)(?:しま|ちゃ))|\b(?:sent|emailed|e-mailed|mailed|faxed|cc'?d)\b[^.\n]{0,60}\b(?:wrong|by mistake|by accident|accidentally|instead of bcc)\b|\b(?:accidentally|mistakenly|wrongly) (?:sent|emailed|e-mailed|mailed|faxed|cc'?d)\b")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:見える|見られる|見れる|見えて(?:い)?る|丸見え|検索(?:で|に)出て)[^。\n]{0,14}?(?:言われ|連絡|指摘|教え|電話|知らせ)|\b(?:told|says?|said|reported)\b[^.\n]{0,40}\b(?:can see|is visible|are visible|is public|shows up)\b")]
    private static partial Regex Told();

    [GeneratedRegex(@"(?:共有|公開)(?:りんく|ふぉるだー?|設定|範囲|の設定)[^。\n]{0,30}?(?:まちが|間違|誤|全員|だれでも|誰でも|公開|なって|して(?:い)?た|ままに)|(?:誰でも|だれでも|全員|全世界)[^。\n]{0,12}?(?:見える|見られる|見れる|閲覧|あくせす|公開)|\banyone (?:with the link|can (?:see|open|view|read))\b|\b(?:shared|set|made|left) (?:\w+ ){0,4}?(?:public|publicly|open to everyone|to everyone)\b")]
    private static partial Regex Share();
}
