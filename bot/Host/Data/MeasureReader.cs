using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Data;

/// <summary>Reads the measures of the notice. Their numbers are the notice's own: none may be invented.</summary>
internal static class MeasureReader
{
    private static readonly ImmutableArray<string> _numbers = ["①", "②", "③", "④", "⑥", "⑦", "⑧"];

    public static ImmutableArray<Measure> Read(string folder, List<Problem> problems)
    {
        if (YamlPart.Parse("catalog/measures.yaml", CatalogReader.TextOf(folder, "measures.yaml", problems), problems) is not { } page) return [];
        ImmutableArray<Measure> measures = [.. page.List("measures").Select(MeasureOf)];
        page.Close();
        foreach (var twice in measures.GroupBy(m => m.Number ?? m.Id).Where(g => g.Count() > 1)) problems.Add(new("catalog/measures.yaml", 1, $"measure '{twice.Key}' stands twice"));
        return measures;
    }

    private static Measure MeasureOf(YamlPart part)
    {
        var measure = new Measure(part.Required("id"), part.Optional("number"), part.Text("name"), part.Text("for"), part.Text("what"), part.Text("when"), part.Text("version"),
            part.Required("url"), part.Flag("confirmed"), part.Date("checked"), part.Required("source"))
        {
            Needs = [.. part.Strings("needs").Select(name => MeasurePrompts.NeedOf(name) ?? Wrong<MeasureNeed>($"'needs' names '{name}'; there are {string.Join(", ", Enum.GetNames<MeasureNeed>()).ToLowerInvariant()}"))],
            Kinds = [.. part.Strings("kinds").Select(name => IncidentKinds.Parse(name) ?? Wrong<IncidentKind>($"'kinds' names '{name}'; kinds are {string.Join(", ", IncidentKinds.All.Select(k => k.Name()))}"))],
        };
        if (measure.Number is { } number && !_numbers.Contains(number)) part.Wrong($"the notice has no measure {number}; it has {string.Join(" ", _numbers)}");
        if (measure.Checked is null) part.Wrong($"measure '{measure.Id}' has no checked date");
        if (measure.Needs.IsEmpty) part.Wrong($"measure '{measure.Id}' helps nobody: 'needs' is empty");
        part.Close();
        return measure;

        T Wrong<T>(string message)
            where T : struct
        {
            part.Wrong(message);
            return default;
        }
    }
}
