using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Measures;

/// <summary>A measure of the notice by METI and the National Police Agency, or one that came later and is marked by having no number.</summary>
/// <param name="Number">As in the notice, which has no ⑤.</param>
/// <param name="Confirmed">The official page itself could be opened when it was checked.</param>
public sealed record Measure(string Id, string? Number, Text Name, Text For, Text What, Text When, Text Version, string Url, bool Confirmed, DateOnly? Checked, string Source)
{
    public ImmutableArray<MeasureNeed> Needs { get; init; } = [];

    /// <summary>The incidents after which it is offered.</summary>
    public ImmutableArray<IncidentKind> Kinds { get; init; } = [];

    /// <summary>The same shape as a consultation window, which every channel can show.</summary>
    public ContactCard Card(Language language) => new($"measure-{Id}", $"{Number} {Name.In(language)}".Trim(), $"{What.In(language)}\n{When.In(language)}", null, null, null, null, Url,
        $"{For.In(language)} · {Version.In(language)}{(Confirmed ? "" : MeasureWording.NotOpened.In(language))}", null, null, Checked);
}

public enum MeasureNeed
{
    Executive,
    Small,
    Device,
    Specialist,
    Incident,
}

/// <summary>Which measures help whom.</summary>
public static class MeasureOffers
{
    private const int MostAfter = 3;

    public static IEnumerable<Measure> For(Catalog catalog, MeasureNeed need) => catalog.Measures.Where(m => m.Needs.Contains(need));

    /// <summary>The few that fit what has happened, in the order of the notice.</summary>
    public static IEnumerable<Measure> After(Catalog catalog, IncidentKind kind) => catalog.Measures.Where(m => m.Kinds.Contains(kind)).Take(MostAfter);

    /// <summary>Somebody asks for them by one whole word, so that no report is taken for it.</summary>
    public static bool AreAskedForBy(string text) => text.Trim().TrimEnd('。', '.', '?', '？', '!', '！').Trim().ToLowerInvariant() is
        "readiness" or "measures" or "施策" or "備え" or "国の施策" or "対策" or "備えと施策" or "そなえ";
}

internal static class MeasureWording
{
    public static Text Title { get; } = new("備えに使える国の施策", "じゅんびに 使える 国の しくみ", "Public measures that help you prepare");
    public static Text Ask { get; } = new("いちばん近いものを選んでください。", "近いものを えらんで ください。", "Which is closest?");
    public static Text Back { get; } = new("報告に戻る", "もどる", "Back to reporting");
    public static Text Heading { get; } = new("国の施策", "国の しくみ", "Measures");
    public static Text After { get; } = new("この事案のあとに役立つ国の施策", "この あとに 使える 国の しくみ", "Measures that help after this incident");
    public static Text AfterBody { get; } = new("再発防止と次への備えに使えます。", "もう 起きないように 使えます。", "For preventing a repeat and preparing for the next time.");
    public static Text NotOpened { get; } = new("（公式ページは確認時に開けず、版は別の公的資料から）", "（公式ページは まだ 見ていません）", " (the official page could not be opened when checked)");

    public static Text Of(MeasureNeed need) => need switch
    {
        MeasureNeed.Executive => new("経営者として備えたい", "社長として じゅんびしたい", "I run the company"),
        MeasureNeed.Small => new("小さな会社で、何から始めるか知りたい", "小さい 会社で、はじめたい", "A small firm: where to begin"),
        MeasureNeed.Device => new("機器を買う・買い替える", "機械を 買う", "Buying a device"),
        MeasureNeed.Specialist => new("専門の会社に頼みたい", "せんもんの 会社に たのみたい", "Looking for a specialist"),
        _ => new("事案が起きた・終わった", "問題が あった", "After an incident"),
    };
}

/// <summary>The card that answers who asks for measures.</summary>
public static class MeasurePrompts
{
    public const string Card = "measures";
    public const string Choice = "measures";

    public static Text LabelOf(MeasureNeed need) => MeasureWording.Of(need);

    public static MeasureNeed? NeedOf(string tail) => Enum.TryParse<MeasureNeed>(tail, ignoreCase: true, out var need) && Enum.IsDefined(need) ? need : null;

    /// <param name="need">Null while it has not been chosen.</param>
    public static Prompt Render(string id, MeasureNeed? need, Catalog catalog, Language language) => new(id, MeasureWording.Title.In(language), MeasureWording.Ask.In(language))
    {
        Card = Card,
        Language = language,
        Choices =
        [
            .. Enum.GetValues<MeasureNeed>().Select(n => new Choice($"{Choice}:{n.ToString().ToLowerInvariant()}", MeasureWording.Of(n).In(language), n == need ? ChoiceStyle.Primary : ChoiceStyle.Normal)),
            new($"{Choice}:back", MeasureWording.Back.In(language), ChoiceStyle.Quiet),
        ],
        ContactsTitle = MeasureWording.Heading.In(language),
        Contacts = need is { } chosen ? [.. MeasureOffers.For(catalog, chosen).Select(m => m.Card(language))] : [],
    };

    /// <summary>For whoever ended an incident.</summary>
    public static Prompt After(string id, IncidentKind kind, Catalog catalog, Language language) => new(id, MeasureWording.After.In(language), MeasureWording.AfterBody.In(language))
    {
        Language = language,
        ContactsTitle = MeasureWording.Heading.In(language),
        Contacts = [.. MeasureOffers.After(catalog, kind).Select(m => m.Card(language))],
    };
}
