using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace Escalation.Channels.Teams;

/// <summary>Our own token for the Bot Connector, by MSAL, which keeps it until shortly before its end.</summary>
public sealed class TeamsToken(TeamsSettings settings)
{
    private const string TokenPath = "/oauth2/v2.0/token";
    private readonly Lazy<IConfidentialClientApplication> _app = new(() => Build(settings));
    private readonly Lazy<IManagedIdentityApplication> _identity = new(() => ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId)).Build());

    /// <summary>Null where tokens are switched off. Throws <see cref="TeamsTokenException"/>.</summary>
    public async Task<string?> Get(bool anew, CancellationToken stopping)
    {
        if (settings.Anonymous) return null;
        try
        {
            var result = settings.ManagedIdentity
                ? await _identity.Value.AcquireTokenForManagedIdentity(Resource(settings.Scope)).WithForceRefresh(anew).ExecuteAsync(stopping)
                : await _app.Value.AcquireTokenForClient([settings.Scope]).WithForceRefresh(anew).ExecuteAsync(stopping);
            return result.AccessToken;
        }
        catch (Exception wrong) when (wrong is MsalException or HttpRequestException)
        {
            throw new TeamsTokenException(wrong.Message, wrong);
        }
    }

    /// <summary>A managed identity is asked for a resource, not for a scope.</summary>
    private static string Resource(string scope) => scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;

    private static IConfidentialClientApplication Build(TeamsSettings settings)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(settings.AppId);
        builder = settings.TokenEndpoint?.ToString() is { } endpoint
            ? builder.WithAuthority(endpoint[..^TokenPath.Length], validateAuthority: false).WithInstanceDiscovery(false)
            : builder.WithAuthority(AzureCloudInstance.AzurePublic, settings.TenantId);
        builder = settings.CertificatePath is { } path ? builder.WithCertificate(Certificate(path, settings.CertificatePassword), sendX5C: true) : builder.WithClientSecret(settings.ClientSecret);
        return builder.Build();
    }

    /// <summary>Throws what the platform throws for files that are none.</summary>
    public static X509Certificate2 Certificate(string path, string? password) => Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
        ? password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password)
        : X509CertificateLoader.LoadPkcs12FromFile(path, password);

    public static bool IsTokenEndpoint(Uri address) => address.Scheme == Uri.UriSchemeHttps && address.AbsolutePath.EndsWith(TokenPath, StringComparison.Ordinal);
}

/// <summary>Microsoft gives us no token: the secret is wrong or expired, or the network is down.</summary>
public sealed class TeamsTokenException(string message, Exception inner) : Exception(message, inner);
