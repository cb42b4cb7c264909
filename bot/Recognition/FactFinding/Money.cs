using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>How and how much was paid; asked only of a text that says so.</summary>
internal static partial class Money
{
    public static string? How(string text) =>
        Prepaid().IsMatch(text) ? "prepaid"
        : Crypto().IsMatch(text) ? "crypto"
        : Transfer().IsMatch(text) ? "transfer"
        : Card().IsMatch(text) ? "card"
        : Cash().IsMatch(text) ? "cash"
        : null;

    public static string? Amount(string clean) => Sum().Match(clean) is { Success: true } sum ? sum.Value.Trim() : null;

    [GeneratedRegex("ぷりぺいど|ぷりか|ぎふと|google ?play|ぐーぐるぷれい|itunes|あいちゅーんず|電子まねー|appleかーど|あっぷるかーど|steam|gift ?card|prepaid|web ?money|うぇぶまねー|bit ?cash|びっときゃっしゅ|こんびにで[^。]{0,10}かーど")]
    private static partial Regex Prepaid();

    [GeneratedRegex(@"びっとこいん|仮想通貨|暗号資産|bitcoin|\bbtc\b|crypto|usdt|いーさりあむ")]
    private static partial Regex Crypto();

    [GeneratedRegex(@"振り?込|ふりこ|送金|口座|\btransferred|\bwired|wire|bank transfer|\btransfer")]
    private static partial Regex Transfer();

    [GeneratedRegex(@"くれじっと|くれか|かーど(?:で|決済|払|を切)|credit card|debit card|by card|with (?:my|the|our|his|her)(?: \w+)? card|on (?:my|the) card")]
    private static partial Regex Card();

    [GeneratedRegex(@"現金|\bcash\b")]
    private static partial Regex Cash();

    [GeneratedRegex(@"(?:[0-9][0-9,.]*\s?(?:億|千万|百万|十万|万|千)?(?:[0-9][0-9,]*(?:千|百)?)?|[一二三四五六七八九十百千万]{1,6})\s?(?:円|ドル)|[0-9][0-9,.]*(?:万|億)(?=分|を|ほど|くらい|ぐらい|も|払|振|、|\s|。|です|$)|[$€£¥]\s?[0-9][0-9,.]*[0-9](?:\s?(?:k|m|million|thousand)\b)?|[$€£¥]\s?[0-9]\b|\b[0-9][0-9,.]*k?\s?(?:dollars|usd|yen|jpy|euros?|pounds|bucks|btc|bitcoins?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
