using System.Collections.Immutable;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Incidents;

/// <summary>All that a dialog knows at one moment, as it is told to the incident. A later revision replaces an earlier one.</summary>
public sealed record Report(DialogId Dialog, int Revision, PersonId Person, Address Reach, IncidentKind Kind, string Playbook, string Fingerprint,
    Text Title, Severity Severity, string Words)
{
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public Language Language { get; init; }
    public ImmutableArray<Text> Because { get; init; } = [];
    public string? Site { get; init; }
    public int? Prefecture { get; init; }
    public ImmutableArray<string> Offers { get; init; } = [];
    public ImmutableArray<Known> Known { get; init; } = [];
    public ImmutableArray<Text> Missing { get; init; } = [];
    public ImmutableArray<Conversations.Detail> Details { get; init; } = [];
    public ImmutableArray<string> AddedWords { get; init; } = [];
    public ImmutableArray<AttachmentRef> Attachments { get; init; } = [];

    /// <summary>Answers and facts, from which the diagram finds where the dialog stands.</summary>
    public ImmutableDictionary<string, Given> Answers { get; init; } = ImmutableDictionary<string, Given>.Empty;
    public ImmutableDictionary<string, string> Facts { get; init; } = ImmutableDictionary<string, string>.Empty;
    public Text? CurrentStep { get; init; }
    public bool HumanWanted { get; init; }
    public bool Silent { get; init; }
    public bool Finished { get; init; }
}

/// <param name="Said">True when it was taken from the person's own words.</param>
public sealed record Known(string Step, Text Question, Text Answer, bool Said);
