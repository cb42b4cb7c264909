namespace Escalation.Tests.Bot.Slack;

public enum TokenKind
{
    Bot,
    App,
    None,
}

internal sealed record Token(SlackApp App, Installation? Installation, TokenKind Kind, IReadOnlySet<string> Scopes)
{
    public Token(SlackApp app, Installation? installation, TokenKind kind, IEnumerable<string> scopes)
        : this(app, installation, kind, new SortedSet<string>(scopes))
    {
    }

    public bool Revoked { get; set; }
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>An app installed in one workspace, or in an organisation as a whole: its bot user, its token, what it may do.</summary>
public sealed class Installation
{
    internal Installation(SlackApp app, string? enterpriseId, Workspace? team, Workspace home)
    {
        (App, EnterpriseId, Team) = (app, enterpriseId, team);
        BotId = app.Slack.NewId("B");
        BotUser = new(home, app.Manifest.BotName) { RealName = app.Name, Email = "", Bot = this };
        home.People.Add(BotUser);
    }

    public SlackApp App { get; }
    public Workspace? Team { get; }
    public string? EnterpriseId { get; }
    public Person BotUser { get; }
    public string BotId { get; }
    public string BotToken { get; private set; } = "";

    /// <summary>Single use; empty unless the app rotates its tokens.</summary>
    public string RefreshToken { get; private set; } = "";

    public IReadOnlySet<string> Scopes { get; private set; } = new SortedSet<string>();
    public bool IsForWholeOrganization => Team is null;

    /// <summary>The workspace was closed or the bot's account switched off.</summary>
    public bool AccountIsInactive { get; set; }

    public bool IsUninstalled { get; private set; }

    internal bool Covers(Workspace workspace) => Team == workspace || (Team is null && workspace.EnterpriseId == EnterpriseId);

    internal IEnumerable<Workspace> Teams => App.Slack.Workspaces.Where(Covers);

    internal const int SecondsAnAccessTokenLives = 12 * 60 * 60;

    /// <summary>New tokens with what the manifest asks for now; a token that does not rotate stays the same.</summary>
    internal void Authorize()
    {
        var slack = App.Slack;
        Scopes = new SortedSet<string>(App.Manifest.Scopes);
        var (old, wasUninstalled) = (BotToken, IsUninstalled);
        IsUninstalled = false;
        if (App.Manifest.RotatesTokens)
        {
            BotToken = $"xoxe.xoxb-1-{FakeSlack.NewSecret(24)}";
            RefreshToken = $"xoxe-1-{FakeSlack.NewSecret(24)}";
        }
        else if (old.Length == 0 || wasUninstalled || slack.Tokens[old].Revoked)
        {
            BotToken = $"xoxb-{FakeSlack.NewSecret(6)}-{FakeSlack.NewSecret(12)}";
        }

        var expires = App.Manifest.RotatesTokens ? slack.Clock.GetUtcNow().AddSeconds(SecondsAnAccessTokenLives) : (DateTimeOffset?)null;
        slack.Tokens[BotToken] = new(App, this, TokenKind.Bot, Scopes) { ExpiresAt = expires };
    }

    /// <summary>An administrator takes a scope away, as happens with optional scopes.</summary>
    public void Loses(string scope)
    {
        lock (App.Slack.Gate)
        {
            Scopes = new SortedSet<string>(Scopes.Where(s => s != scope));
            App.Slack.Tokens[BotToken] = new(App, this, TokenKind.Bot, Scopes) { ExpiresAt = App.Slack.Tokens[BotToken].ExpiresAt };
        }
    }

    /// <summary>Somebody removes the app: its tokens die and both events are sent, in either order.</summary>
    public async Task Uninstall()
    {
        Delivery?[] sent;
        lock (App.Slack.Gate)
        {
            sent = Events.Uninstalled(this);
            IsUninstalled = true;
            Revoke();
        }

        await Task.WhenAll(sent.OfType<Delivery>().Select(d => d.Done));
    }

    internal void Revoke()
    {
        foreach (var token in App.Slack.Tokens.Values.Where(t => t.Installation == this)) token.Revoked = true;
        RefreshToken = "";
    }
}
