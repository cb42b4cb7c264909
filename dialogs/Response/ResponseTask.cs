using System.Collections.Immutable;

namespace Escalation.Dialogs.Response;

/// <summary>What on-call people do beside what the reporter is guided through: something to settle, or the records of one kind of device to save.</summary>
/// <param name="How">Up to four short lines; null where the sentence says it all.</param>
public sealed record ResponseTask(string Id, Text Do, Text? How, ImmutableArray<string> Sources)
{
    /// <summary>The incidents it belongs to; empty means all.</summary>
    public ImmutableArray<IncidentKind> Kinds { get; init; } = [];

    /// <summary>The incidents it must not be done in.</summary>
    public ImmutableArray<IncidentKind> Not { get; init; } = [];

    /// <summary>Where it saves the records of a device; null for everything else.</summary>
    public LogPreservation? Log { get; init; }

    /// <summary>What the id of a task begins with that saves records.</summary>
    public const string LogPrefix = "log.";

    public bool BelongsTo(IncidentKind kind) => (Kinds.IsEmpty || Kinds.Contains(kind)) && !Not.Contains(kind);
}

/// <param name="Device">VPN device, mail, Active Directory …</param>
/// <param name="Save">Which records.</param>
/// <param name="Lasts">How long they last, and what makes them vanish.</param>
/// <param name="Power">What to do about its power.</param>
/// <param name="RemindHours">After so many hours from acknowledging, whoever has the incident is reminded of what is not saved. Our own judgement: no official figure says how long records last.</param>
public sealed record LogPreservation(Text Device, Text Save, Text Lasts, Text Power, int RemindHours);

public enum TaskState
{
    Open,
    Done,

    /// <summary>There is no such thing here, or it does not matter this time.</summary>
    NotNeeded,
}

/// <summary>How a task stands, who said so, and their word about it: where records were saved and from when to when, what the police answered.</summary>
public sealed record TaskMark(TaskState State, Text What, PersonId By, string Text, DateTimeOffset At);
