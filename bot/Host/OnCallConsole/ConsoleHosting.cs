using Escalation.Bot.OnCallConsole.Frame;
using Escalation.Dialogs;
using Escalation.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.FluentUI.AspNetCore.Components;

namespace Escalation.Bot.OnCallConsole;

/// <summary>The console's place in the host.</summary>
internal static class ConsoleHosting
{
    public const string LanguageCookie = "console-language";

    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConsoleDesk>().AddScoped<LiveBoard>();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddFluentUIComponents();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapGet("/console/attachments/{id}", Attachment).RequireAuthorization();
        app.MapPost("/console/language", ChooseLanguage).RequireAuthorization();
        // A frame of our own pages is refused by SecurityHeaders already; Blazor would add a second, weaker policy.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
    }

    /// <summary>Pictures open in the page, everything else is saved; nothing of it may run.</summary>
    private static async Task<IResult> Attachment(HttpContext http, Store store, string id)
    {
        if (await store.Attachments.Find(TenantId.Single, id) is not { } kept) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var isPicture = IsPicture(kept.File.MediaType);
        return Results.File(store.Attachments.Open(kept.File), isPicture ? kept.File.MediaType : "application/octet-stream", isPicture ? null : kept.File.Name);
    }

    public static bool IsPicture(string mediaType) => mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    private static IResult ChooseLanguage(HttpContext http, [FromForm] string language, [FromForm] string? back)
    {
        if (Languages.Parse(language) is { } chosen)
            http.Response.Cookies.Append(LanguageCookie, chosen.Tag(), new() { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Strict, HttpOnly = true, Secure = http.Request.IsHttps });
        return Results.LocalRedirect(back?.StartsWith("/console", StringComparison.Ordinal) == true ? back : "/console");
    }
}
