using System.Text.Json.Nodes;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams.Cards;

/// <summary>A prompt's fields, on a card or in a dialog (which older pages call a task module). Clients check only roughly, so everything is checked again by the rules.</summary>
public static class TeamsDialog
{
    public const string TextField = "text";

    /// <summary>There are 47 prefectures.</summary>
    private const int MostOptions = 60;

    /// <param name="press">What comes back with the fields.</param>
    public static JsonObject Fields(Prompt prompt, JsonObject press, string? error = null)
    {
        var words = new TeamsWording(prompt.Language);
        List<JsonObject> body = [];
        if (prompt.Body.Length > 0) body.AddRange(Element.Lines(prompt.Body, subtle: true));
        if (error is not null) body.Add(Wrong(error));
        body.AddRange(prompt.Fields.Where(f => f.Kind != FieldKind.Choice || !f.Options.IsEmpty).SelectMany(Field));
        body.Add(Element.Spaced(Element.Actions([Element.Submit(words.Send, press, "positive", withInputs: true)])));
        return Continue(prompt.Title, Element.Card(prompt.Title, body), prompt.Fields.Length > 3 ? "large" : "medium");
    }

    /// <summary>Where somebody wants to report: in their own words, or about a message they chose.</summary>
    public static JsonObject Report(string? about, JsonObject press, Language language, string? error = null)
    {
        var words = new TeamsWording(language);
        List<JsonObject> body = [];
        if (about is not null) body.Add(Element.Container("emphasis", [Element.Line(words.ReportedMessage, subtle: true), .. Element.Lines(about, most: 1_500)]));
        if (error is not null) body.Add(Wrong(error));
        body.AddRange(Field(new(TextField, about is null ? words.ReportLabel : words.ReportWhy, FieldKind.Multiline) { Required = about is null, Placeholder = words.ReportHint }));
        body.Add(Element.Spaced(Element.Actions([Element.Submit(words.Send, press, "positive", withInputs: true)])));
        return Continue(words.ReportTitle, Element.Card(words.ReportTitle, body), "medium");
    }

    /// <summary>Closes the dialog with one sentence.</summary>
    public static JsonObject Message(string text) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } };

    internal static IEnumerable<JsonObject> Field(Field field)
    {
        if (field.Error is { } error) yield return Wrong(error);
        if (field.Kind == FieldKind.Choice)
        {
            var choices = Choices(TeamsCard.FieldPrefix + field.Id, field.Label, field.Options, expanded: field.Options.Length <= 7 && field.Options.Any(o => o.Hint is not null));
            if (field.Value is { Length: > 0 } chosen) choices["value"] = chosen;
            if (field.Required) choices["isRequired"] = true;
            if (field.Required) choices["errorMessage"] = field.Label;
            yield return choices;
            yield break;
        }

        var input = new JsonObject
        {
            ["type"] = "Input.Text", ["id"] = TeamsCard.FieldPrefix + field.Id, ["label"] = PlainText.Cut(field.Label, 150), ["maxLength"] = field.Kind == FieldKind.Multiline ? 3_000 : 400,
        };
        if (field.Kind == FieldKind.Multiline) input["isMultiline"] = true;
        if (field.Kind == FieldKind.Phone) input["style"] = "Tel";
        if (field.Placeholder is { Length: > 0 } placeholder) input["placeholder"] = PlainText.Cut(placeholder, 200);
        if (field.Value is { Length: > 0 } value) input["value"] = PlainText.Cut(value, 3_000);
        if (field.Required)
        {
            input["isRequired"] = true;
            input["errorMessage"] = PlainText.Cut(field.Label, 150);
        }

        yield return input;
        if (field.Hint is { } hint) yield return Element.Line(hint, subtle: true);
    }

    internal static JsonObject Choices(string id, string label, IReadOnlyList<Choice> options, bool expanded, string? hint = null)
    {
        // All of them count as text of the card, so of very many each is a little shorter.
        var longest = Math.Clamp(2_400 / Math.Max(1, options.Count), 40, 200);
        var choices = new JsonObject
        {
            ["type"] = "Input.ChoiceSet", ["id"] = id, ["label"] = PlainText.Cut(label, 150), ["style"] = expanded ? "expanded" : options.Count > 15 ? "filtered" : "compact",
            ["choices"] = new JsonArray([.. options.Take(MostOptions).Select(o => new JsonObject { ["title"] = Element.Verbatim(PlainText.Cut(o.Hint is null ? o.Label : $"{o.Label} — {o.Hint}", longest)), ["value"] = o.Id })]),
        };
        if (expanded) choices["wrap"] = true;
        else choices["placeholder"] = PlainText.Cut(hint ?? label, 100);
        return choices;
    }

    private static JsonObject Wrong(string text) => Element.Line($"⚠ {text}", bold: true, color: "Attention");

    private static JsonObject Continue(string title, JsonObject card, string height) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = PlainText.Cut(title, 60), ["height"] = height, ["width"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = Element.ContentType, ["content"] = card },
            },
        },
    };
}
