using System.Globalization;
using Escalation.Channels.Slack.Blocks;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Slack;

/// <param name="Text">For notifications and screen readers.</param>
public sealed record SlackPost(string Text, Block[] Blocks);

/// <summary>
/// A prompt as Block Kit. A block id says which prompt it belongs to and an action id says which choice it is, so that a press tells both by itself.
/// Each limit of https://docs.slack.dev/reference/block-kit is kept here: what is too long is shortened, what is too much is left out from the least
/// important end, never the buttons.
/// </summary>
public static class SlackPrompt
{
    public const string ChooseAction = "choose:";
    public const string SelectAction = "select:";
    public const string FillAction = "fill";
    public const string OpenAction = "open";

    private const int MostText = 2900;
    private const int MostButtons = 8;

    public static SlackPost Render(Prompt prompt, Uri publicUrl)
    {
        var words = new SlackWording(prompt.Language);
        var draft = new BlockDraft(words.Shortened);
        if (prompt.Title.Length > 0) draft.Add(0, new HeaderBlock(new(SlackText.Plain(prompt.Title, 150))));
        foreach (var notice in prompt.Sections.Where(IsNotice)) draft.Add(0, Text($":information_source: {Join(notice)}"));
        foreach (var first in prompt.Sections.Where(s => s.Kind == SectionKind.First)) draft.Add(0, Text($":rotating_light: *{SlackText.Escape(first.Heading)}*\n*{Join(first, "*\n*")}*"));
        if (prompt.Body.Length > 0) draft.Add(0, Text(prompt.Choices.Length > 0 && prompt.Title.Length > 0 ? Bold(prompt.Body) : SlackText.Escape(prompt.Body, MostText)));
        if (prompt.Handover?.Link is { } handover) draft.Add(0, Text($"{SlackText.Escape(words.OpenOnPhone)}\n`{SlackText.Escape(handover.Authority + handover.AbsolutePath)}`\n{SlackText.Escape(words.OrInThisApp)}"));
        foreach (var how in prompt.Sections.Where(s => s.Kind == SectionKind.How)) draft.Add(1, Text($"*{SlackText.Escape(how.Heading)}*\n{Numbered(how)}"));
        Answers(draft, prompt, words, publicUrl);
        foreach (var never in prompt.Sections.Where(s => s.Kind == SectionKind.Never)) draft.Add(0, Text($":no_entry: *{SlackText.Escape(never.Heading)}*\n{Bullets(never)}"));
        foreach (var note in prompt.Sections.Where(s => s.Kind == SectionKind.Note && !IsNotice(s))) draft.Add(3, Text($"*{SlackText.Escape(note.Heading)}*\n{Bullets(note)}"));
        Contacts(draft, prompt, words);
        WaysOut(draft, prompt);
        Answered(draft, prompt, words);
        if (!prompt.Attachments.IsEmpty)
            draft.Add(4, Context($"{words.Kept}: {string.Join(", ", prompt.Attachments.Select(a => SlackText.Escape($"{a.Name} (SHA-256 {a.Sha256[..12]}…)", 200)))}"));
        return new(Summary(prompt), draft.Fit());
    }

    public static SectionBlock Text(string mrkdwn) => new(new Mrkdwn(SlackText.Cut(mrkdwn, MostText)));

    public static ContextBlock Context(string mrkdwn) => new([new Mrkdwn(SlackText.Cut(mrkdwn, MostText))]);

    /// <summary>Which prompt a block belongs to.</summary>
    public static string? PromptOf(string? blockId) => blockId?.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash ? blockId[..hash] : null;

    private static string BlockId(Prompt prompt, string part) => $"{prompt.Id}#{part}";

