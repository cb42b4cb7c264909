using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>
/// Which trick it is, where one kind of incident has several that need other advice: a caller who says he is the police, a mail that threatens with a
/// recording, a telephone number moved to somebody else's SIM, money that went without anybody sending it, mails sent in one's name.
/// </summary>
internal static partial class Ploys
{
    private static readonly Cues _policeCues = new("警察", "警視庁", "府警", "県警", "道警", "検察", "検事", "捜査", "police", "prosecutor", "detective");
    private static readonly Cues _threatCues = new("撮影", "録画", "動画", "映像", "かめら", "あだると", "ぽるの", "恥ずかしい", "webcam", "recorded", "porn", "masturbat", "video of me", "intimate", "camera");
    private static readonly Cues _brandCues = new("うち", "弊社", "当社", "自社", "わが社", "会社名", "社名", "店名", "our ");
    private static readonly Cues _simCues = new("sim", "圏外", "回線", "signal", "ported", "port-out");
    private static readonly Cues _movedCues = new("勝手に", "送金", "振込", "振り込", "引き落と", "引落", "出金", "引き出", "残高", "口座", "transfer", "withdraw", "debit", "account", "balance", "money");
    private static readonly Cues _nameCues = new("から", "名前で", "名義で", "なりすま", "送信済", "送信履歴", "from me", "in my name", "from my", "sent items", "sent folder", "i didn't send", "i never sent");

    /// <summary>Somebody who says he is the police, and wants something. The police as the one to be called are not meant.</summary>
    public static bool IsFakePolice(string text) => _policeCues.AreIn(text) && Police().IsMatch(text) && Demand().IsMatch(text);

    public static bool IsThreatOfRecording(string text) => _threatCues.AreIn(text) && Recording().IsMatch(text) && Blackmail().IsMatch(text);

    public static bool IsImpersonated(string text) => _brandCues.AreIn(text) && Impersonation().IsMatch(text);

    public static bool IsSimTakenOver(string text) => _simCues.AreIn(text) && Sim().IsMatch(text);

    public static bool HasMoneyMoved(string text) => _movedCues.AreIn(text) && Moved().IsMatch(text);

    public static bool IsSentInMyName(string text) => _nameCues.AreIn(text) && InMyName().IsMatch(text);

    public static bool IsFileSentInMyName(string text) => IsSentInMyName(text) && SentFile().IsMatch(text);

    [GeneratedRegex(@"(?:警察(?!に|へ|庁の)|警視庁|[府県道]警|検察|検事|捜査[一二2]?課|捜査員|捜査官)[^。\n]{0,20}?(?:名乗|なのる|なのって|という|っていう|と言う|から|より|だと|です(?:」|と))|(?:自称|偽|にせ)の?(?:警察|刑事)|\b(?:police|prosecutors?|detective)\b[^.\n]{0,40}\b(?:call(?:ed|ing)?|phone[sd]?|video|line|says|said|claim)|\b(?:call(?:ed|er)?|claim(?:ing|s|ed)?|said|says|pretend\w*|someone)\b[^.\n]{0,30}\b(?:from |to be |is |was |they were |he was |he is )(?:the |a |from the )?(?:\w+ )?(?:police|prosecutor|detective)")]
    private static partial Regex Police();

    [GeneratedRegex("逮捕|捜査協力|まねろん|まねーろんだりんぐ|資金洗浄|資金調査|犯罪に使|犯罪の疑|事件に|口座|警察手帳|手帳を見せ|びでお通話|(?<![a-z])line|らいん|誰にも言うな|誰にも話|だれにも|守秘|調べると|送金|振り?込|暗号資産|arrest|warrant|launder|investigat|account|transfer|badge|video|money|secret|not to tell|don't tell")]
    private static partial Regex Demand();

    [GeneratedRegex("撮影|録画|動画|映像|うぇぶかめら|webかめら|かめらで|あだると|ぽるの|webcam|recorded|recording|porn|masturbat|video|intimate|camera")]
    private static partial Regex Recording();

    [GeneratedRegex(@"(?:ばらま|ばら撒|拡散|公開する|送りつけ|送る(?:と|ぞ)|知人|家族や|同僚に|晒)[^\n]{0,60}|\b(?:send|share|release|publish|leak|post)(?:ing)?\b[^.\n]{0,30}\b(?:video|it|everyone|contacts|coworkers|co-workers|colleagues|friends|family)\b|unless (?:i|we) pay|blackmail|sextort")]
    private static partial Regex Blackmail();

    [GeneratedRegex(@"(?:うち|弊社|当社|自社|わが社)(?:の(?:会社|名前|社名|会社名|店名|ろご|ぶらんど|さいと|名)?)?(?:を|に)(?:かた|騙|なのっ|名乗|装|よそお|まね|真似|もした|そっくり|なりすま|模し)|(?:会社名|社名|店名)を(?:かた|騙|名乗|使っ)|(?:うち|弊社|当社|自社)の偽|\b(?:fake|copy|clone|spoofed|phishing) (?:\w+ ){0,2}?(?:of|using|with|in) our (?:name|company|brand|logo|site|website|shop)|\b(?:pretend\w*|claim\w*|purport\w*) to be (?:us|our company|from us|from our company)\b|\bin our (?:company'?s? )?name\b|\bimpersonat\w+ (?:us|our (?:company|brand|shop))\b|\b(?:fake|lookalike|look-alike) (?:version|copy) of our\b")]
    private static partial Regex Impersonation();

