using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Web;

/// <summary>A prompt as HTML. Every button is a plain form, so the page works without script too.</summary>
public static class WebPrompt
{
    /// <param name="form">What every form must carry: the anti-forgery token and a message id.</param>
    public static Html Render(Prompt prompt, WebWording words, Html form) => Html.Of(
        $"""
        <article class="card {Name(prompt.Tone)}" data-prompt="{prompt.Id}" aria-labelledby="title-{prompt.Id}">
        <h2 id="title-{prompt.Id}">{prompt.Title}</h2>
        {Html.Join(prompt.Sections.Where(IsNotice).Select(Notice))}
        {Sections(prompt, SectionKind.First, First)}
        {Html.Join(prompt.Sections.Where(IsCall).Select(Plain))}
        {Question(prompt, words, form)}
        {Sections(prompt, SectionKind.Never, Never)}
        {Html.Join(prompt.Sections.Where(s => s.Kind == SectionKind.Note && !IsNotice(s) && !IsCall(s)).Select(Plain))}
        {Contacts(prompt, words)}
        {Attachments(prompt.Attachments, words)}
        {Sections(prompt, SectionKind.Answered, s => Answered(s, prompt, words, form))}
        </article>
        """);

    private static Html Question(Prompt prompt, WebWording words, Html form) => Html.Of(
        $"""
        <div class="question">
        <p class="body">{Lines(prompt.Body)}</p>
        {(prompt.Handover?.Link is { } link ? Handover(link, words) : Html.Empty)}
        {Sections(prompt, SectionKind.How, s => How(s, words))}
        {(prompt.FieldsTitle is null ? Fields(prompt, words, form) : Html.Empty)}
        {Ways(prompt.Choices.Where(c => c.IsAnswer), "answers", prompt, form)}
        {Ways(prompt.Choices.Where(c => !c.IsAnswer), "quiet", prompt, form)}
        {(prompt.FieldsTitle is null ? Html.Empty : Html.Of($"<section class=\"beside\"><h3>{prompt.FieldsTitle}</h3>{Fields(prompt, words, form)}</section>"))}
        </div>
        """);

    private static Html Handover(Uri link, WebWording words) => Html.Of(
        $"""
        <figure class="handover"><svg viewBox="0 0 {QrCode.Size(link)} {QrCode.Size(link)}" role="img" aria-label="{words.QrCode}" shape-rendering="crispEdges"><path d="{QrCode.Path(link)}"/></svg>
        <figcaption>{words.OpenOnPhone}<br><strong>{link.Authority}{link.AbsolutePath}</strong></figcaption></figure>
        """);

    private static Html Sections(Prompt prompt, SectionKind kind, Func<Section, Html> render) => Html.Join(prompt.Sections.Where(s => s.Kind == kind).Select(render));

    /// <summary>One sentence without a heading answers what was just done, so it stands above everything.</summary>
    private static bool IsNotice(Section section) => section is { Kind: SectionKind.Note, Heading.Length: 0 };

    /// <summary>Numbers to dial answer somebody who asked for a person, so they stand above the question.</summary>
    private static bool IsCall(Section section) => section.Kind == SectionKind.Note && section.Items.Any(i => i.Phone is not null);

    private static Html Notice(Section section) => Html.Of($"""<p class="notice" role="alert">{Html.Join(section.Items.Select(i => Html.Of($"{i.Text}")))}</p>""");

    private static Html First(Section section) => Html.Of(
        $"""<section class="first"><h3>{section.Heading}</h3>{Html.Join(section.Items.Select(i => Html.Of($"<p>{Lines(i.Text)}</p>")))}</section>""");

    private static Html Never(Section section) => Html.Of(
        $"""<section class="never"><h3>{section.Heading}</h3><ul>{Items(section)}</ul></section>""");

    private static Html Picture(Picture picture, WebWording words) =>
        Html.Of($"<img src=\"/pictures/{picture.Name()}.svg\" width=\"240\" height=\"150\" alt=\"{picture.Alternative().In(words.Language)}\">");