    private static void Answers(BlockDraft draft, Prompt prompt, SlackWording words, Uri publicUrl)
    {
        var answers = prompt.Choices.Where(c => c.IsAnswer).ToList();
        List<Element> row = [];
        if (answers.Count > MostButtons) row.Add(Select(words.Choose, answers, "answer"));
        else row.AddRange(answers.Select(Button));
        foreach (var field in prompt.Fields.Where(f => f.Kind == FieldKind.Choice)) row.Insert(0, Select(field.Label, field.Options, $"field:{field.Id}"));
        var fill = prompt.Fields.Any(f => f.Kind != FieldKind.Choice) ? new ButtonElement(new(SlackText.Plain(words.Fill, 75)), FillAction) { Value = "fill", Style = prompt.FieldsTitle is null ? "primary" : null } : null;
        if (fill is not null && prompt.FieldsTitle is null) row.Insert(0, fill);
        if (prompt.Link is { } link) row.Add(new ButtonElement(new(words.Open), OpenAction) { Url = new Uri(publicUrl, link).ToString() });
        if (row.Count > 0) draft.Add(0, new ActionsBlock([.. row.Take(25)]) { BlockId = BlockId(prompt, "answers") });
        // What is asked beside the question stands below its answers, for they belong together.
        if (fill is null || prompt.FieldsTitle is not { } title) return;
        draft.Add(1, Context(SlackText.Escape(title, 500)));
        draft.Add(0, new ActionsBlock([fill]) { BlockId = BlockId(prompt, "beside") });
    }

    private static void WaysOut(BlockDraft draft, Prompt prompt)
    {
        List<Element> row = [.. prompt.Choices.Where(c => c.Style == ChoiceStyle.Quiet).Select(Button)];
        var seldom = prompt.Choices.Where(c => c.Style == ChoiceStyle.Seldom).Select(c => new Option(new(SlackText.Plain(c.Label, 75)), c.Id));
        if (prompt.Card is not null && IncidentCard(prompt) is false) row.Add(new OverflowElement([.. seldom, .. Languages.All.Select(l => new Option(new(LanguageName(l)), $"language:{l.Tag()}"))], SelectAction + "language"));
        if (row.Count > 0) draft.Add(0, new ActionsBlock([.. row.Take(25)]) { BlockId = BlockId(prompt, "ways-out") });
    }

    private static bool IncidentCard(Prompt prompt) => prompt.Id.Contains('/', StringComparison.Ordinal);

    private static void Answered(BlockDraft draft, Prompt prompt, SlackWording words)
    {
        foreach (var section in prompt.Sections.Where(s => s.Kind == SectionKind.Answered))
        {
            draft.Add(4, Context(string.Join('\n', section.Items.TakeLast(3).Select(i => $":white_check_mark: {SlackText.Escape(i.Text, 300)}"))));
            var changes = section.Items.Where(i => i.ChoiceId is { Length: <= 75 }).TakeLast(100).ToList();
            if (changes.Count == 0) continue;
            var options = changes.Select(i => new Option(new(SlackText.Plain(i.Text, OptionLength(changes.Count))), i.ChoiceId!)).ToArray();
            draft.Add(1, new ActionsBlock([new StaticSelectElement(new(SlackText.Plain($"{SlackWording.AnsweredSoFar(section.Heading, section.Items.Length)} {words.Correct}", 150)), options, SelectAction + "correct")])
            {
                BlockId = BlockId(prompt, "answered"),
            });
        }
    }

    private static void Contacts(BlockDraft draft, Prompt prompt, SlackWording words)
    {
        if (prompt.Contacts.IsEmpty) return;
        draft.Add(2, new DividerBlock());
        draft.Add(2, Text($"*{SlackText.Escape(prompt.ContactsTitle ?? words.Windows)}*"));
        foreach (var contact in prompt.Contacts) draft.Add(2, Text(Contact(contact, words)));
    }

