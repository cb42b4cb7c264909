using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Whether a token may call a method, and the word Slack uses when it may not.</summary>
internal static class Authorization
{
    public static Token Check(FakeSlack slack, string name, Method method, string raw)
    {
        if (raw.Length == 0) throw new SlackError("not_authed");
        var token = slack.Tokens.GetValueOrDefault(raw) ?? throw new SlackError("invalid_auth");
        var error = token switch
        {
            { Revoked: true } => "token_revoked",
            { Installation.AccountIsInactive: true } => "account_inactive",
            { ExpiresAt: { } end } when end <= slack.Clock.GetUtcNow() => "token_expired",
            _ when token.Kind != method.Token => "not_allowed_token_type",
            _ => null,
        };
        if (error is not null)
        {
            if (error == "not_allowed_token_type") slack.Complain($"{name} was called with the wrong kind of token.");
            throw new SlackError(error);
        }

        var needed = method.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (needed.Length == 0 || needed.Any(token.Scopes.Contains)) return token;
        throw new SlackError("missing_scope") { Fields = new JsonObject { ["needed"] = needed[0], ["provided"] = string.Join(',', token.Scopes) } };
    }
}
