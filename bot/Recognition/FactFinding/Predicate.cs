using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>
/// Whether a Japanese verb, cut off at its stem, says that it was done: 電話し|た, 電話し|てません, 電話し|ろと言われた. Orders, wishes, questions and plans
/// say neither. Text is in hiragana and lower case (<see cref="Normalization.ToHiragana"/>).
/// </summary>
internal static partial class Predicate
{
    /// <summary>True for done, false for not done, null when the text does not say.</summary>
    public static bool? Read(string text, int stemEnd)
    {
        if (NotSaid().Match(text, stemEnd, text.Length - stemEnd) is { Success: true }) return null;
        if (NotDone().IsMatch(text.AsSpan(stemEnd))) return false;
        if (WhenDone().Match(text, stemEnd, text.Length - stemEnd) is { Success: true } when)
            return HappenedAfterwards().IsMatch(text.AsSpan(when.Index + when.Length)) ? true : null;
        var rest = text.AsSpan(stemEnd);
        return Done().IsMatch(rest) && !TeBeforeOrder().IsMatch(rest) ? true : null;
    }

    private const string Te = "(?:て|で|ちゃって|じゃって)";

    // Checked first: what looks done or not done but is an order, a wish, a question, a worry, a rule or a plan.
    [GeneratedRegex(
        @"\G(?:" + Te + @"(?:くださ|下さ|くれ|ほし|欲し|いただ|頂|もらえ|もらい|もらう|と(?!く|ても|りあえ|にかく|んでも|っさ|もかく|うとう|もだち)|って|[」』""]|(?:来|こ)い|(?:来|き)なさい|(?:来|く)る(?:よう|と言)|(?:来|き)て(?:くれ|ほし|欲し|くだ|下さ|って|と|[」』])|[」』""]|(?:来|こ)い|(?:来|き)なさい|(?:来|く)る(?:よう|と言)|(?:来|き)て(?:くれ|ほし|欲し|くだ|下さ|って|と|[」』])|も(?!う|て|た)|大丈夫|だいじょうぶ|平気|問題|よろし|だめ|駄目|は(?:いけ|だめ|なら|駄目)|よい|良い|いい(?!まし)|いいか|ね(?!っ|ら|こ|む|つ)|よ(?!く|う|り|そ|け|ほど|なか|ん)|みて$|み(?!た|て|まし|ち|ると)|お(?:く|い(?!た|て)|き(?!まし)|こう)|ちょうだい|いく|いき(?!なり)|いこう|なんて|る(?:時|とき|場合|人|か|の\?)|いる(?:時|とき|場合|か)|いない(?:か|よね|と)|ない(?:か|よね|と思|はず|と)|いません(?:か|よね)|ません(?:か|よね))" +
        @"|(?:た|だ|ました|ちゃった|てしまった)(?:方が|ほうが|ほうがい|場合|際|時(?:は|の|に(?:は)?、)|とき(?:は|の)|り|い(?:です|んです|けど|ので|が|と|人|。|$)|かどうか|か(?:分|わか|不明|覚え|聞|と|\?|は)|か$|の\?|の$|\?|人(?:は|が|も)|ことはあり|ことある|ことあり|ところで)" +
        @"|たく|ませんか|ましょう|ますか|ないで(?:くださ|下さ|ね|$)|ない(?:方が|ほうが|と|よう|かな|か|ため|こと)|なけれ|なきゃ|なくて(?:も|は)|なくちゃ|な(?:と|って|い?で)|る?べき|そう(?:に|だ|で)|かけ(?:た|て|ま)|るところ)")]
    private static partial Regex NotSaid();

    [GeneratedRegex(
        @"^(?:" + Te + @"(?:は|も|すら|なんか|など)?(?:い|お)?(?:ない|ません|なか|なく|ず|らず|らん|ねえ|ねー|ねぇ|へん)" +
        @"|(?:は|も)?(?:せず|しな[いか]|しません)" +
        @"|ませんでした|ません|なかった|ない|なく|ず(?:に|、|。|$)|んかった" +
        @"|(?:た|だ|ました)(?:わけ(?:では?|じゃ)|こと(?:は|が|も)|覚え(?:は|が)?|おぼえ(?:は|が)?|つもりは?)(?:あり?ま?せん|な(?:い|く))" +
        @"|(?:する|る|う|す|く|む|つ)?(?:前|まえ|寸前|直前)(?:に|で))")]
    private static partial Regex NotDone();

    // 「電話したら遠隔操作された」 happened, 「電話したらいいですか」 did not.
    [GeneratedRegex(@"\G(?:(?:た|だ|ちゃった|てしまった|てみた)(?:ら|ところ)|てみると)")]
    private static partial Regex WhenDone();

    [GeneratedRegex(@"^(?!いい|良い|よい|どう|だめ|駄目|まず|大丈夫)(?![^。\n]{0,25}(?:\?|ますか|ですか|でしょうか|ください|下さい|教えて|かもしれません))[^。\n]{0,80}?(?:た|だっ|われて|れて|てる|てい|てき|ました|ない|ます)")]
    private static partial Regex HappenedAfterwards();

    // 「買って番号を教えてと言われた」, 「払って直しますか」: what comes before an order or an offer may be part of it.
    [GeneratedRegex(@"^(?:て|で)(?:[^。\n]{0,30}?(?:て|ろ|え|せ|れ|くれ|ください|下さい|ほしい|欲しい|ように)(?:って|と(?!き|ころ|も|思|か))|(?!しま)(?:(?!た|だ)[^。\n、]){0,14}?(?:ますか|ませんか|ましょうか))")]
    private static partial Regex TeBeforeOrder();

    // A て goes on with what was done next; all its other uses were taken out above.
    [GeneratedRegex("^(?:、|た|だ|て|で|ました|ちゃ(?!だめ|いけ|駄目)|ちま|じゃ(?:っ|い)|(?:さ)?せられ|され(?:ま|て|た)|り(?:、|ました))")]
    private static partial Regex Done();
}