    private static Html How(Section section, WebWording words) => Html.Of(
        $"""<section class="how"><h3>{section.Heading}</h3>{Html.If(!section.Pictures.IsEmpty, $"<div class=\"pictures\">{Html.Join(section.Pictures.Select(p => Picture(p, words)))}</div>")}<ol>{Items(section)}</ol></section>""");

    private static Html Plain(Section section) => Html.Of(
        $"""<section class="note"><h3>{section.Heading}</h3><ul>{Items(section)}</ul></section>""");

    private static Html Items(Section section) => Html.Join(section.Items.Select(i => Html.Of(
        $"<li>{(i.Phone is { } number ? Telephone(number, i.Text) : Lines(i.Text))}{Html.If(i.Detail is not null, $" <small>{i.Detail}</small>")}</li>")));

    private static Html Answered(Section section, Prompt prompt, WebWording words, Html form) => Html.Of(
        $"""
        <details class="answered"><summary>{section.Heading} ({section.Items.Length})</summary><ul>
        {Html.Join(section.Items.Select(i => Html.Of($"<li><span>{i.Text}{Html.If(i.Detail is not null, $" <small>{i.Detail}</small>")}</span>{Correction(i, prompt, words, form)}</li>")))}
        </ul></details>
        """);

    private static Html Correction(Item item, Prompt prompt, WebWording words, Html form) => item.ChoiceId is not { } choice ? Html.Empty : Html.Of(
        $"""<form method="post" action="/choose">{form}<input type="hidden" name="prompt" value="{prompt.Id}"><button name="choice" value="{choice}" class="link" aria-label="{words.Correct}: {item.Text}">{words.Correct}</button></form>""");

    private static Html Ways(IEnumerable<Choice> choices, string name, Prompt prompt, Html form)
    {
        var ways = choices.ToImmutableArray();
        return ways.IsEmpty ? Html.Empty : Html.Of(
            $"""<form method="post" action="/choose" class="{name}">{form}<input type="hidden" name="prompt" value="{prompt.Id}">{Html.Join(ways.Select(Button))}</form>""");
    }

    private static Html Button(Choice choice) => Html.Of(
        $"""<button name="choice" value="{choice.Id}" class="{Name(choice.Style)}">{choice.Label}{Html.If(choice.Hint is not null, $"<small>{choice.Hint}</small>")}</button>""");

    private static Html Fields(Prompt prompt, WebWording words, Html form) => prompt.Fields.IsEmpty ? Html.Empty : Html.Of(
        $"""
        <form method="post" action="/fill" class="fields">{form}<input type="hidden" name="prompt" value="{prompt.Id}">
        {Html.Join(prompt.Fields.Select(Input))}
        <button class="{(prompt.FieldsTitle is null ? "primary" : "normal")}">{words.Send}</button></form>
        """);

    private static Html Input(Field field) => Html.Of(
        $"""
        <div class="field"><label for="f-{field.Id}">{field.Label}</label>
        {Control(field)}
        {Html.If(field.Hint is not null, $"<small>{field.Hint}</small>")}
        {Html.If(field.Error is not null, $"""<p class="error" id="e-{field.Id}" role="alert">{field.Error}</p>""")}</div>
        """);

    private static Html Control(Field field) => field.Kind switch
    {
        FieldKind.Multiline => Html.Of($"""<textarea id="f-{field.Id}" name="field.{field.Id}" rows="4" maxlength="4000"{Invalid(field)}>{field.Value}</textarea>"""),
        FieldKind.Choice => Html.Of($"""<select id="f-{field.Id}" name="field.{field.Id}">{Html.Join(field.Options.Select(o => Html.Of($"<option value=\"{o.Id}\"{Selected(o, field)}>{o.Label}</option>")))}</select>"""),
        FieldKind.Phone => Html.Of($"""<input id="f-{field.Id}" name="field.{field.Id}" type="tel" autocomplete="tel" maxlength="40" value="{field.Value}"{Invalid(field)}>"""),
        FieldKind.Number => Html.Of($"""<input id="f-{field.Id}" name="field.{field.Id}" inputmode="numeric" maxlength="40" value="{field.Value}"{Invalid(field)}>"""),
        _ => Html.Of($"""<input id="f-{field.Id}" name="field.{field.Id}" maxlength="400" value="{field.Value}"{Html.If(field.Id == "name", $" autocomplete=\"name\"")}{Invalid(field)}>"""),
    };

