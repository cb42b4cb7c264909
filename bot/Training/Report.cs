using System.Globalization;
using System.Text;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;

namespace Escalation.Training;

/// <summary>Writes <c>REPORT.md</c>.</summary>
public static class Report
{
    public static string Write(IReadOnlyList<Example> corpus, params ReadOnlySpan<Measurement> measurements)
    {
        StringBuilder report = new();
        var reports = corpus.Count(example => example.Kind != IncidentKind.None);
        report.AppendLine("# How good the local model is").AppendLine()
            .AppendLine("Written by `dotnet run --project bot/Training`; do not edit.").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Trained on {reports} reports and {corpus.Count - reports} ordinary messages. A report from a report confidence of {Dialogs.Conversations.Recognition.Sure} on; in a channel help is offered from {ConversationRules.OfferFrom} on.");
        foreach (var measurement in measurements)
        {
            if (measurement.Outcomes.Count == 0) continue;
            report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {measurement.Title}");
            foreach (var language in (string[])["ja", "en"])
                WriteLanguage(report, language, [.. measurement.Outcomes.Where(outcome => outcome.Example.Language == language)]);
            WriteFacts(report, measurement);
        }
        return report.ToString();
    }

    /// <summary>What was taken for something else, for whoever improves corpus or lexicon.</summary>
    public static void PrintErrors(Measurement measurement)
    {
        foreach (var (example, recognition) in measurement.Outcomes.Where(outcome => !outcome.RightKind).Select(outcome => (outcome.Example, outcome.Recognition)))
            Console.WriteLine($"{example.Kind} taken for {recognition.Kind} ({recognition.ReportConfidence:0.00}): {example.Text}");
    }

    private static void WriteLanguage(StringBuilder report, string language, Measurement.Outcome[] outcomes)
    {
        if (outcomes.Length == 0) return;
        Measurement.Outcome[] reports = [.. outcomes.Where(outcome => outcome.IsReport)];
        Measurement.Outcome[] ordinary = [.. outcomes.Where(outcome => !outcome.IsReport)];
        report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {language}: {reports.Length} reports, {ordinary.Length} ordinary messages").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"- reports recognised as one: {Share(reports, o => o.TakenForReport)}; offered help in a channel: {Share(reports, o => o.OfferedHelp)}")
            .AppendLine(CultureInfo.InvariantCulture, $"- reports with the right kind: {Share(reports, o => o.RightKind)}")
            .AppendLine(CultureInfo.InvariantCulture, $"- ordinary messages taken for a report: {Share(ordinary, o => o.TakenForReport)}; offered help in a channel: {Share(ordinary, o => o.OfferedHelp)}")
            .AppendLine().AppendLine("| kind | messages | precision | recall | missed ones taken for |").AppendLine("|---|---|---|---|---|");
        foreach (var kind in IncidentKinds.All)
        {
            Measurement.Outcome[] ofKind = [.. outcomes.Where(outcome => outcome.Example.Kind == kind)];
            Measurement.Outcome[] takenFor = [.. outcomes.Where(outcome => outcome.Recognition.Kind == kind)];
            var missed = ofKind.Where(o => !o.RightKind).CountBy(o => o.Recognition.Kind).OrderByDescending(p => p.Value).ThenBy(p => p.Key);
            report.AppendLine(CultureInfo.InvariantCulture,
                $"| {kind.Name()} | {ofKind.Length} | {Percent(takenFor, o => o.RightKind)} | {Percent(ofKind, o => o.RightKind)} | {string.Join(", ", missed.Select(p => $"{p.Key.Name()} {p.Value}"))} |");
        }
    }

    private static void WriteFacts(StringBuilder report, Measurement measurement)
    {
        var facts = measurement.Facts().ToArray();
        if (facts.Length == 0) return;
        report.AppendLine().AppendLine("### Facts").AppendLine().AppendLine("| fact | said | precision | recall |").AppendLine("|---|---|---|---|");
        foreach (var (name, right, found, said) in facts)
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {said} | {Percent(right, found)} | {Percent(right, said)} |");
    }

    private static string Share(Measurement.Outcome[] outcomes, Func<Measurement.Outcome, bool> isTrue) =>
        $"{outcomes.Count(isTrue)} of {outcomes.Length} ({Percent(outcomes, isTrue)})";

    private static string Percent(Measurement.Outcome[] outcomes, Func<Measurement.Outcome, bool> isTrue) => Percent(outcomes.Count(isTrue), outcomes.Length);

    private static string Percent(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");
}
