using System.Net.Sockets;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Escalation.Channels.Mail;

/// <param name="Security">What MailKit calls it: <c>StartTls</c> (default with a user), <c>SslOnConnect</c>, <c>None</c>, <c>Auto</c>.</param>
/// <param name="PublicUrl">The address under which people reach this host, for links in mails.</param>
public sealed record MailSettings(string Host, int Port, string From, string? User, string? Password, SecureSocketOptions Security, Uri PublicUrl);

/// <summary>Pages by mail, over SMTP. The Message-Id is made from the outbox row, so a mail sent twice is known again by mail programs.</summary>
public sealed class MailChannel(MailSettings settings) : IChannel
{
    // What reasons begin or end with: whoever shows one in another language knows it by these.
    public const string NoAddress = " is no mail address";
    public const string ServerSays = "the mail server says ";
    public const string WrongPassword = "the mail server does not accept user and password: ";
    public const string NoAnswer = "the mail server does not answer: ";

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(15);

    public string Name => "mail";

    public async Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping)
    {
        if (!MailboxAddress.TryParse(to.Place, out var mailbox)) return new GaveUp($"'{to.Place}'{NoAddress}");
        try
        {
            using var message = MailPrompt.Render(prompt, settings, mailbox, messageId);
            using var client = new SmtpClient { Timeout = 20_000 };
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, stopping);
            if (settings.User is not null) await client.AuthenticateAsync(settings.User, settings.Password ?? "", stopping);
            var receipt = await client.SendAsync(message, stopping);
            await client.DisconnectAsync(true, CancellationToken.None);
            return new Sent(receipt);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            return new TryAgain(_pause, $"{ServerSays}{(int)refused.StatusCode}: {refused.Message}");
        }
        catch (SmtpCommandException refused)
        {
            return new GaveUp($"{ServerSays}{(int)refused.StatusCode}: {refused.Message}");
        }
        catch (AuthenticationException refused)
        {
            return new GaveUp($"{WrongPassword}{refused.Message}");
        }
        catch (Exception wrong) when (wrong is IOException or SocketException or SslHandshakeException or SmtpProtocolException or TimeoutException)
        {
            return new TryAgain(_pause, $"{NoAnswer}{wrong.Message}");
        }
    }
}
