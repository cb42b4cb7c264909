using Escalation.Dialogs;

namespace Escalation.Bot.Handbook;

/// <summary>Hands the documents to whoever is signed in: they hold telephone numbers. What is printed from the browser opens in it, everything else is saved.</summary>
internal static class HandbookEndpoint
{
    public static string Of(string name, Language language) => $"/console/documents/{name}?language={language.Tag()}";

    public static void MapHandbook(this IEndpointRouteBuilder app) => app.MapGet("/console/documents/{name}", Download).RequireAuthorization();

    private static IResult Download(HttpContext http, HandbookSources sources, string name, string? language)
    {
        if (HandbookFile.Make(name, sources.Now(), Languages.Parse(language ?? "") ?? Language.Japanese) is not { } file) return Results.NotFound();
        // Their style is in them and nothing in them may run; the console's own rules would refuse the one and not the other.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.File(file.Content, file.MediaType, name is "card" or "poster" ? null : file.Name);
    }
}