    public static string Contact(ContactCard contact, SlackWording words)
    {
        List<string> lines = [$"*{SlackText.Escape(contact.Name, 200)}*{(contact.OpenNow is { } open ? $"  `{(open ? words.OpenNow : words.ShutNow)}`" : "")}"];
        if (contact.Purpose.Length > 0) lines.Add(SlackText.Escape(contact.Purpose, 500));
        if (contact.DoesNot is { } not) lines.Add($"_{SlackText.Escape(not, 500)}_");
        if (contact.Instead is { } instead) lines.Add(SlackText.Escape(instead, 500));
        lines.AddRange(contact.Numbers.Select(n => $":telephone_receiver: *{SlackText.Escape(n.Number, 60)}* {SlackText.Escape(n.Label ?? "", 100)}"));
        if (contact.Email is { } email) lines.Add($":email: {SlackText.Escape(email, 200)}");
        if (contact.Url is { } url && Link(url, words.Official) is { } link) lines.Add(link);
        List<string> meta = [];
        if (contact.Hours is { } hours) meta.Add(SlackText.Escape(hours, 200));
        if (contact.Opens is { } opens) meta.Add($"{words.OpensNext} {SlackText.Escape(opens, 100)}");
        if (contact.Checked is { } day) meta.Add($"{words.Checked} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        if (meta.Count > 0) lines.Add(string.Join(" ・ ", meta));
        return string.Join('\n', lines);
    }

    private static string? Link(string url, string label) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? $"<{url.Replace("&", "&amp;", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)}|{label}>"
            : null;

    private static ButtonElement Button(Choice choice) => new(new(SlackText.Plain(choice.Label, 75)), ChooseAction + choice.Id)
    {
        Value = choice.Id,
        Style = choice.Style switch { ChoiceStyle.Primary => "primary", ChoiceStyle.Danger => "danger", _ => null },
    };

    private static StaticSelectElement Select(string label, IReadOnlyList<Choice> options, string what) =>
        new(new(SlackText.Plain(label, 150)), [.. options.Take(100).Select(o => new Option(new(SlackText.Plain(o.Label, OptionLength(options.Count))), o.Id))], SelectAction + what);

    /// <summary>75 is what Slack allows; of very many a little less, because all of them count as text of the message.</summary>
    private static int OptionLength(int options) => Math.Clamp(2400 / options, 20, 75);

    private static bool IsNotice(Section section) => section is { Kind: SectionKind.Note, Heading.Length: 0 };

    private static string Bold(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"*{SlackText.Escape(line.Trim(), MostText / 2)}*")) is { Length: <= MostText } bold ? bold : SlackText.Escape(text, MostText);

    private static string Join(Section section, string with = "\n") => string.Join(with, section.Items.SelectMany(i => SlackText.Escape(i.Text, 1200).Split('\n')));

    private static string Bullets(Section section) => Lines(section, _ => "• ");

    private static string Numbered(Section section) => section.Items.Length == 1 ? Lines(section, _ => "") : Lines(section, i => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. "));

    private static string Lines(Section section, Func<int, string> mark)
    {
        var room = MostText - 200;
        List<string> lines = [];
        foreach (var (item, i) in section.Items.Select((item, i) => (item, i)))
        {
            var line = mark(i) + SlackText.Escape(item.Text, Math.Min(room, 1200)) + (item.Detail is { } detail ? $" _{SlackText.Escape(detail, 200)}_" : "");
            room -= line.Length + 1;
            if (room < 20)
            {
                lines.Add("…");
                break;
            }

            lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    private static string Summary(Prompt prompt)
    {
        var first = prompt.Sections.FirstOrDefault(s => s.Kind == SectionKind.First)?.Items.FirstOrDefault()?.Text;
        return SlackText.Escape(string.Join('\n', new[] { prompt.Title, first, prompt.Body }.Where(t => !string.IsNullOrEmpty(t))), 1500);
    }

    private static string LanguageName(Language language) => language switch { Language.English => "English", Language.EasyJapanese => "やさしい日本語", _ => "日本語" };
}
