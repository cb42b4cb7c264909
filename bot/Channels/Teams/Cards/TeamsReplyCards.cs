using System.Text.Json.Nodes;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams.Cards;

/// <summary>Small messages outside every dialog.</summary>
public static class TeamsReplyCards
{
    public static JsonObject Card(string text, Language language) => Element.Card(text, Element.Lines(text));

    public static JsonObject Words(string text, Language language) => Message(text, Card(text, language), language);

    public static JsonObject WithLink(string text, string label, Uri link, Language language) =>
        Message(text, Element.Card(text, [.. Element.Lines(text), Element.Actions([Element.OpenUrl(label, link)])]), language);

    /// <summary>Where somebody asked for a form.</summary>
    public static JsonObject ReportForm(Language language, string? error = null)
    {
        var words = new TeamsWording(language);
        var field = TeamsDialog.Field(new(TeamsDialog.TextField, words.ReportLabel, FieldKind.Multiline) { Required = true, Placeholder = words.ReportHint, Error = error });
        var send = Element.Execute(words.Send, TeamsCard.Data(TeamsPress.Report, ""), "positive", withInputs: true);
        return Element.Card(words.ReportTitle, [Element.Heading(words.ReportTitle), .. field, Element.Actions([send])]);
    }

    public static JsonObject Message(string summary, JsonObject card, Language language) => new()
    {
        ["type"] = "message", ["summary"] = summary, ["locale"] = TeamsCard.LanguageTag(language),
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = Element.ContentType, ["content"] = card }),
    };
}
