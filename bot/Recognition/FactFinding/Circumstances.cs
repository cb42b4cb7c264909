using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>What is the case, rather than what somebody did: the state of the screen and the files, which device, whose, and when.</summary>
internal static partial class Circumstances
{
    private static readonly Cues _encryptedCues = new("暗号", "拡張子", "7z", "zip", "encrypt", "lock", ".akira", ".phobos", ".crypt", "extension", "renamed");
    private static readonly Cues _thereCues = new("閉", "とじ", "鳴", "なりやま", "音", "声", "画面", "警告", "ぽっぷ", "表示", "電話番号", "広告", "めっせーじ", "ういんど", "たぶ", "消しても", "押しても",
        "まだ", "ずっと", "can", "couldn", "won't", "wont", "unable", "able to", "impossible", "wouldn", "still", "keep", "stuck", "frozen");
    private static readonly Cues _screenCues = new("画面", "がめん", "警告", "ぽっぷ", "音", "おと", "鳴", "なり", "電話番号", "ういるす", "ういんど", "ぶらうざ", "声", "表示", "閉", "とじ", "ぴー", "びー", "ぶー",
        "pop", "warn", "screen", "alarm", "virus", "beep", "window", "browser", "message", "siren", "close", "alert", "voice", "loud", "sound");
    private static readonly Cues _goneCues = new("閉", "とじ", "消", "止ま", "止め", "電源", "再起動", "強制終了", "たすくまねーじゃ", "closed", "quit", "shut", "turned", "powered", "unplugged", "reboot", "restarted", "gone", "went away", "disappeared", "stopped");
    private static readonly Cues _deviceCues = new("nas", "qnap", "synology", "しのろじー", "すてーしょん", "station", "かめら", "camera", "さーば", "server", "usb", "drive", "外付け", "たぶれっと", "ipad", "tablet", "すまほ", "すまーとふぉん", "phone", "android", "携帯", "けいたい", "あいふぉん", "cell", "mobile",
        "ほーむぺーじ", "さいと", "site", "page", "press", "ぷれす", "るーた", "うぉーる", "router", "firewall", "vpn", "utm", "ぱそこん", "pc", "laptop", "computer", "desktop", "のーとぶっく", "mac");
    private static readonly Cues _otherCues = new("父", "母", "夫", "妻", "主人", "旦那", "嫁", "親", "息子", "娘", "上司", "同僚", "部下", "先輩", "後輩", "社長", "部長", "課長", "係長", "専務", "常務", "店長", "所長", "隣の", "ぱーと", "ばいと",
        "すたっふ", "お客", "取引先", "の人", "の子", "の方", "の者", "さん", "くん", "君", "ちゃん", "社員", "本人", "代わりに", "代理で", "reception", "someone", "one of ", "my ", "our ", "a ", "an ", "the ", "for ", "behalf");
    private static readonly Cues _timeCues = new("今", "さっき", "先", "さきほど", "本日", "きょう", "昨", "きのう", "ゆうべ", "けさ", "一昨日", "おととい", "前", "昼", "時", "月", "日", "曜", ":", "/",
        "now", "morning", "noon", "evening", "night", "last", "yesterday", "today", "ago", "am", "pm", "a.m", "p.m", "lunch", "on ");
    private static readonly Cues _otherCallCues = new("忘れ", "わすれ", "落と", "なくし", "無くし", "紛失", "盗ま", "取引先", "請求書", "口座", "確認の電話", "電話で確認", "会長", "invoice", "vendor", "supplier", "lost", "forgot");
    private static readonly Cues _scareCues = new("画面", "がめん", "警告", "遠隔", "さぽーと", "ういるす", "表示", "まいくろそふと", "鳴", "出てた", "screen", "pop", "warning", "support", "microsoft", "virus", "remote", "number");
    private static readonly Cues _nothingCues = new("何も", "なにも", "なんにも", "anything", "nothing");

    public static bool? Encrypted(string text) =>
        !_encryptedCues.AreIn(text) ? null : NotEncrypted().IsMatch(text) ? false : IsEncrypted().IsMatch(text) ? true : null;

    public static bool IsReadable(string text) => Readable().IsMatch(text);

