using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Incidents;

public abstract record IncidentInput : Input;

/// <summary>What the reporter's dialog knows now; the first one raises the incident.</summary>
public sealed record Reported(Report Report) : IncidentInput;

/// <summary>Something an on-call person does.</summary>
public abstract record ResponderInput(PersonId By) : IncidentInput;

public sealed record Acknowledge(PersonId By) : ResponderInput(By);

public sealed record TakeOver(PersonId By) : ResponderInput(By);

public sealed record AddNote(PersonId By, string Text) : ResponderInput(By);

/// <summary>A message that the reporter sees on their card.</summary>
public sealed record WriteToReporter(PersonId By, string Text) : ResponderInput(By);

/// <summary>They spoke with the reporter, by phone or in person.</summary>
public sealed record ReachedReporter(PersonId By, string Text) : ResponderInput(By);

/// <summary>What is known of the points the police will ask about; fields that are left out stay as they are.</summary>
public sealed record FillHearing(PersonId By, ImmutableSortedDictionary<string, string> Values) : ResponderInput(By)
{
    /// <summary>Who finds out what was answered with "not known"; whoever writes where it is nobody of the plan.</summary>
    public PersonId? Owner { get; init; }

    /// <summary>In how many days it should be known.</summary>
    public int KnownInDays { get; init; } = 1;
}

/// <summary>A copy of the packet was made for somebody outside.</summary>
public sealed record HandOutPacket(PersonId By, string To, bool Redacted, string Sha256) : ResponderInput(By);

/// <summary>A file that on-call people secured: a log, a picture, the diagram of the network.</summary>
/// <param name="From">Where it was taken from: a device, a service, a person.</param>
public sealed record SecureEvidence(PersonId By, AttachmentRef File, string From, bool IsDiagram) : ResponderInput(By);

/// <summary>Ticks off a task of the response, or opens it again.</summary>
/// <param name="Text">For records: where they were saved, from when to when. Else anything worth a word.</param>
public sealed record MarkTask(PersonId By, string Task, TaskState State, string Text) : ResponderInput(By);

/// <summary>Something said elsewhere that belongs into the timeline.</summary>
/// <param name="Source">Where it stands: a link.</param>
public sealed record MarkForTimeline(PersonId By, string Author, string Text, string Source) : ResponderInput(By);

public sealed record Downgrade(PersonId By, Severity To, string Reason) : ResponderInput(By);

public sealed record Resolve(PersonId By, ResolveReason Reason, string Text) : ResponderInput(By);

public sealed record Reopen(PersonId By, string Reason) : ResponderInput(By);

/// <summary>The time to acknowledge the pages of this round is over.</summary>
public sealed record AcknowledgementDue(int Round) : IncidentInput;

/// <summary>What was not known should be known now.</summary>
public sealed record HearingDue(ImmutableArray<string> Fields, PersonId Owner, DateTimeOffset DueAt) : IncidentInput;

/// <summary>So many hours after acknowledging, records with this clock should be saved.</summary>
public sealed record LogsDue(int Hours) : IncidentInput;

/// <summary>A page or message could not be delivered.</summary>
/// <param name="Prompt">The id of the prompt that was to be shown.</param>
public sealed record DeliveryFailed(Address To, string Prompt, string Reason) : IncidentInput;

/// <summary>Why an incident ended. One line each in <see cref="IncidentWording.Definition"/>.</summary>
public enum ResolveReason
{
    Contained,
    NoHarm,
    FalseAlarm,
    Drill,
    Duplicate,
    HandedOver,
}
