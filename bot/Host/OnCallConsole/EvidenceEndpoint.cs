using Escalation.Bot.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Escalation.Bot.OnCallConsole;

/// <summary>
/// Takes a file that on-call people secured: a log, a picture, the diagram of the network. Unlike what reporters send it may be of any kind, because event logs
/// and captures are; whatever is no picture is only ever handed out as a download.
/// </summary>
internal static class EvidenceEndpoint
{
    private const int LongestName = 120;

    public static string Of(IncidentId incident) => $"/console/incidents/{incident}/evidence";

    public static void MapEvidence(this IEndpointRouteBuilder app) => app.MapPost("/console/incidents/{id}/evidence", Secure).RequireAuthorization();

    private static async Task<IResult> Secure(HttpContext http, Store store, ConsoleDesk desk, string id, IFormFile? file, [FromForm] string? from, [FromForm] bool? diagram)
    {
        var incident = new IncidentId(id);
        // The file is kept before the turn is given, so what the turn would refuse is refused first.
        if (await desk.Find(incident, Language.Japanese) is null) return Results.NotFound();
        if (file is null || file.Length == 0) return Refused(RefusalWording.Missing);
        if (string.IsNullOrWhiteSpace(from)) return Refused(IncidentWording.OriginMissing);
        var by = SignInEndpoints.PersonOf(http.User)!.Value;
        await using var content = file.OpenReadStream();
        var mediaType = await UploadedContent.MediaTypeOf(content, http.RequestAborted) ?? "application/octet-stream";
        try
        {
            var name = Path.GetFileName(file.FileName);
            var kept = await store.Attachments.Save(
                new(Guid.CreateVersion7().ToString("n"), TenantId.Single, StreamId.Of(incident), name.Length <= LongestName ? name : name[..LongestName], mediaType, by, desk.Now),
                content, UploadedContent.LongestBytes, http.RequestAborted);
            var refusal = await desk.Do(incident, new SecureEvidence(by, kept, from, diagram == true));
            return refusal is null ? Results.LocalRedirect($"/console/incidents/{incident}#evidence") : Refused(refusal);
        }
        catch (AttachmentTooLargeException)
        {
            return Refused(RefusalWording.EvidenceTooLarge, StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static IResult Refused(Text why, int status = StatusCodes.Status400BadRequest) => Results.Text($"{why.Ja}\n{why.En}", statusCode: status);
}
