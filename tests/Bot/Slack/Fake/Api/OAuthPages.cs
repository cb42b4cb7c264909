using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The page that asks somebody whether to install an app, answered at once with <see cref="SlackApp.ConsentIsGiven"/>.</summary>
internal sealed class OAuthPages(FakeSlack slack)
{
    public Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        lock (slack.Gate)
        {
            var app = slack.Apps.Find(a => a.ClientId == query["client_id"]);
            if (app is null) return Refuse(context, "invalid_client_id");
            var given = query["redirect_uri"].FirstOrDefault();
            var back = given ?? app.RedirectUrls.FirstOrDefault()?.ToString();
            if (back is null || !app.RedirectUrls.Exists(r => back.StartsWith(r.ToString(), StringComparison.Ordinal)))
                return Refuse(context, "bad_redirect_uri");
            var scopes = query["scope"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (scopes.Length == 0) return Refuse(context, "no_scopes");
            if (string.IsNullOrEmpty(query["state"])) slack.Complain("The installation was started without a state.");
            foreach (var scope in scopes.Except(app.Manifest.Scopes))
                slack.Complain($"The installation asks for {scope}, which the manifest does not name.");
            foreach (var scope in app.Manifest.Scopes.Except(scopes))
                slack.Complain($"The installation does not ask for {scope}, which the manifest names.");
            context.Response.Redirect(QueryHelpers.AddQueryString(back, Answer(app, given, query["state"].ToString())));
            return Task.CompletedTask;
        }
    }

    private Dictionary<string, string?> Answer(SlackApp app, string? redirectUri, string state)
    {
        if (!app.ConsentIsGiven) return new() { ["error"] = "access_denied", ["state"] = state };
        var (person, team) = app.Installer ?? (slack.Workspaces[0].People[0], slack.Workspaces[0]);
        var code = $"{FakeSlack.NewSecret(6)}.{FakeSlack.NewSecret()}";
        slack.InstallCodes[code] = new(app, person, team, redirectUri, slack.Clock.GetUtcNow());
        return new() { ["code"] = code, ["state"] = state };
    }

    private static Task Refuse(HttpContext context, string why)
    {
        context.Response.StatusCode = 400;
        return context.Response.WriteAsync($"Something went wrong when authorizing this app: {why}");
    }
}
