using System.Collections.Immutable;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Conversations;

/// <summary>What we know of one person who writes to us, folded from the events of their stream.</summary>
public sealed record Conversation(PersonId Person)
{
    public ConversationPhase Phase { get; init; }
    public Language Language { get; init; }
    public bool LanguagePicked { get; init; }
    public Dialog? Dialog { get; init; }

    /// <summary>The words we were unsure about.</summary>
    public DoubtfulWordsHeard? Doubt { get; init; }

    /// <summary>Offers made beside words in a channel, by their number; a thread that has one gets no other.</summary>
    public ImmutableDictionary<string, HelpOffered> Offers { get; init; } = ImmutableDictionary<string, HelpOffered>.Empty;

    /// <summary>Name and phone as the person last gave them; not asked again.</summary>
    public string? Name { get; init; }
    public string? Phone { get; init; }

    /// <summary>Counts events; a prompt carries it in its id.</summary>
    public int Version { get; init; }

    public Conversation Apply(Event happened) => Changed(happened) with { Version = Version + 1 };

    public Conversation Apply(IEnumerable<Event> happened) => happened.Aggregate(this, (state, e) => state.Apply(e));

    private Conversation Changed(Event happened) => happened switch
    {
        DoubtfulWordsHeard doubt => this with { Phase = ConversationPhase.Unsure, Doubt = doubt },
        DoubtDismissed => this with { Phase = ConversationPhase.Quiet, Doubt = null },
        LanguageChosen chosen => this with { Language = chosen.Language, LanguagePicked = chosen.ByPerson || LanguagePicked },
        HelpOffered offered => this with { Offers = Offers.SetItem(offered.Offer, offered) },
        DialogOpened opened => this with { Phase = ConversationPhase.Guiding, Doubt = null, Dialog = Dialog.Of(opened, this) },
        StepAnswered { Step: Walk.ReporterStep, Given: { Answer: Walk.Filled } given } answered => Answered(answered) with
        {
            Name = given.Fields.GetValueOrDefault("name") ?? Name,
            Phone = given.Fields.GetValueOrDefault("phone") ?? Phone,
        },
        StepAnswered answered => Answered(answered),
        CorrectionBegun => WithDialog(happened) with { Phase = ConversationPhase.Guiding },
        DialogFinished => WithDialog(happened) with { Phase = ConversationPhase.Finished },
        DialogClosed => WithDialog(happened) with { Phase = ConversationPhase.Quiet },
        _ => WithDialog(happened),
    };

    private Conversation Answered(StepAnswered answered) => WithDialog(answered) with { Phase = ConversationPhase.Guiding };

    private Conversation WithDialog(Event happened) => this with { Dialog = Dialog?.Apply(happened) };
}

