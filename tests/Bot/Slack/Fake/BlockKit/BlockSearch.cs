using System.Text;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Something in a block that can be used, with the words a person finds it by.</summary>
internal sealed record FoundElement(JsonObject Block, JsonObject Json)
{
    public string Type => (string)Json["type"]!;
    public string BlockId => (string)Block["block_id"]!;
    public string ActionId => (string)Json["action_id"]!;
    public string Label => (string?)Json["text"]?["text"] ?? (string?)Block["label"]?["text"] ?? (string?)Json["placeholder"]?["text"] ?? (string?)Block["text"]?["text"] ?? "";

    public bool IsCalled(string name) => ActionId == name || BlockId == name || Label == name;
}

/// <summary>Looking through blocks as a person does: for a label, for what they say.</summary>
internal static class BlockSearch
{
    private static readonly string[] _read = ["text", "fields", "elements", "accessory", "element", "label", "hint", "title", "placeholder", "description", "options", "rows", "alt_text"];

    public static IEnumerable<FoundElement> Elements(JsonArray blocks) =>
        blocks.OfType<JsonObject>().SelectMany(b => ElementsOf(b).Select(e => new FoundElement(b, e)));

    public static FoundElement Find(JsonArray? blocks, string name, Func<FoundElement, bool> fits)
    {
        var all = Elements(blocks ?? []).Where(fits).ToList();
        var found = all.FindAll(e => e.ActionId == name) is { Count: > 0 } byId ? byId : all.FindAll(e => e.IsCalled(name) || Options(e.Json).Any(o => OptionIs(o, name)));
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"{found.Count} elements are called {name}. There are: {string.Join(", ", all.Select(e => $"{e.Label} ({e.ActionId})"))}");
    }

    public static IEnumerable<JsonObject> ElementsOf(JsonObject block) => (string?)block["type"] switch
    {
        "actions" or "context_actions" => (block["elements"] as JsonArray ?? []).OfType<JsonObject>(),
        "section" when block["accessory"] is JsonObject accessory && (string?)accessory["type"] != "image" => [accessory],
        "input" when block["element"] is JsonObject element => [element],
        _ => [],
    };

    public static IEnumerable<JsonObject> Options(JsonNode element) =>
        (element["options"] as JsonArray ?? []).Concat((element["option_groups"] as JsonArray ?? []).SelectMany(g => (g as JsonObject)?["options"] as JsonArray ?? [])).OfType<JsonObject>();

    public static bool OptionIs(JsonObject option, string name) => (string?)option["value"] == name || (string?)option["text"]?["text"] == name;

    public static string TextOf(JsonArray blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks) Read(block, text);
        return text.ToString().TrimEnd('\n');
    }

    private static void Read(JsonNode? node, StringBuilder text)
    {
        if (node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String) text.Append((string)value!).Append('\n');
        else if (node is JsonArray list) foreach (var item in list) Read(item, text);
        else if (node is JsonObject json) foreach (var name in _read) Read(json[name], text);
    }
}
