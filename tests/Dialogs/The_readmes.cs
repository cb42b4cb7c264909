using System.Text.RegularExpressions;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Stateless;

namespace Escalation.Tests.Dialogs;

/// <summary>Pictures and tables that would otherwise drift from the code.</summary>
public sealed partial class The_readmes
{
    [Fact]
    public void draw_the_lifecycles_as_their_tables_are()
    {
        var readme = File.ReadAllText(Path.Combine(Repository(), "dialogs", "README.md"));
        Assert.Equal(Ways(Enum.GetValues<IncidentStatus>().ToDictionary(s => s, IncidentLifecycle.Table)), Drawn(readme, "## An incident"));
        Assert.Equal(Ways(Enum.GetValues<ConversationPhase>().ToDictionary(p => p, ConversationLifecycle.Table)), Drawn(readme, "## A conversation"));
    }

    [Fact]
    public void know_a_name_for_every_event_and_every_input_that_is_stored()
    {
        var events = typeof(Event).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Event)) && !t.IsAbstract).ToHashSet();
        Assert.Equal(events, Names.Events.Values.ToHashSet());
        Assert.All(Names.Events.Keys.Concat(Names.Inputs.Keys), name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    private static SortedSet<string> Ways<TState, TTrigger>(Dictionary<TState, StateMachine<TState, TTrigger>> tables)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        var ways = new SortedSet<string>();
        foreach (var state in tables.Keys)
            foreach (var trigger in Enum.GetValues<TTrigger>())
            {
                var table = tables[state];
                if (!table.CanFire(trigger)) continue;
                var fresh = table.GetInfo().States.Single(s => s.UnderlyingState.Equals(state));
                var to = fresh.FixedTransitions.First(t => t.Trigger.UnderlyingTrigger.Equals(trigger)).DestinationState.UnderlyingState;
                ways.Add($"{state} --> {to}: {trigger}");
            }

        return ways;
    }

    private static SortedSet<string> Drawn(string readme, string heading)
    {
        var part = readme[readme.IndexOf(heading, StringComparison.Ordinal)..];
        part = part[..part.IndexOf("```\n", part.IndexOf("```mermaid", StringComparison.Ordinal) + 3, StringComparison.Ordinal)];
        return [.. Arrow().Matches(part).SelectMany(m => m.Groups[3].Value.Split(", ").Select(trigger => $"{m.Groups[1].Value} --> {m.Groups[2].Value}: {trigger.Trim()}"))];
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Escalation.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"(\w+) --> (\w+): ([\w, ]+)")]
    private static partial Regex Arrow();
}
