using System.Text.Json.Nodes;
using static Escalation.Tests.Bot.Slack.Rules;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The elements in blocks: what each may have and how long it may be.</summary>
internal static class ElementRules
{
    public static readonly string[] InActions =
    [
        "button", "checkboxes", "radio_buttons", "overflow", "datepicker", "timepicker", "datetimepicker", "static_select",
        "external_select", "users_select", "conversations_select", "channels_select",
        "multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select",
        "rich_text_input", "workflow_button",
    ];

    public static readonly string[] InSections = [.. InActions.Where(e => e != "rich_text_input"), "image"];

    public static readonly string[] InInputs =
    [
        "plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input", "file_input", "checkboxes",
        "radio_buttons", "datepicker", "timepicker", "datetimepicker", "static_select",
        "external_select", "users_select", "conversations_select", "channels_select", "multi_static_select", "multi_external_select",
        "multi_users_select", "multi_conversations_select", "multi_channels_select",
    ];

    private static readonly Rule _confirm = Object(
        Must("title", Plain(100)), Must("text", AnyText(300)), Must("confirm", Plain(30)), Must("deny", Plain(30)),
        May("style", Of("primary", "danger")));

    private static readonly Rule _option = Object(Must("text", Plain(75)), Must("value", String(75, 1)), May("description", Plain(75)));
    private static readonly Rule _overflowOption = Object(Must("text", Plain(75)), Must("value", String(75, 1)), May("description", Plain(75)), May("url", String(3000)));
    private static readonly Rule _boxOption = Object(Must("text", AnyText(75)), Must("value", String(75, 1)), May("description", AnyText(75)));
    private static readonly Rule _group = Object(Must("label", Plain(75)), Must("options", List(1, 100, _option)));
    private static readonly Rule _date = Matching(@"^\d{4}-\d{2}-\d{2}$");
    private static readonly Rule _time = Matching(@"^([01]\d|2[0-3]):[0-5]\d$");
    private static readonly Field[] _choice = [May("action_id", String(255, 1)), May("confirm", _confirm), May("focus_on_load", Flag), May("placeholder", Plain(150))];
    private static readonly Field[] _several = [.. _choice, May("max_selected_items", Number(1, 100))];
    private static readonly Field[] _typed = [May("action_id", String(255, 1)), May("placeholder", Plain(150)), May("focus_on_load", Flag), May("dispatch_action_config", Anything)];
    private static readonly Field[] _filter = [May("response_url_enabled", Flag), May("default_to_current_conversation", Flag), May("filter", Anything)];

    public static readonly IReadOnlyDictionary<string, Shape> All = new Dictionary<string, Shape>
    {
        ["button"] = new(
            Must("text", Plain(75)), May("action_id", String(255, 1)), May("url", String(3000)), May("value", String(2000)),
            May("style", Of("primary", "danger")), May("confirm", _confirm),
            May("accessibility_label", String(75))),
        ["workflow_button"] = new(Must("text", Plain(75)), Must("workflow", Anything), May("action_id", String(255, 1)), May("style", Of("primary", "danger")), May("accessibility_label", String(75))),
        ["image"] = Image,
        ["overflow"] = new(May("action_id", String(255, 1)), Must("options", List(1, 5, _overflowOption)), May("confirm", _confirm)),
        ["checkboxes"] = Chosen(new([.. Simple, Must("options", List(1, 10, _boxOption)), May("initial_options", List(1, 10, _boxOption))])),
        ["radio_buttons"] = Chosen(new([.. Simple, Must("options", List(1, 10, _boxOption)), May("initial_option", _boxOption)])),
        ["static_select"] = Chosen(new([.. _choice, May("options", List(1, 100, _option)), May("option_groups", List(1, 100, _group)), May("initial_option", _option)])),
        ["multi_static_select"] = Chosen(new([.. _several, May("options", List(1, 100, _option)), May("option_groups", List(1, 100, _group)), May("initial_options", List(1, 100, _option))])),
        ["external_select"] = new([.. _choice, May("initial_option", _option), May("min_query_length", Number(0, 255))]),
        ["multi_external_select"] = new([.. _several, May("initial_options", List(1, 100, _option)), May("min_query_length", Number(0, 255))]),
        ["users_select"] = new([.. _choice, May("initial_user", String(255, 1))]),
        ["multi_users_select"] = new([.. _several, May("initial_users", List(1, 100, String(255, 1)))]),
        ["conversations_select"] = new([.. _choice, .. _filter, May("initial_conversation", String(255, 1))]),
        ["multi_conversations_select"] = new([.. _several, .. _filter, May("initial_conversations", List(1, 100, String(255, 1)))]),
        ["channels_select"] = new([.. _choice, May("initial_channel", String(255, 1)), May("response_url_enabled", Flag)]),
        ["multi_channels_select"] = new([.. _several, May("initial_channels", List(1, 100, String(255, 1)))]),
        ["datepicker"] = new([.. _choice, May("initial_date", _date)]),
        ["timepicker"] = new([.. _choice, May("initial_time", _time), May("timezone", String(100))]),
        ["datetimepicker"] = new([.. Simple, May("initial_date_time", Number(1_000_000_000, 9_999_999_999))]),
        ["plain_text_input"] = new([.. _typed, May("initial_value", String(3000)), May("multiline", Flag), May("min_length", Number(0, 3000)), May("max_length", Number(1, 3000))]),
        ["number_input"] = new([.. _typed, Must("is_decimal_allowed", Flag), May("initial_value", String(255)), May("min_value", String(255)), May("max_value", String(255))]),
        ["email_text_input"] = new([.. _typed, May("initial_value", String(3000))]),
        ["url_text_input"] = new([.. _typed, May("initial_value", String(3000))]),
        ["rich_text_input"] = new([.. _typed, May("initial_value", Anything)]),
        ["file_input"] = new(May("action_id", String(255, 1)), May("filetypes", List(1, 100, String(20, 1))), May("max_files", Number(1, 10))) { Together = OnlyInModals },
    };

    public static Shape Image => new(Must("alt_text", String(2000)), May("image_url", String(3000, 1)), May("slack_file", Anything)) { Together = EitherUrlOrFile };

    private static Field[] Simple => [May("action_id", String(255, 1)), May("confirm", _confirm), May("focus_on_load", Flag)];

    public static void EitherUrlOrFile(JsonNode? value, string at, Problems problems)
    {
        if ((value!["image_url"] is null) == (value["slack_file"] is null)) problems.Add(at, "must have either image_url or slack_file");
    }

    /// <summary>Options or groups of them, not both; what is chosen from the start is one of them, to the letter.</summary>
    private static Shape Chosen(Shape shape) => shape with
    {
        Together = (value, at, problems) =>
        {
            if ((value!["options"] is null) == (value["option_groups"] is null)) problems.Add(at, "must have either options or option_groups");
            var options = BlockSearch.Options(value).ToList();
            if (options.GroupBy(o => o["value"]?.ToString()).Any(g => g.Count() > 1)) problems.Add(at, "the values of options must be unique");
            JsonNode?[] initial = [value["initial_option"], .. value["initial_options"] as JsonArray ?? []];
            if (initial.Any(i => i is not null && !options.Exists(o => JsonNode.DeepEquals(o, i))))
                problems.Add(at, "an initial option must be one of the options");
        },
    };

    private static void OnlyInModals(JsonNode? value, string at, Problems problems)
    {
        if (problems.Surface != Surface.Modal) problems.Add(at, "unsupported type: file_input");
    }
}
