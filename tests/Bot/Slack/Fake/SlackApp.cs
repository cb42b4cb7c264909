namespace Escalation.Tests.Bot.Slack;

/// <summary>An app as its page in Slack's settings describes it, and where it can be reached.</summary>
public sealed class SlackApp
{
    internal SlackApp(FakeSlack slack, AppManifest manifest)
    {
        (Slack, Manifest) = (slack, manifest);
        Id = slack.NewId("A");
        ClientId = $"{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}.{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}";
        AppToken = $"xapp-1-{Id}-{FakeSlack.NewSecret()}";
        slack.Tokens[AppToken] = new(this, null, TokenKind.App, ["connections:write"]);
        UsesSockets = manifest.SocketMode;
    }

    public FakeSlack Slack { get; }
    public AppManifest Manifest { get; }
    public string Id { get; }
    public string Name => Manifest.Name;
    public string ClientId { get; }
    public string ClientSecret { get; } = FakeSlack.NewSecret();
    public string SigningSecret { get; } = FakeSlack.NewSecret();
    public string AppToken { get; }

    public bool UsesSockets { get; set; }
    public Uri? EventsUrl { get; set; }
    public Uri? InteractionsUrl { get; set; }
    public Uri? CommandsUrl { get; set; }

    /// <summary>The address a browser may be sent back to after an install; an address that begins with it is allowed too.</summary>
    public List<Uri> RedirectUrls { get; } = [];

    /// <summary>What the person answers on the page that asks whether to install.</summary>
    public bool ConsentIsGiven { get; set; } = true;

    /// <summary>Who stands before that page, if not the first person of the first workspace; null team means for the whole organisation.</summary>
    public (Person Person, Workspace? Team)? Installer { get; set; }

    public IReadOnlyList<Installation> Installations => Installed;

    /// <summary>The sockets that are open now.</summary>
    public IReadOnlyList<SocketLink> Links
    {
        get
        {
            lock (Slack.Gate) return [.. Sockets];
        }
    }

    internal List<Installation> Installed { get; } = [];
    internal List<SocketLink> Sockets { get; } = [];

    /// <summary>Deprecated by Slack and still sent; nothing may depend on it.</summary>
    internal string VerificationToken { get; } = FakeSlack.NewSecret(12);

    public SlackApp At(Uri events, Uri? interactions = null, Uri? commands = null)
    {
        (UsesSockets, EventsUrl, InteractionsUrl, CommandsUrl) = (false, events, interactions ?? events, commands ?? events);
        return this;
    }

    public Installation InstallIn(Workspace team) => Install(team.EnterpriseId, team, team);

    /// <summary>For every workspace of an organisation at once: one token, and no team in payloads.</summary>
    public Installation InstallForWholeOrganization(Workspace anyOfIt) =>
        Install(anyOfIt.EnterpriseId ?? throw new InvalidOperationException("The workspace belongs to no organisation."), null, anyOfIt);

    private Installation Install(string? enterpriseId, Workspace? team, Workspace home)
    {
        lock (Slack.Gate)
        {
            var installation = Installed.Find(i => i.Team == team && i.EnterpriseId == enterpriseId) ?? new Installation(this, enterpriseId, team, home);
            if (!Installed.Contains(installation)) Installed.Add(installation);
            installation.Authorize();
            return installation;
        }
    }
}
