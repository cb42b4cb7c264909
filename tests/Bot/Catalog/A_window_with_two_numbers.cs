using Escalation.Bot.Handbook;
using Escalation.Channels.Mail;
using Escalation.Channels.Slack;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;
using Escalation.Tests.Bot.Handbook;

namespace Escalation.Tests.Bot;

public sealed class A_window_with_two_numbers
{
    private static readonly Uri _here = new("http://127.0.0.1:3978/");

    [Theory]
    [InlineData(12, "043-227-9110", "043-201-0110")]
    [InlineData(31, "0857-27-9110", "0857-23-0110")]
    public void shows_both_with_what_they_are_in_every_channel_and_language(int prefecture, string first, string second)
    {
        foreach (var language in Languages.All)
        {
            var card = ShippedCatalog.Catalog.Contacts.Cards(["police"], null, prefecture, new("みどり製作所"), Peace.Night, language).Single(c => c.Id == $"police-pref-{prefecture}");
            Assert.Equal([first, second], card.Numbers.Select(n => n.Number));
            var prompt = new Prompt("D1", "題", "本文") { Language = language, Contacts = [card] };
            string[] shown =
            [
                WebPrompt.Contact(card, new(language)).Markup, SlackPrompt.Contact(card, new(language)), MailPrompt.Text(prompt, _here),
                TeamsCard.Render(prompt, _here).Card.ToJsonString(TeamsJson.Readable),
            ];
            Assert.All(shown, text => Assert.All(card.Numbers, n =>
            {
                Assert.Contains(n.Number, text, StringComparison.Ordinal);
                Assert.Contains(n.Label!, text, StringComparison.Ordinal);
            }));
            Assert.All((string[])[first, second], number => Assert.Contains($"href=\"tel:{number}\"", shown[0], StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("offline", Language.Japanese)]
    [InlineData("manual", Language.Japanese)]
    [InlineData("manual", Language.English)]
    public void shows_both_on_paper_and_without_a_network(string name, Language language)
    {
        var source = Peace.Source with { Organization = Peace.Source.Organization with { Sites = [new("chiba", "千葉工場", 12)] } };
        var file = HandbookFile.Make(name, source, language)!;
        var text = name == "offline" ? System.Text.Encoding.UTF8.GetString(file.Content) : Words(file.Content);
        Assert.All((string[])["043-227-9110", "043-201-0110"], number => Assert.Contains(number, text, StringComparison.Ordinal));
    }

    private static string Words(byte[] document)
    {
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return file.MainDocumentPart!.Document!.InnerText;
    }
}
