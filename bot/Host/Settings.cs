using Escalation.Channels.Mail;
using Escalation.Dialogs.Playbooks;
using MailKit.Security;

namespace Escalation.Bot;

/// <summary>Everything that is configured, read and checked once. <see cref="Problems"/> lists all that is wrong; with any, the host does not start.</summary>
public sealed record Settings(string StoreFolder, string OrganizationFile, Uri Listens, Uri PublicUrl, MailSettings? Mail, int PostsPerTenSeconds, IReadOnlyList<Problem> Problems)
{
    public static Settings Read(IConfiguration configuration)
    {
        var problems = new List<Problem>();
        var listens = Address("Urls", (configuration["Urls"] ?? "").Split(';')[0], problems);
        // Where no public address is given it is the host's own: right on one machine, wrong behind a proxy.
        var publicUrl = configuration["PublicUrl"] is { } given ? Address("PublicUrl", given, problems) : listens;
        return new(configuration["Store:Folder"] ?? "data", configuration["Organization:File"] ?? "organization.yaml", listens, publicUrl,
            ReadMail(configuration.GetSection("Mail"), publicUrl, problems), Number(configuration, "Limits:PostsPerTenSeconds", 60, problems), problems);
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
}
