using System.Globalization;
using System.Text;
using Stateless;

namespace Escalation.Dialogs.Playbooks;

/// <summary>A playbook as a Stateless table (a step is a state, an answer a trigger), and the diagram drawn from that table.</summary>
public static class PlaybookDiagram
{
    public static StateMachine<string, string> Table(Playbook playbook, string? at = null)
    {
        var machine = new StateMachine<string, string>(at ?? playbook.Start);
        foreach (var step in playbook.Steps)
        {
            var state = machine.Configure(step.Id);
            foreach (var (answer, next) in step.Exits) state.Permit(answer, next);
        }

        return machine;
    }

    /// <summary>Mermaid flowchart; the path walked and the step at hand are marked.</summary>
    public static string Mermaid(Playbook playbook, Language language, Walk? walk = null)
    {
        var info = Table(playbook).GetInfo();
        var words = new StringBuilder("flowchart TD\n");
        foreach (var step in playbook.Steps)
            words.Append(CultureInfo.InvariantCulture, $"  {Node(step.Id)}{Shape(step, Quote(step.Says.In(language)))}\n");
        foreach (var state in info.States)
            foreach (var way in state.FixedTransitions.GroupBy(t => (string)t.DestinationState.UnderlyingState))
                words.Append(CultureInfo.InvariantCulture,
                    $"  {Node((string)state.UnderlyingState)} -->|{Quote(string.Join(" / ", way.Select(t => (string)t.Trigger.UnderlyingTrigger)))}| {Node(way.Key)}\n");
        if (walk is null) return words.ToString();

        foreach (var visit in walk.Path) words.Append(CultureInfo.InvariantCulture, $"  class {Node(visit.Step.Id)} walked\n");
        words.Append(CultureInfo.InvariantCulture, $"  class {Node(walk.Current.Id)} current\n");
        return words.Append("  classDef walked fill:#dbeafe,stroke:#1d4ed8\n  classDef current fill:#fde68a,stroke:#b45309,stroke-width:3px\n").ToString();
    }

    private static string Node(string id) => "s_" + id.Replace('-', '_');

    private static string Shape(Step step, string label) => step switch
    {
        Question or Pick => $"{{{{{label}}}}}",
        Ending => $"([{label}])",
        _ => $"[{label}]",
    };

    private static string Quote(string text) => $"\"{text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace('\n', ' ')}\"";
}
