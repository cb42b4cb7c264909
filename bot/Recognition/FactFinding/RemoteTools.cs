using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>Whether somebody else operated the machine, and the program's name as its maker writes it.</summary>
internal static partial class RemoteTools
{
    private static (string Spelling, string Name)[] Names { get; } =
    [
        ("anydesk", "AnyDesk"), ("any desk", "AnyDesk"), ("anydesc", "AnyDesk"), ("えにーですく", "AnyDesk"), ("えにですく", "AnyDesk"), ("えにいですく", "AnyDesk"),
        ("teamviewer", "TeamViewer"), ("team viewer", "TeamViewer"), ("teamviwer", "TeamViewer"), ("ちーむびゅーあ", "TeamViewer"), ("ちーむびゅあ", "TeamViewer"), ("ちーむゔゅーあ", "TeamViewer"),
        ("ultraviewer", "UltraViewer"), ("ultra viewer", "UltraViewer"), ("ultraviwer", "UltraViewer"), ("うるとらびゅーあ", "UltraViewer"), ("うるとらびゅあ", "UltraViewer"), ("うるとらゔゅーあ", "UltraViewer"),
        ("logmein", "LogMeIn"), ("log me in", "LogMeIn"), ("ろぐみーいん", "LogMeIn"), ("quick assist", "Quick Assist"), ("quickassist", "Quick Assist"), ("くいっくあしすと", "Quick Assist"),
        ("supremo", "Supremo"), ("すぷりーも", "Supremo"), ("splashtop", "Splashtop"), ("すぷらっしゅとっぷ", "Splashtop"), ("iperius", "Iperius"), ("いぺりうす", "Iperius"),
        ("rustdesk", "RustDesk"), ("らすとですく", "RustDesk"), ("ammyy", "Ammyy"), ("ammy admin", "Ammyy"), ("あみーあどみん", "Ammyy"), ("screenconnect", "ScreenConnect"), ("すくりーんこねくと", "ScreenConnect"), ("connectwise", "ScreenConnect"),
        ("chrome remote desktop", "Chrome Remote Desktop"), ("chrome りもーとですくとっぷ", "Chrome Remote Desktop"), ("chromeりもーとですくとっぷ", "Chrome Remote Desktop"), ("くろーむりもーとですくとっぷ", "Chrome Remote Desktop"),
        ("zoho assist", "Zoho Assist"), ("showmypc", "ShowMyPC"), ("aweray", "AweSun"), ("awesun", "AweSun"), ("hoptodesk", "HopToDesk"), ("remotepc", "RemotePC"),
    ];

    private static readonly Deed _used = new(
        new("えに", "画面共有", "画面を共有", "びゅーあ", "ろぐみーいん", "あしすと", "すぷ", "らすと", "りもーと", "遠隔", "操作", "desk", "viewe", "log", "assist", "supremo", "splash", "iperius", "ammy", "connect"), UsedStem,
        new("install", "download", "put", "giv", "gave", "grant", "allow", "let", "took", "remote", "connected", "controll"), UsedVerb);

    private static readonly Cues _seenCues = new("まうす", "かーそる", "矢印", "そふと", "ぱそこん", "pc", "遠隔", "りもーと", "took over");

    private static readonly Cues _nameCues = new([.. Names.Select(name => name.Spelling)]);

    public static (bool? Used, string? Name) Find(string text) => (_used.Read(text) ?? (_seenCues.AreIn(text) && Seen().IsMatch(text) ? true : null), NameIn(text));

    private static string? NameIn(string text)
    {
        if (!_nameCues.AreIn(text)) return null;
        foreach (var (spelling, name) in Names)
            if (text.Contains(spelling, StringComparison.Ordinal)) return name;
        return null;
    }

