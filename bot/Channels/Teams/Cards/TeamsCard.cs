using System.Globalization;
using System.Text.Json.Nodes;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams.Cards;

/// <param name="Summary">For notifications, the list of chats and screen readers.</param>
public sealed record TeamsPost(string Summary, JsonObject Card);

/// <summary>
/// A prompt as an Adaptive Card. A button carries which prompt it belongs to and which choice it is, so that a press tells both by itself. At most six
/// buttons, as Teams wants it: with more answers than that they become a list with one button.
/// </summary>
public static class TeamsCard
{
    public const string AnswerInput = "answer";
    public const string MoreInput = "more";
    public const string FieldPrefix = "field.";
    private const int MostActions = 6;

    public static TeamsPost Render(Prompt prompt, Uri publicUrl)
    {
        var words = new TeamsWording(prompt.Language);
        var draft = new CardDraft();
        if (prompt.Title.Length > 0) draft.Add(0, Element.Heading(prompt.Title));
        foreach (var notice in prompt.Sections.Where(IsNotice)) draft.Add(0, Element.Container("accent", notice.Items.Take(5).SelectMany(i => Element.Lines($"ℹ️ {i.Text}", most: 500))));
        foreach (var first in prompt.Sections.Where(s => s.Kind == SectionKind.First))
            draft.Add(0, Element.Container("attention", [Element.Line($"🚨 {PlainText.Cut(first.Heading, 200)}", bold: true), .. first.Items.Take(5).SelectMany(i => Element.Lines(i.Text, "Large", bold: true, most: 500))]));
        if (prompt.Body.Length > 0) draft.Add(0, Element.Spaced(Element.Container(null, Element.Lines(prompt.Body, "Medium", bold: prompt.Choices.Length > 0 && prompt.Title.Length > 0))));
        if (prompt.Handover?.Link is { } handover)
            draft.Add(0, Element.Spaced(Element.Container("emphasis",
            [
                Element.Line(words.OpenOnPhone),
                Element.Image($"data:image/png;base64,{Convert.ToBase64String(QrCode.Png(handover))}", words.QrCode, "180px"),
                Element.Line(handover.Authority + handover.AbsolutePath, bold: true),
                Element.Line(words.OrInThisApp, subtle: true),
            ])));
        foreach (var how in prompt.Sections.Where(s => s.Kind == SectionKind.How)) draft.Add(1, Titled(how, (item, i) => [how.Items.Length == 1 ? item.Text : $"{i + 1}. {item.Text}"]));
        Answers(draft, prompt, words, publicUrl);
        foreach (var never in prompt.Sections.Where(s => s.Kind == SectionKind.Never)) draft.Add(0, Element.Spaced(Titled(never, (item, _) => [$"✕ {item.Text}"], "warning", "⛔ ")));
        foreach (var note in prompt.Sections.Where(s => s.Kind == SectionKind.Note && !IsNotice(s))) draft.Add(3, Element.Spaced(Titled(note, note.Items.Length == 1 ? Plain : Bullet)));
        Contacts(draft, prompt, words);
        if (!prompt.Attachments.IsEmpty)
            draft.Add(4, Element.Line($"{words.Kept}: {string.Join(", ", prompt.Attachments.Select(a => $"{PlainText.Cut(a.Name, 100)} (SHA-256 {a.Sha256[..12]}…)"))}", subtle: true));
        More(draft, prompt, words);
        return new(Summary(prompt), Element.Card(Summary(prompt), draft.Fit(words.Shortened)));
    }

    /// <summary>
    /// The incident's card for a channel that others read too. It has one button, which gives whoever presses it the card they may see; on-call staff are
    /// given theirs without pressing: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
    /// </summary>
    /// <param name="responders">The <c>29:…</c> ids of on-call staff; sixty at most.</param>
    public static TeamsPost ForEverybody(Prompt prompt, IEnumerable<string> responders, Uri publicUrl)
    {
        var words = new TeamsWording(prompt.Language);
        var plain = Render(prompt with { Choices = [], Link = null, Fields = [] }, publicUrl);
        var view = Element.Execute(words.Respond, Data(TeamsPress.View, prompt.Id), "positive");
        plain.Card["body"]!.AsArray().Insert(Math.Min(2, plain.Card["body"]!.AsArray().Count), Element.Actions([view]));
        return plain with { Card = Refreshed(plain.Card, prompt, responders) };
    }

