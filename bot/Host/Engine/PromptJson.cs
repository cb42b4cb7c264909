using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.Engine;

/// <summary>
/// Prompts as JSON, by hand: what they are made of are structs and enums, for each of which the serializer would have some seventy methods compiled
/// before the first person is answered. What has its usual value is left out.
/// </summary>
internal static class PromptJson
{
    public static string Write(Prompt prompt) => JsonText.Object(4096, json => Write(json, prompt));

    public static Prompt Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var prompt = document.RootElement;
        return new(Needed(prompt, "id"), Needed(prompt, "title"), Needed(prompt, "body"))
        {
            Card = Text(prompt, "card"),
            Tone = Text(prompt, "tone") is { } tone ? Enum.Parse<Tone>(tone) : default,
            Language = Text(prompt, "language") is { } tag && Languages.Parse(tag) is { } language ? language : default,
            Sections = List(prompt, "sections", ReadSection),
            Choices = List(prompt, "choices", ReadChoice),
            Fields = List(prompt, "fields", ReadField),
            FieldsTitle = Text(prompt, "fieldsTitle"),
            Contacts = List(prompt, "contacts", ReadContact),
            ContactsTitle = Text(prompt, "contactsTitle"),
            Attachments = List(prompt, "attachments", ReadAttachment),
            Notice = Text(prompt, "notice") is { } notice ? Enum.Parse<Notice>(notice) : default,
            Members = prompt.TryGetProperty("members", out var members) ? [.. members.EnumerateArray().Select(m => new Address(m.GetString()!))] : [],
            IsSecret = prompt.TryGetProperty("isSecret", out var secret) && secret.GetBoolean(),
            Handover = prompt.TryGetProperty("handover", out var handover) && handover.ValueKind is JsonValueKind.True or JsonValueKind.Object ? new() : null,
            Link = Text(prompt, "link"),
        };
    }

    private static void Write(Utf8JsonWriter json, Prompt prompt)
    {
        json.WriteString("id", prompt.Id);
        json.WriteString("title", prompt.Title);
        json.WriteString("body", prompt.Body);
        Optional(json, "card", prompt.Card);
        if (prompt.Tone != default) json.WriteString("tone", prompt.Tone.ToString());
        if (prompt.Language != default) json.WriteString("language", prompt.Language.Tag());
        List(json, "sections", prompt.Sections, Write);
        List(json, "choices", prompt.Choices, Write);
        List(json, "fields", prompt.Fields, Write);
        Optional(json, "fieldsTitle", prompt.FieldsTitle);
        List(json, "contacts", prompt.Contacts, Write);
        Optional(json, "contactsTitle", prompt.ContactsTitle);
        List(json, "attachments", prompt.Attachments, Write);
        if (prompt.Notice != default) json.WriteString("notice", prompt.Notice.ToString());
        if (!prompt.Members.IsEmpty)
        {
            json.WriteStartArray("members");
            foreach (var member in prompt.Members) json.WriteStringValue(member.Value);
            json.WriteEndArray();
        }

        if (prompt.IsSecret) json.WriteBoolean("isSecret", true);
        if (prompt.Handover is not null) json.WriteBoolean("handover", true);
        Optional(json, "link", prompt.Link);
    }

    private static void Write(Utf8JsonWriter json, Section section)
    {
        json.WriteString("kind", section.Kind.ToString());
        json.WriteString("heading", section.Heading);
        List(json, "items", section.Items, Write);
        if (section.Pictures.IsEmpty) return;
        json.WriteStartArray("pictures");
        foreach (var picture in section.Pictures) json.WriteStringValue(picture.Name());
        json.WriteEndArray();
    }

    private static Section ReadSection(JsonElement section) => new(Enum.Parse<SectionKind>(Needed(section, "kind")), Needed(section, "heading"), List(section, "items", ReadItem))
    {
        Pictures = section.TryGetProperty("pictures", out var pictures) ? [.. pictures.EnumerateArray().Select(p => PictureOf(p.GetString()!)).OfType<Picture>()] : [],
    };

    private static void Write(Utf8JsonWriter json, Item item)
    {
        json.WriteString("text", item.Text);
        Optional(json, "detail", item.Detail);
        Optional(json, "choiceId", item.ChoiceId);
        Optional(json, "phone", item.Phone);
    }

    private static Item ReadItem(JsonElement item) => new(Needed(item, "text"), Text(item, "detail"), Text(item, "choiceId")) { Phone = Text(item, "phone") };

    private static void Write(Utf8JsonWriter json, Choice choice)
    {
        json.WriteString("id", choice.Id);
        json.WriteString("label", choice.Label);
        if (choice.Style != default) json.WriteString("style", choice.Style.ToString());
        Optional(json, "hint", choice.Hint);
        if (choice.Asks) json.WriteBoolean("asks", true);
    }

    private static Choice ReadChoice(JsonElement choice) =>
        new(Needed(choice, "id"), Needed(choice, "label"), Text(choice, "style") is { } style ? Enum.Parse<ChoiceStyle>(style) : default, Text(choice, "hint")) { Asks = Is(choice, "asks") == true };

    private static void Write(Utf8JsonWriter json, Field field)
    {
        json.WriteString("id", field.Id);
        json.WriteString("label", field.Label);
        json.WriteString("kind", field.Kind.ToString());
        if (field.Required) json.WriteBoolean("required", true);
        Optional(json, "value", field.Value);
        Optional(json, "placeholder", field.Placeholder);
        Optional(json, "hint", field.Hint);
        List(json, "columns", field.Columns, Write);
        Optional(json, "suggested", field.Suggested);
        List(json, "options", field.Options, Write);
        Optional(json, "error", field.Error);
    }

    private static Field ReadField(JsonElement field) => new(Needed(field, "id"), Needed(field, "label"), Enum.Parse<FieldKind>(Needed(field, "kind")))
    {
        Required = Is(field, "required") == true, Value = Text(field, "value"), Placeholder = Text(field, "placeholder"), Options = List(field, "options", ReadChoice), Error = Text(field, "error"),
        Hint = Text(field, "hint"), Columns = List(field, "columns", ReadColumn), Suggested = Text(field, "suggested"),
    };

    private static void Write(Utf8JsonWriter json, FieldColumn column)
    {
        json.WriteString("label", column.Label);
        json.WriteString("placeholder", column.Placeholder);
    }

    private static FieldColumn ReadColumn(JsonElement column) => new(Needed(column, "label"), Needed(column, "placeholder"));

    private static void Write(Utf8JsonWriter json, ContactCard contact)
    {
        json.WriteString("id", contact.Id);
        json.WriteString("name", contact.Name);
        json.WriteString("purpose", contact.Purpose);
        Optional(json, "doesNot", contact.DoesNot);
        Optional(json, "instead", contact.Instead);
        Optional(json, "phone", contact.Phone);
        Optional(json, "phoneLabel", contact.PhoneLabel);
        Optional(json, "email", contact.Email);
        Optional(json, "url", contact.Url);
        Optional(json, "hours", contact.Hours);
        if (contact.OpenNow is { } open) json.WriteBoolean("openNow", open);
        Optional(json, "opens", contact.Opens);
        List(json, "further", contact.Further, Write);
        Optional(json, "checked", contact.Checked?.ToString("O", CultureInfo.InvariantCulture));
    }

    private static ContactCard ReadContact(JsonElement contact) => new(Needed(contact, "id"), Needed(contact, "name"), Needed(contact, "purpose"),
        Text(contact, "doesNot"), Text(contact, "phone"), Text(contact, "phoneLabel"), Text(contact, "email"), Text(contact, "url"), Text(contact, "hours"), Is(contact, "openNow"), Text(contact, "opens"),
        Text(contact, "checked") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null) { Instead = Text(contact, "instead"), Further = List(contact, "further", ReadNumber) };

    private static void Write(Utf8JsonWriter json, ContactNumber number)
    {
        json.WriteString("number", number.Number);
        Optional(json, "label", number.Label);
    }

    private static ContactNumber ReadNumber(JsonElement number) => new(Needed(number, "number"), Text(number, "label"));

    private static void Write(Utf8JsonWriter json, AttachmentRef attachment)
    {
        json.WriteString("id", attachment.Id);
        json.WriteString("name", attachment.Name);
        json.WriteString("mediaType", attachment.MediaType);
        json.WriteNumber("bytes", attachment.Bytes);
        json.WriteString("sha256", attachment.Sha256);
    }

    private static AttachmentRef ReadAttachment(JsonElement attachment) =>
        new(Needed(attachment, "id"), Needed(attachment, "name"), Needed(attachment, "mediaType"), attachment.GetProperty("bytes").GetInt64(), Needed(attachment, "sha256"));

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (items.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<T> List<T>(JsonElement from, string name, Func<JsonElement, T> read)
        where T : class
    {
        if (!from.TryGetProperty(name, out var items)) return [];
        var list = ImmutableArray.CreateBuilder<T>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray()) list.Add(read(item));
        return list.MoveToImmutable();
    }

    private static string Needed(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool? Is(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : null;

    /// <summary>Earlier versions wrote the member's name.</summary>
    private static Picture? PictureOf(string name) => Pictures.Parse(name) ?? (Enum.TryParse<Picture>(name, out var picture) ? picture : null);
}
