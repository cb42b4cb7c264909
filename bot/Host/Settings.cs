using Escalation.Channels.Mail;
using Escalation.Channels.Slack;
using Escalation.Channels.Teams;
using Escalation.Dialogs.Playbooks;
using MailKit.Security;

namespace Escalation.Bot;

/// <summary>Everything that is configured, read and checked once. <see cref="Problems"/> lists all that is wrong; with any, the host does not start.</summary>
public sealed record Settings(string StoreFolder, string OrganizationFile, Uri Listens, Uri PublicUrl, MailSettings? Mail, SlackSettings? Slack, TeamsSettings? Teams, int PostsPerTenSeconds, IReadOnlyList<Problem> Problems)
{
    /// <summary>Names of one word, ours and the framework's; all others begin with one of the sections.</summary>
    private static readonly string[] _words = ["Urls", "PublicUrl", "AllowedHosts", "environment", "contentRoot", "applicationName", "shutdownTimeoutSeconds", "OTEL_EXPORTER_OTLP_ENDPOINT"];
    private static readonly string[] _sections = ["Store", "Organization", "Mail", "Slack", "Teams", "Limits", "Logging", "Kestrel"];

    /// <summary>Whether that can be the name of a setting on the command line.</summary>
    public static bool IsName(string name) => name.Split(':') is [var section, _, ..]
        ? _sections.Contains(section, StringComparer.OrdinalIgnoreCase)
        : _words.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static Settings Read(IConfiguration configuration)
    {
        var problems = new List<Problem>();
        var listens = Address("Urls", (configuration["Urls"] ?? "").Split(';')[0], problems);
        // Where no public address is given it is the host's own: right on one machine, wrong behind a proxy.
        var publicUrl = configuration["PublicUrl"] is { } given ? Address("PublicUrl", given, problems) : listens;
        return new(configuration["Store:Folder"] ?? "data", configuration["Organization:File"] ?? "organization.yaml", listens, publicUrl,
            ReadMail(configuration.GetSection("Mail"), publicUrl, problems), ReadSlack(configuration.GetSection("Slack"), publicUrl, problems),
            ReadTeams(configuration.GetSection("Teams"), configuration["Urls"] ?? "", publicUrl, problems), Number(configuration, "Limits:PostsPerTenSeconds", 60, problems), problems);
    }

