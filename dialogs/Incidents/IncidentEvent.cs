using System.Collections.Immutable;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Prompts;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Incidents;

public abstract record IncidentEvent : Event;

/// <param name="Plan">Policy, rosters and people as they were at this moment.</param>
public sealed record IncidentRaised(IncidentId Incident, Report Report, EscalationPlan Plan, DateTimeOffset At) : IncidentEvent;

public sealed record ReportChanged(Report Report) : IncidentEvent;

public sealed record SeverityRose(Severity From, Severity To) : IncidentEvent;

public sealed record LevelPaged(int Round, DateTimeOffset At) : IncidentEvent;

public sealed record ResponderPaged(int Round, PersonId Person, Address To, string Prompt) : IncidentEvent;

public sealed record PageFailed(Address To, string Prompt, string Reason) : IncidentEvent;

public sealed record EscalationExhausted : IncidentEvent;

public sealed record IncidentAcknowledged(PersonId By, DateTimeOffset At) : IncidentEvent;

public sealed record IncidentTakenOver(PersonId By, PersonId From) : IncidentEvent;

public sealed record NoteAdded(PersonId By, string Text) : IncidentEvent;

public sealed record HearingFilled(PersonId By, ImmutableSortedDictionary<string, string> Values) : IncidentEvent;

/// <summary>Fields of the sheet that are not known yet; the owner is reminded when they should be.</summary>
public sealed record HearingPutOff(PersonId By, ImmutableArray<string> Fields, PersonId Owner, DateTimeOffset DueAt) : IncidentEvent;

public sealed record HearingOwnerReminded(PersonId Owner, ImmutableArray<string> Fields) : IncidentEvent;

/// <summary>A copy of the packet left the house.</summary>
/// <param name="To">Who received it: a station, an officer.</param>
/// <param name="Redacted">Names, addresses and numbers were hidden in it.</param>
/// <param name="Sha256">Of the file that was handed out.</param>
public sealed record PacketHandedOut(PersonId By, string To, bool Redacted, string Sha256, DateTimeOffset At) : IncidentEvent;

/// <param name="From">Where it was taken from.</param>
/// <param name="IsDiagram">It shows the network, and is drawn into the packet as that.</param>
public sealed record EvidenceSecured(PersonId By, AttachmentRef File, string From, bool IsDiagram, DateTimeOffset At) : IncidentEvent;

/// <param name="What">The task in the words it had then.</param>
public sealed record TaskMarked(PersonId By, string Task, Text What, TaskState State, string Text, DateTimeOffset At) : IncidentEvent;

/// <summary>Whoever has the incident was reminded of records that nobody had saved.</summary>
public sealed record LogsReminded(PersonId Person, ImmutableArray<Text> Devices) : IncidentEvent;

public sealed record MarkedForTimeline(PersonId By, string Author, string Text, string Source) : IncidentEvent;

public sealed record ReporterWrittenTo(PersonId By, string Text) : IncidentEvent;

public sealed record ReporterReached(PersonId By, string Text) : IncidentEvent;

/// <summary>The reporter does not answer in a dangerous place: somebody has to phone them.</summary>
public sealed record ReporterSilenceNoticed : IncidentEvent;

public sealed record ReporterAskedForPerson : IncidentEvent;

public sealed record IncidentDowngraded(PersonId By, Severity From, Severity To, string Reason) : IncidentEvent;

public sealed record IncidentResolved(PersonId By, ResolveReason Reason, string Text, DateTimeOffset At) : IncidentEvent;

public sealed record IncidentReopened(PersonId By, string Reason) : IncidentEvent;
