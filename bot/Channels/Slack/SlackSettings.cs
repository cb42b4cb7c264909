namespace Escalation.Channels.Slack;

/// <summary>How this host reaches Slack. One company: a bot token, with an app token (Socket Mode) or a signing secret (HTTP). Many workspaces: client id and secret instead of the bot token.</summary>
/// <param name="ApiUrl">Slack's own unless a test or a regional host says otherwise; ends with a slash.</param>
public sealed record SlackSettings(Uri ApiUrl, Uri PublicUrl)
{
    public static readonly Uri DefaultApiUrl = new("https://slack.com/api/");

    public string? BotToken { get; init; }
    public string? AppToken { get; init; }
    public string? SigningSecret { get; init; }
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }

    public bool UsesSocket => AppToken is not null;
    public bool UsesHttp => SigningSecret is not null;
    public bool Installs => ClientId is not null;

    /// <summary>The id of our app, which an app token carries: <c>xapp-1-A0123-…</c>. Null where there is none.</summary>
    public string? AppId => AppToken?.Split('-') is [_, _, ['A', _, ..] app, ..] && app.All(char.IsAsciiLetterOrDigit) ? app : null;
}
