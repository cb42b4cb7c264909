using System.Collections.Immutable;
using System.Text.Json;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;
using Escalation.Dialogs.Readiness;
using Escalation.Dialogs.Response;
using Escalation.Storage;

namespace Escalation.Bot.OnCallConsole;

/// <summary>What the console's pages ask and do. They render; this reads the store and gives turns.</summary>
public sealed class ConsoleDesk(Store store, ITurns turns, Surroundings surroundings, TimeProvider clock)
{
    private const int MostShown = 200;

    public Organization Organization => surroundings.Organization;
    public DateTimeOffset Now => clock.GetUtcNow();

    public string NameOf(PersonId person) => Organization.Find(person)?.Name ?? person.Value;

    /// <summary>Open incidents, the worst first; of those what nobody has, then the oldest.</summary>
    public async Task<IReadOnlyList<BoardCard>> Open() =>
    [
        .. (await store.Board.Open(TenantId.Single, MostShown)).Select(Card)
            .OrderByDescending(c => c.Severity).ThenBy(c => c.Status == IncidentStatus.Acknowledged).ThenBy(c => c.RaisedAt),
    ];

    /// <summary>Resolved ones, the latest first.</summary>
    public async Task<IReadOnlyList<BoardCard>> Resolved() =>
        [.. (await store.Board.Recent(TenantId.Single, MostShown)).Where(r => !r.Entry.IsOpen).Select(Card)];

    /// <summary>What could not be delivered in the last week.</summary>
    public Task<IReadOnlyList<OutboxRow>> GaveUp() => store.Outbox.GaveUp(Now.AddDays(-7), 50).AsTask();

    /// <summary>Null when there is no such incident.</summary>
    public async Task<IncidentView?> Find(IncidentId id, Language language)
    {
        var history = await store.Journal.Read(TenantId.Single, StreamId.Of(id), Head.Empty);
        var incident = new Incident(id).Apply(history.Events.Select(e => e.Event));
        if (incident.Report is not { } report) return null;

        var playbook = surroundings.Catalog.Find(report.Playbook, report.Fingerprint);
        var walk = Walk.Of(playbook, report.Answers, report.Facts);
        var site = report.Site is { } siteId ? Organization.FindSite(siteId) : null;
        var contacts = surroundings.Catalog.Contacts.Cards(report.Offers, site, report.Prefecture, Organization, Now, language);
        return new(incident, report, [.. history.Events], playbook, walk, [.. contacts], history.Head.Hash);
    }

    /// <returns>Why nothing was done, or null when it was.</returns>
    public async Task<Text?> Do(IncidentId incident, ResponderInput input) =>
        (await turns.Handle(StreamId.Of(incident), $"console:{Guid.CreateVersion7():n}", input.By.Value, input)).Refusal;

    /// <summary>Who is on call for the first level, and when that changes.</summary>
    public IReadOnlyList<(string Roster, Person? Person, DateTimeOffset? Until)> OnCall()
    {
        var holidays = surroundings.Catalog.Contacts.Holidays;
        return [.. Organization.Rosters.Select(r => (r.Id, r.OnCallAt(Now, holidays) is { } id ? Organization.Find(id) : null, r.NextHandOver(Now, holidays)))];
    }

    /// <summary>The next hand-overs of a roster, and to whom; null where it has a gap.</summary>
    public IReadOnlyList<(DateTimeOffset From, Person? Person)> Shifts(string rosterId, int max)
    {
        var holidays = surroundings.Catalog.Contacts.Holidays;
        var roster = Organization.Rosters.First(r => r.Id == rosterId);
        var shifts = new List<(DateTimeOffset, Person?)>();
        var from = roster.NextHandOver(Now, holidays);
        while (from is { } begins && shifts.Count < max)
        {
            shifts.Add((begins, roster.OnCallAt(begins, holidays) is { } id ? Organization.Find(id) : null));
            from = roster.NextHandOver(begins, holidays);
        }

        return shifts;
    }

    public IReadOnlyList<Playbook> Playbooks => surroundings.Catalog.Playbooks;

    public IEnumerable<ResponseTask> Tasks(Incident incident) => ResponseTasks.Of(surroundings.Catalog, incident);

    public IEnumerable<ResponseTask> Tasks(IncidentKind kind) => surroundings.Catalog.Tasks.Where(t => t.BelongsTo(kind));

    public ImmutableArray<Measure> Measures => surroundings.Catalog.Measures;

    public IEnumerable<Measure> MeasuresAfter(IncidentKind kind) => MeasureOffers.After(surroundings.Catalog, kind);

    public ImmutableArray<ReadinessItem> Readiness() => ReadinessCheck.Items(Organization, surroundings.Catalog.Contacts.Holidays, Now);

    public ImmutableArray<Source> Sources => surroundings.Catalog.Sources;

    public ContactDirectory Directory => surroundings.Catalog.Contacts;

    public WindowReview Windows => surroundings.Windows;

    /// <returns>Why nothing was done, or null when it was.</returns>
    public async Task<Text?> Do(WindowInput input) => (await turns.Handle(WindowReview.Stream, $"console:{Guid.CreateVersion7():n}", input.By.Value, input)).Refusal;

    /// <summary>Whoever could sign in as an administrator would be one.</summary>
    public bool MayMakeLink(PersonId by, Person person) => !person.IsAdministrator || Organization.MayAdminister(by);

    /// <returns>Null where it is not for them to make.</returns>
    public async Task<Uri?> SignInLink(PersonId by, Person person, Uri publicUrl) => MayMakeLink(by, person) ? await Web.SignInEndpoints.Link(store, publicUrl, person.Id, Now) : null;

    private static BoardCard Card(BoardRow row) => JsonSerializer.Deserialize(row.Entry.Json, EscalationJson.Ours.BoardCard)!;
}

/// <param name="Head">The hash of the last event: written down elsewhere, it proves later that nothing before it was changed.</param>
public sealed record IncidentView(Incident Incident, Report Report, ImmutableArray<RecordedEvent> Timeline, Playbook Playbook, Walk Walk,
    ImmutableArray<ContactCard> Contacts, string Head);
