using System.Collections.Immutable;

namespace Escalation.Dialogs.Prompts;

/// <summary>
/// The one neutral thing we show people. Channels render it; they add nothing and leave nothing out.
/// Text in it is plain: renderers escape it, once.
/// </summary>
/// <param name="Id">Names this very prompt: a press that carries another id was made on an older card.</param>
public sealed record Prompt(string Id, string Title, string Body)
{
    /// <summary>Prompts with the same card replace each other in place; null for a message of its own.</summary>
    public string? Card { get; init; }

    public Tone Tone { get; init; }
    public Language Language { get; init; }

    /// <summary>The headline above the question: what it was taken for, what to do first, what never to do, what is known.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];
    public ImmutableArray<Choice> Choices { get; init; } = [];
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>Set where the fields are beside the question, not the question itself: what they are for.</summary>
    public string? FieldsTitle { get; init; }
    public ImmutableArray<ContactCard> Contacts { get; init; } = [];

    /// <summary>What stands above them, where they are no consultation windows.</summary>
    public string? ContactsTitle { get; init; }
    public ImmutableArray<AttachmentRef> Attachments { get; init; } = [];

    /// <summary>How much notice it asks for where a message can be changed in place.</summary>
    public Notice Notice { get; init; }

    /// <summary>Who belongs into the room where this is shown; empty anywhere else.</summary>
    public ImmutableArray<Address> Members { get; init; } = [];

    /// <summary>Where others than those who were called read, it is not shown at all.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The conversation can be carried over to another device here; null where it cannot.</summary>
    public Handover? Handover { get; init; }

    /// <summary>Opens the thing this is about, relative to the host's public address; null when there is nothing to open.</summary>
    public string? Link { get; init; }
}

/// <param name="Link">Short enough to type. It lets in whoever has it, so it is made when the card is drawn and is no part of what is stored; null until then.</param>
public sealed record Handover(Uri? Link = null);

public enum Tone
{
    Calm,
    Urgent,
    Done,
}

public enum Notice
{
    /// <summary>Changed where it stands, or shown where it is not there yet.</summary>
    Normal,

    /// <summary>Shown anew, so that it rings: a change in place makes no sound.</summary>
    Loud,

    /// <summary>Changed where it stands; where it is not there, nothing is shown.</summary>
    Quiet,
}

/// <summary>A titled list above the question.</summary>
public sealed record Section(SectionKind Kind, string Heading, ImmutableArray<Item> Items)
{
    public ImmutableArray<Picture> Pictures { get; init; } = [];
}

public enum SectionKind
{
    /// <summary>The first safe action: shown largest.</summary>
    First,

    /// <summary>What never to do: always visible.</summary>
    Never,

    /// <summary>Answers so far; folded, each with its correction.</summary>
    Answered,

    /// <summary>How to do the step at hand.</summary>
    How,

    /// <summary>Everything else that is only read.</summary>
    Note,
}

/// <param name="ChoiceId">What pressing the item does (an answered step is corrected); null when it is only read.</param>
public sealed record Item(string Text, string? Detail = null, string? ChoiceId = null)
{
    /// <summary>The number in the text, where pressing the item is to dial it.</summary>
    public string? Phone { get; init; }
}

/// <param name="Id">Says by itself what it answers (<c>called:yes</c>, <c>disconnect:done</c>), so that a late press can be told from a fitting one.</param>
public sealed record Choice(string Id, string Label, ChoiceStyle Style = ChoiceStyle.Normal, string? Hint = null)
{
    /// <summary>It answers what the prompt asks; the others are there beside every question.</summary>
    public bool IsAnswer => Style is not (ChoiceStyle.Quiet or ChoiceStyle.Seldom);

    /// <summary>Pressing it asks for fields first; nothing has happened before they are given.</summary>
    public bool Asks { get; init; }
}

public enum ChoiceStyle
{
    Normal,
    Primary,
    Danger,

    /// <summary>Always there and never in the way: "I don't know", "talk to a person".</summary>
    Quiet,

    /// <summary>Hardly ever needed: where a card has little room it stands in a list with what else is.</summary>
    Seldom,
}

public sealed record Field(string Id, string Label, FieldKind Kind)
{
    public bool Required { get; init; }
    public string? Value { get; init; }
    public string? Placeholder { get; init; }

    /// <summary>How to write it, where that cannot be told from the label: stays visible beside what is written.</summary>
    public string? Hint { get; init; }

    /// <summary>The value is <see cref="Rows"/> with these columns: where there is no room for a table it is written as text.</summary>
    public ImmutableArray<FieldColumn> Columns { get; init; } = [];

    /// <summary>What is put forward for the value; nothing is taken for an answer before somebody takes it.</summary>
    public string? Suggested { get; init; }

    /// <summary>For <see cref="FieldKind.Choice"/>: what can be picked.</summary>
    public ImmutableArray<Choice> Options { get; init; } = [];

    /// <summary>What is wrong with the value that was given; null when nothing is.</summary>
    public string? Error { get; init; }
}

/// <param name="Placeholder">What an answer looks like.</param>
public sealed record FieldColumn(string Label, string Placeholder);

public enum FieldKind
{
    Text,
    Multiline,
    Phone,
    Number,
    Choice,
}

/// <summary>A consultation window as it stands at the moment of showing.</summary>
/// <param name="Phone">Null when no number is confirmed.</param>
/// <param name="OpenNow">Null when the hours are not known.</param>
public sealed record ContactCard(string Id, string Name, string Purpose, string? DoesNot, string? Phone, string? PhoneLabel,
    string? Email, string? Url, string? Hours, bool? OpenNow, string? Opens, DateOnly? Checked)
{
    /// <summary>What to do while it is closed or does not answer; null where it is open, and where nothing else is known.</summary>
    public string? Instead { get; init; }

    /// <summary>Numbers beside <see cref="Phone"/>, each with what it is.</summary>
    public ImmutableArray<ContactNumber> Further { get; init; } = [];

    /// <summary>All of them, the one to try first in front.</summary>
    public IEnumerable<ContactNumber> Numbers => Phone is null ? [] : [new(Phone, PhoneLabel), .. Further];
}

public sealed record ContactNumber(string Number, string? Label)
{
    /// <summary>With what it is, where that is known.</summary>
    public string Told(string between) => string.IsNullOrEmpty(Label) ? Number : $"{Number}{between}{Label}";
}

/// <summary>A file that a person put somewhere for us to fetch.</summary>
/// <param name="Bytes">As claimed; null when nobody said.</param>
public sealed record OfferedFile(Address Source, string Name, long? Bytes);

/// <summary>Something a person gave us, kept under its hash.</summary>
public sealed record AttachmentRef(string Id, string Name, string MediaType, long Bytes, string Sha256);
