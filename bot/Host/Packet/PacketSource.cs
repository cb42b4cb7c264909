using Escalation.Bot.Data;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;

namespace Escalation.Bot.Packet;

/// <summary>All that a packet is written from, as it stands in the store at one moment.</summary>
internal sealed record PacketSource(Incident Incident, Report Report, History Story, History Conversation, IReadOnlyList<StoredAttachment> Evidence, Surroundings Surroundings, DateTimeOffset At)
{
    /// <summary>The diagram of the network; null where the organisation file names none, or its file is gone.</summary>
    public byte[]? Diagram { get; init; }

    /// <summary>Null when there is no such incident.</summary>
    public static async Task<PacketSource?> Read(Store store, Surroundings surroundings, string organizationFile, IncidentId id, DateTimeOffset at)
    {
        var story = await store.Journal.Read(TenantId.Single, StreamId.Of(id), Head.Empty);
        var incident = new Incident(id).Apply(story.Events.Select(e => e.Event));
        if (incident.Report is not { } report) return null;
        var reporter = StreamId.Of(report.Person);
        // Of the reporter's other incidents nothing belongs here.
        var own = report.Attachments.Select(a => a.Id).ToHashSet();
        var file = incident.Plan?.Peacetime?.Diagram is { } diagram ? PeacetimeReader.Beside(organizationFile, diagram) : null;
        return new(incident, report, story, await store.Journal.Read(TenantId.Single, reporter, Head.Empty),
            [.. (await store.Attachments.Of(TenantId.Single, reporter)).Where(a => own.Contains(a.File.Id))], surroundings, at)
        {
            Diagram = File.Exists(file) ? await File.ReadAllBytesAsync(file) : null,
        };
    }
}
