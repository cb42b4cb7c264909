using Escalation.Dialogs;
using Escalation.Storage;

namespace Escalation.Bot.OnCallConsole;

/// <summary>The console's place in the host.</summary>
internal static class ConsoleHosting
{
    public static void AddConsole(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ConsoleDesk>();

    public static void MapConsole(this WebApplication app) =>
        app.MapGet("/console/attachments/{id}", Attachment).RequireAuthorization();

    /// <summary>Pictures open in the page, everything else is saved; nothing of it may run.</summary>
    private static async Task<IResult> Attachment(HttpContext http, Store store, string id)
    {
        if (await store.Attachments.Find(TenantId.Single, id) is not { } kept) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var isPicture = kept.File.MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";
        return Results.File(store.Attachments.Open(kept.File), isPicture ? kept.File.MediaType : "application/octet-stream", isPicture ? null : kept.File.Name);
    }
}
