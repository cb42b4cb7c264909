using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The bytes of files. Whoever may not read one is led to a page to sign in that answers 200, as Slack does.</summary>
internal sealed class FileEndpoints(FakeSlack slack)
{
    public async Task Download(HttpContext context)
    {
        var id = ((string)context.Request.RouteValues["id"]!).Split('-')[^1];
        var raw = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        SlackFile? file;
        lock (slack.Gate)
        {
            file = slack.Files.GetValueOrDefault(id);
            var token = slack.Tokens.GetValueOrDefault(raw);
            var expired = token?.ExpiresAt is { } end && end <= slack.Clock.GetUtcNow();
            if (file is null || token?.Installation is not { } bot || token.Revoked || expired || !token.Scopes.Contains("files:read") || !FileMethods.MaySee(bot, file))
                file = null;
        }

        if (file?.Content is not { } content || file.Deleted)
        {
            context.Response.Redirect($"/signin?redir={Uri.EscapeDataString(context.Request.Path)}");
            return;
        }

        context.Response.ContentType = file.Type;
        await context.Response.Body.WriteAsync(content);
    }

    public Task SignInPage(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0) slack.Complain("A token was carried over a redirect, to a page that is not the file.");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Sign in to your workspace</form></body></html>");
    }

    public async Task Upload(HttpContext context)
    {
        var bytes = new MemoryStream();
        if (context.Request.HasFormContentType) await (await context.Request.ReadFormAsync()).Files[0].CopyToAsync(bytes);
        else await context.Request.Body.CopyToAsync(bytes);
        var file = slack.Files.GetValueOrDefault((string)context.Request.RouteValues["id"]!);
        if (file is null || file.Content is not null || file.AnnouncedLength != bytes.Length)
        {
            context.Response.StatusCode = file is null ? 404 : 400;
            return;
        }

        file.Content = bytes.ToArray();
        await context.Response.WriteAsync($"OK - {bytes.Length}");
    }
}