/// <summary>One report being guided.</summary>
public sealed record Dialog(DialogId Id, IncidentKind Kind, string Playbook, string Fingerprint, string Text, Address Reach, DateTimeOffset OpenedAt)
{
    /// <summary>What the person's words say, by the names playbooks use.</summary>
    public ImmutableDictionary<string, string> Facts { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableDictionary<string, Given> Answers { get; init; } = ImmutableDictionary<string, Given>.Empty;

    /// <summary>The questions that found the kind; their answers can be corrected and then lead elsewhere.</summary>
    public ImmutableArray<string> Triage { get; init; } = [];

    /// <summary>Details of the words that answer no question: numbers, addresses, a program's name.</summary>
    public ImmutableArray<Detail> Details { get; init; } = [];
    public ImmutableArray<AttachmentRef> Attachments { get; init; } = [];
    public ImmutableArray<string> AddedWords { get; init; } = [];

    /// <summary>The step whose other words are shown.</summary>
    public string? Explained { get; init; }

    /// <summary>The step being corrected.</summary>
    public string? Correcting { get; init; }
    public IncidentId? Incident { get; init; }
    public bool HumanWanted { get; init; }
    public bool Silent { get; init; }

    /// <summary>The name of who has the incident.</summary>
    public string? Responder { get; init; }

    /// <summary>Every level was paged in vain: the person is given numbers to call.</summary>
    public bool NobodyFound { get; init; }

    public static Dialog Of(DialogOpened opened, Conversation conversation)
    {
        var dialog = new Dialog(opened.Dialog, opened.Kind, opened.Playbook, opened.Fingerprint, opened.Text, opened.From, opened.At)
            .WithKind(opened.Kind).Learn(opened.Recognition);
        return conversation is { Name: not null, Phone: not null }
            ? dialog with { Facts = dialog.Facts.SetItem(Walk.ReporterStep, "known") }
            : dialog;
    }

    public Dialog Apply(Event happened) => happened switch
    {
        PlaybookChanged changed => WithKind(changed.Kind) with
        {
            Playbook = changed.Playbook, Fingerprint = changed.Fingerprint, Explained = null, Correcting = null,
            Triage = changed.Kind == IncidentKind.None ? [] : changed.Triage,
            // Steps of the same name mean the same only where both playbooks take them from the shared file.
            Answers = Answers.Where(a => Walk.SharedSteps.Contains(a.Key) || changed.Triage.Contains(a.Key)).ToImmutableDictionary(),
        },
        WordsAdded added => Learn(added.Recognition) with { AddedWords = AddedWords.Add(added.Text), Silent = false },
        StepAnswered answered => this with
        {
            Answers = Answers.SetItem(answered.Step, answered.Given), Explained = null, Correcting = null, Silent = false,
            Facts = BeforeCutOff.Learned(answered.Step, answered.Given.Answer) is { } learned ? Facts.SetItem(learned.Key, learned.Value) : Facts,
        },
        CorrectionBegun begun => this with { Correcting = begun.Step, Explained = null, Silent = false },
        StepExplained explained => this with { Explained = explained.Step, Silent = false },
        EvidenceGiven given => this with { Attachments = Attachments.Add(given.Attachment), Silent = false },
        EvidenceOffered => this with { Silent = false },
        HumanAskedFor => this with { HumanWanted = true, Silent = false },
        PlaceChanged changed => this with { Reach = changed.To },
        IncidentReported reported => this with { Incident = reported.Incident },
        ReporterFellSilent => this with { Silent = true },
        ResponderIntroduced introduced => this with { Responder = introduced.Name, NobodyFound = false },
        EscalationFoundNobody => this with { NobodyFound = true },
        _ => this,
    };

    private Dialog WithKind(IncidentKind kind) =>
        this with { Kind = kind, Facts = kind == IncidentKind.None ? Facts.Remove("kind") : Facts.SetItem("kind", kind.Name()) };

    private Dialog Learn(Recognition recognition)
    {
        var facts = Facts;
        // What was said first stands: a later remark never takes back a harm by itself; the person corrects the answer instead.
        foreach (var (name, value) in recognition.Facts.Answers())
            if (!facts.TryGetValue(name, out var known) || known == "no") facts = facts.SetItem(name, value);
        return this with { Facts = facts, Details = [.. Details.Union(Detail.Of(recognition.Facts))] };
    }
}

/// <summary>Something the words told that no question asks for.</summary>
/// <param name="Name"><c>phone_number</c>, <c>url</c>, <c>remote_tool_name</c>, <c>paid_amount</c>, <c>time</c>.</param>
public sealed record Detail(string Name, string Value)
{
    public static IEnumerable<Detail> Of(Facts facts)
    {
        foreach (var number in facts.PhoneNumbers) yield return new("phone_number", number);
        foreach (var url in facts.Urls) yield return new("url", url);
        if (facts.RemoteToolName is not null) yield return new("remote_tool_name", facts.RemoteToolName);
        if (facts.PaidAmount is not null) yield return new("paid_amount", facts.PaidAmount);
        if (facts.Time is not null) yield return new("time", facts.Time);
    }
}
