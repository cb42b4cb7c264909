using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>
/// A thing that the reporter did or did not do: the Japanese verb up to its stem and the English verb with its object; the group <c>past</c> marks
/// a form that is past on its own. Stem and verb are read by <see cref="Predicate"/> and <see cref="Clause"/>. A text without one of the cues
/// cannot match; looking for them first is ten times as fast.
/// </summary>
internal sealed record Deed(Cues StemCues, Func<Regex> Stem, Cues VerbCues, Func<Regex> Verb)
{
    public bool? Read(string text)
    {
        var (yes, no) = (false, false);
        if (StemCues.AreIn(text))
            for (var stem = Stem().Match(text); stem.Success; stem = stem.NextMatch()) Count(Predicate.Read(text, stem.Index + stem.Length));
        if (VerbCues.AreIn(text))
            for (var verb = Verb().Match(text); verb.Success; verb = verb.NextMatch()) Count(Clause.Read(text, verb));
        return yes == no ? null : yes;

        void Count(bool? said)
        {
            yes |= said == true;
            no |= said == false;
        }
    }
}

internal static partial class Deeds
{
    public static readonly Deed Called = new(
        new("電話", "でんわ", "番号", "そこ", "さぽーと", "せんたー", "まいくろそふと", "架電"), CalledStem,
        new("call", "phon", "dial", "ring", "rang", "spoke", "talked"), CalledVerb);

    public static readonly Deed Clicked = new(
        new("くりっく", "たっぷ", "りんく", "url", "ぼたん", "広告", "qr", "あどれす", "踏", "ぽちっ", "押", "おし", "さいと", "ぺーじ"), ClickedStem,
        new("click", "tap", "link", "url", "qr", "button"), ClickedVerb);

    public static readonly Deed FileOpened = new(
        new("添付", "ふぁいる", "exe", "zip", "まくろ", "えくせる", "excel", "word", "わーど", "pdf", "ぷろぐらむ", "請求書", "圧縮", "有効"), FileOpenedStem,
        new("open", "ran ", "run", "execut", "enabl", "unzip", "launch", "double"), FileOpenedVerb);

    public static readonly Deed AppInstalled = new(new("あぷり"), AppInstalledStem, new("app"), AppInstalledVerb);

    public static readonly Deed CredentialsEntered = new(
        new("ぱす", "pw", "id", "ろぐいん", "さいんいん", "認証情報", "あかうんと", "何も", "なにも", "なんにも"), CredentialsStem,
        new("password", "credential", "login", "log-in", "username", "pass", "pw", "logged in", "signed in"), CredentialsVerb);

    public static readonly Deed CardEntered = new(new("かーど", "くれか", "くれじっと"), CardStem, new("card", "cvv"), CardVerb);

    public static readonly Deed CodeEntered = new(
        new("こーど", "番号", "数字", "わんたいむ", "桁", "otp", "承認"), CodeStem,
        new("code", "otp", "password", "approv", "accept"), CodeVerb);

    public static readonly Deed Paid = new(
        new("払", "はら", "振", "ふりこ", "送金", "送っ", "送り", "入金", "決済", "課金", "買", "購入", "お金", "金銭", "現金", "番号"), PaidStem,
        new("paid", "pay", "bought", "buy", "sen", "transfer", "wir"), PaidVerb);

    // 「電話もクリックも入力もしていない」: what may stand between the first noun and its し.
    private const string Others =
        "(?:(?:も|や|と|とか|、|・|,|/| )+(?:くりっく|電話|支払い?|送金|入金|入力|ろぐいん|だうんろーど|いんすとーる|振り?込み?|遠隔操作|返信|(?:かーど|ぱすわーど|個人情報|情報)の?入力)(?:など|等|とか)?)*";
    private const string Adverbs = "(?:は|も|を|など|等|なんか|とか)*(?: |、|まだ|一切|全然|全く|まったく|特に|とくに|もちろん|すぐ|慌てて|うっかり|つい|間違えて|誤って)*";
    private const string Do = Others + Adverbs + "(?:し|す(?=る前|るまえ)|さ(?=せられ))";
    private const string Enter = "(?:入力" + Do + "|(?:入れ|いれ)(?=た|て|ちゃ|まし|ず|ませんでし|る前|させ)|打ち込[んみま]|打っ|打ち(?=まし|ませ)|教え|おしえ|伝え|送っ|送信" + Do + "|記入し|登録し|渡し|言っ|書い(?=た|て(?!あ)|ちゃ)|書き(?=まし|ませ|込))";