    // What is seen of it by somebody who does not know its name.
    [GeneratedRegex(@"(?:まうす|かーそる|矢印)(?:が|も)?(?:勝手に|ひとりでに)動(?:い|き)|(?:勝手に|ひとりでに)(?:まうす|かーそる|矢印)(?:が|も)?動(?:い|き)|そふと(?:を|も|まで)?(?:入れ|いれ)させられ|(?:ぱそこん|pc)(?:を|も|まで)(?:触|さわ)られ|(?:相手|向こう|まいくろそふと|さぽーと|せんたー|男|女性?|業者)[^。\n、]{0,6}(?:が|に|から)[^。\n]{0,6}?(?:(?:遠隔|りもーと)で(?:、|[^。\n、]{0,6})?(?:見て(?:いただい|もらっ|もらい)|(?:\w{0,4}(?:ぱそこん|pc)に)?(?:入り込|入って(?:き|来)))|(?:\w{0,4}の)?(?:ぱそこん|pc)に(?:入り込ん|入り込ま|入って(?:き|来|こ)))|\b(?:they|he|she) took over (?:the|my|our|his|her) (?:pc|computer|laptop|mouse|screen)\b")]
    private static partial Regex Seen();

    private const string Tools =
        "(?:any ?des[kc]|team ?viewe?r|ultra ?viewe?r|log ?me ?in|quick ?assist|supremo|splashtop|iperius|rustdesk|ammyy?|screenconnect|connectwise|zoho assist|えに[ーい]?ですく|ちーむび[ゅ]ーあー?|うるとらびゅーあー?|ろぐみーいん|くいっくあしすと|すぷりーも|すぷらっしゅとっぷ|らすとですく|くろーむりもーとですくとっぷ|chrome ?りもーとですくとっぷ)";

    // The company's own IT does it for a living.
    private const string NotByOurOwn = @"(?<!(?:情しす|情報しすてむ|しすてむ|社内|it|保守|へるぷですく)(?:部|課|担当|の?会社|の?業者)?(?:の\w{1,4})?(?:に|が|から))";

    [GeneratedRegex(@"(?:" + Tools + @"|(?:遠隔|りもーと)(?:操作|接続|さぽーと)?(?:用)?(?:の)?(?:あぷり|そふと|つーる|ぷろぐらむ))(?:(?!あんいんすとーる|削除)[^。\n]){0,16}?(?:入れ|いれ(?=た|て|ちゃ|まし|ら|さ)|いんすとーる(?:は|も|を|まで)?(?:まだ)?(?:し|さ(?=せられ|れ))|だうんろーど(?:は|も|を|まで)?(?:まだ)?(?:し|さ(?=せられ))|落とし|起動(?:は|も|を)?し|つない|繋い|つながせ|繋がせ|接続させ|入っ(?=てい?[たる]|ちゃ))" +
        @"|" + NotByOurOwn + @"(?:遠隔(?:で)?操作|遠隔(?:で)?|りもーと(?:で)?(?:操作|接続)?|(?:ぱそこん|pc|画面|まうす)(?:を|が)(?:勝手に)?操作)(?:は|も|を)?(?:まだ)?(?:され|繋がれ|つながれ|入られ|触られ|いじられ|見られ|させ(?=た|てしま|ちゃ|まし)|許可し|許し|してもらっ|してもらい(?=まし)|見てくれ(?=て|た|まし)|直してくれ(?=て|た|まし)|見てもらっ|見てもらい(?=まし)|直してもらっ|つながっ(?=て|た))|画面(?:を)?(?:共有|見せ)(?:は|も|を)?(?:まだ)?(?:し|させられ)?(?=て|た|まし|ちゃ|ていま|ません|てな)|操作させ(?=た|てしま|ちゃ|まし)")]
    private static partial Regex UsedStem();

    [GeneratedRegex(@"\b(?:(?<past>installed|downloaded)|install(?:ing)?|download(?:ing)?|put(?:ting)?) (?:[\w']+ ){0,4}?(?:" + Tools + @"|remote (?:access|control|desktop|support))|\b(?:(?<past>gave|granted)|giv(?:e|ing)|grant(?:ing)?|allow(?:ing)?) (?:\w+ ){1,3}?(?:remote )?(?:access|control)\b|\b(?<past>let) (?:\w+ ){1,2}?(?:in\b|into|connect|remote|control|take (?:over|control)|access|log ?in)|\b(?<past>took (?:over|control)|remoted in(?:to)?|remote(?:ly)? (?:controlled|connected|accessed)|connected (?:in)?to my (?:computer|pc|laptop|machine)|(?:had|has|got) remote (?:access|control)|(?:(?:was|were|is|are) )?controll(?:ed|ing) my (?:computer|pc|laptop|mouse|screen))")]
    private static partial Regex UsedVerb();
}
