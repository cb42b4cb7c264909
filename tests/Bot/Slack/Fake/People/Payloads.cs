using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The parts that all interactive payloads have in common.</summary>
internal static class Payloads
{
    public static JsonObject Interactive(string type, Person person, Installation app, bool withTrigger = true)
    {
        var (slack, team, whole) = (person.Workspace.Slack, person.Workspace, app.IsForWholeOrganization);
        var json = new JsonObject
        {
            ["type"] = type, ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = team.Id },
            ["api_app_id"] = app.App.Id, ["token"] = app.App.VerificationToken, ["is_enterprise_install"] = whole,
            ["team"] = whole ? null : new JsonObject { ["id"] = team.Id, ["domain"] = team.Domain },
            ["enterprise"] = app.EnterpriseId is { } id ? new JsonObject { ["id"] = id, ["name"] = "Organisation" } : null,
        };
        if (withTrigger) json["trigger_id"] = Trigger(person, app);
        if (!whole && team.EnterpriseId is { } enterprise) json["team"]!["enterprise_id"] = enterprise;
        return json;
    }

    public static string Trigger(Person person, Installation app) =>
        person.Workspace.Slack.Triggers.Give(app.App, person, person.Workspace.Slack.Clock.GetUtcNow());

    public static JsonObject Where(Channel channel) => new() { ["id"] = channel.Id, ["name"] = channel.NameInPayloads };

    public static JsonObject Pressed(Message message, Person person, Installation app, int? drawing, FormState form)
    {
        var slack = person.Workspace.Slack;
        var json = Interactive("block_actions", person, app);
        var ephemeral = message.OnlyFor is not null;
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel.Id, ["is_ephemeral"] = ephemeral };
        if (message.ThreadTs is not null) container["thread_ts"] = message.ThreadTs;
        json["container"] = container;
        json["channel"] = Where(message.Channel);
        if (!ephemeral) json["message"] = message.ToJson(drawing);
        json["state"] = new JsonObject { ["values"] = form.Values(drawing is { } d ? message.Drawings[d].Blocks : message.Blocks) };
        json["response_url"] = slack.ResponseUrls.Give(app, person, message.Channel, message);
        return json;
    }

    public static JsonObject Pressed(SlackView view, Person person)
    {
        var json = Interactive("block_actions", person, view.App);
        json["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        json["view"] = view.ToJson();
        json["state"] = new JsonObject { ["values"] = view.Form.Values(view.Blocks) };
        return json;
    }

    public static JsonObject Action(FoundElement element, JsonObject entered, string ts)
    {
        var action = new JsonObject { ["type"] = element.Type, ["action_id"] = element.ActionId, ["block_id"] = element.BlockId, ["action_ts"] = ts };
        foreach (var (name, value) in entered) action[name] = value?.DeepClone();
        foreach (var name in new[] { "text", "value", "url", "style" }.Where(n => element.Type == "button" && element.Json[n] is not null))
            action[name] = element.Json[name]!.DeepClone();
        return action;
    }
}
