using System.Collections.Immutable;

namespace Escalation.Channels.Teams;

/// <summary>How this host reaches Teams: one bot in one tenant.</summary>
/// <param name="AppId">The client id of the bot's registration; whom its tokens are for.</param>
/// <param name="TenantId">The company's Entra tenant: from any other nothing is taken.</param>
public sealed record TeamsSettings(string AppId, string TenantId, Uri PublicUrl)
{
    public static readonly Uri DefaultOpenIdMetadata = new("https://login.botframework.com/v1/.well-known/openidconfiguration");
    public static readonly Uri DefaultServiceUrl = new("https://smba.trafficmanager.net/teams/");
    public static Uri DefaultTenantOpenIdMetadata(string tenant) => new($"https://login.microsoftonline.com/{Uri.EscapeDataString(tenant)}/v2.0/.well-known/openid-configuration");
    public const string DefaultScope = "https://api.botframework.com/.default";

    public string? ClientSecret { get; init; }

    /// <summary>PFX, or PEM with the key in it.</summary>
    public string? CertificatePath { get; init; }
    public string? CertificatePassword { get; init; }

    /// <summary>The user-assigned identity whose client id is <see cref="AppId"/>; no secret is needed then.</summary>
    public bool ManagedIdentity { get; init; }

    public Uri OpenIdMetadata { get; init; } = DefaultOpenIdMetadata;

    /// <summary>Tokens that our own tenant issued to our own app are taken as well. In Teams none comes with one, so this is for test tools and programs of ours.</summary>
    public bool AcceptTenantTokens { get; init; }

    /// <summary>Where the tenant publishes its keys; national clouds have their own.</summary>
    public Uri TenantOpenIdMetadata { get; init; } = DefaultTenantOpenIdMetadata(TenantId);

    /// <summary>Ends with <c>/oauth2/v2.0/token</c>; null is Microsoft's for the tenant.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>Whom our own tokens are for; national clouds have their own.</summary>
    public string Scope { get; init; } = DefaultScope;

    /// <summary>Where we post as long as no message has told the address of the tenant's service; national clouds have their own.</summary>
    public Uri ServiceUrl { get; init; } = DefaultServiceUrl;

    /// <summary>Hosts that count as Microsoft's besides those that are known: of a national cloud, or of a test.</summary>
    public ImmutableArray<string> ServiceHosts { get; init; } = [];

    /// <summary>For Microsoft's emulator on a developer's machine: no tokens, either way. Only where the host listens on loopback alone.</summary>
    public bool Anonymous { get; init; }

    public string BotId => $"28:{AppId}";
}
