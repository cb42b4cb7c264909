using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What somebody has filled in so far, as state.values; a field nobody touched has its initial value or null.</summary>
internal sealed class FormState
{
    private enum Holds
    {
        Text,
        Number,
        Option,
        Options,
        Id,
        Ids,
    }

    private static readonly Dictionary<string, (string Field, string Initial, Holds Holds)> _kinds = new()
    {
        ["plain_text_input"] = ("value", "initial_value", Holds.Text), ["number_input"] = ("value", "initial_value", Holds.Text),
        ["email_text_input"] = ("value", "initial_value", Holds.Text), ["url_text_input"] = ("value", "initial_value", Holds.Text),
        ["static_select"] = ("selected_option", "initial_option", Holds.Option),
        ["external_select"] = ("selected_option", "initial_option", Holds.Option),
        ["radio_buttons"] = ("selected_option", "initial_option", Holds.Option), ["overflow"] = ("selected_option", "", Holds.Option),
        ["multi_static_select"] = ("selected_options", "initial_options", Holds.Options),
        ["checkboxes"] = ("selected_options", "initial_options", Holds.Options),
        ["multi_external_select"] = ("selected_options", "initial_options", Holds.Options),
        ["users_select"] = ("selected_user", "initial_user", Holds.Id), ["channels_select"] = ("selected_channel", "initial_channel", Holds.Id),
        ["conversations_select"] = ("selected_conversation", "initial_conversation", Holds.Id),
        ["multi_users_select"] = ("selected_users", "initial_users", Holds.Ids),
        ["multi_channels_select"] = ("selected_channels", "initial_channels", Holds.Ids),
        ["multi_conversations_select"] = ("selected_conversations", "initial_conversations", Holds.Ids),
        ["datepicker"] = ("selected_date", "initial_date", Holds.Text), ["timepicker"] = ("selected_time", "initial_time", Holds.Text),
        ["datetimepicker"] = ("selected_date_time", "initial_date_time", Holds.Number),
    };

    private readonly Dictionary<(string Block, string Action, string Type), JsonNode?> _entered = [];

    /// <summary>Puts a value into a field and gives the fields of the action that follows.</summary>
    public JsonObject Enter(FoundElement element, object? value)
    {
        var (field, _, holds) = _kinds[element.Type];
        var node = Node(element, holds, value);
        if (element.Type != "overflow") _entered[(element.BlockId, element.ActionId, element.Type)] = node;
        return new() { [field] = node?.DeepClone() };
    }

    public JsonObject Values(JsonArray? blocks)
    {
        var values = new JsonObject();
        foreach (var element in BlockSearch.Elements(blocks ?? []).Where(e => e.Type != "overflow" && _kinds.ContainsKey(e.Type)))
        {
            var block = values[element.BlockId] as JsonObject ?? [];
            block[element.ActionId] = Value(element);
            values[element.BlockId] = block;
        }

        return values;
    }

    /// <summary>What Slack itself refuses to submit: a required field left empty, a text too short or too long.</summary>
    public string? ProblemOf(FoundElement element)
    {
        var value = Value(element)[_kinds[element.Type].Field];
        var empty = value is null or JsonArray { Count: 0 } || (value is JsonValue && value.ToString().Length == 0);
        if (empty) return (bool?)element.Block["optional"] ?? false ? null : $"{element.Label} is required";
        if (element.Type != "plain_text_input") return null;
        var length = value!.ToString().Length;
        return length > ((int?)element.Json["max_length"] ?? 3000) || length < ((int?)element.Json["min_length"] ?? 0) ? $"{element.Label} has {length} characters" : null;
    }

    private JsonObject Value(FoundElement element)
    {
        var (field, initial, _) = _kinds[element.Type];
        var value = _entered.TryGetValue((element.BlockId, element.ActionId, element.Type), out var entered) ? entered : element.Json[initial];
        var empty = field.EndsWith('s') ? new JsonArray() : null;
        return new() { ["type"] = element.Type, [field] = value?.DeepClone() ?? empty };
    }

    private static JsonNode? Node(FoundElement element, Holds holds, object? value) => (holds, value) switch
    {
        (_, null) => null,
        (Holds.Option, string name) => Option(element, name),
        (Holds.Options, string name) => new JsonArray(Option(element, name)),
        (Holds.Options, IEnumerable<string> names) => new JsonArray([.. names.Select(n => Option(element, n))]),
        (Holds.Id, _) => IdOf(value),
        (Holds.Ids, IEnumerable<object> many) => new JsonArray([.. many.Select(m => (JsonNode)IdOf(m))]),
        (Holds.Ids, _) => new JsonArray(IdOf(value)),
        (Holds.Number, _) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static JsonNode Option(FoundElement element, string name) =>
        BlockSearch.Options(element.Json).FirstOrDefault(o => BlockSearch.OptionIs(o, name))?.DeepClone()
        ?? throw new InvalidOperationException(
            $"{element.Label} has no option {name}, but: {string.Join(", ", BlockSearch.Options(element.Json).Select(o => (string?)o["text"]?["text"]))}");

    private static string IdOf(object thing) => thing switch { Person person => person.Id, Channel channel => channel.Id, _ => (string)thing };
}
