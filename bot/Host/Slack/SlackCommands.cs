using Escalation.Bot.Chat;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;

namespace Escalation.Bot.Slack;

/// <summary><c>/incident [text]</c> reports; <c>/oncall</c> says who is on call and when that changes. Answers are for the person alone.</summary>
public sealed class SlackCommands(SlackDesk desk, SlackTokens tokens, SlackPeople people)
{
    public async Task<SlackReply?> Handle(SlackCommand command, CancellationToken stopping)
    {
        if (await TeamOf(command, stopping) is not { } team) return null;
        if (team.AppId is not null && command.ApiAppId is not null && command.ApiAppId != team.AppId) return null;
        var language = people.OnCallPerson(team.Id, command.UserId)?.Language ?? await people.LanguageOf(team, command.UserId, stopping) ?? people.LanguageHere;
        var words = new SlackWording(language);
        var text = SlackText.Read(command.Text ?? "");
        switch (command.Command)
        {
            case "/oncall":
                return SlackReply.Ephemeral(OnCall(words));
            case "/incident" when text is "help" or "?" or "ヘルプ":
                return SlackReply.Ephemeral(words.HelpIncident);
            case "/incident" when text.Length == 0:
                if (command.TriggerId is { } trigger) await desk.Open(team, trigger, SlackModal.Report(language));
                return null;
            case "/incident":
                var result = await desk.Report(team, command.UserId, text, $"slack:command:{command.TriggerId}", language);
                return SlackReply.Ephemeral(result.Refusal?.In(language) ?? words.GoOnInMessage);
            default:
                return SlackReply.Ephemeral(words.HelpIncident);
        }
    }

    private async Task<SlackInstallation?> TeamOf(SlackCommand command, CancellationToken stopping) =>
        (command.IsEnterpriseInstall == "true" && command.EnterpriseId is { } enterprise ? await tokens.Find(enterprise, stopping) : null)
        ?? (command.TeamId is { } team ? await tokens.Find(team, stopping) : null)
        ?? (command.EnterpriseId is { } whole ? await tokens.Find(whole, stopping) : null);

    private string OnCall(SlackWording words)
    {
        var lines = OnCallNow.In(desk.Surroundings, desk.Now).Select(now =>
        {
            var who = now.Person is null ? words.Nobody : $"*{SlackText.Escape(now.Person.Name, 100)}*{(now.Person.Phone is { } phone ? $" {SlackText.Escape(phone, 40)}" : "")}";
            var until = now.Until is { } change ? " " + words.Until(change, now.Then is { } then ? SlackText.Escape(then, 100) : words.Nobody) : "";
            return $"• `{SlackText.Escape(now.Roster, 60)}` {who}{until}";
        });
        return $"*{words.OnCallTitle}*\n{string.Join('\n', lines)}";
    }
}