    // Calling the police, the bank, the superior or IT is not what is meant.
    [GeneratedRegex(@"(?<!(?:情シス|情しす|しすてむ部?|担当|へるぷですく|警察|110|銀行|かーど会社|上司|社長|部長|課長|会社|妻|夫|家族|本社|総務|取引先|先方|業者|そちら|お客様?|顧客)(?:の\w{1,4})?(?:に|へ|には|にも)(?:すぐ|さっき)?)(?:(?<![あ-ん一-龠a-z](?:に|へ|には|にも))(?:電話(?!番号)|でんわ(?!ばんごう))|(?<=(?:番号|そこ|連絡先|窓口|相手|せんたー|さぽーと|まいくろそふと|microsoft|表示先|ところ|とこ|やつ)(?:に|へ|には|にも))(?:電話|でんわ))(?:" + Do + @"(?!てき|てくる)|(?:を|は|も|には)?(?:まだ)?(?:かけ|掛け|折り返し)|に(?:は)?(?:出(?=た|て|まし|ちゃ|ませ|な)|でて?(?=しま|ちゃ))|で(?:話し|はなし|しゃべっ|喋っ|やりとりし))|(?:番号|そこ|さぽーと\w{0,4}|せんたー|まいくろそふと)(?:に|へ)(?:は)?(?:まだ)?(?:かけ|掛け|連絡" + Do + @"|電話" + Do + @"|こーるし|問い合わせ(?=た|て|まし))|(?<=まだ)(?:かけ|掛け)(?=て(?:は)?(?:い)?(?:な|ませ))|電話(?:が|は|も)?(?:まだ|ずっと)?(?:つながっ|繋がっ)(?=たまま|て(?:い)?(?:る|ます))|架電し")]
    private static partial Regex CalledStem();

    [GeneratedRegex(@"\b(?:(?<past>called|phoned|rang|dialed|dialled)|call(?:ing)?|phon(?:e|ing)|dial(?:ing)?|ring(?:ing)?)\s+(?:up )?(?:that|this(?! (?:morning|afternoon|evening|week))|the (?!(?:it|help ?desk|police|bank|office|card|cops)\b)|them\b|him\b|it\b|her\b|back\b(?! the (?:branch|bank))|microsoft|apple|support|their|his|\(?[0-9+])|\b(?<past>spoke|talked)(?: on the phone)? (?:to|with) (?!(?:it|my|our|you|the (?:bank|police|it|help))\b)|\b(?<=(?:i|we|he|she|mom|dad) (?:haven'?t|have not|didn'?t|did not|never|hasn'?t)(?: yet| even)? )(?:call|phone|ring|dial)(?:ed)?\b(?! (?:it|my|our|you|the (?:bank|police|it|help))\b)|\b(?<past>i'?m (?:still )?on the phone with (?:them|him|her|a |the |someone))")]
    private static partial Regex CalledVerb();

