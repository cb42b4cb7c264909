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

    /// <summary>In bytes: a hearing sheet with every box full comes to a third of it.</summary>
    private const long LongestMessage = 1 << 20;

    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ConsoleDesk>().AddSingleton<LateEndpoints>().AddScoped<LiveBoard>();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        builder.Services.AddFluentUIComponents();
    }

    /// <summary>What the person chose here, else their language in the organisation file.</summary>
    public static Language LanguageOf(HttpContext http, Organization organization) =>
        Languages.Parse(http.Request.Cookies[LanguageCookie] ?? "") ?? (Web.SignInEndpoints.PersonOf(http.User) is { } id ? organization.Find(id)?.Language : null) ?? Language.Japanese;

    /// <summary>Who asks for the console, or for a file that a page fetches, finds it made.</summary>
    public static void UseConsole(this WebApplication app)
    {
        var console = app.Services.GetRequiredService<LateEndpoints>();
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments("/console") || http.Request.Path.StartsWithSegments("/_blazor") || Path.HasExtension(http.Request.Path)) console.Open();
            return next(http);
        });
        app.UseRouting(); // Routing stands first where nobody places it.
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapGet("/console/attachments/{id}", Attachment).RequireAuthorization();
        app.MapPost("/console/language", ChooseLanguage).RequireAuthorization();
        var late = app.Services.GetRequiredService<LateEndpoints>();
        late.Map(endpoints =>
        {
            endpoints.MapStaticAssets(); // Beside Blazor, which looks for its files there.
            // A frame of our own pages is refused by SecurityHeaders already; Blazor would add a second, weaker policy.
            endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
        });
        ((IEndpointRouteBuilder)app).DataSources.Add(late);
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