    /// <summary>What is said last counts: 「閉じられないので電源を切りました」, 「閉じたのにまた出ます」.</summary>
    public static bool? StillOnScreen(string text)
    {
        var there = _thereCues.AreIn(text) ? LastIndex(StillThere(), text) : -1;
        var gone = _goneCues.AreIn(text) ? LastIndex(Gone(), text) : -1;
        if ((there < 0 && gone < 0) || !_screenCues.AreIn(text)) return null;
        return there >= gone;
    }

    public static string? Device(string text)
    {
        var match = _deviceCues.AreIn(text) ? Devices().Match(text) : Match.Empty;
        if (!match.Success) return Papers().IsMatch(text) ? "paper" : null;
        foreach (Group group in match.Groups)
            if (group.Success && group.Name != "0") return group.Name == "network" ? "network-device" : group.Name;
        return null;
    }

    public static bool? ForOther(string text) => _otherCues.AreIn(text) && Others().IsMatch(text) ? true : null;

    /// <param name="text">In hiragana and lower case.</param>
    /// <param name="clean">The same, as written.</param>
    public static string? Time(string text, string clean) =>
        _timeCues.AreIn(text) && Times().Match(text) is { Success: true } time ? clean.Substring(time.Index, time.Length).Trim() : null;

    public static bool NothingDone(string text) => _nothingCues.AreIn(text) && Nothing().IsMatch(text);

    /// <summary>Who asks where the lost bag is, or whether the vendor really has a new account, calls somebody else.</summary>
    public static bool IsAnotherCall(string text) => _otherCallCues.AreIn(text) && !_scareCues.AreIn(text);

    private static int LastIndex(Regex regex, string text)
    {
        var last = -1;
        foreach (var match in regex.EnumerateMatches(text)) last = match.Index;
        return last;
    }

    [GeneratedRegex(@"暗号化(?:は|も)?(?:まだ)?(?:され|し)て(?:は)?(?:い)?(?:ない|ません|なさそう)|\b(?:not|isn'?t|aren'?t|wasn'?t|weren'?t) (?:yet |been )?encrypted")]
    private static partial Regex NotEncrypted();

    [GeneratedRegex(@"暗号化(?:され(?!たく|ない|る(?:前|の|と)|そう|ません|たら|た場合|ても)(?:た|て|まし|ちゃ)|しまし|したと)|(?:後ろ|末尾|うしろ|名前|全部|みんな)[^。\n]{0,12}\.[a-z0-9]{3,10} ?(?:に(?:なっ|変わ)|って付|と付|が付|付い|って)|全部同じ拡張子|拡張子[^。\n]{0,16}(?:変わっ|変え|変なの|なって|付い|ついて|見た(?:こと|事)(?:の|も)?ない|変に|おかし|\.[a-z]{4,})|(?:ふぁいる|でーた)[^。\n]{0,20}(?:7z|zip)(?:形式)?(?:に|へ)(?:変換され|変えられ|変わっ|され)|(?:ふぁいる|名前|末尾|後ろ)[^。\n]{0,16}\.?(?:lockbit|\.locked|\.encrypted|\.akira|\.phobos|\.crypt)|\b(?:files?|data|server|drives?|everything|nas|documents?|folders?|pc|computer|laptop|backups?)\b[^.?\n]{0,40}\b(?:is|are|were|was|been|got|all|now|being) (?:\w+ )?encrypted|\b(?:files?|data|documents)\b[^.?\n]{0,24}\b(?:are|were|have been|has been|got|all) locked\b(?! out| in| for| by)|\bencrypted (?:all )?(?:our|my|the) (?:files|data|server)|\.(?:locked|encrypted|lockbit|akira|phobos)\b|\bfiles (?:are |were |all )?encrypted|encrypted us\b|\bextension (?:is |now )?\.[a-z0-9]+|(?:everything|files?|folders?|both|all|names)(?: has| have| been| were| got| are| is)* renamed|extensions? (?:\w+ ){0,3}(?:changed|weird|strange|different)|renamed (?:to|with) ")]
    private static partial Regex IsEncrypted();

