using System.Globalization;
using Escalation.Bot.OnCallConsole;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Blocks;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.Slack;

/// <summary>The app's Home tab: report something, where one's own report stands, whom to consult; for on-call staff also the board.</summary>
public sealed partial class SlackHome(SlackDesk desk, SlackPeople people, ConsoleDesk console, SlackSettings settings, ILogger<SlackHome> log)
{
    private const int MostOnBoard = 20;

    /// <summary>Slack does not wait for it, so it must not hold up what Slack waits for.</summary>
    public void PublishSoon(SlackInstallation team, string user) => _ = Publish(team, user);

    private async Task Publish(SlackInstallation team, string user)
    {
        try
        {
            var answer = await desk.Publish(team, user, await Render(team, user));
            if (answer is SlackRefused refused) LogRefused(refused.Reason);
        }
        catch (Exception wrong)
        {
            LogFailed(wrong); // The next opening of the tab tries again.
        }
    }

    private async Task<View> Render(SlackInstallation team, string user)
    {
        var staff = people.OnCallPerson(team.Id, user);
        var language = staff?.Language ?? await people.LanguageOf(team, user, CancellationToken.None) ?? people.LanguageHere;
        var words = new SlackWording(language);
        var card = await desk.CardOf(SlackPeople.DirectTo(team.Id, user));
        var draft = new BlockDraft(words.Shortened, mostBlocks: 100, mostCharacters: 30_000);
        draft.Add(0, new ActionsBlock([new ButtonElement(new(SlackText.Plain(words.ReportTitle, 75)), SlackInteractions.ReportAction) { Style = "danger" }]) { BlockId = "home" });
        draft.Add(0, new HeaderBlock(new(words.HomeMine)));
        draft.Add(0, SlackPrompt.Text(card is null || card.Tone == Tone.Done || card.Card == "welcome" ? words.HomeNothing : Standing(card)));
        if (staff is not null) await Board(draft, words);
        Windows(draft, card, words, language);
        return new("home", draft.Fit());
    }

    /// <summary>What it was taken for, the reference and who has it, and what is to be answered next.</summary>
    private static string Standing(Prompt card) => string.Join('\n', card.Sections
        .Where(s => s.Kind == SectionKind.Note && s.Heading.Length > 0).Take(3)
        .Select(s => $"• {SlackText.Escape(s.Heading, 200)}{(s.Items is [var first, ..] ? $"：{SlackText.Escape(first.Text, 200)}" : "")}")
        .Prepend($"*{SlackText.Escape(card.Title, 300)}*").Append(SlackText.Escape(card.Body, 800)));

    private async Task Board(BlockDraft draft, SlackWording words)
    {
        draft.Add(1, new DividerBlock());
        draft.Add(1, new HeaderBlock(new(words.HomeBoard)));
        var open = await console.Open();
        if (open.Count == 0) draft.Add(1, SlackPrompt.Text(words.HomeNoIncidents));
        foreach (var incident in open.Take(MostOnBoard))
        {
            var holder = incident.Responder is { } responder ? console.NameOf(responder) : incident.Status.Name().In(words.Language);
            var line = $"*{SlackText.Escape($"{incident.Severity.Name().In(words.Language)} ・ {incident.Title.In(words.Language)}", 200)}*  `{incident.Incident}`\n{SlackText.Escape(holder, 100)} ・ {SlackText.Escape(incident.Words, 200)}";
            var link = new Uri(settings.PublicUrl, IncidentPrompts.Link(incident.Incident)).ToString();
            draft.Add(2, new SectionBlock(new Mrkdwn(line)) { Accessory = new ButtonElement(new(SlackText.Plain(words.Show, 75)), SlackPrompt.OpenAction) { Url = link }, BlockId = $"{incident.Incident}/home#show" });
            if (IncidentLifecycle.Permits(incident.Status, IncidentTrigger.Acknowledge))
            {
                draft.Add(2, new ActionsBlock([new ButtonElement(new(IncidentWording.AcknowledgeLabel.In(words.Language)), SlackPrompt.ChooseAction + ResponderActs.Acknowledge) { Value = ResponderActs.Acknowledge, Style = "primary" }])
                {
                    BlockId = $"{incident.Incident}/home#answers",
                });
            }
        }
    }

    /// <summary>Those of the report at hand, else those that everybody may need, for the site when there is only one.</summary>
    private void Windows(BlockDraft draft, Prompt? card, SlackWording words, Language language)
    {
        var organization = desk.Surroundings.Organization;
        var site = organization.Sites.Length == 1 ? organization.Sites[0] : null;
        var windows = card is { Contacts.IsEmpty: false } ? card.Contacts
            : desk.Surroundings.Catalog.Contacts.Cards(["police", "ipa-org-support"], site, site?.Prefecture, organization, desk.Now, language);
        draft.Add(1, new DividerBlock());
        draft.Add(1, new HeaderBlock(new(words.Windows)));
        foreach (var window in windows.Take(12)) draft.Add(3, SlackPrompt.Text(SlackPrompt.Contact(window, words)));
        draft.Add(4, SlackPrompt.Context(desk.Now.ToOffset(Dialogs.OnCall.JapaneseTime.Offset).ToString("yyyy-MM-dd HH:mm 'JST'", CultureInfo.InvariantCulture)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack does not take the Home tab: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Home tab could not be made.")]
    private partial void LogFailed(Exception wrong);
}
