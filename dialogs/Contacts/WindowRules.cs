using System.Collections.Immutable;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Contacts;

/// <summary>Decides what the company may say about a window: a number or a page is only ever changed by an administrator, with what it was checked against, and when.</summary>
public static class WindowRules
{
    private const int ShortestSource = 4;
    private const int LongestPhone = 30;

    public static Decision Decide(WindowReview state, Input input, Context context) => input switch
    {
        WindowInput { By: var by } when !context.Organization.MayAdminister(by) => Decision.Refused(WindowWording.OnlyAdministrators(context.Organization)),
        WindowInput { Window: var window } when context.Catalog.Contacts.Contacts.All(c => c.Id != window) => Decision.Refused(WindowWording.NoSuchWindow),
        ConfirmWindow { Source: var source } when IsNoSource(source) => Decision.Refused(WindowWording.SourceMissing),
        CorrectWindow { Source: var source } when IsNoSource(source) => Decision.Refused(WindowWording.SourceMissing),
        ConfirmWindow { On: var on } when IsLater(on, context) => Decision.Refused(WindowWording.NotYet),
        CorrectWindow { On: var on } when IsLater(on, context) => Decision.Refused(WindowWording.NotYet),
        CorrectWindow { To: var to } when !IsPage(to.Url) => Decision.Refused(WindowWording.PageMissing),
        CorrectWindow { To.Phone: { Length: > 0 } phone } when !IsPhone(phone) => Decision.Refused(WindowWording.NoPhone),
        CorrectWindow { To.Further: var further } when further.Any(n => !IsPhone(n.Number)) => Decision.Refused(WindowWording.NoPhone),
        CorrectWindow { To.Email: { Length: > 0 } email } when !IsMail(email) => Decision.Refused(WindowWording.NoMail),
        ConfirmWindow confirm => new([new WindowConfirmed(confirm.By, confirm.Window, confirm.Source.Trim(), confirm.On)], []),
        CorrectWindow correct => new([new WindowCorrected(correct.By, correct.Window, Tidy(correct.To), correct.Source.Trim(), correct.On)], []),
        RestoreWindow restore => state.Findings.ContainsKey(restore.Window) ? new([new WindowRestored(restore.By, restore.Window)], []) : Decision.Nothing,
        _ => Decision.Nothing,
    };

    private static bool IsNoSource(string source) => source.Trim().Length < ShortestSource;

    private static bool IsLater(DateOnly on, Context context) => on > JapaneseTime.Day(context.At);

    private static bool IsPage(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var page) && page.Scheme is "https" or "http";

    private static bool IsPhone(string phone) =>
        phone.Trim() is { Length: <= LongestPhone } number && number.Count(char.IsAsciiDigit) >= 3 && number.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or '#' or ' ' or '(' or ')');

    private static bool IsMail(string mail) => mail.Trim() is var address && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1 && !address.Any(char.IsWhiteSpace);

    /// <summary>Where the first number was emptied, the next comes in its place.</summary>
    private static WindowCorrection Tidy(WindowCorrection to) => (Phone: Trimmed(to.Phone), Further: to.Further.Select(n => new ContactNumber(n.Number.Trim(), Trimmed(n.Label))).ToImmutableArray()) switch
    {
        (null, [var first, .. var rest]) => new(first.Number, first.Label, Trimmed(to.Email), to.Url.Trim()) { Further = rest },
        var (phone, further) => new(phone, Trimmed(to.PhoneLabel), Trimmed(to.Email), to.Url.Trim()) { Further = further },
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class WindowWording
{
    public static Text OnlyAdministrators(Organization organization) => Said(
        $"窓口の確認と訂正は管理者がします：{string.Join("、", organization.Administrators.Select(a => a.Name))}。気付いたことを伝えてください。",
        $"Windows are confirmed and corrected by an administrator: {string.Join(", ", organization.Administrators.Select(a => a.Name))}. Tell them what you noticed.");
    public static Text NoSuchWindow { get; } = Said("その窓口は一覧にありません。", "There is no such window in the list.");
    public static Text SourceMissing { get; } = Said("何で確かめたかを書いてください（公式ページのアドレスや、電話で聞いた相手）。", "Write what it was checked against: the official page's address, or whom you asked.");
    public static Text NotYet { get; } = Said("確かめた日は、今日までの日付にしてください。", "The day it was checked cannot be later than today.");
    public static Text PageMissing { get; } = Said("公式ページのアドレス（https://…）は必ず書いてください。", "The official page (https://…) has to be there.");
    public static Text NoPhone { get; } = Said("電話番号は数字・ハイフン・# で書いてください。確かめられないときは空にしてください。", "Write the number in digits, hyphens and #; leave it empty where it is not confirmed.");
    public static Text NoMail { get; } = Said("メールアドレスの形になっていません。確かめられないときは空にしてください。", "That is no mail address; leave it empty where it is not confirmed.");

    private static Text Said(string ja, string en) => new(ja, ja, en);
}