    [GeneratedRegex(@"(?:ふぁいる|でーた|書類|全部|すべて)[^。\n]{0,12}?(?:普通に|ふつうに|問題なく|今まで通り|いつも通り|ちゃんと)[^。\n]{0,6}?(?:開け|開き|使え|見れ|見られ)(?!ない|ません|なく)|暗号化は?されて(?:い)?(?:ない|ません)|\b(?:files?|everything)\b[^.\n]{0,20}\b(?:still )?(?:opens?|works?|readable) (?:fine|normally|as usual)|\bnothing (?:is|was) encrypted\b")]
    private static partial Regex Readable();

    private const string Screen = "(?:画面|警告|音|ぽっぷ|表示|電話番号|鳴|広告|めっせーじ|ういんど|たぶ)";

    [GeneratedRegex(@"(?:閉じ|とじ)(?:る(?:こと|の)?が?でき|られ|れ)(?:ない|なく|ません(?!でした)|ず|ん(?!だ))|閉じ(?:ません|ない(?!で|よう|方|と))|閉まら(?:ない|なく|ん)|鳴り(?:やま|止ま|続け|っぱなし)|なりやま|(?:音|おと|あらーむ|声|ぶざー|ぶーぶー|ぴーぴー|びーびー|あなうんす|さいれん|喋|しゃべ)[^。\n]{0,10}(?:止まら|とまら|止まり(?=ませ)|とまり(?=ませ)|やまな|消えな|消えませ|鳴って(?:い)?(?:る|ます|て)|流れて(?:い)?(?:る|ます)(?!か)|流れ続け)|閉じようにも|" + Screen + @"[^。\n]{0,24}(?:消え(?:ない|なく|ません(?!でした)|ず)|消せ(?:ない|なく|ません)|出たまま|出っぱなし|表示されたまま|そのまま)|(?:消し|閉じ|押し)ても[^。\n]{0,10}(?:出|消え|閉じ|ま)|(?:まだ|ずっと)[^。\n]{0,6}(?:出て|表示|鳴って)|\b(?:can'?t|cannot|can not|couldn'?t|won'?t|unable to|not able to|impossible to|wouldn'?t)(?: \w+){0,3}? (?:close|exit|shut|minimi[sz]e|go away|get rid|x out|get out of|stop)|\bstill (?:on (?:the|my) screen|there|showing|beeping|up|open|on screen|playing|blaring)|\bkeeps? (?:beeping|popping|coming back|blaring|playing|ringing|talking|saying|making)|\bwon'?t (?:shut up|stop|close|go away)|\b(?:stuck|frozen) on (?:my|the) screen")]
    private static partial Regex StillThere();

    [GeneratedRegex(@"(?:閉じ|とじ)(?:れ|られ|ることができ|ることが出来)?(?:まし)?た(?!ら|い|のに|が|けど|方|くて)|閉じて(?:、|終わ|おわ|から|しま)|" + Screen + @"[^。\n]{0,14}(?:消し(?:まし)?た|消え(?:まし)?た|止まりまし|止まった|止めまし)(?!ら|い|のに)|電源(?:を|ごと|ぼたん)?[^。\n]{0,8}(?:切っ(?:た|て)|切りまし|ぶち切り|抜い(?:た|て)|抜きまし|落とし(?:た|て|まし)|おとし(?:た|て|まし))(?!ら|い|も)|(?:再起動|強制終了|たすくまねーじゃー?)[^。\n]{0,12}(?:消え(?:まし)?た|閉じ(?:まし)?た|消えて|直っ|なくなり|出なくな|しました|したら消)|\b(?:i|we|he|she)(?:'ve| have| just| immediately| then| finally|'d)* (?:closed (?:it|the|that|my)|force.?quit|shut (?:it|the \w+|my \w+) (?:down|off)|turned (?:it|the \w+|my \w+) off|turned off|powered off|unplugged|rebooted|restarted)|\band (?:closed it|shut it down|turned it off)|\bit (?:went away|disappeared|stopped beeping)\b")]
    private static partial Regex Gone();

