using System.Text.Json.Nodes;
using static Escalation.Tests.Bot.Slack.Rules;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The blocks: what each may have, where it may stand, and what holds for a message or a view as a whole.</summary>
internal static class BlockRules
{
    private const int InMessage = 50, InView = 100, MarkdownInAll = 12_000;

    private static readonly Rule _richText = (value, at, problems) =>
    {
        if (TypeOf(value) is not ("rich_text_section" or "rich_text_list" or "rich_text_preformatted" or "rich_text_quote"))
            problems.Add(at, $"unsupported type: {TypeOf(value)}");
        if ((value as JsonObject)?["elements"] is not JsonArray) problems.Add(at, "missing required field: elements");
    };

    private static readonly Rule _contextElement = (value, at, problems) =>
    {
        if (TypeOf(value) == "image") ElementRules.Image.Check(value, at, problems);
        else AnyText(2000)(value, at, problems);
    };

    private static readonly Dictionary<string, Shape> _blocks = new()
    {
        ["section"] = Block(May("text", AnyText(3000)), May("fields", List(1, 10, AnyText(2000))), May("accessory", Typed(ElementRules.All, ElementRules.InSections)), May("expand", Flag)) with { Together = TextOrFields },
        ["header"] = Block(Must("text", Plain(150))),
        ["divider"] = Block(),
        ["context"] = Block(Must("elements", List(1, 10, _contextElement))),
        ["actions"] = Block(Must("elements", List(1, 25, Typed(ElementRules.All, ElementRules.InActions)))) with { Together = OwnActionIds },
        ["image"] = Block(Must("alt_text", String(2000)), May("image_url", String(3000, 1)), May("slack_file", Anything), May("title", Plain(2000))) with { Together = ElementRules.EitherUrlOrFile },
        ["input"] = Block(
            Must("label", Plain(2000)), Must("element", Typed(ElementRules.All, ElementRules.InInputs)), May("hint", Plain(2000)),
            May("optional", Flag), May("dispatch_action", Flag)),
        ["rich_text"] = Block(Must("elements", List(0, 1000, _richText))),
        ["markdown"] = Block(Must("text", String(MarkdownInAll, 1))),
        ["video"] = Block(
            Must("alt_text", String(2000)), Must("title", Plain(200)), Must("thumbnail_url", String(3000)), Must("video_url", String(3000)),
            May("title_url", String(3000)), May("author_name", String(50)),
            May("description", Plain(200)), May("provider_name", String(100)), May("provider_icon_url", String(3000))),
        ["table"] = Block(Must("rows", List(1, 100, List(1, 20, Anything))), May("column_settings", Anything)),
        ["file"] = Block(Must("external_id", String(255)), Must("source", Of("remote"))),
        ["context_actions"] = Block(Must("elements", List(1, 5, Anything))),
    };

    private static readonly string[] _onlyInMessages = ["markdown", "table", "file", "context_actions"];
    private static readonly string[] _everywhere = [.. _blocks.Keys.Except(_onlyInMessages)];

    private static readonly Field[] _view =
    [
        Must("blocks", Anything), May("private_metadata", String(3000)), May("callback_id", String(255)), May("external_id", String(255)),
    ];

    private static readonly Shape _modal = new([.. _view, Must("title", Plain(24)), May("submit", Plain(24)), May("close", Plain(24)), May("clear_on_close", Flag), May("notify_on_close", Flag), May("submit_disabled", Flag)]);
    private static readonly Shape _home = new(_view);

    public static IReadOnlyList<string> OfMessage(JsonArray blocks)
    {
        var problems = new Problems(Surface.Message);
        Check(blocks, "/blocks", InMessage, problems);
        if (blocks.Where(b => TypeOf(b) == "markdown").Sum(b => b!["text"]?.ToString().Length ?? 0) > MarkdownInAll)
            problems.Add("/blocks", $"no more than {MarkdownInAll} characters of markdown allowed");
        if (blocks.Count(b => TypeOf(b) == "table") > 1) problems.Add("/blocks", "only one table allowed");
        return problems.Found;
    }

    public static IReadOnlyList<string> OfView(JsonObject view, string kind)
    {
        var problems = new Problems(kind == "home" ? Surface.Home : Surface.Modal);
        if (TypeOf(view) != kind) problems.Add("/view/type", $"must be {kind}");
        (kind == "home" ? _home : _modal).Check(view, "/view", problems);
        if (view["blocks"] is not JsonArray blocks) return problems.Found;
        Check(blocks, "/view/blocks", InView, problems);
        if (kind == "modal" && view["submit"] is null && blocks.Any(b => TypeOf(b) == "input"))
            problems.Add("/view", "must define `submit` to use an `input` block in modals");
        return problems.Found;
    }

    /// <summary>Blocks as Slack keeps them: with an id for each block and element that came without one.</summary>
    public static JsonArray Completed(JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            if (!block.ContainsKey("block_id")) block["block_id"] = FakeSlack.NewSecret(3);
            foreach (var element in BlockSearch.ElementsOf(block).Where(e => !e.ContainsKey("action_id")))
                element["action_id"] = FakeSlack.NewSecret(3);
        }

        return blocks;
    }

    private static Shape Block(params Field[] fields) => new([.. fields, May("block_id", String(255, 1))]);

    private static void Check(JsonArray blocks, string at, int most, Problems problems)
    {
        List(0, most, Typed(_blocks, problems.Surface == Surface.Message ? [.. _blocks.Keys] : _everywhere))(blocks, at, problems);
        var ids = blocks.Select(b => (b as JsonObject)?["block_id"]?.ToString()).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] is not null && ids.IndexOf(ids[i]) < i) problems.Add($"{at}/{i}/block_id", $"`block_id` \"{ids[i]}\" already exists");
        }
    }

    private static void TextOrFields(JsonNode? block, string at, Problems problems)
    {
        if (block!["text"] is null && block["fields"] is null) problems.Add(at, "must have text or fields");
    }

    private static void OwnActionIds(JsonNode? block, string at, Problems problems)
    {
        var ids = (block!["elements"] as JsonArray ?? []).Select(e => (e as JsonObject)?["action_id"]?.ToString()).OfType<string>().ToList();
        foreach (var twice in ids.GroupBy(i => i).Where(g => g.Count() > 1)) problems.Add(at, $"`action_id` \"{twice.Key}\" already exists");
    }
}
