using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;

namespace Escalation.Bot.Engine;

/// <summary>One line of the console's board, stored with the commit that changed it so that the board never replays a journal.</summary>
public sealed record BoardCard(IncidentId Incident, Text Title, IncidentStatus Status, Severity Severity, DateTimeOffset RaisedAt)
{
    public string? Reporter { get; init; }
    public string? Phone { get; init; }
    public string? Site { get; init; }
    public string Words { get; init; } = "";
    public PersonId? Responder { get; init; }
    public bool ReporterSilent { get; init; }
    public bool HumanWanted { get; init; }
    public int Round { get; init; }

    public static BoardCard? Of(Incident incident) => incident.Report is not { } report
        ? null
        : new(incident.Id, report.Title, incident.Status, incident.Severity, incident.RaisedAt)
        {
            Reporter = report.Name,
            Phone = report.Phone,
            Site = report.Site,
            Words = report.Words.Length > 200 ? report.Words[..200] + "…" : report.Words,
            Responder = incident.Responder,
            ReporterSilent = incident.ReporterSilent,
            HumanWanted = report.HumanWanted,
            Round = incident.Round,
        };
}
