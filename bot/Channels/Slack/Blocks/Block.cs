using System.Text.Json.Serialization;

namespace Escalation.Channels.Slack.Blocks;

/// <summary>The blocks that are used, in Slack's own words: https://docs.slack.dev/reference/block-kit/blocks</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(InputBlock), "input")]
public abstract record Block
{
    public string? BlockId { get; init; }
}

public sealed record HeaderBlock(PlainText Text) : Block;

public sealed record SectionBlock(TextObject Text) : Block
{
    public Element? Accessory { get; init; }
}

public sealed record ContextBlock(TextObject[] Elements) : Block;

public sealed record DividerBlock : Block;

public sealed record ActionsBlock(Element[] Elements) : Block;

public sealed record InputBlock(PlainText Label, Element Element) : Block
{
    public PlainText? Hint { get; init; }
    public bool Optional { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlainText), "plain_text")]
[JsonDerivedType(typeof(Mrkdwn), "mrkdwn")]
public abstract record TextObject(string Text);

/// <remarks>Not sealed, and derived from itself, so that its type is written where a property allows nothing else too.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlainText), "plain_text")]
public record PlainText(string Text) : TextObject(Text);

/// <summary>Text of people in it must have been escaped by <see cref="SlackText"/>.</summary>
public sealed record Mrkdwn(string Text) : TextObject(Text)
{
    /// <summary>Without it Slack makes links of addresses and names in the text, also of an attacker's.</summary>
    public bool Verbatim { get; init; } = true;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ButtonElement), "button")]
[JsonDerivedType(typeof(StaticSelectElement), "static_select")]
[JsonDerivedType(typeof(OverflowElement), "overflow")]
[JsonDerivedType(typeof(PlainTextInputElement), "plain_text_input")]
public abstract record Element(string ActionId);

public sealed record ButtonElement(PlainText Text, string ActionId) : Element(ActionId)
{
    public string? Value { get; init; }
    public string? Url { get; init; }
    public string? Style { get; init; }
}

public sealed record StaticSelectElement(PlainText Placeholder, Option[] Options, string ActionId) : Element(ActionId)
{
    public Option? InitialOption { get; init; }
}

public sealed record OverflowElement(Option[] Options, string ActionId) : Element(ActionId);

public sealed record PlainTextInputElement(string ActionId) : Element(ActionId)
{
    public bool Multiline { get; init; }
    public string? InitialValue { get; init; }
    public PlainText? Placeholder { get; init; }
    public int? MaxLength { get; init; }
}

public sealed record Option(PlainText Text, string Value)
{
    public PlainText? Description { get; init; }
}

/// <summary>A modal or the Home tab.</summary>
public sealed record View(string Type, Block[] Blocks)
{
    public PlainText? Title { get; init; }
    public PlainText? Submit { get; init; }
    public PlainText? Close { get; init; }
    public string? CallbackId { get; init; }
    public string? PrivateMetadata { get; init; }
}
