using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>About the app itself: who it is, its sockets, the end of its token.</summary>
internal static class AppMethods
{
    public static JsonObject Test(Call call)
    {
        var bot = call.Bot;
        var answer = new JsonObject
        {
            ["url"] = $"https://{(bot.Team?.Domain ?? "organisation")}.slack.com/", ["team"] = bot.Team?.Name ?? "Organisation",
            ["user"] = call.BotUser.Name,
            ["team_id"] = bot.Team?.Id ?? bot.EnterpriseId, ["user_id"] = call.BotUser.Id, ["bot_id"] = bot.BotId,
            ["is_enterprise_install"] = bot.IsForWholeOrganization,
        };
        if (bot.EnterpriseId is { } enterprise) answer["enterprise_id"] = enterprise;
        return answer;
    }

    public static JsonObject Revoke(Call call)
    {
        if (call.Flag("test")) return new() { ["revoked"] = false };
        call.Slack.Tokens[call.RawToken].Revoked = true;
        return new() { ["revoked"] = true };
    }

    public static JsonObject OpenConnection(Call call) =>
        call.App.UsesSockets ? new() { ["url"] = call.Slack.SocketLinks.NewAddress(call.App) } : throw new SlackError("forbidden_team");

    public static JsonObject BotInfo(Call call)
    {
        var bot = call.Slack.Apps.SelectMany(a => a.Installed).FirstOrDefault(i => i.BotId == call.Text("bot") && i.Teams.Any(call.Bot.Covers))
            ?? throw new SlackError("bot_not_found");
        return new() { ["bot"] = new JsonObject { ["id"] = bot.BotId, ["deleted"] = bot.IsUninstalled, ["name"] = bot.App.Name, ["app_id"] = bot.App.Id, ["user_id"] = bot.BotUser.Id } };
    }
}
