using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>How they got in, or how it shows: a command run as told, an unknown user, a notice from outside.</summary>
internal static partial class Intrusions
{
    private static readonly Cues _commandCues = new("貼り付け", "貼付", "はりつけ", "ぺーすと", "こまんど", "たーみなる", "powershell", "ctrl", "ふぁいる名を指定して", "paste", "terminal", "command", "windows + r", "windows+r", "win+r", "win + r");
    private static readonly Cues _signCues = new("知らない", "見知らぬ", "見覚えのない", "覚えのない", "作った人", "見たことのない", "から", "脆弱", "弱点", "古いまま", "更新して", "表示", "映像", "hacked", "unknown", "nobody", "from", "vulnerab", "notice", "camera", "don't recogni", "didn't create");

    public static bool IsCommandRun(string text) => _commandCues.AreIn(text) && Command().IsMatch(text);

    /// <summary><c>users</c>, <c>seen</c>, <c>told</c> or <c>weak</c>, the most serious first; null when the words do not say.</summary>
    public static string? Sign(string text) =>
        !_signCues.AreIn(text) ? null
        : Users().IsMatch(text) ? "users"
        : Seen().IsMatch(text) ? "seen"
        : Told().IsMatch(text) ? "told"
        : Weak().IsMatch(text) ? "weak"
        : null;

    [GeneratedRegex(@"(?:貼り付け|貼付け?|はりつけ|ぺーすと)(?:て|し)[^。\n]{0,20}?(?:実行|えんたー|enter|動か|押し|聞かれ|まし|しまっ|ちゃ)|(?:たーみなる|powershell|こまんど(?:ぷろんぷと)?)[^。\n]{0,20}?(?:貼っ|貼り付け|打ち込ん|実行し|入力し)(?!て(?:くださ|下さ|と|って))|こまんど(?:を|も)[^。\n]{0,10}?(?:実行し|打っ|入れ)(?=た|て(?!くださ|と|って)|まし|ちゃ)|\bpasted (?:\w+ ){0,5}?(?:line|command|code|it|that|this|what)|\b(?:open|opened|opening) (?:the )?terminal and (?:paste|pasted)|\b(?:ran|run) (?:the|a|that|this|some) (?:\w+ )?command|\bmade me\b[^.]{0,40}\bwindows ?\+ ?r\b|\b(?:press|pressed|hit)\b[^.]{0,20}\b(?:windows|win) ?\+ ?r\b[^\n]{0,60}\b(?:flashed|window|closed|enter|happened)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:知らない|見知らぬ|見覚えのない|身に覚えのない|覚えのない|見たことのない|作った覚えのない|心当たりのない)(?:\w{0,6}の)?(?:管理者|ゆーざー|あかうんと|利用者|ろぐいん|せっしょん|設定|vpn|ぽーと|る[ーう]る|さーばー?機能)|(?:管理者|あかうんと|ゆーざー)(?:が|を)[^。\n]{0,12}?(?:作られ|増え|追加され)|\b(?:unknown|unfamiliar|strange|new) (?:\w+ )?(?:admin(?:istrator)?|user|account|login|session)\b|\b(?:admin|user|account)s? (?:that )?(?:nobody|no one|none of us|we (?:didn'?t|did not|don'?t))")]
    private static partial Regex Users();

    [GeneratedRegex(@"(?:画面|表示|もにたー)(?:に|が)?[^。\n]{0,12}?(?:hacked|はっきんぐ)|映像(?:が|を)?[^。\n]{0,20}?(?:見られ|見れ|公開|誰でも|だれでも|流れ|配信|(?:さいと|ねっと|ゆーちゅーぶ|youtube)(?:上)?(?:に|で)[^。\n]{0,4}(?:出|載|のっ|あが|上が))|\bcameras?\b[^.\n]{0,40}\b(?:hacked|anyone can (?:see|watch)|online|streamed|public)\b|\bhacked by\b")]
    private static partial Regex Seen();

    [GeneratedRegex(@"(?:jpcert|じぇいぴーさーと|(?<![a-z])ipa(?![a-z])|nisc|警察(?!を名乗)|警視庁|県警|府警|道警|ぷろばいだー?|通信会社|回線業者|保守(?:会社|業者)|べんだー|せきゅりてぃ(?:会社|業者))[^。\n]{0,18}?から[^。\n]{0,50}?(?:めーる|連絡|通知|電話|指摘|注意|警告|知らせ|情報提供|言われ)|\b(?:jp)?cert\b[^.\n]{0,40}\b(?:mail|email|notified|told|contacted|notice|warn)|\b(?:notified|told|contacted|warned|e?mailed) (?:us )?by (?:jpcert|the police|our (?:isp|provider|vendor))|\b(?:our )?(?:isp|provider|the police|vendor) (?:told|notified|contacted|warned|e?mailed) us")]
    private static partial Regex Told();

    [GeneratedRegex(@"(?:脆弱性|弱点)(?:の|が|に)?[^。\n]{0,14}?(?:お知らせ|通知|あるって|あると|該当|見つか|発表|記事|対象)|(?:ふぁーむ\w*|ばーじょん|os)(?:が|は)[^。\n]{0,8}?古い|古いまま|\b(?:vulnerability|advisory|out of date|outdated|unpatched|end of (?:life|support))\b")]
    private static partial Regex Weak();
}
