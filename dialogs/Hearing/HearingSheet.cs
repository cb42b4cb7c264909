using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Hearing;

/// <summary>
/// What the police ask a company that was hit: the five points of the notice by METI and the National Police Agency, and what they lead to.
/// An answer may be "not known yet"; what nobody has touched is missing.
/// </summary>
public static class HearingSheet
{
    public static ImmutableArray<HearingField> Fields { get; } =
    [
        new("machines", new("被害に遭った機器（台数・用途・暗号化の有無・症状）", "Machines that were hit (how many, what for, encrypted or not, symptoms)")),
        new("network", new("ネットワーク構成（図があればファイルで添付）", "Network configuration (attach the diagram where there is one)")),
        new("exposed", new("インターネットにつながる機器（名称・用途・バージョン・修正プログラムの適用状況）", "Internet-facing devices (name, use, version, patch state)")),
        new("business", new("業務への影響", "Effect on the business")),
        new("recovery", new("復旧の方針", "Recovery policy")),
        new("actions", new("これまでに行った対応と時刻", "What was done so far, and when")),
    ];

    /// <summary>How many of the fields say something.</summary>
    public static int Answered(IReadOnlyDictionary<string, string> sheet) => Fields.Count(f => sheet.ContainsKey(f.Id));

    public static IEnumerable<HearingField> Missing(IReadOnlyDictionary<string, string> sheet) => Fields.Where(f => !sheet.ContainsKey(f.Id));

    public static IEnumerable<Field> Form(IReadOnlyDictionary<string, string> sheet, Language language) =>
        Fields.Select(f => new Field(f.Id, f.Label.In(language), FieldKind.Multiline) { Value = sheet.GetValueOrDefault(f.Id) });
}

public sealed record HearingField(string Id, HearingLabel Label);

/// <summary>The words of the sheet: it is read by staff and the police, so there is no easy Japanese of its own.</summary>
public sealed record HearingLabel(string Ja, string En)
{
    public string In(Language language) => language == Language.English ? En : Ja;
}