    [GeneratedRegex(@"(?:くりっく|たっぷ|(?:りんく|url|さいと|ぺーじ)[^。\n]{0,6}あくせす)" + Do + @"|(?:りんく|url|ぼたん|広告|qr(?:こーど)?|あどれす)(?:先)?(?!が)(?:を|は|も|まで|に)?(?:(?!ば[つっ]|×|電源)[^。\n、]){0,8}?(?:踏[んま]|ふん(?=で|だ|じ)|押(?:[しさ]|す(?=前|まえ))|おし(?=た|て|ちゃ|まし|ませ)|開(?:[いか]|く(?=前|まえ))|開け(?=た|てしま|ちゃ|まし|て、|てな|ていな|てませ)|ひらい|飛ん|とん(?=で|だ)|読み取っ|読み込ん|触っ)|(?:sms|めーる|通知|しょーとめっせーじ)(?:を|の)[^。\n、]{0,6}?(?:踏ん|押し|おし)|踏ん(?=だ|で(?!い?る)|じゃ)|ぽちっ(?=た|て|ちゃ)|(?<!(?:ばつ|ばっ点|電源|×|x|強制終了|しゃっとだうん)(?:ぼたん)?を?)押し(?=ちゃ|てしま)")]
    private static partial Regex ClickedStem();

    [GeneratedRegex(@"\b(?:(?<past>clicked|tapped)|click(?:ing)?|tap(?:ping)?)\b(?! (?:the )?(?:x\b|close|away|out|ok\b|cancel|on the x))|\b(?:(?<past>opened|followed|hit|pressed|scanned)|open(?:ing)?|follow(?:ing)?|press(?:ing)?|scan(?:ning)?) (?:on )?(?:the|that|a|its?|their|any|some)(?: \w+){0,2} (?:link|url|qr|qr code|button)\b")]
    private static partial Regex ClickedVerb();

    [GeneratedRegex(@"(?:添付|ふぁいる|(?<![a-z])exe|(?<![a-z])zip|まくろ|えくせる|excel|word|わーど|pdf|ぷろぐらむ|請求書|圧縮)(?:の|ふぁいる|っぽい|やつ|もの)*(?:を|は|も|まで)?(?:(?!が|共有|りんく)[^。\n、]){0,8}?(?:開い|ひらい|開き(?=まし|ませ)|開け(?=てしま|ちゃ|てみ)|実行" + Do + @"|だぶるくりっく" + Do + @"|解凍" + Do + @"|展開し|起動し|有効(?:化|に)し|(?<!あん)いんすとーるし)|(?:こんてんつ|編集|まくろ)(?:の|を)?有効(?:化|に)(?:を)?(?:し|押し|くりっくし)")]
    private static partial Regex FileOpenedStem();

    [GeneratedRegex(@"\b(?:(?<past>opened|ran|executed|enabled|unzipped|launched|double.?clicked)|open(?:ing)?|run(?:ning)?|enabl(?:e|ing)|execut(?:e|ing))(?: on)? (?:(?:the|an?|that|this|it'?s|its|his|her|my|any|some|up|word|excel|pdf|attached|zip|fake|weird|downloaded|exe|invoice|html) ){0,4}(?:attachments?|files?|zip|document|doc|pdf|\.?exe\b|macros?|spreadsheet|invoice|content|editing|installer|program|script)\b(?! (?:share|server))")]
    private static partial Regex FileOpenedVerb();

    [GeneratedRegex(@"(?:(?<!わんたいむ)ぱすわーど|(?<![あ-ん])ぱす(?=を|も|とか|ま|入|いれ|打|は)|(?<![a-z])pw(?![a-z])|(?<![a-z])id(?:と|や|、|・|/|も|を)|ろぐいん情報|認証情報|あかうんと情報|あかうんととぱす)(?:(?!かーど|こーど|変更|変え|忘れ|りせっと)[^。\n]){0,14}?" + Enter + @"|(?:偽|そっくり|怪し|あやし|ふぃっしんぐ|その(?:ぺーじ|さいと|画面))[^。\n]{0,14}?(?:に|で|から)(?:ろぐいん|さいんいん)" + Do + @"|(?:りんく|めーる|qr|sms|url)[^。\n]{0,16}?(?:ろぐいん|さいんいん)し(?=た(?!ら)|まし)|(?:ろぐいん|さいんいん)し(?=てしま|ちゃ)|(?:ぱすわーど|id)(?:など|等|とか)[^。\n]{0,30}?" + Enter + @"|(?:何も|なにも|なんにも)(?:まだ)?(?:入力し|入れ|打ち込ん)(?=て(?:は)?(?:い)?(?:ない|ません)(?!のに))")]
    private static partial Regex CredentialsStem();

