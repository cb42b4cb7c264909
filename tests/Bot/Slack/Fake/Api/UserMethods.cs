using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Who somebody is. The locale comes only to those who ask for it, the address only with its own scope.</summary>
internal static class UserMethods
{
    public static JsonObject Info(Call call) =>
        new() { ["user"] = Drawn(call, call.FindPerson(call.Text("user")) ?? throw new SlackError("user_not_found"), call.Flag("include_locale")) };

    public static JsonObject List(Call call) => call.Page("members", call.Team().People, p => Drawn(call, p, call.Flag("include_locale")));

    public static JsonObject ByEmail(Call call)
    {
        var person = call.Bot.Teams.SelectMany(t => t.People).FirstOrDefault(p => p.Bot is null && !p.Deactivated && p.Email.Equals(call.Text("email"), StringComparison.OrdinalIgnoreCase));
        return new() { ["user"] = Drawn(call, person ?? throw new SlackError("users_not_found"), false) };
    }

    private static JsonObject Drawn(Call call, Person person, bool withLocale) =>
        person.ToJson(withLocale, call.Bot.Scopes.Contains("users:read.email"));
}
