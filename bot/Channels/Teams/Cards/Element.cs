using System.Text.Json.Nodes;

namespace Escalation.Channels.Teams.Cards;

/// <summary>
/// The few Adaptive Card elements that are used, at version 1.5: https://adaptivecards.microsoft.com. Text of people stands in text runs, which know no
/// markdown, so nothing in it is ever a link, a picture or bold.
/// </summary>
internal static class Element
{
    public const string Version = "1.5";
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = Escape(text), ["style"] = "heading", ["size"] = "Large", ["weight"] = "Bolder", ["wrap"] = true,
    };

    /// <summary>One paragraph for each line.</summary>
    public static IEnumerable<JsonObject> Lines(string text, string? size = null, bool bold = false, bool subtle = false, int most = 4_000) =>
        PlainText.Cut(text, most).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Line(line, size, bold, subtle));

    public static JsonObject Line(string text, string? size = null, bool bold = false, bool subtle = false, string? color = null) => Rich(Run(text, size, bold, subtle, color));

    public static JsonObject Rich(params JsonObject[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };

    public static JsonObject Run(string text, string? size = null, bool bold = false, bool subtle = false, string? color = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = Verbatim(PlainText.Cut(text, 4_000)) };
        if (size is not null) run["size"] = size;
        if (bold) run["weight"] = "Bolder";
        if (subtle) run["isSubtle"] = true;
        if (color is not null) run["color"] = color;
        return run;
    }

    /// <summary>The address is the catalog's or the company's own, never a stranger's.</summary>
    public static JsonObject? Link(string label, string address) => Uri.TryCreate(address, UriKind.Absolute, out var to) && to.Scheme == Uri.UriSchemeHttps
        ? new()
        {
            ["type"] = "TextBlock", ["wrap"] = true,
            ["text"] = $"[{Escape(label)}]({to.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})",
        }
        : null;

    public static JsonObject Image(string address, string alternative, string width) => new() { ["type"] = "Image", ["url"] = address, ["altText"] = alternative, ["width"] = width };

    /// <param name="style">Colour only adds to what the words and signs say.</param>
    public static JsonObject Container(string? style, params IEnumerable<JsonObject> items)
    {
        var container = new JsonObject { ["type"] = "Container", ["items"] = new JsonArray([.. items]) };
        if (style is not null) container["style"] = style;
        return container;
    }

    public static JsonObject Spaced(JsonObject element, string spacing = "Medium", bool line = false)
    {
        element["spacing"] = spacing;
        if (line) element["separator"] = true;
        return element;
    }

    public static JsonObject Actions(IEnumerable<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

    /// <summary>Clients that do not know Execute send the same data as a message.</summary>
    public static JsonObject Execute(string title, JsonObject data, string? style = null, bool withInputs = false)
    {
        var action = Submit(title, data, style, withInputs);
        var execute = new JsonObject { ["type"] = "Action.Execute", ["verb"] = data["act"]!.GetValue<string>() };
        foreach (var (name, value) in action)
            if (name != "type") execute[name] = value?.DeepClone();
        execute["fallback"] = action;
        return execute;
    }

    public static JsonObject Submit(string title, JsonObject data, string? style = null, bool withInputs = false)
    {
        var action = new JsonObject { ["type"] = "Action.Submit", ["title"] = PlainText.Cut(title, 60), ["data"] = data };
        if (style is not null) action["style"] = style;
        if (!withInputs) action["associatedInputs"] = "none"; // A button that needs no field is not stopped by an empty one.
        return action;
    }

    /// <summary>Opens a dialog: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules</summary>
    public static JsonObject OpenDialog(string title, JsonObject data, string? style = null)
    {
        data["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return Submit(title, data, style);
    }

    public static JsonObject OpenUrl(string title, Uri address) => new() { ["type"] = "Action.OpenUrl", ["title"] = PlainText.Cut(title, 60), ["url"] = address.AbsoluteUri };

    public static JsonObject Card(string fallback, IEnumerable<JsonObject> body) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = Version,
        ["fallbackText"] = Verbatim(fallback),
        ["body"] = new JsonArray([.. body]),
        ["msteams"] = new JsonObject { ["width"] = "Full" },
    };

    /// <summary>For the two elements that read markdown.</summary>
    private static string Escape(string text)
    {
        var cut = PlainText.Cut(text.ReplaceLineEndings(" "), 300);
        var escaped = new System.Text.StringBuilder();
        foreach (var c in cut)
        {
            if (c is '\\' or '*' or '_' or '[' or ']' or '(' or ')' or '`' or '~' or '<' or '>' or '#' or '!' || escaped.Length == 0 && c is '-' or '+') escaped.Append('\\');
            escaped.Append(c);
        }

        return Verbatim(escaped.ToString());
    }

    /// <summary>Clients put a date where they read <c>{{DATE(…)}}</c>, which a report may well quote: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features</summary>
    public static string Verbatim(string text) => text.Contains("{{", StringComparison.Ordinal) ? text.Replace("{", "{\u200B", StringComparison.Ordinal) : text;
}
