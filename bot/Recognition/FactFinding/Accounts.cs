using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>Whose account it is, whether its owner still gets in, and whether administrator rights or keys were within reach.</summary>
internal static partial class Accounts
{
    private static readonly Cues _ownerCues = new("店", "公式", "会社", "社内", "職場", "業務", "仕事", "うち", "弊社", "当社", "会員", "顧客", "お客", "ユーザー", "ゆーざー", "company", "work", "corporate", "office", "customer", "member");
    private static readonly Cues _lockedCues = new("入れ", "入られ", "ろぐいん", "さいんいん", "locked out", "get in", "log in", "login", "sign in", "access");
    private static readonly Cues _keyCues = new("aws", "きー", "鍵", "管理者", "keychain", "ぱすわーど管理", "ぱすわーどまねーじゃ", "key", "admin", "password manager", "vault");

    /// <summary><c>members</c>, <c>sns</c>, <c>mail</c> or <c>company</c>; null when the words do not say so.</summary>
    public static string? WhoseIs(string text) =>
        !_ownerCues.AreIn(text) ? null
        : Members().IsMatch(text) ? "members"
        : SocialPage().IsMatch(text) ? "sns"
        : CompanyMail().IsMatch(text) ? "mail"
        : Company().IsMatch(text) ? "company"
        : null;

    public static bool IsLockedOut(string text) => _lockedCues.AreIn(text) && LockedOut().IsMatch(text);

    public static bool AreKeysTold(string text) => _keyCues.AreIn(text) && Keys().IsMatch(text);

    private const string Owner = "(?:会社|社内|職場|業務(?:用)?|仕事(?:用)?|うち|弊社|当社)の?(?:の|用の)?";

    // 「会社のメールに届いた」 tells where the bait came, not whose account it is.
    private const string NotWhereItCame = "(?!(?:に|で)(?:は)?(?:届|来|き(?:た|て)|変|怪|不審|偽|受信))";

    [GeneratedRegex(@"(?:会員|顧客|お客様?|お客さん|ゆーざー)(?:向け)?の?(?:さいと|ぺーじ|id|あかうんと|ろぐいん)[^。\n]{0,60}?(?:ろぐいん(?:失敗|試行|成功)|不正ろぐいん|使い回し|りすと型|大量の?(?:ろぐいん|あくせす))|(?:りすと型|ぱすわーどりすと)攻撃|\bcredential stuffing\b|\b(?:customers?|members?)'? (?:accounts?|logins?|portal)\b[^.\n]{0,60}\b(?:login attempts|failed logins|stuffing|reused passwords)\b")]
    private static partial Regex Members();

    [GeneratedRegex(Owner + @"(?:google|ぐーぐる|g ?suite|workspace|m(?:icro)?s(?:oft)?|まいくろそふと|office|おふぃす|m?365|outlook|あうとるっく|teams|めーる|めあど)" + NotWhereItCame + @"|あかうんとは会社の|\b(?:company|work|corporate|office)(?:'s)? (?:\w+ )?(?:e?mail|365|google|microsoft|outlook|workspace|m365|o365)\b(?! (?:came|arrived))")]
    private static partial Regex CompanyMail();

    [GeneratedRegex(Owner + @"(?:あかうんと|id|ぱすわーど|pw|ろぐいん|vpn|しすてむ|ぐるーぷうぇあ|slack|公式)" + NotWhereItCame + @"|\b(?:company|work|corporate|office)(?:'s)? (?:\w+ )?(?:login|log-in|account|password|credentials?|id|sign-?in)\b")]
    private static partial Regex Company();

    [GeneratedRegex(@"(?:(?:お|美容|ねいる|飲食|本|支)?店|会社|うち|弊社|当社|公式|仕事(?:用)?)の?(?:公式)?の?(?:いんすた|instagram|らいん(?!す|ん)|line(?![a-z])|つい[っつ]たー|twitter|x(?:の|あかうんと)|ふぇいすぶっく|facebook|てぃっくとっく|tiktok|ゆーちゅーぶ|youtube|sns)|(?:いんすた|instagram|line|らいん)(?:の)?公式|\b(?:our|the|company|shop|store)(?:'s)? (?:\w+ )?(?:instagram|facebook|twitter|tiktok|youtube|line account)\b")]
    private static partial Regex SocialPage();

    [GeneratedRegex(@"(?:ろぐいん|さいんいん)(?:が|も|は)?(?:でき|出来)(?:な[いく]|ません|なか)|(?:あかうんと|めーる|google|ぐーぐる|365|いんすた\w*|instagram|らいん|line|管理画面|まいぺーじ)(?:に|へ)?(?:も|は)?入れ(?:ない|なく|ません|ず)|(?:ぱすわーど|pw)(?:も|を|が)?変えられ(?:て|た|ま)[^。\n]{0,10}?(?:入れ(?:ない|なく|ません)|ろぐいん)|\blocked out\b|\b(?:can'?t|cannot|can not|couldn'?t|unable to) (?:even )?(?:get (?:in|into)|log ?in|sign ?in|access) (?:to |into )?(?:my|our|the|his|her)? ?(?:\w+ )?(?:account|e?mail|mailbox|google|workspace|gmail|outlook|instagram|facebook|admin)")]
    private static partial Regex LockedOut();

    [GeneratedRegex(@"(?:aws|azure|gcp|くらうど|api|ssh)の?(?:あくせす)?(?:きー|鍵)|あくせすきー|きーちぇーん|ぱすわーど(?:管理|まねーじゃー?)|管理者の?(?:ぱすわーど|あかうんと|権限|id)[^。\n]{0,12}?(?:入って|あり|ある|保存|使って)|\b(?:aws|azure|gcp|cloud|api|ssh|access) keys?\b|\bkeychain\b|\bpassword (?:manager|vault)\b|\badmin(?:istrator)? (?:password|credentials|rights)\b[^.\n]{0,20}\b(?:on|in|saved|stored)\b")]
    private static partial Regex Keys();
}