    private static Html Selected(Choice option, Field field) => Html.If(option.Id == field.Value, $" selected");

    private static Html Invalid(Field field) => Html.If(field.Error is not null, $" aria-invalid=\"true\" aria-describedby=\"e-{field.Id}\"");

    private static Html Contacts(Prompt prompt, WebWording words) => prompt.Contacts.IsEmpty ? Html.Empty : Html.Of(
        $"""<section class="contacts"><h3>{prompt.ContactsTitle ?? words.Windows}</h3>{Html.Join(prompt.Contacts.Select(c => Contact(c, words)))}</section>""");

    /// <summary>Shared with the console: a window reads the same wherever it is shown.</summary>
    /// <param name="headingLevel">One below the heading above it.</param>
    public static Html Contact(ContactCard contact, WebWording words, int headingLevel = 4) => Html.Of(
        $"""
        <div class="contact">
        <h{headingLevel}>{contact.Name}{Html.If(contact.OpenNow is not null, $"""<span class="hours {(contact.OpenNow == true ? "open" : "shut")}">{(contact.OpenNow == true ? words.OpenNow : words.ShutNow)}</span>""")}</h{headingLevel}>
        {Html.If(contact.Purpose.Length > 0, $"<p>{Lines(contact.Purpose)}</p>")}
        {Html.If(contact.DoesNot is not null, $"""<p class="does-not">{contact.DoesNot}</p>""")}
        {Html.If(contact.Instead is not null, $"""<p class="instead">{contact.Instead}</p>""")}
        {Html.Join(contact.Numbers.Select(n => Html.Of($"<p>{Telephone(n.Number, n.Number)} <small>{n.Label}</small></p>")))}
        {Html.If(contact.Email is not null, $"""<p><a href="mailto:{contact.Email}">{contact.Email}</a></p>""")}
        {Html.If(contact.Url is not null, $"""<p><a href="{Address(contact.Url)}" rel="noopener noreferrer" target="_blank">{words.Official}</a></p>""")}
        <p class="meta">{Html.If(contact.Hours is not null, $"<span>{contact.Hours}</span>")}{Html.If(contact.Opens is not null, $"<span>{words.OpensNext} {contact.Opens}</span>")}{Html.If(contact.Checked is not null, $"<span>{words.Checked} {contact.Checked?.ToString("yyyy-MM-dd", null)}</span>")}</p>
        </div>
        """);

    private static Html Telephone(string number, string text) => Html.Of($"""<a class="tel" href="tel:{number.Replace("#", "%23", StringComparison.Ordinal)}">{text}</a>""");

    /// <summary>Only web addresses become links, whoever wrote them into the organisation file.</summary>
    private static string Address(string? url) => url is not null && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)) ? url : "#";

    private static Html Attachments(ImmutableArray<AttachmentRef> attachments, WebWording words) => attachments.IsEmpty ? Html.Empty : Html.Of(
        $"""<section class="kept"><h3>{words.Kept}</h3><ul>{Html.Join(attachments.Select(a => Html.Of($"<li>{a.Name} <small>SHA-256 {a.Sha256[..12]}…</small></li>")))}</ul></section>""");

    private static Html Lines(string text) => !text.Contains('\n', StringComparison.Ordinal) ? Html.Of($"{text}") : Html.Join(text.Split('\n').Select((line, i) => i == 0 ? Html.Of($"{line}") : Html.Of($"<br>{line}")));

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
