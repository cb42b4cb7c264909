using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

internal sealed record InstallCode(SlackApp App, Person Person, Workspace? Team, string? RedirectUri, DateTimeOffset At)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public bool Used { get; set; }
}

/// <summary>A code for tokens, or one pair of tokens for the next.</summary>
internal static class OAuthAccess
{
    public static JsonObject Run(Call call)
    {
        var (id, secret) = call.Basic ?? (call.Text("client_id") ?? "", call.Text("client_secret") ?? "");
        var app = call.Slack.Apps.Find(a => a.ClientId == id) ?? throw new SlackError("invalid_client_id");
        if (app.ClientSecret != secret) throw new SlackError("bad_client_secret");
        return (call.Text("grant_type") ?? "authorization_code") switch
        {
            "authorization_code" => FromCode(call, app),
            "refresh_token" => FromRefreshToken(call, app),
            _ => throw new SlackError("invalid_grant_type"),
        };
    }

    private static JsonObject FromCode(Call call, SlackApp app)
    {
        var code = call.Slack.InstallCodes.GetValueOrDefault(call.Text("code") ?? "");
        if (code is null || code.App != app || call.Slack.Clock.GetUtcNow() - code.At > InstallCode.Lasts) throw new SlackError("invalid_code");
        if (code.Used) throw new SlackError("code_already_used");
        if (code.RedirectUri != call.Text("redirect_uri")) throw new SlackError("bad_redirect_uri");
        code.Used = true;
        var installation = code.Team is { } team ? app.InstallIn(team) : app.InstallForWholeOrganization(code.Person.Workspace);
        call.Slack.Change();
        return Answer(installation, code.Person);
    }

    private static JsonObject FromRefreshToken(Call call, SlackApp app)
    {
        var installation = app.Installed.Find(i => i.RefreshToken.Length > 0 && i.RefreshToken == call.Text("refresh_token"))
            ?? throw new SlackError("invalid_refresh_token");
        installation.Authorize();
        return Answer(installation, null);
    }

    private static JsonObject Answer(Installation installation, Person? by)
    {
        var answer = new JsonObject
        {
            ["access_token"] = installation.BotToken, ["token_type"] = "bot", ["scope"] = string.Join(',', installation.Scopes),
            ["bot_user_id"] = installation.BotUser.Id,
            ["app_id"] = installation.App.Id, ["is_enterprise_install"] = installation.IsForWholeOrganization,
            ["team"] = installation.Team is { } team ? new JsonObject { ["id"] = team.Id, ["name"] = team.Name } : null,
            ["enterprise"] = installation.EnterpriseId is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = "Organisation" } : null,
        };
        if (by is not null) answer["authed_user"] = new JsonObject { ["id"] = by.Id };
        if (installation.RefreshToken.Length == 0) return answer;
        answer["refresh_token"] = installation.RefreshToken;
        answer["expires_in"] = Installation.SecondsAnAccessTokenLives;
        return answer;
    }
}
