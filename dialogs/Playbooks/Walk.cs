using System.Collections.Immutable;
using System.Diagnostics;

namespace Escalation.Dialogs.Playbooks;

/// <summary>
/// Where a dialog stands, found anew each time by walking the playbook with the answers given so far. Nothing of it is stored: a corrected answer
/// simply leads along another path, and the answers of steps that are no longer on it wait there, unused, in the journal.
/// </summary>
public sealed record Walk(ImmutableArray<Visit> Path, Step Current, Severity Severity, ImmutableArray<Text> Because, ImmutableArray<string> Offers)
{
    public const string Done = "done";
    public const string Cannot = "cannot";
    public const string Filled = "filled";
    public const string Unknown = "unknown";

    /// <summary>The fact that is set once we know who reports and how to reach them; the step of this name is then not asked.</summary>
    public const string ReporterStep = "reporter";

    /// <summary>The steps of <c>shared.yaml</c>; their answers stay true when a dialog changes its playbook.</summary>
    public static readonly ImmutableArray<string> SharedSteps = [ReporterStep, "site", "prefecture", "photo", "cut-help", "warn", "receivers"];

    /// <summary>Steps of <c>shared.yaml</c> that no playbook names: they stand before every step that cuts the device off.</summary>
    public static readonly ImmutableArray<string> StandingSteps = [BeforeCutOff.Device, BeforeCutOff.Phone];

    public static Walk Of(Playbook playbook, IReadOnlyDictionary<string, Given> answers, IReadOnlyDictionary<string, string> facts)
    {
        var path = ImmutableArray.CreateBuilder<Visit>();
        var offers = ImmutableArray.CreateBuilder<string>();
        var harms = new List<Harm>();
        if (playbook.Harm is not null) harms.Add(playbook.Harm);

        // What one question learned answers every other that asks for the same fact.
        var known = facts.ToDictionary(f => f.Key, f => f.Value);
        var learned = new HashSet<string>();

        var step = Step(playbook, playbook.Start);
        Follow();

        // Nobody is told that all is well whose own words tell of a harm: from there it goes on.
        while (step is Ending { Kind: EndingKind.Closed } && Told().OrderByDescending(t => t.Harm.Severity).FirstOrDefault() is { Question: not null } worst)
        {
            step = worst.Question;
            Follow();
        }

        // A harm the person's own words tell of counts at once, also where its question has not been reached.
        foreach (var told in Told())
        {
            harms.Add(told.Harm);
            offers.AddRange(told.Offers);
        }

        var severity = harms.Count == 0 ? Severity.None : harms.Max(h => h.Severity);
        return new(path.ToImmutable(), step, severity,
            [.. harms.OrderByDescending(h => h.Severity).Select(h => h.Because).Distinct()], [.. offers.Distinct()]);

        void Follow()
        {
            // What is met again after a harm that was told stands in the path already, and so does all that follows it.
            for (var taken = 1; AnswerOf(step, answers, known) is { } given; taken++)
            {
                if (step is Question question)
                {
                    offers.AddRange(Chosen(question, given).Offers);
                    if (learned.Contains(question.Fact ?? "") && !answers.ContainsKey(step.Id)) given = given with { Said = false };
                    else if (question.Fact is { } fact && answers.ContainsKey(step.Id) && Chosen(question, given).Is is [var value, ..] && learned.Add(fact)) known[fact] = value;
                }

                if (path.All(v => v.Step.Id != step.Id)) path.Add(new(step, given));
                if (HarmOf(step, given) is { } harm) harms.Add(harm);
                step = Step(playbook, NextAfter(step, given));
                if (taken > playbook.Steps.Length) throw new UnreachableException($"Playbook {playbook.Id} goes in a circle at {step.Id}.");
            }
        }

        IEnumerable<(Question Question, Harm Harm, ImmutableArray<string> Offers)> Told() =>
            from question in playbook.Steps.OfType<Question>()
            where question.Fact is { } fact && known.ContainsKey(fact) && !answers.ContainsKey(question.Id) && path.All(v => v.Step.Id != question.Id)
            let given = AnswerOf(question, answers, known)
            where given is not null && Chosen(question, given).Harm is not null
            select (question, Chosen(question, given).Harm!, Chosen(question, given).Offers);
    }

    /// <summary>Where an answer leads; the answer must be one the step has.</summary>
    public static string NextAfter(Step step, Given given) => step switch
    {
        Question question => Chosen(question, given).Next,
        Pick { Other: { } other } when given.Answer == Pick.Elsewhere => other,
        Pick pick => pick.Next,
        ActionStep action => given.Answer == Done ? action.Done : action.Cannot,
        Form form => form.Next,
        _ => throw new UnreachableException($"Step {step.Id} has no answers."),
    };

    /// <summary>Whether the step can be answered so. A pick takes any id; whoever shows it checks it against its data.</summary>
    public static bool Takes(Step step, string answer) => step switch
    {
        Question question => question.Answers.Any(a => a.Id == answer),
        Pick => answer.Length > 0,
        ActionStep => answer is Done or Cannot,
        Form => answer is Filled or Unknown,
        _ => false,
    };

    private static Given? AnswerOf(Step step, IReadOnlyDictionary<string, Given> answers, Dictionary<string, string> facts)
    {
        if (answers.TryGetValue(step.Id, out var given) && Takes(step, given.Answer)) return given;
        return step switch
        {
            Question { Fact: { } fact } question when facts.TryGetValue(fact, out var value) =>
                question.Answers.FirstOrDefault(a => a.Is.Contains(value)) is { } answer ? Given.FromText(answer.Id) : null,
            Form or Pick when facts.TryGetValue(step.Id, out var value) => Given.FromText(step is Form ? Filled : value),
            _ => null,
        };
    }

    private static Harm? HarmOf(Step step, Given given) => step switch
    {
        Question question => Chosen(question, given).Harm,
        ActionStep action when given.Answer == Cannot => action.CannotHarm,
        _ => null,
    };

    private static Answer Chosen(Question question, Given given) => question.Answers.First(a => a.Id == given.Answer);

    private static Step Step(Playbook playbook, string id) =>
        playbook.Find(id) ?? throw new UnreachableException($"Playbook {playbook.Id} has no step {id}.");
}

/// <summary>A step that has its answer.</summary>
public sealed record Visit(Step Step, Given Given);

/// <param name="Said">True when the person's own words gave the answer, not a press.</param>
public sealed record Given(string Answer, bool Said)
{
    /// <summary>For a form: what was filled in, by field.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public static Given FromText(string answer) => new(answer, Said: true);
}