    [GeneratedRegex(@"(?<nas>(?<![a-z])nas(?![a-z])|qnap|synology|しのろじー|てらすてーしょん|tera ?station|りんくすてーしょん|link ?station|disk ?station|readynas)|(?<server>さーば|\bservers?\b)|(?<usb>(?<![a-z])usb(?!(?:を|に)?つな)|(?:flash|thumb) drive|外付け)|(?<tablet>たぶれっと|ipad|\btablets?\b)|(?<phone>すまほ|すまーとふぉん|iphone|android|携帯(?!番号)|けいたい(?!電話番)|あいふぉん|\b(?:my|work|company|his|her|personal|corporate|business|the company|cell|mobile) (?:\w+ )?(?:phone|cell|mobile)\b(?! number| call)|\bsmartphone|\bcellphone)|(?<website>ほーむぺーじ|(?<![a-z])hp(?=が|に|を|の|は|見|、)|(?<!偽|別の|違う|変な|怪しい|その|海外の)さいと(?:が|は|も)?[^。\n、]{0,6}(?:落ち|重|つなが|繋が|見れ|見られ|開けな|開かな|改|書き換|だうん|乗っ取)|(?:web|うぇぶ|うぇぶの)さいと|(?:うち|弊社|自社|会社|当社|公式|通販|ec|こーぽれーと)の?さいと|\b(?:our|company|the company|the company's|corporate) (?:\w+ )?(?:web ?site|site|home ?page|web ?page)\b|\b(?:website|homepage|site) (?:is|was|keeps|has been|has|got|went|shows|redirects|looks|won'?t|isn'?t)\b|wordpress|わーどぷれす)|(?<network>(?:ねっとわーく|防犯|監視|見守り|ip)かめら|\b(?:security|ip|network|cctv|surveillance) cameras?\b|るーたー?|ふぁいあうぉーる|ふぁいやーうぉーる|\brouters?\b|\bfirewalls?\b|vpn(?:装置|機器|るーた)|(?<![a-z])utm(?![a-z]))|(?<pc>ぱそこん|(?<![a-z])pc(?![a-z])|\blaptops?\b|\bcomputers?\b|\bdesktop(?:s| pc)\b|のーとぶっく|macbook|\bimac\b|\bmy mac\b)")]
    private static partial Regex Devices();

    [GeneratedRegex(@"(?:書類|封筒|指導要録|答案|名簿|かるて|問診票|診断書|申込書|契約書|台帳|ばいんだー|紙の資料|手帳)[^。\n]{0,40}?(?:なくし|無くし|失くし|紛失|置き忘れ|おきわすれ|置いてき|忘れて(?:き|しま|ちゃ)|落と|盗まれ)|(?:なくした|紛失した|置き忘れた|落とした|盗まれた)[^。\n]{0,6}(?:書類|封筒|名簿|手帳)|\b(?:lost|left|stolen|misplaced|dropped)\b[^.\n]{0,40}\b(?:papers|documents|paper files|printouts?|envelope|binder|notebook with)\b")]
    private static partial Regex Papers();

