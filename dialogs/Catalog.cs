using System.Collections.Immutable;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs;

/// <summary>Everything that ships as data, read and checked once at start.</summary>
/// <param name="Earlier">Versions of playbooks that dialogs still run on.</param>
public sealed record Catalog(ImmutableArray<Playbook> Playbooks, ImmutableArray<Playbook> Earlier, ContactDirectory Contacts, ImmutableArray<Source> Sources)
{
    /// <summary>What on-call people do, in the order of doing; the records to save come after the rest.</summary>
    public ImmutableArray<ResponseTask> Tasks { get; init; } = [];

    /// <summary>What the state offers to be better prepared, in the order of the notice.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>The playbook for a kind; the general triage where a kind has none of its own.</summary>
    public Playbook For(IncidentKind kind) =>
        Playbooks.FirstOrDefault(p => p.Kind == kind) ?? Playbooks.First(p => p.Kind == IncidentKind.None);

    public Playbook Find(string id, string fingerprint) =>
        Playbooks.FirstOrDefault(p => p.Id == id && p.Fingerprint == fingerprint)
        ?? Earlier.FirstOrDefault(p => p.Id == id && p.Fingerprint == fingerprint)
        ?? throw new InvalidOperationException($"Playbook {id} {fingerprint} is neither in the catalog nor kept with the store.");
}

/// <summary>Where a fact comes from.</summary>
/// <param name="Official">True for a page of an official body.</param>
public sealed record Source(string Id, string Title, string? Url, bool Official);

/// <summary>What a decision may look at beside the state and the input: the moment, an id nobody has used, and data.</summary>
/// <param name="NewId">Eight characters, new for every turn.</param>
public sealed record Context(DateTimeOffset At, string NewId, Catalog Catalog, Organization Organization);
