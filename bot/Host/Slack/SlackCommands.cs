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
                if (command.TriggerId is { } trigger) desk.Open(team, trigger, SlackModal.Report(language));
                return null;
            case "/incident":
                var result = await desk.Report(team, command.UserId, text, $"slack:command:{command.TriggerId}", language);
                return SlackReply.Ephemeral(result.Refusal?.In(language) ?? words.GoOnInMessage);
            default:
                return SlackReply.Ephemeral(words.HelpIncident);
        }
    }

    private Task<SlackInstallation?> TeamOf(SlackCommand command, CancellationToken stopping) =>
        tokens.FindAddressee(command.ApiAppId, [command.IsEnterpriseInstall == "true" ? command.EnterpriseId : null, command.TeamId, command.EnterpriseId], stopping);

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