    /// <summary>Their clients ask for their own view by themselves. Such a view says the same, or it would be the last one.</summary>
    /// <param name="users">Their <c>29:…</c> ids.</param>
    public static JsonObject Refreshed(JsonObject card, Prompt prompt, IEnumerable<string> users)
    {
        string[] ids = [.. users.Take(60)];
        if (ids.Length == 0) return card;
        var refresh = Element.Execute(new TeamsWording(prompt.Language).Respond, Data(TeamsPress.View, prompt.Id));
        refresh.Remove("fallback");
        refresh.Remove("associatedInputs");
        card["refresh"] = new JsonObject { ["action"] = refresh, ["userIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };
        return card;
    }

    /// <summary>What an older card becomes when a newer one stands below it.</summary>
    public static TeamsPost Folded(Prompt prompt)
    {
        var words = new TeamsWording(prompt.Language);
        return new(words.GoesOnBelow, Element.Card(words.GoesOnBelow, [Element.Line(words.GoesOnBelow, subtle: true)]));
    }

    /// <summary>What a button carries.</summary>
    public static JsonObject Data(string act, string prompt, string? choice = null)
    {
        var data = new JsonObject { ["act"] = act, ["prompt"] = prompt };
        if (choice is not null) data["choice"] = choice;
        return data;
    }

    internal static string LanguageTag(Language language) => language == Language.English ? "en" : "ja";

    private static void Answers(CardDraft draft, Prompt prompt, TeamsWording words, Uri publicUrl)
    {
        var answers = prompt.Choices.Where(c => c.IsAnswer).ToList();
        var quiet = prompt.Choices.Where(c => c.Style == ChoiceStyle.Quiet).ToList();
        var room = MostActions - (prompt.Fields.IsEmpty ? 0 : 1) - (HasMore(prompt) ? 1 : 0);
        var asList = answers.Count + quiet.Count > room;
        if (asList && quiet.Count > room - 1) (answers, quiet) = ([.. answers, .. quiet], []);
        List<JsonObject> actions = [];
        var fields = prompt.Fields.SelectMany(TeamsDialog.Field);
        if (!prompt.Fields.IsEmpty && prompt.FieldsTitle is null)
        {
            draft.Add(0, Element.Spaced(Element.Container(null, fields)));
            actions.Add(Element.Execute(words.Send, Data(TeamsPress.Fill, prompt.Id), "positive", withInputs: true));
        }

        if (asList)
        {
            draft.Add(0, TeamsDialog.Choices(AnswerInput, words.Choose, answers, expanded: true));
            actions.Add(Element.Execute(words.Decide, Data(TeamsPress.Choose, prompt.Id), "positive", withInputs: true));
        }
        else
        {
            actions.AddRange(answers.Select(c => Button(prompt, c)));
        }

        actions.AddRange(quiet.Select(c => Button(prompt, c)));
        if (prompt.Link is { } link && new Uri(publicUrl, link) is { Scheme: "https" } address && actions.Count < room) actions.Add(Element.OpenUrl(words.Open, address));
        if (actions.Count > 0) draft.Add(0, Element.Spaced(Element.Actions(actions)));
        // What is asked beside the question stands below its answers, for they belong together.
        if (!prompt.Fields.IsEmpty && prompt.FieldsTitle is { } title)
            draft.Add(1, Element.Spaced(Element.Container("emphasis", [Element.Line(title, subtle: true), .. fields, Element.Actions([Element.Execute(words.Send, Data(TeamsPress.Fill, prompt.Id), withInputs: true)])])));
    }

    private static JsonObject Button(Prompt prompt, Choice choice)
    {
        var style = choice.Style switch { ChoiceStyle.Primary => "positive", ChoiceStyle.Danger => "destructive", _ => null };
        var act = IncidentCards.Of(prompt.Id) is null ? TeamsPress.Choose : TeamsPress.Do;
        return choice.Asks
            ? Element.OpenDialog(choice.Label, Data(TeamsPress.Ask, prompt.Id, choice.Id), style)
            : Element.Execute(choice.Label, Data(act, prompt.Id, choice.Id), style);
    }

    /// <summary>What is seldom needed, in one list with one button: correcting an answer, another language.</summary>
    private static void More(CardDraft draft, Prompt prompt, TeamsWording words)
    {
        if (!HasMore(prompt)) return;
        var answered = prompt.Sections.Where(s => s.Kind == SectionKind.Answered).SelectMany(s => s.Items).ToList();
        if (answered.Count > 0) draft.Add(4, Element.Spaced(Element.Container(null, answered.TakeLast(4).Select(i => Element.Line($"✓ {i.Text}", subtle: true))), line: true));
        List<Choice> options =
        [
            .. prompt.Choices.Where(c => c.Style == ChoiceStyle.Seldom),
            .. answered.Where(i => i.ChoiceId is not null).Select(i => new Choice(i.ChoiceId!, words.Correct(i.Text))),
            .. Languages.All.Where(l => l != prompt.Language).Select(l => new Choice($"language:{l.Tag()}", LanguageName(l))),
        ];
        draft.Add(2, Element.Spaced(TeamsDialog.Choices(MoreInput, options.Count >= Languages.All.Count ? words.CorrectOrLanguage : words.OtherLanguage, options, expanded: false, words.Choose)));
        draft.Add(2, Element.Spaced(Element.Actions([Element.Execute(words.Change, Data(TeamsPress.More, prompt.Id), withInputs: true)]), "Small"));
    }

    /// <summary>A card of somebody's own dialog; of an incident there is nothing to correct, and its language is the reader's.</summary>
    private static bool HasMore(Prompt prompt) => prompt.Card is not null && IncidentCards.Of(prompt.Id) is null;

    private static JsonObject Titled(Section section, Func<Item, int, IEnumerable<string>> line, string? style = null, string sign = "") => Element.Container(style,
        section.Items.Take(30).SelectMany(line).SelectMany(text => Element.Lines(text, most: 800)).Prepend(Element.Line(sign + PlainText.Cut(section.Heading, 200), bold: true)));

    private static IEnumerable<string> Bullet(Item item, int index) => Plain(item, index).Select(text => $"• {text}");

    private static IEnumerable<string> Plain(Item item, int index) => [$"{item.Text}{(item.Detail is { } detail ? $"（{detail}）" : "")}"];

    private static void Contacts(CardDraft draft, Prompt prompt, TeamsWording words)
    {
        if (prompt.Contacts.IsEmpty) return;
        draft.Add(2, Element.Spaced(Element.Line(prompt.ContactsTitle ?? words.Windows, bold: true), line: true));
        foreach (var contact in prompt.Contacts) draft.Add(2, Element.Spaced(Contact(contact, words)));
    }

    private static JsonObject Contact(ContactCard contact, TeamsWording words)
    {
        List<JsonObject> name = [Element.Run(contact.Name, bold: true)];
        if (contact.OpenNow is { } open) name.Add(Element.Run($"  {(open ? words.OpenNow : words.ShutNow)}", color: open ? "Good" : "Warning"));
        List<JsonObject> lines = [Element.Rich([.. name])];
        if (contact.Purpose.Length > 0) lines.AddRange(Element.Lines(contact.Purpose));
        if (contact.DoesNot is { } not) lines.Add(Element.Line(not, subtle: true));
        if (contact.Instead is { } instead) lines.Add(Element.Line(instead));
        lines.AddRange(contact.Numbers.Select(n => Element.Rich(Element.Run("☎ "), Element.Run(n.Number, "Medium", bold: true), Element.Run($" {n.Label}"))));
        if (contact.Email is { } email) lines.Add(Element.Line($"✉ {email}"));
        if (contact.Url is { } url && Element.Link($"{words.Official} ↗", url) is { } link) lines.Add(link);
        List<string> meta = [];
        if (contact.Hours is { } hours) meta.Add(hours);
        if (contact.Opens is { } opens) meta.Add($"{words.OpensNext} {opens}");
        if (contact.Checked is { } day) meta.Add($"{words.Checked} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        if (meta.Count > 0) lines.Add(Element.Line(string.Join(" ・ ", meta), subtle: true));
        return Element.Container("emphasis", lines.Select((l, i) => i == 0 ? l : Element.Spaced(l, "Small")));
    }

    private static bool IsNotice(Section section) => section is { Kind: SectionKind.Note, Heading.Length: 0 };

    private static string Summary(Prompt prompt)
    {
        var first = prompt.Sections.FirstOrDefault(s => s.Kind == SectionKind.First)?.Items.FirstOrDefault()?.Text;
        return PlainText.Cut(string.Join('\n', new[] { prompt.Title, first, prompt.Body }.Where(t => !string.IsNullOrEmpty(t))), 500);
    }

    private static string LanguageName(Language language) => language switch { Language.English => "English", Language.EasyJapanese => "やさしい日本語", _ => "日本語" };
}