    [GeneratedRegex(@"\b(?:(?<past>entered|typed|put|gave|filled|submitted|provided|told|handed|inputted|shared)|enter(?:ing)?|typ(?:e|ing)|putting|giv(?:e|ing)|fill(?:ing)?|submit(?:ting)?|provid(?:e|ing)|shar(?:e|ing))(?: \w+){0,5}? (?:password|passwords|credentials|login|log-in|username|passwd|pw|pass)\b|\b(?<past>(?:logged|signed) in) (?:on|through|via|at|there|to (?:the|a) (?:fake|page|link))")]
    private static partial Regex CredentialsVerb();

    [GeneratedRegex(@"(?>かーど(?:番号|情報|の番号|の情報|なんばー)|くれか(?:番号|情報|の番号|の情報)?|くれじっと(?:かーど)?(?:番号|情報|の番号|の情報)?|かーど(?=を入力|も入力|入力|を登録|まで入|も入))(?:(?!ぱすわーど|ぎふと|ぷりぺいど)[^。\n]){0,12}?" + Enter)]
    private static partial Regex CardStem();

    [GeneratedRegex(@"\b(?:(?<past>entered|typed|put|gave|filled|submitted|provided|told)|enter(?:ing)?|typ(?:e|ing)|giv(?:e|ing)|fill(?:ing)?|submit(?:ting)?|provid(?:e|ing))(?: (?!gift)\w+){0,5}? (?:(?:(?:credit|debit|bank|company|corporate) )?card(?! codes?\b)|cvv)\b")]
    private static partial Regex CardVerb();

    [GeneratedRegex(@"あぷり(?:を|も|まで|は)?(?:(?!そふと|遠隔|りもーと)[^。\n、]){0,8}?(?:入れ|いれ(?=た|て|ちゃ|まし|さ)|いんすとーる(?:は|も|を|まで)?(?:まだ)?(?:し|さ(?=せられ))|だうんろーど(?:は|も|を|まで)?(?:まだ)?(?:し|さ(?=せられ)))")]
    private static partial Regex AppInstalledStem();

    [GeneratedRegex(@"\b(?:(?<past>installed|downloaded)|install(?:ing)?|download(?:ing)?|put(?:ting)?) (?:[\w']+ ){0,4}?(?:app|apk)\b")]
    private static partial Regex AppInstalledVerb();

    // The nouns are atomic groups because the code generated for an optional group in an alternation, tried again, reads beside its stack (.NET 10.0).
    [GeneratedRegex(@"(?>(?:認証|確認|(?<!かーど[^。\n]{0,14})せきゅりてぃ|smsの?|しょーとめーるの|届いた|6桁の?|六桁の?|二段階\w{0,4}|2段階\w{0,4})(?:認証)?(?:の)?(?:こーど|番号|数字)|わんたいむ(?:ぱすわーど|ぱす|こーど)?|(?:[468]|四|六|八)桁(?:の?(?:数字|番号|やつ)|(?=も|を|まで|、|入|いれ))|(?<![a-z])otp(?![a-z])|(?<!(?:ぎふと|かーど|ぷりぺいど|ぷりか|qr|ばー|そーす|せきゅりてぃ)(?:の|番号の)?)こーど(?=[をは](?:まだ)?(?:入|教|伝|打|送|読)|も(?:入|教|伝|打|送)|まで|入力|教え))(?:(?!かーど)[^。\n]){0,10}?(?:" + Enter + @"|読み上げ)|(?:(?:ろぐいん|さいんいん|mfa|認証|通知|りくえすと|要求)[^。\n]{0,8}|^|[、。 ])承認(?:を|ぼたんを?)?し|[「']?承認[」']?(?:を|って|(?:の)?ぼたん(?:を|も)?)?(?:押し|おし|たっぷし)")]
    private static partial Regex CodeStem();

