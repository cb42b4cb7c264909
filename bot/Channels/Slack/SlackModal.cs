using Escalation.Channels.Slack.Blocks;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Slack;

/// <summary>A prompt's fields as a modal. The block id of an input is the id of its field, so that errors find their place.</summary>
public static class SlackModal
{
    public const string FillCallback = "fill";
    public const string ActCallback = "act";
    public const string ReportCallback = "report";
    public const string TextField = "text";

    public static View Fields(Prompt prompt, string callback, string metadata)
    {
        var words = new SlackWording(prompt.Language);
        List<Block> blocks = [];
        if (prompt.Body.Length > 0) blocks.Add(SlackPrompt.Text(SlackText.Escape(prompt.Body, 2900)));
        blocks.AddRange(prompt.Fields.Where(f => f.Kind != FieldKind.Choice || !f.Options.IsEmpty).Take(90).Select(Input));
        return Modal(prompt.FieldsTitle ?? prompt.Title, callback, metadata, words, [.. blocks], words.Send);
    }

    /// <summary>Where somebody wants to report and has not written anything yet.</summary>
    public static View Report(Language language)
    {
        var words = new SlackWording(language);
        var input = new InputBlock(new(words.ReportLabel), new PlainTextInputElement("value") { Multiline = true, MaxLength = 3000 }) { BlockId = TextField, Hint = new(words.ReportHint) };
        return Modal(words.ReportTitle, ReportCallback, "", words, [input], words.Send);
    }

    public static View Message(string title, string text, Language language, Block[]? blocks = null)
    {
        var words = new SlackWording(language);
        return Modal(title, "none", "", words, blocks ?? [SlackPrompt.Text(text)], null);
    }

    private static View Modal(string title, string callback, string metadata, SlackWording words, Block[] blocks, string? submit) => new("modal", blocks)
    {
        Title = new(SlackText.Plain(title, 24)),
        Submit = submit is null ? null : new(submit),
        Close = new(words.Close),
        CallbackId = callback,
        PrivateMetadata = metadata,
    };

    private static InputBlock Input(Field field) => new(new(SlackText.Plain(field.Label, 1900)), Element(field))
    {
        BlockId = field.Id, Optional = !field.Required, Hint = field.Hint is null ? null : new(SlackText.Plain(field.Hint, 1900)),
    };

    private static Element Element(Field field)
    {
        if (field.Kind != FieldKind.Choice)
        {
            return new PlainTextInputElement("value")
            {
                Multiline = field.Kind == FieldKind.Multiline,
                InitialValue = field.Value is { Length: > 0 and <= 3000 } value ? value : null,
                Placeholder = field.Placeholder is { Length: > 0 } placeholder ? new(SlackText.Plain(placeholder, 150)) : null,
                MaxLength = field.Kind == FieldKind.Multiline || field.Value?.Length > 400 ? 3000 : 400, // What stands there already must fit.
            };
        }

        Option[] options = [.. field.Options.Take(100).Select(o => new Option(new(SlackText.Plain(o.Label, 75)), o.Id) { Description = o.Hint is null ? null : new(SlackText.Plain(o.Hint, 75)) })];
        return new StaticSelectElement(new(SlackText.Plain(field.Placeholder ?? field.Label, 150)), options, "value") { InitialOption = options.FirstOrDefault(o => o.Value == field.Value) };
    }
}
