namespace Escalation.Dialogs.Playbooks;

/// <summary>Something the author of the catalog or the organisation file has to mend, and where.</summary>
public sealed record Problem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line} {Message}";
}

/// <summary>
/// Finds what would fail somebody on their worst day: steps that do not exist, cannot be reached or lead round in a circle, questions without
/// "don't know", advice without a source. All problems, not the first: an author mends a file in one go.
/// </summary>
public static class PlaybookProblems
{
    public static IEnumerable<Problem> Find(Playbook playbook, string file, IReadOnlySet<string> sources, IReadOnlySet<string> contacts) =>
    [
        .. StepProblems(playbook, file),
        .. GraphProblems(playbook, file),
        .. SourceProblems(playbook, file, sources),
        .. ContactProblems(playbook, file, contacts),
        .. NeverProblems(playbook, file),
    ];

    /// <summary>What only shows when all playbooks are seen together.</summary>
    /// <param name="fileOf">Where a playbook stands.</param>
    public static IEnumerable<Problem> FindAmong(IReadOnlyCollection<Playbook> playbooks, Func<Playbook, string> fileOf)
    {
        var triage = playbooks.Where(p => p.Kind == IncidentKind.None)
            .SelectMany(p => p.Steps.OfType<Question>().Where(q => q.Answers.Any(a => p.Find(a.Next) is Referral))).Select(q => q.Id).ToHashSet();
        foreach (var playbook in playbooks)
            foreach (var step in playbook.Steps)
            {
                if (step is Referral && playbook.Kind != IncidentKind.None)
                    yield return new(fileOf(playbook), step.Line, "only the general playbook (kind: none) goes on into another");
                if (step is Referral { Kind: var kind } && playbooks.All(p => p.Kind != kind))
                    yield return new(fileOf(playbook), step.Line, $"go-on names '{kind.Name()}', which has no playbook");
                if (playbook.Kind != IncidentKind.None && triage.Contains(step.Id))
                    yield return new(fileOf(playbook), step.Line, $"step '{step.Id}' has the name of a question that finds the kind; choose another");
            }
    }

    private static IEnumerable<Problem> StepProblems(Playbook playbook, string file)
    {
        if (playbook.Find(playbook.Start) is null) yield return new(file, 1, $"start names the unknown step '{playbook.Start}'");
        if (playbook.First.Length == 0 || !playbook.First[^1].When.IsEmpty)
            yield return new(file, 1, "the last entry of first must have no when: somebody always needs a first safe action");
        if (playbook.Never.Length == 0) yield return new(file, 1, "never is empty: every playbook says what not to do");

        foreach (var twice in playbook.Steps.GroupBy(s => s.Id).Where(g => g.Count() > 1))
            yield return new(file, twice.Last().Line, $"step '{twice.Key}' stands twice");
        foreach (var reserved in playbook.Steps.Where(s => Conversations.ChoiceIds.Reserved.Contains(s.Id)))
            yield return new(file, reserved.Line, $"step '{reserved.Id}' has a name that the dialog itself uses; choose another");
        foreach (var step in playbook.Steps)
        {
            foreach (var (answer, next) in step.Exits)
                if (playbook.Find(next) is null) yield return new(file, step.Line, $"step '{step.Id}', answer '{answer}': unknown step '{next}'");
            if (step is not (Ending or Referral) && step.Help is null) yield return new(file, step.Line, $"step '{step.Id}' has no help for \"I don't understand\"");
            if (step is Question question)
            {
                if (question.Answers.All(a => a.Id != Walk.Unknown))
                    yield return new(file, step.Line, $"question '{step.Id}' has no answer 'unknown'");
                foreach (var unlabelled in question.Answers.Where(a => a.Id != Walk.Unknown && a.Label is null))
                    yield return new(file, step.Line, $"question '{step.Id}', answer '{unlabelled.Id}' has no label");
            }

            if (step is ActionStep action && action.Done == action.Cannot)
                yield return new(file, step.Line, $"action '{step.Id}': cannot leads where done leads; it must lead somewhere that helps");
        }
    }

    private static List<Problem> GraphProblems(Playbook playbook, string file)
    {
        if (playbook.Steps.Any(s => s.Exits.Any(e => playbook.Find(e.Next) is null)) || playbook.Find(playbook.Start) is null)
            return []; // Unknown steps are reported above; a graph with holes has no further truth in it.

        var problems = new List<Problem>();
        var reached = new HashSet<string>();
        var onPath = new HashSet<string>();
        Visit(playbook.Find(playbook.Start)!);
        problems.AddRange(playbook.Steps.Where(s => !reached.Contains(s.Id)).Select(s => new Problem(file, s.Line, $"step '{s.Id}' cannot be reached")));
        return problems;

        void Visit(Step step)
        {
            if (!onPath.Add(step.Id))
            {
                problems.Add(new(file, step.Line, $"step '{step.Id}' is reached again from itself: a person would be asked twice"));
                return;
            }

            if (reached.Add(step.Id))
            {
                if (step is not (Ending or Referral) && !step.Exits.Any()) problems.Add(new(file, step.Line, $"step '{step.Id}' is a dead end"));
                foreach (var (_, next) in step.Exits.DistinctBy(e => e.Next)) Visit(playbook.Find(next)!);
            }

            onPath.Remove(step.Id);
        }
    }

    private static IEnumerable<Problem> SourceProblems(Playbook playbook, string file, IReadOnlySet<string> sources)
    {
        var cited = playbook.First.Select(f => (What: "first", f.Line, f.Sources))
            .Concat(playbook.Never.Select(n => (What: $"never '{n.Id}'", n.Line, n.Sources)))
            .Concat(playbook.Steps.OfType<ActionStep>().Select(a => (What: $"step '{a.Id}'", a.Line, a.Sources)))
            .Concat(playbook.Steps.OfType<Ending>().Select(e => (What: $"step '{e.Id}'", e.Line, e.Sources)));
        foreach (var (what, line, given) in cited)
        {
            if (given.IsDefaultOrEmpty) yield return new(file, line, $"{what} has no source (write own for our own judgement)");
            foreach (var unknown in given.Where(s => !sources.Contains(s))) yield return new(file, line, $"{what} cites the unknown source '{unknown}'");
        }
    }

    private static IEnumerable<Problem> ContactProblems(Playbook playbook, string file, IReadOnlySet<string> contacts)
    {
        foreach (var unknown in playbook.Contacts.Where(c => !contacts.Contains(c)))
            yield return new(file, 1, $"contacts names the unknown window '{unknown}'");
        foreach (var question in playbook.Steps.OfType<Question>())
            foreach (var unknown in question.Answers.SelectMany(a => a.Offers).Where(c => !contacts.Contains(c)))
                yield return new(file, question.Line, $"question '{question.Id}' offers the unknown window '{unknown}'");
    }

    private static IEnumerable<Problem> NeverProblems(Playbook playbook, string file)
    {
        foreach (var action in playbook.Steps.OfType<ActionStep>())
            foreach (var never in playbook.Never)
                foreach (var words in never.Forbids.Where(w => Advice(action).Any(t => t.Contains(w, StringComparison.OrdinalIgnoreCase))))
                    yield return new(file, action.Line, $"action '{action.Id}' says \"{words}\", which never '{never.Id}' forbids");
    }

    private static IEnumerable<string> Advice(ActionStep action) =>
        new[] { action.Do, action.How, action.Help }.OfType<Text>().SelectMany(t => new[] { t.Ja, t.JaEasy, t.En });
}
