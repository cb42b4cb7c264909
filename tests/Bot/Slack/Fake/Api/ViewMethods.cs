using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Modals, three deep and each opened by a trigger that is seconds old, and the home tab.</summary>
internal static class ViewMethods
{
    private const int ViewBytes = 250_000, Depth = 3;

    public static JsonObject Open(Call call)
    {
        var content = Content(call);
        var person = Trigger(call);
        NotTaken(call, content, null);
        return Answer(person.Open(call.Bot, content));
    }

    public static JsonObject Push(Call call)
    {
        var content = Content(call);
        var person = Trigger(call);
        NotTaken(call, content, null);
        if (person.Modals.Count >= Depth) throw new SlackError("push_limit_reached");
        if (person.Modals.Count == 0) throw new SlackError("not_found");
        return Answer(person.Push(call.Bot, content));
    }

    public static JsonObject Update(Call call)
    {
        var content = Content(call);
        if (!call.Has("view_id") && !call.Has("external_id")) throw new SlackError("invalid_arguments", "[ERROR] missing required field: view_id");
        var view = call.Slack.Views.Find(v => v.IsOpen && v.App == call.Bot && (v.Id == call.Text("view_id") || (!call.Has("view_id") && v.ExternalId == call.Text("external_id"))))
            ?? throw new SlackError("not_found");
        if (call.Has("hash") && call.Text("hash") != view.Hash) throw new SlackError("hash_conflict");
        NotTaken(call, content, view);
        view.Redraw(content);
        call.Slack.Change();
        return Answer(view);
    }

    public static JsonObject Publish(Call call)
    {
        if (!call.App.Manifest.HomeTab) throw new SlackError("not_enabled");
        var content = Content(call, "home");
        var person = call.FindPerson(call.Text("user_id")) ?? throw new SlackError("user_not_found");
        if (person.Home(call.App) is not { } home) return Answer(person.ShowHome(call.Bot, content));
        if (call.Has("hash") && call.Text("hash") != home.Hash) throw new SlackError("hash_conflict");
        home.Redraw(content);
        call.Slack.Change();
        return Answer(home);
    }

    /// <summary>A view as sent, after all its rules; also for what a submission is answered with.</summary>
    public static JsonObject Checked(JsonNode? view, string kind)
    {
        if (view is not JsonObject content) throw new SlackError("invalid_arguments", "[ERROR] must provide an object [json-pointer:/view]");
        if (System.Text.Encoding.UTF8.GetByteCount(content.ToJsonString()) > ViewBytes) throw new SlackError("view_too_large");
        var problems = BlockRules.OfView(content, kind);
        if (problems.Count > 0) throw new SlackError("invalid_arguments", [.. problems]);
        content["blocks"] = BlockRules.Completed(content["blocks"]!.AsArray());
        return content;
    }

    private static JsonObject Content(Call call, string kind = "modal") => Checked(call.Json("view", "invalid_arguments"), kind);

    private static Person Trigger(Call call) =>
        call.Slack.Triggers.Use(call.Needed("trigger_id"), call.App, call.Slack.Clock.GetUtcNow(), call.Slack.AckLimit);

    private static void NotTaken(Call call, JsonObject content, SlackView? except)
    {
        if ((string?)content["external_id"] is { Length: > 0 } id && call.Slack.Views.Exists(v => v != except && v.IsOpen && v.ExternalId == id))
            throw new SlackError("duplicate_external_id");
    }

    private static JsonObject Answer(SlackView view) => new() { ["view"] = view.ToJson() };
}
