using Escalation.Bot.Engine;
using Escalation.Bot.OnCallConsole;
using Escalation.Bot.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Escalation.Bot.Packet;

/// <summary>Makes a copy for whoever is signed in. The hand-over is committed before the first byte leaves; a copy that is not on record is not given.</summary>
internal static class PacketEndpoint
{
    public static string Of(IncidentId incident) => $"/console/incidents/{incident}/packet";

    public static void MapPacket(this IEndpointRouteBuilder app) => app.MapPost("/console/incidents/{id}/packet", HandOut).RequireAuthorization();

    private static async Task<IResult> HandOut(HttpContext http, Store store, Surroundings surroundings, Settings settings, ConsoleDesk desk, string id, [FromForm] string? to, [FromForm] bool redacted)
    {
        var incident = new IncidentId(id);
        if (await PacketSource.Read(store, surroundings, settings.OrganizationFile, incident, desk.Now) is not { } source) return Results.NotFound();
        var copy = PacketCopy.Make(source, redacted);
        var refusal = await desk.Do(incident, new HandOutPacket(SignInEndpoints.PersonOf(http.User)!.Value, to ?? "", redacted, copy.Sha256));
        http.Response.Headers.CacheControl = "no-store";
        return refusal is null ? Results.File(copy.Content, PacketCopy.MediaType, copy.Name) : Results.Text(refusal.Ja, statusCode: StatusCodes.Status400BadRequest);
    }
}