    [GeneratedRegex(@"(?<![a-z])e?sim(?:かーど)?(?:が|を|は|に)?[^。\n]{0,14}?(?:再発行|勝手に|乗っ取|すわっぷ|切り替え|使えなく|(?:変え|変更し|移し|のりかえ|乗り換え)(?:まし)?たよ?ね)|しむすわっぷ|(?:番号|回線)(?:が|を)?[^。\n]{0,10}?(?:乗っ取|勝手に(?:解約|移|乗り換え|契約))|\b(?:re-?issued|swapped|replaced|hijacked|transferred|cloned)\b[^.\n]{0,20}\b(?:e?sim|number)\b|\be?sim\b[^.\n]{0,20}\b(?:swap|swapped|re-?issued|hijacked|cloned)\b|\bnumber (?:was|got|has been|had been) (?:ported|moved|transferred)")]
    private static partial Regex Sim();

    [GeneratedRegex(@"(?:勝手に|覚えのない|身に覚えのない|知らない(?:人|会社|口座|相手|所|ところ|名前|名義)?(?:に|へ|の)?|見覚えのない|心当たりのない)[^。\n]{0,16}?(?:送金|振り?込ま|振込(?!の(?:依頼|案内|お願い))|引き?落と|出金|引き出)(?!し(?:て|ろ)(?:ほしい|くれ|くだ|と))|(?:送金|振り?込|引き?落と|出金|引き出)[^。\n]{0,8}?(?:勝手に|されて(?:い)?(?:る|た|ま)|されました|されちゃ|されてしま)|口座(?:に|で)[^。\n]{0,14}?(?:勝手に|知らない)[^。\n]{0,12}?(?:買|売)[わら]れ|(?:口座|残高)(?:が|から|は)?[^。\n]{0,14}?(?:減って|減った|無くなって|(?<!れ|ら|い)なくなって|空に|ゼロに|0円に|抜かれ|消えて)|\b(?:transfers?|withdrawals?|debits?|payments?)\b[^.\n]{0,20}\b(?:(?:we|i|nobody|no one|none of us) (?:\w+ )?(?:made|make|didn'?t|did not|never|authori[sz]ed|know)|unauthori[sz]ed)|\bunauthori[sz]ed (?:\w+ )?(?:transfers?|withdrawals?|debits?|payments?)|\bmoney (?:is|was|has|got|went)(?: \w+)? (?:gone|missing|moved|taken|out)|\baccount (?:was|is|has been|got) (?:emptied|drained)|\b(?:emptied|drained) (?:our|my|the) (?:\w+ )?account")]
    private static partial Regex Moved();

    [GeneratedRegex(@"(?<![a-z])zip|えくせる|excel|(?<!ぱす|きー)わーど(?!ぷれす)|(?<![a-z])word|添付|ふぁいる|\battach|\bfiles?\b|\bmacro")]
    private static partial Regex SentFile();

    [GeneratedRegex(@"(?:あんた|あなた|君|きみ|お前|御社の?\w{0,6}(?:さん)?|私|わたし|自分|僕|俺)(?:の(?:あどれす|めーる|あかうんと|名前|名義))?(?:から|の名前で|名義で)[^。\n]{0,14}?(?:変な|へんな|怪しい|あやしい|不審な|おかしな|知らない|覚えのない|ぱすわーど付き)[^。\n]{0,18}?(?:めーる|返信|ふぁいる|zip|めっせーじ|dm|sms|招待|きた|来た|届)|(?:(?:店|会社|うち|公式|弊社|当社)の?)(?:いんすた\w*|らいん|(?<![a-z])line|つい[っつ]たー|ふぇいすぶっく|instagram|facebook|twitter|(?<![a-z])x|youtube|sns|あかうんと|公式あかうんと)(?:の?公式)?(?:から|に|で)[^。\n]{0,12}?(?:変な|へんな|怪しい|あやしい|不審な|おかしな|知らない|覚えのない|見覚えのない)|(?:私|わたし|自分|僕|俺)(?:の名前で|名義で|になりすまし)[^。\n]{0,16}?(?:送られ|送信され|出て|届)|(?:送信済み?|送信履歴|送信とれい|送信ふぉるだ)[^。\n]{0,14}?(?:知らない|覚えのない|見覚えのない|大量)|(?:知らない|覚えのない|身に覚えのない)(?:めーる|sms|めっせーじ)(?:が|を)?[^。\n]{0,10}?送(?:信され|られ|って(?:い)?る)|\b(?:got|received|getting|receiving) (?:\w+ ){0,4}?(?:e?mails?|messages?|files?|invites?|links?) from (?:me|my (?:account|address|e?mail|name))\b|\bin my name\b|\b(?:e?mails?|messages?) (?:i|that i) (?:didn'?t|did not|never) (?:send|sent|write|wrote)|\bsending (?:\w+ ){0,3}(?:mails?|emails?|messages?|links?) from my|\b(?:sent (?:items|folder|mail))\b[^.\n]{0,30}\b(?:didn'?t|did not|never|don'?t (?:know|recogni[sz]e))")]
    private static partial Regex InMyName();
}