    private static Uri Address(string name, string text, List<Problem> problems)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)) return address;
        problems.Add(new(name, 1, $"'{text}' is no web address; write one such as https://incident.example.co.jp"));
        return new("http://127.0.0.1:3978");
    }

    private static int Number(IConfiguration configuration, string key, int otherwise, List<Problem> problems)
    {
        if (configuration[key] is not { } text) return otherwise;
        if (int.TryParse(text, out var number) && number > 0) return number;
        problems.Add(new(key.Replace(":", "__", StringComparison.Ordinal), 1, $"'{text}' is no whole number above 0"));
        return otherwise;
    }

    private static MailSettings? ReadMail(IConfigurationSection mail, Uri publicUrl, List<Problem> problems)
    {
        if (!mail.GetChildren().Any(c => !string.IsNullOrEmpty(c.Value))) return null;
        var host = mail["Host"];
        var from = mail["From"];
        if (string.IsNullOrEmpty(host)) problems.Add(new("Mail__Host", 1, "mail is half configured: the name of the SMTP server is missing"));
        if (string.IsNullOrEmpty(from)) problems.Add(new("Mail__From", 1, "mail is half configured: the sender's address is missing"));
        if (!string.IsNullOrEmpty(mail["User"]) && string.IsNullOrEmpty(mail["Password"])) problems.Add(new("Mail__Password", 1, "Mail__User is set but the password is missing"));
        var port = Number(mail, "Port", 587, problems);
        var security = SecureSocketOptions.Auto;
        if (mail["Security"] is { } wanted && !Enum.TryParse(wanted, ignoreCase: true, out security))
            problems.Add(new("Mail__Security", 1, $"'{wanted}' is not one of {string.Join(", ", Enum.GetNames<SecureSocketOptions>())}"));
        return new(host ?? "", port, from ?? "", mail["User"], mail["Password"], security, publicUrl);
    }

    private static SlackSettings? ReadSlack(IConfigurationSection slack, Uri publicUrl, List<Problem> problems)
    {
        if (!slack.GetChildren().Any(c => !string.IsNullOrEmpty(c.Value))) return null;
        var apiUrl = Given("ApiUrl") is { } url ? Address("Slack__ApiUrl", url.EndsWith('/') ? url : url + "/", problems) : SlackSettings.DefaultApiUrl;
        var settings = new SlackSettings(apiUrl, publicUrl)
        {
            BotToken = Given("BotToken"), AppToken = Given("AppToken"), SigningSecret = Given("SigningSecret"), ClientId = Given("ClientId"), ClientSecret = Given("ClientSecret"),
        };
        if (settings.BotToken is null && settings.ClientId is null)
            Wrong("BotToken", "Slack is half configured: the bot token (xoxb-…, from OAuth & Permissions) is missing, or Slack__ClientId where the app is installed over the web");
        if (settings is { AppToken: null, SigningSecret: null })
            Wrong("AppToken", "Slack is half configured: set the app token (xapp-…, from Basic Information) for Socket Mode, or Slack__SigningSecret for HTTP");
        if (settings.BotToken?.StartsWith("xoxb-", StringComparison.Ordinal) == false && settings.BotToken.StartsWith("xoxe.xoxb-", StringComparison.Ordinal) == false)
            Wrong("BotToken", "a bot token begins with xoxb-; this is another kind of token");
        if (settings.AppToken?.StartsWith("xapp-", StringComparison.Ordinal) == false) Wrong("AppToken", "an app token begins with xapp-; this is another kind of token");
        if (settings is { ClientId: not null, ClientSecret: null }) Wrong("ClientSecret", "Slack__ClientId is set but the client secret is missing");
        if (settings is { ClientId: null, ClientSecret: not null }) Wrong("ClientId", "Slack__ClientSecret is set but the client id is missing");
        return settings;

        string? Given(string key) => slack[key] is { Length: > 0 } value ? value.Trim() : null;

        void Wrong(string key, string message) => problems.Add(new($"Slack__{key}", 1, message));
    }

    private static TeamsSettings? ReadTeams(IConfigurationSection teams, string listens, Uri publicUrl, List<Problem> problems)
    {
        if (!teams.GetChildren().Any(c => !string.IsNullOrEmpty(c.Value))) return null;
        var settings = new TeamsSettings(Given("AppId") ?? "", Given("TenantId") ?? "", publicUrl)
        {
            ClientSecret = Given("ClientSecret"), CertificatePath = Given("CertificatePath"), CertificatePassword = Given("CertificatePassword"),
            ManagedIdentity = Is("ManagedIdentity"), Anonymous = Is("AllowAnonymous"), AcceptTenantTokens = Is("AcceptTenantTokens"), Scope = Given("Scope") ?? TeamsSettings.DefaultScope,
            OpenIdMetadata = Given("OpenIdMetadata") is { } metadata ? Address("Teams__OpenIdMetadata", metadata, problems) : TeamsSettings.DefaultOpenIdMetadata,
            TenantOpenIdMetadata = Given("TenantOpenIdMetadata") is { } keys ? Address("Teams__TenantOpenIdMetadata", keys, problems) : TeamsSettings.DefaultTenantOpenIdMetadata(Given("TenantId") ?? ""),
            TokenEndpoint = Given("TokenEndpoint") is { } endpoint ? Address("Teams__TokenEndpoint", endpoint, problems) : null,
            ServiceUrl = Given("ServiceUrl") is { } service ? Address("Teams__ServiceUrl", service.TrimEnd('/') + '/', problems) : TeamsSettings.DefaultServiceUrl,
            ServiceHosts = [.. (Given("ServiceHosts") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        };
        if (!Guid.TryParse(settings.AppId, out _)) Wrong("AppId", settings.AppId.Length == 0 ? "Teams is half configured: the bot's app (client) id is missing" : $"'{settings.AppId}' is no GUID; copy the application (client) id from the Azure portal");
        if (!Guid.TryParse(settings.TenantId, out _)) Wrong("TenantId", settings.TenantId.Length == 0 ? "Teams is half configured: the company's tenant id is missing" : $"'{settings.TenantId}' is no GUID; copy the directory (tenant) id from the Azure portal");
        if (settings.ServiceUrl.Scheme != Uri.UriSchemeHttps && !settings.Anonymous) Wrong("ServiceUrl", $"'{settings.ServiceUrl}' is not https, and our token must not be read on its way");
        if (settings.TokenEndpoint is { } token && !TeamsToken.IsTokenEndpoint(token)) Wrong("TokenEndpoint", $"'{token}' is no token endpoint; write one such as https://login.microsoftonline.com/TENANT/oauth2/v2.0/token");
        var ways = new[] { settings.ClientSecret is not null, settings.CertificatePath is not null, settings.ManagedIdentity, settings.Anonymous }.Count(w => w);
        if (ways == 0) Wrong("ClientSecret", "Teams is half configured: set Teams__ClientSecret, Teams__CertificatePath or Teams__ManagedIdentity=true");
        if (ways > 1) Wrong("ClientSecret", "set only one of Teams__ClientSecret, Teams__CertificatePath, Teams__ManagedIdentity and Teams__AllowAnonymous");
        if (settings.Anonymous && !listens.Split(';').All(l => Uri.TryCreate(l, UriKind.Absolute, out var at) && at.IsLoopback))
            Wrong("AllowAnonymous", "without tokens anybody could speak for anybody, so this is for a developer's machine: let Urls be http://127.0.0.1:… or take it out");
        if (settings.CertificatePath is not null) Certificate(settings);
        return settings;

        string? Given(string key) => teams[key] is { Length: > 0 } value ? value.Trim() : null;

        bool Is(string key)
        {
            if (Given(key) is not { } text) return false;
            if (!bool.TryParse(text, out var value)) Wrong(key, $"'{text}' is neither true nor false");
            return value;
        }

        void Wrong(string key, string message) => problems.Add(new($"Teams__{key}", 1, message));

        void Certificate(TeamsSettings given)
        {
            try
            {
                using var certificate = TeamsToken.Certificate(given.CertificatePath!, given.CertificatePassword);
                if (!certificate.HasPrivateKey) Wrong("CertificatePath", $"{given.CertificatePath} holds no private key; export it with its key");
            }
            catch (Exception wrong) when (wrong is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
            {
                Wrong("CertificatePath", $"{given.CertificatePath} cannot be read as a certificate with its key (.pfx or .pem): {wrong.Message}");
            }
        }
    }
}
