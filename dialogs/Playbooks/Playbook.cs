using System.Collections.Immutable;

namespace Escalation.Dialogs.Playbooks;

/// <summary>What we ask and advise for one kind of incident: steps, and where each answer leads. Read from <c>catalog/playbooks</c>.</summary>
/// <param name="Fingerprint">Names this very version: a dialog finishes with the version it began with.</param>
/// <param name="Harm">What is certain as soon as the kind is; null when the kind alone means no harm.</param>
public sealed record Playbook(string Id, IncidentKind Kind, string Fingerprint, Text Title, Harm? Harm, string Start)
{
    public ImmutableArray<FirstAction> First { get; init; } = [];
    public ImmutableArray<NeverRule> Never { get; init; } = [];

    /// <summary>Ids of the consultation windows offered at every handed-over end.</summary>
    public ImmutableArray<string> Contacts { get; init; } = [];

    /// <summary>In the order of the file, which is the order of the diagram.</summary>
    public ImmutableArray<Step> Steps { get; init; } = [];

    public Step? Find(string id)
    {
        foreach (var step in Steps)
            if (step.Id == id) return step;
        return null;
    }
}

/// <summary>A harm and why it is one: the words complete "because …".</summary>
public sealed record Harm(Severity Severity, Text Because);

/// <summary>The first safe action; it holds when every fact of <paramref name="When"/> is known to be so.</summary>
/// <param name="Line">Where it stands in its file, for messages about it.</param>
public sealed record FirstAction(int Line, ImmutableDictionary<string, string> When, Text Text, ImmutableArray<string> Sources);

/// <param name="Line">Where it stands in its file, for messages about it.</param>
/// <param name="Forbids">Words that no action of the playbook may contain; what "never" means for a test.</param>
public sealed record NeverRule(string Id, int Line, Text Text, ImmutableArray<string> Sources, ImmutableArray<string> Forbids);

/// <param name="Line">Where it stands in its file, for messages about it.</param>
public abstract record Step(string Id, int Line)
{
    /// <summary>What the person reads first.</summary>
    public abstract Text Says { get; }

    /// <summary>The same in other words, for "I don't understand".</summary>
    public abstract Text? Help { get; }

    /// <summary>Every way on: the answer and the step it leads to.</summary>
    public abstract IEnumerable<(string Answer, string Next)> Exits { get; }
}

/// <summary>A question with a few answers, always including <c>unknown</c>.</summary>
/// <param name="Fact">The fact in the person's own words that answers it.</param>
public sealed record Question(string Id, int Line, Text Ask, Text? Help, string? Fact, ImmutableArray<Answer> Answers) : Step(Id, Line)
{
    public override Text Says => Ask;
    public override Text? Help { get; } = Help;
    public override IEnumerable<(string, string)> Exits => Answers.Select(a => (a.Id, a.Next));
}

/// <param name="Is">The values of the fact that mean this answer.</param>
/// <param name="Label">Null for <c>unknown</c>, whose label is the same everywhere.</param>
public sealed record Answer(string Id, Text? Label, ImmutableArray<string> Is, string Next, Harm? Harm, ImmutableArray<string> Offers);

/// <summary>A question whose answers come from data: the organisation's sites, or the prefectures.</summary>
/// <param name="Other">Where "somewhere else" leads; only for sites.</param>
public sealed record Pick(string Id, int Line, Text Ask, Text? Help, PickFrom From, string Next, string? Other) : Step(Id, Line)
{
    public const string Elsewhere = "other";

    public override Text Says => Ask;
    public override Text? Help { get; } = Help;

    public override IEnumerable<(string, string)> Exits =>
        Other is null ? [("picked", Next), (Walk.Unknown, Next)] : [("picked", Next), (Elsewhere, Other), (Walk.Unknown, Next)];
}

public enum PickFrom
{
    Sites,
    Prefectures,
}

/// <summary>Something to do.</summary>
/// <param name="Watch">Dangerous while undone: silence here makes on-call phone the person.</param>
public sealed record ActionStep(string Id, int Line, Text Do, Text How, Text? Help, ImmutableArray<string> Sources, bool Watch,
    string Done, string Cannot, Harm? CannotHarm) : Step(Id, Line)
{
    /// <summary>Done on the device in hand it ends the dialog there.</summary>
    public bool CutsOff { get; init; }

    /// <summary>Pictures of the hands' work, by the names of <see cref="Prompts.Picture"/>.</summary>
    public ImmutableArray<Prompts.Picture> Pictures { get; init; } = [];

    public override Text Says => Do;
    public override Text? Help { get; } = Help;
    public override IEnumerable<(string, string)> Exits => [(Walk.Done, Done), (Walk.Cannot, Cannot)];
}

/// <summary>Something to fill in; all of it is optional for the person.</summary>
public sealed record Form(string Id, int Line, Text Fill, Text? Help, ImmutableArray<FormField> Fields, string Next) : Step(Id, Line)
{
    public override Text Says => Fill;
    public override Text? Help { get; } = Help;
    public override IEnumerable<(string, string)> Exits => [(Walk.Filled, Next), (Walk.Unknown, Next)];
}

public sealed record FormField(string Id, Prompts.FieldKind Kind, Text Label);

/// <summary>The kind is found: the dialog goes on in the playbook of that kind, and the answers that led here stay with it.</summary>
public sealed record Referral(string Id, int Line, IncidentKind Kind) : Step(Id, Line)
{
    public override Text Says => Conversations.KindWording.Of(Kind);
    public override Text? Help => null;
    public override IEnumerable<(string, string)> Exits => [];
}

public sealed record Ending(string Id, int Line, Text Text, ImmutableArray<string> Sources, EndingKind Kind) : Step(Id, Line)
{
    public override Text Says => Text;
    public override Text? Help => null;
    public override IEnumerable<(string, string)> Exits => [];
}

public enum EndingKind
{
    /// <summary>Nothing happened; thanks, and nobody is paged.</summary>
    Closed,

    /// <summary>Somebody on call has it.</summary>
    HandedOver,
}