    [GeneratedRegex(@"\b(?:(?<past>entered|typed|put|gave|submitted|provided|told|read|sent|forwarded)|enter(?:ing)?|typ(?:e|ing)|giv(?:e|ing)|tell(?:ing)?|provid(?:e|ing)|send(?:ing)?|read(?:ing)?)(?: (?!gift|card|qr|source|discount)[\w\-]+){0,6}? (?:(?<!gift card |gift |qr |card |source |promo )codes?|otp|passcode|one.time password)\b|\b(?:(?<past>approved|accepted)|approv(?:e|ing)|accept(?:ing)?) (?:(?:the|an?|one|that|it|mfa|push|login|sign-?in|authenticator|duo|okta|microsoft|of|them) ?){0,4}(?:mfa|push|prompt|notification|request|login|sign-?in)")]
    private static partial Regex CodeVerb();

    [GeneratedRegex(@"(?:払|はら)(?:っ|い(?=まし|ませ|、)|わ(?=な|ず|さ|せ)|う(?=前|まえ))|支払い(?:など|等)?" + Do + @"|(?:振り?込|ふりこ)(?:ん|み(?=まし|ませ)|ま(?=な|ず|さ|せ)|む(?=前|まえ))|(?<![0-9,.])(?<!(?:請求書?|見積書?|見積もり|発注書?|領収書?|納品書?)(?:の|を|、)?)(?:[0-9][0-9,.]*(?:千|百)?(?:万|億)?(?:円|ドル|どる|(?<=万|億)))分?(?:\([^)]{0,8}\))?(?:を|も|ほど|くらい|ぐらい)?送(?:っ(?=た|て|ちゃ)|り(?=まし|ませ))|(?:お金|現金|代金)(?:を|も|は)?(?:まだ)?送(?:っ(?=た|て|ちゃ)|り(?=まし|ませ))|(?:送金|入金|決済|課金|振込み?|振り込み)" + Do + @"|(?:かーど|ぷりか|ぷりぺいど\w{0,4}|ぎふと\w{0,3}|電子まねー|びっとこいん|万円分?|円分)(?:を|も)?[^。\n、]{0,10}?(?:買っ|購入" + Do + @"|買わ(?=さ|せ|な)|買い(?=まし|ませ))|(?:ぷりぺいど|ぷりか|ぎふと|電子まねー|itunes|(?:apple|あっぷる|ぐーぐる|google)[^。\n、]{0,6}かーど|こんびに[^。\n]{0,10}かーど)[^。\n]{0,20}?番号(?:を|も|まで)?(?:伝え|教え|送っ|言っ|言い(?=まし)|読み上げ)|(?:お金|金銭|現金)(?:は|も)?(?:まだ)?(?:取られ|とられ)(?=てな|ていな|てませ|ていませ|なか)")]
    private static partial Regex PaidStem();

    [GeneratedRegex(@"\b(?:(?<past>paid)|pay(?:ing)?)\b(?! (?:attention|leave|for itself|slip|roll|day|subscription|plan|version|time|vacation|holiday|tier|invoice was))|\b(?:(?<past>bought|sent|transferred|wired)|buy(?:ing)?|send(?:ing)?|transfer(?:ring)?|wir(?:e|ing)) (?:(?!to\b)[\w']+ ){0,4}?(?:(?:gift ?|prepaid |google play |itunes |apple |steam )+cards?|money|(?:the )?payment|bitcoins?|btc|funds|the cash|[$€£¥][0-9]|[0-9][0-9,.]*k? ?(?:dollars|usd|yen|euros?|jpy|pounds)|[0-9][0-9,.]*k\b)")]
    private static partial Regex PaidVerb();
}
