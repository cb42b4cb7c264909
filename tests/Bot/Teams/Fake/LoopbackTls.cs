using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Escalation.Tests.Bot.Teams.Fake;

/// <summary>A certificate authority of this run and one certificate for <c>localhost</c>. Processes that shall trust it get its file as <c>SSL_CERT_FILE</c> (node: <c>NODE_EXTRA_CA_CERTS</c>).</summary>
internal static class LoopbackTls
{
    private static readonly Lazy<(X509Certificate2 Server, X509Certificate2 Authority, string File)> _made = new(Make);

    public static X509Certificate2 Server => _made.Value.Server;

    public static string CertificateFile => _made.Value.File;

    /// <summary>Trusts nothing but the certificate above.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { _made.Value.Authority } },
        },
    };

    private static (X509Certificate2, X509Certificate2, string) Make()
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        using var rootKey = RSA.Create(2048);
        var root = new CertificateRequest("CN=A test authority", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var authority = root.CreateSelfSigned(from, until);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(12));
        using var withKey = signed.CopyWithPrivateKey(key);
        var file = Path.Combine(Directory.CreateTempSubdirectory("escalation-tls-").FullName, "authority.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return (X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null), X509Certificate2.CreateFromPem(authority.ExportCertificatePem()), file);
    }
}