    [GeneratedRegex(@"(?:父|母|祖父|祖母|(?<!丈)夫|妻|主人|旦那|嫁|両親|(?<!両)親|義父|義母|息子|娘|上司|同僚|部下|先輩|後輩|社長|部長|課長|係長|専務|常務|店長|所長|隣の席の人|隣の人|隣の席|ぱーと(?:さん|の方)|ばいと(?:の子)?|すたっふ|(?:事務|経理|営業|総務|新人|受付|担当|現場|派遣|委託先?|隣の部署|同じ部署)の(?:\w{1,6}(?:さん|くん|君|ちゃん)|人|子|方|者|女性|男性|社員)|\w{1,4}さん)(?:が|の(?:pc|ぱそこん|すまほ|携帯|画面|のーと)(?:が|に|で|の)?)(?!送|言|から|って)(?:(?!持ち出|こぴー|横領|退職|辞め|売|名乗|なりすま|ふり|撮|覗|こっそり|権限|指示)[^。\n]){0,34}(?:くりっく|押し|開い|入力し|電話し|電話をかけ|払っ|騙|だまさ|遠隔|感染|なくし|無くし|失く|紛失|落とし|踏ん|慌て|焦っ|ぱにっく|困っ|泣|画面|警告|閉じ|入れ(?:て|た|ち)|買っ|買わ|向かっ|やられ|打っ|ひっかか|引っかか|引っ掛か|ひっかかっ|振り込)" +
        @"|(?:父|母|上司|同僚|部下|社員|お客様|\w{1,3}さん)(?:から|より)(?:の)?(?:相談|連絡があ|報告)|代わりに(?:書|連絡|報告|投稿)|代理で(?:書|連絡|報告)|本人(?:は|が)(?:ぱにっく|動揺|慌て|泣|焦|今)" +
        @"|\b(?:my|our|an?|one of (?:my|our)|the) (?:\w+ ){0,2}?(?:dad|father|mom|mum|mother|wife|husband|grandma|grandmother|grandfather|grandpa|boss|manager|colleague|coworker|co-worker|accountant|receptionist|assistant|director|intern|customer|client|user|employee|staff member|bookkeeper|teammate|team member|secretary|supervisor|parents?|son|daughter|ceo|cfo|owner|sales rep|new hire)(?:'s (?:\w+ )?(?:computer|pc|laptop|phone|screen|account|machine|mac)|(?: in \w+| at \w+| from \w+)?(?:,? (?:\w+),?)? (?:clicked|called(?= (?:them|the|that|a) )|opened|entered|gave|paid|let|typed|lost|installed|downloaded|bought|put|got (?:a|an|this|scammed|tricked|phished)|fell|has (?:a|been|just)|just (?:clicked|opened|entered|typed|installed|got|gave|let|lost|paid)|is (?:freaking|panicking|on the phone|crying)|was (?:tricked|scammed)|says (?:his|her|there|she|he)))|\b(?:reception|one of our (?:people|guys|team|staff|girls|drivers|nurses)|someone (?:in|from|on) (?:accounting|accounts|sales|hr|finance|reception|my team|our team|the office|the warehouse)) (?:clicked|called(?= (?:them|the|that|a) )|opened|entered|gave|paid|let|typed|lost|installed|downloaded|bought|fell|just (?:clicked|opened|entered|typed|got|gave|let|lost|paid))|\b(?:writing|reporting|posting) (?:this )?(?:for|on behalf of)\b|\basking (?:this )?for (?:my|our|a) (?:\w+ )?(?:friend|dad|father|mom|mum|mother|wife|husband|boss|manager|colleague|coworker|co-worker|customer|client|teammate)\b|\bon behalf of (?:my|a|our)")]
    private static partial Regex Others();

    private const string Day = "(?:今日|本日|きょう|昨日|きのう|昨夜|昨晩|ゆうべ|今朝|けさ|今晩|一昨日|おととい|先日|先週(?:の?[月火水木金土日]曜日?)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2}(?![0-9/])|[月火水木金土日]曜日?)";
    private const string Part = "(?:早朝|朝|午前中?|昼休み|昼|お昼|午後|夕方|夜|深夜|夜中|未明)(?:ごろ|頃)?";
    private const string Hour = "(?:午前|午後|朝|夜|深夜)?[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|:[0-9]{2})(?:ごろ|ころ|頃|過ぎ|すぎ|前|くらい|ぐらい)?";

    [GeneratedRegex(Day + "(?:の?" + Part + ")?(?:の?" + Hour + ")?|(?:たった|つい)(?:今|いま|さっき|先ほど)|今さっき|今しがた|さっき|先ほど|さきほど|先程|[0-9一二三数半]+(?:分|時間|日|週間|か月|ヶ月)(?:ほど|くらい|ぐらい|半)*前|昼休み|" + Hour +
        @"|\b(?:just now|this (?:morning|afternoon|evening)|tonight|last (?:night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday(?: (?:morning|afternoon|evening|night))?|earlier today|(?:about |around )?(?:[0-9]+|an?|one|two|three|five|ten|twenty|thirty|half an|a few|a couple(?: of)?|several) (?:min(?:ute)?s?|hours?|days?|weeks?) ago|(?:at|around|about) [0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm|a\.m\.|p\.m\.)|(?:at|around) (?:noon|lunch|midnight)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|today)\b")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?:何も|なにも|なんにも)(?:まだ)?(?:して|やって|触って|さわって|操作して|せず|して(?:は)?)(?:は)?(?:い|お)?(?:ない(?!のに|ですよね|か|と)|ません(?!か)|りません|らず)|(?:何も|なにも)せず|(?:haven'?t|have not|didn'?t|did not) (?:actually )?(?:done|touched|do|touch) anything|i (?:have )?(?:done|did) nothing|nothing (?:else )?(?:done|clicked) (?:yet|so far)")]
    private static partial Regex Nothing();
}
