using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Escalation.Dialogs.Conversations;

namespace Escalation.Recognition.FactFinding;

/// <summary>Telephone numbers and addresses in a text, as written. Dates, amounts, IP addresses and order numbers are none.</summary>
internal static partial class Contacts
{
    public const char Url = '\uE000';
    public const char Mail = '\uE001';
    public const char Phone = '\uE002';

    public static ImmutableArray<string> PhoneNumbers(string clean) =>
        Digits().IsMatch(clean)
            ? [.. Phones().Matches(clean).Where(match => !IsSomethingElse(clean, match)).Select(match => match.Value.Trim()).Distinct()]
            : [];

    public static ImmutableArray<string> Urls(string clean) =>
        clean.Contains('.', StringComparison.Ordinal) || clean.Contains("http", StringComparison.OrdinalIgnoreCase)
            ? [.. Addresses().Matches(clean).Select(match => match.Value.TrimEnd('.', ',', ')', ';', ':', '!', '?')).Distinct()]
            : [];

    /// <summary>With a mark in place of each address and number, whose letters tell nothing of what happened.</summary>
    public static string Marked(string clean, Facts facts)
    {
        var marked = clean;
        foreach (var url in facts.Urls) marked = marked.Replace(url, $"{Url}", StringComparison.Ordinal);
        foreach (var number in facts.PhoneNumbers) marked = marked.Replace(number, $"{Phone}", StringComparison.Ordinal);
        return marked.Contains('@', StringComparison.Ordinal) ? Mails().Replace(marked, $"{Mail}") : marked;
    }

    private static bool IsSomethingElse(string clean, Match match) =>
        OtherNumber().IsMatch(clean.AsSpan(Math.Max(0, match.Index - 9), Math.Min(9, match.Index)));

    [GeneratedRegex("[0-9]{3}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")]
    private static partial Regex Mails();

    // Japanese numbers; 010 and 00 are what one dials before a foreign one; American numbers with their separators.
    [GeneratedRegex(@"(?<![0-9A-Za-z.@/_#=-])(?:(?:\+|\(\+)\s?[1-9][0-9]{0,2}\)?[-\s.]?(?:\(0?[0-9]{1,4}\)[-\s]?)?[0-9]{1,4}(?:[-\s.]?[0-9]{2,4}){1,4}|010[-\s]?[1-9](?:[-\s]?[0-9]{1,4}){2,5}|0(?:[5789]0[-\s]?[0-9]{4}[-\s]?[0-9]{4}|120[-\s]?[0-9]{2,3}[-\s]?[0-9]{3,4}|800[-\s]?[0-9]{3}[-\s]?[0-9]{4}|570[-\s]?[0-9]{3}[-\s]?[0-9]{3}|[36][-\s]?[0-9]{4}[-\s]?[0-9]{4}|[1-9][0-9]{0,3}[-\s][0-9]{1,4}[-\s][0-9]{4})|\(0[0-9]{1,4}\)\s?[0-9]{1,4}[-\s]?[0-9]{4}|(?:1[-\s.])?(?:\([2-9][0-9]{2}\)\s?|[2-9][0-9]{2}[-.\s])[2-9][0-9]{2}[-.\s][0-9]{4})(?![0-9A-Za-z%@_/円年-])")]
    private static partial Regex Phones();

    [GeneratedRegex(@"(?:注文|受付|管理|伝票|口座|会員|社員|追跡|請求|契約|カード|型番|品番|シリアル|お問い?合わせ)(?:番号|no\.?|id)?[\s::は]{0,3}$|(?:order|invoice|ticket|tracking|account|serial|case|id|no)[\s:#.]{0,3}(?:number|no\.?|id)?[\s:#]{0,3}$|#$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherNumber();

    [GeneratedRegex(@"(?:https?|hxxps?|h\*\*ps?)(?::|\[:\])//[^\s<>""'「」『』()、。]+" +
        @"|(?<![@A-Za-z0-9._-])(?!(?:asp|ado|vb|ml)\.net(?![a-z])|socket\.io(?![a-z]))(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?(?:\.|\[\.\]|\(\.\)|\[dot\]))+(?:com|net|org|jp|info|xyz|top|shop|site|online|cn|ru|icu|cc|io|biz|vip|club|live|app|dev|link|click|tk|ml|ga|cf|gq|me|us|uk|co|tokyo|work|fun|cyou|sbs|store|tech|support|buzz|pw|su|in|de|fr|kr|hk|tw|lol|ws|ly|gd)(?![A-Za-z0-9@-])(?!\.[a-z])(?:[/:?][^\s<>""'「」『』()、。\u3040-\u30ff\u4e00-\u9fff]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
