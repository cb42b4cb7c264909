using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;

namespace Escalation.Bot.Engine;

/// <summary>
/// What nearly every turn stores, as JSON by hand and letter for letter as the serializer writes it, which still reads it: for the reason given at <see cref="PromptJson"/>, and because
/// it is quicker.
/// </summary>
internal static class TurnJson
{
    private static readonly (string Name, PropertyInfo Property)[] _facts =
        [.. typeof(Facts).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p))];

    /// <summary>Null for what the serializer writes.</summary>
    public static string? Write(object value) => value switch
    {
        DialogOpened opened => Object(json => Write(json, opened)),
        StepAnswered answered => Object(json => Write(json, answered)),
        SilenceDue due => Object(json => Write(json, due)),
        _ => null,
    };

    private static string Object(Action<Utf8JsonWriter> write) => JsonText.Object(512, write);

    private static void Write(Utf8JsonWriter json, DialogOpened opened)
    {
        json.WriteString("dialog", opened.Dialog.Value);
        json.WriteString("kind", opened.Kind.Name());
        json.WriteString("playbook", opened.Playbook);
        json.WriteString("fingerprint", opened.Fingerprint);
        json.WriteString("text", opened.Text);
        json.WriteStartObject("recognition");
        Write(json, opened.Recognition);
        json.WriteEndObject();
        json.WriteString("from", opened.From.Value);
        json.WriteString("at", opened.At);
    }

    private static void Write(Utf8JsonWriter json, Dialogs.Conversations.Recognition recognition)
    {
        json.WriteString("kind", recognition.Kind.Name());
        json.WriteNumber("confidence", recognition.Confidence);
        json.WriteNumber("reportConfidence", recognition.ReportConfidence);
        json.WriteStartObject("facts");
        foreach (var (name, property) in _facts) Write(json, name, property.GetValue(recognition.Facts));
        json.WriteEndObject();
        json.WriteString("by", recognition.By);
    }

    private static void Write(Utf8JsonWriter json, string name, object? fact)
    {
        switch (fact)
        {
            case null:
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case string words:
                json.WriteString(name, words);
                break;
            case ImmutableArray<string> several:
                json.WriteStartArray(name);
                foreach (var one in several) json.WriteStringValue(one);
                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"A fact is yes or no or words, not {fact.GetType().Name}.");
        }
    }

    private static void Write(Utf8JsonWriter json, StepAnswered answered)
    {
        json.WriteString("step", answered.Step);
        json.WriteStartObject("given");
        json.WriteString("answer", answered.Given.Answer);
        json.WriteBoolean("said", answered.Given.Said);
        json.WriteStartObject("fields");
        if (!answered.Given.Fields.IsEmpty)
            foreach (var (field, words) in answered.Given.Fields) json.WriteString(field, words);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SilenceDue due)
    {
        json.WriteString("dialog", due.Dialog.Value);
        json.WriteNumber("prompt", due.Prompt);
    }
}
