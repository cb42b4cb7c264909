using System.Text;
using Escalation.Dialogs.Prompts;
using MimeKit;

namespace Escalation.Channels.Mail;

/// <summary>A prompt as plain text mail: it must be readable on any phone, in any preview, with images off.</summary>
public static class MailPrompt
{
    public static MimeMessage Render(Prompt prompt, MailSettings settings, MailboxAddress to, string messageId)
    {
        var message = new MimeMessage { Subject = OneLine(prompt.Title), MessageId = $"{messageId.Replace(':', '-')}@{settings.PublicUrl.Host}" };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(to);
        if (prompt.Tone == Tone.Urgent)
        {
            message.Priority = MessagePriority.Urgent;
            message.Importance = MessageImportance.High;
        }

        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = Text(prompt, settings.PublicUrl) };
        return message;
    }

    public static string Text(Prompt prompt, Uri publicUrl)
    {
        var text = new StringBuilder(prompt.Body).Append("\n\n");
        if (prompt.Link is { } link) text.Append(new Uri(publicUrl, link)).Append("\n\n");
        foreach (var section in prompt.Sections)
        {
            text.Append("■ ").Append(section.Heading).Append('\n');
            foreach (var item in section.Items) text.Append("  ").Append(item.Text.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
            text.Append('\n');
        }

        if (!prompt.Contacts.IsEmpty && prompt.ContactsTitle is { } title) text.Append("■ ").Append(title).Append('\n');
        foreach (var contact in prompt.Contacts)
        {
            text.Append("  ").Append(contact.Name).Append('\n');
            foreach (var line in (string?[])[contact.Purpose, contact.DoesNot, contact.Instead, .. contact.Numbers.Select(n => n.Told("  ")), contact.Hours, contact.Email, contact.Url])
                if (!string.IsNullOrEmpty(line)) text.Append("    ").Append(line.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A subject has no line breaks; words of people may.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
