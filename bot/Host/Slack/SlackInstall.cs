using System.Security.Cryptography;
using System.Text;
using Escalation.Bot.Web;
using Escalation.Channels.Slack;
using Escalation.Dialogs;
using Escalation.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Escalation.Bot.Slack;

/// <summary>
/// Installing the app into another workspace over the web: https://docs.slack.dev/authentication/installing-with-oauth. Only somebody signed in to the console
/// can begin. The state is bound to that browser by a cookie, so nobody can make another's browser finish an installation; it is kept here until it is
/// used or ten minutes old, so that it works once whatever a browser keeps.
/// </summary>
public static class SlackInstall
{
    private const string Cookie = "slack-install";
    private const string Prefix = "slack-install/";
    private static readonly TimeSpan _valid = TimeSpan.FromMinutes(10);

    public static void MapSlackInstall(this IEndpointRouteBuilder app, SlackSettings settings)
    {
        if (!settings.Installs) return;
        app.MapGet("/slack/install", (HttpContext http, IDataProtectionProvider protection, Store store) => Begin(http, settings, Sealed(protection), store.Vault)).RequireAuthorization();
        app.MapGet("/slack/oauth", (HttpContext http, IDataProtectionProvider protection, Store store, SlackApi api, SlackTokens tokens, TimeProvider clock) =>
            Finish(http, settings, Sealed(protection), store.Vault, api, tokens, clock)).RequireRateLimiting(RateLimits.Posts);
    }

    private static ITimeLimitedDataProtector Sealed(IDataProtectionProvider protection) => protection.CreateProtector("slack.install").ToTimeLimitedDataProtector();

    private static async Task<IResult> Begin(HttpContext http, SlackSettings settings, ITimeLimitedDataProtector seal, Vault vault)
    {
        foreach (var (name, text) in await vault.All(TenantId.Single, Prefix))
            if (StateOf(text, seal) is null) await vault.Delete(TenantId.Single, name); // Nobody came back with it in time.
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await vault.Put(TenantId.Single, Kept(state), seal.Protect(state, _valid));
        // Lax: the way back comes from Slack, and must bring it along.
        http.Response.Cookies.Append(Cookie, seal.Protect(state, _valid), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = _valid, Path = "/slack" });
        var query = new QueryString().Add("client_id", settings.ClientId!).Add("scope", string.Join(',', SlackScopes.Bot)).Add("state", state).Add("redirect_uri", Redirect(settings));
        return Results.Redirect(new Uri(settings.ApiUrl, "../oauth/v2/authorize") + query.ToString());
    }

    private static async Task<IResult> Finish(HttpContext http, SlackSettings settings, ITimeLimitedDataProtector seal, Vault vault, SlackApi api, SlackTokens tokens, TimeProvider clock)
    {
        var query = http.Request.Query;
        var bound = StateOf(http.Request.Cookies[Cookie], seal);
        http.Response.Cookies.Delete(Cookie, new() { Path = "/slack" });
        if (bound is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bound), Encoding.UTF8.GetBytes(query["state"].ToString()))
            || !await vault.Take(TenantId.Single, Kept(bound)))
            return Said("この手続きは期限切れか、別のブラウザで始められています。コンソールからもう一度始めてください。/ This installation has expired or was begun in another browser. Begin again from the console.", StatusCodes.Status400BadRequest);
        if (query["error"].ToString() is { Length: > 0 })
            return Said("Slack でインストールが取り消されました。/ The installation was cancelled in Slack.", StatusCodes.Status400BadRequest);

        var answer = await api.Form("oauth.v2.access", null, [("client_id", settings.ClientId), ("client_secret", settings.ClientSecret), ("code", query["code"]), ("redirect_uri", Redirect(settings))], http.RequestAborted);
        if (answer is not SlackOk ok || Installation(ok, clock.GetUtcNow()) is not { } installation)
            return Said($"Slack がインストールを受け付けませんでした。/ Slack does not accept the installation: {(answer as SlackRefused)?.Reason ?? "unreadable answer"}", StatusCodes.Status400BadRequest);
        await tokens.Keep(installation);
        return Said($"インストールできました。/ Installed: {installation.Name} ({installation.Id})", StatusCodes.Status200OK);
    }

    /// <summary>Under its hash: who reads the store cannot finish what somebody else began.</summary>
    private static string Kept(string state) => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(state)));

    private static string? StateOf(string? cookie, ITimeLimitedDataProtector seal)
    {
        try
        {
            return cookie is null ? null : seal.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>For a whole organisation <c>team</c> is null, and the enterprise is what it is known by.</summary>
    private static SlackInstallation? Installation(SlackOk ok, DateTimeOffset now)
    {
        var enterprise = ok.Body.TryGetProperty("is_enterprise_install", out var whole) && whole.ValueKind == System.Text.Json.JsonValueKind.True;
        var owner = enterprise ? "enterprise" : "team";
        return ok.Text(owner, "id") is { } id && ok.Text("access_token") is { } token && ok.Text("bot_user_id") is { } bot
            ? new(id, token, bot)
            {
                AppId = ok.Text("app_id"), Name = ok.Text(owner, "name"), IsEnterprise = enterprise, RefreshToken = ok.Text("refresh_token"), ExpiresAt = SlackTokens.Expiry(ok, now),
            }
            : null;
    }

    private static string Redirect(SlackSettings settings) => new Uri(settings.PublicUrl, "/slack/oauth").ToString();

    private static IResult Said(string text, int status) => Results.Text(text, "text/plain; charset=utf-8", statusCode: status);
}
