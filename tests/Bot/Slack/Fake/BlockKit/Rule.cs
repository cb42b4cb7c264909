using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

internal enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>What is wrong with blocks, in Slack's words and with a pointer to the place.</summary>
internal sealed class Problems(Surface surface)
{
    public Surface Surface => surface;
    public List<string> Found { get; } = [];

    public void Add(string at, string what) => Found.Add($"[ERROR] {what} [json-pointer:{at}]");
}

internal delegate void Rule(JsonNode? value, string at, Problems problems);

internal sealed record Field(string Name, bool IsRequired, Rule Rule);

/// <summary>The fields an object may have; any other is an error, as it is in Slack.</summary>
internal sealed record Shape(params Field[] Fields)
{
    /// <summary>What holds between fields.</summary>
    public Rule? Together { get; init; }

    public void Check(JsonNode? value, string at, Problems problems)
    {
        if (value is not JsonObject json)
        {
            problems.Add(at, "must provide an object");
            return;
        }

        foreach (var (name, _) in json.Where(p => p.Key != "type" && !Fields.Any(f => f.Name == p.Key)))
            problems.Add(at, $"invalid additional property: {name}");
        foreach (var field in Fields)
        {
            if (json[field.Name] is { } part) field.Rule(part, $"{at}/{field.Name}", problems);
            else if (field.IsRequired) problems.Add(at, $"missing required field: {field.Name}");
        }

        Together?.Invoke(json, at, problems);
    }
}

/// <summary>The words the tables of blocks and elements are written in.</summary>
internal static class Rules
{
    public static Field Must(string name, Rule rule) => new(name, true, rule);

    public static Field May(string name, Rule rule) => new(name, false, rule);

    public static Rule String(int most, int least = 0) => (value, at, problems) =>
    {
        if (value?.GetValueKind() != JsonValueKind.String) problems.Add(at, "must provide a string");
        else Length((string)value!, most, least, at, problems);
    };

    public static Rule Of(params string[] words) => (value, at, problems) =>
    {
        if (value?.GetValueKind() != JsonValueKind.String || !words.Contains((string)value!))
            problems.Add(at, $"must be one of {string.Join(", ", words)}");
    };

    public static Rule Flag { get; } = (value, at, problems) =>
    {
        if (value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) problems.Add(at, "must provide a boolean");
    };

    public static Rule Number(long least, long most) => (value, at, problems) =>
    {
        if (value?.GetValueKind() != JsonValueKind.Number || (double)value < least || (double)value > most)
            problems.Add(at, $"must be a number from {least} to {most}");
    };

    public static Rule Matching(string pattern) => (value, at, problems) =>
    {
        if (value?.GetValueKind() != JsonValueKind.String || !System.Text.RegularExpressions.Regex.IsMatch((string)value!, pattern))
            problems.Add(at, $"must match {pattern}");
    };

    public static Rule Plain(int most, int least = 1) => (value, at, problems) => Text(value, most, least, at, problems, ["plain_text"]);

    public static Rule AnyText(int most, int least = 1) => (value, at, problems) => Text(value, most, least, at, problems, ["plain_text", "mrkdwn"]);

    public static Rule List(int least, int most, Rule item) => (value, at, problems) =>
    {
        if (value is not JsonArray list)
        {
            problems.Add(at, "must provide an array");
            return;
        }

        if (list.Count > most) problems.Add(at, $"no more than {most} items allowed");
        if (list.Count < least) problems.Add(at, $"must have at least {least} items");
        for (var i = 0; i < list.Count; i++) item(list[i], $"{at}/{i}", problems);
    };

    public static Rule Object(params Field[] fields) => new Shape(fields).Check;

    /// <summary>An object whose type is one of these; the shape of each is looked up in the table.</summary>
    public static Rule Typed(IReadOnlyDictionary<string, Shape> table, params string[] types) => (value, at, problems) =>
    {
        var type = TypeOf(value);
        if (types.Contains(type)) table[type].Check(value, at, problems);
        else problems.Add(at, $"unsupported type: {type}");
    };

    public static string TypeOf(JsonNode? value) => value is JsonObject json && json["type"] is JsonValue name ? name.ToString() : "";

    public static Rule Anything { get; } = (_, _, _) => { };

    private static void Text(JsonNode? value, int most, int least, string at, Problems problems, string[] types)
    {
        if (value is not JsonObject json || !types.Contains(TypeOf(json)))
        {
            problems.Add(at, $"must provide a text object of type {string.Join(" or ", types)}");
            return;
        }

        new Shape(Must("text", String(most, least)), TypeOf(json) == "mrkdwn" ? May("verbatim", Flag) : May("emoji", Flag)).Check(json, at, problems);
    }

    /// <summary>Slack does not say how it counts; UTF-16 is the strictest of the ways.</summary>
    private static void Length(string value, int most, int least, string at, Problems problems)
    {
        if (value.Length > most) problems.Add(at, $"must be less than {most + 1} characters");
        if (value.Length < least) problems.Add(at, $"must be more than {least - 1} characters");
    }
}
