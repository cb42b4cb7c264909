using Escalation.Bot.Data;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;

namespace Escalation.Bot.Packet;

/// <summary>All that a packet is written from, as it stands in the store at one moment.</summary>
internal sealed record PacketSource(Incident Incident, Report Report, History Story, History Conversation, IReadOnlyList<PacketEvidence> Evidence, Surroundings Surroundings, DateTimeOffset At)
{
    /// <summary>The diagram of the network: the last one that on-call people secured, else the organisation file's. Null where there is none, or its file is gone.</summary>
    public byte[]? Diagram { get; init; }

    public string? DiagramName => Incident.Evidence.LastOrDefault(e => e.IsDiagram)?.File.Name ?? Incident.Plan?.Peacetime?.Diagram;

    /// <summary>Null when there is no such incident.</summary>
    public static async Task<PacketSource?> Read(Store store, Surroundings surroundings, string organizationFile, IncidentId id, DateTimeOffset at)
    {
        var story = await store.Journal.Read(TenantId.Single, StreamId.Of(id), Head.Empty);
        var incident = new Incident(id).Apply(story.Events.Select(e => e.Event));
        if (incident.Report is not { } report) return null;
        var reporter = StreamId.Of(report.Person);
        // Of the reporter's other incidents nothing belongs here.
        var own = report.Attachments.Select(a => a.Id).ToHashSet();
        var given = (await store.Attachments.Of(TenantId.Single, reporter)).Where(a => own.Contains(a.File.Id)).Select(a => new PacketEvidence(a.File, a.From, a.At, PacketWriter.Channel(report.Reach.Channel)));
        return new(incident, report, story, await store.Journal.Read(TenantId.Single, reporter, Head.Empty),
            [.. given.Concat(incident.Evidence.Select(e => new PacketEvidence(e.File, e.By, e.At, e.From))).OrderBy(e => e.At)], surroundings, at)
        {
            Diagram = await DiagramOf(store, incident, organizationFile),
        };
    }

    private static async Task<byte[]?> DiagramOf(Store store, Incident incident, string organizationFile)
    {
        if (incident.Evidence.LastOrDefault(e => e.IsDiagram) is { } secured)
        {
            await using var kept = store.Attachments.Open(secured.File);
            using var content = new MemoryStream();
            await kept.CopyToAsync(content);
            return content.ToArray();
        }

        var file = incident.Plan?.Peacetime?.Diagram is { } diagram ? PeacetimeReader.Beside(organizationFile, diagram) : null;
        return File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
    }
}

/// <summary>A file that is kept, who gave it, and where it came from.</summary>
internal sealed record PacketEvidence(AttachmentRef File, PersonId By, DateTimeOffset At, string From);
