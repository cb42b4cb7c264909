namespace Escalation.Bot.Web;

/// <summary>
/// Says on every answer what a browser may do with it. Nothing needs inline script. On the console style attributes are let in, because Fluent's components
/// carry their sizes in them; style elements still have to come from us.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Everywhere = "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/console", StringComparison.Ordinal)
            ? $"{Everywhere}; style-src 'self'; style-src-attr 'unsafe-inline'"
            : $"{Everywhere}; style-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!http.Request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal) && !Path.HasExtension(http.Request.Path)) headers.CacheControl = "no-cache, no-store"; // In the words of antiforgery, which warns in the log where it has to change them.
        return next(http);
    }
}
