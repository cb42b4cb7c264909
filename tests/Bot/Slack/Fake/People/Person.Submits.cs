using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What a submission came to.</summary>
/// <param name="Errors">By block_id, as they are shown under the fields.</param>
/// <param name="Action">closed, errors, update, push, clear; failed when there was no answer that can be shown.</param>
public sealed record Submission(string Action, IReadOnlyDictionary<string, string> Errors, Delivery Delivery);

/// <summary>Submitting and closing modals, and what becomes of them.</summary>
public sealed partial class Person
{
    /// <summary>Fills in fields, found by label, block_id or action_id, and submits. Throws where Slack itself would not let her.</summary>
    public async Task<Submission> Submits(SlackView view, params (string Field, object? Value)[] values)
    {
        if (!view.IsOpen) throw new InvalidOperationException("The modal is not open any more.");
        var delivery = await Sent(() =>
        {
            foreach (var (field, value) in values) view.Form.Enter(BlockSearch.Find(view.Blocks, field, e => e.Type != "button"), value);
            foreach (var element in BlockSearch.Elements(view.Blocks).Where(e => (string?)e.Block["type"] == "input"))
            {
                if (view.Form.ProblemOf(element) is { } problem) throw new InvalidOperationException($"Slack does not submit: {problem}.");
            }

            var json = Payloads.Interactive("view_submission", this, view.App);
            json["view"] = view.ToJson();
            json["response_urls"] = new JsonArray();
            return (view.App.App, DeliveryKind.Interactive, json);
        });
        Submission outcome = null!;
        Slack.Change(() => outcome = Apply(view, delivery));
        return outcome;
    }

    /// <summary>The cross of a modal; the app hears of it only if the view asked for that.</summary>
    public async Task<Delivery?> Closes(SlackView view, bool all = false)
    {
        var notified = view.Flag("notify_on_close");
        Slack.Change(() =>
        {
            foreach (var open in all || view.Flag("clear_on_close") ? Modals : [view]) open.IsOpen = false;
        });
        return notified ? await Sent(() =>
        {
            var json = Payloads.Interactive("view_closed", this, view.App, withTrigger: false);
            (json["view"], json["is_cleared"]) = (view.ToJson(), all);
            return (view.App.App, DeliveryKind.Interactive, json);
        }) : null;
    }

    private Submission Apply(SlackView view, Delivery delivery)
    {
        if (!delivery.IsAcknowledged) return new("failed", new Dictionary<string, string>(), delivery);
        if (delivery.Body.Length == 0)
        {
            view.IsOpen = false;
            return new("closed", new Dictionary<string, string>(), delivery);
        }

        var action = (string?)delivery.Answer?["response_action"] ?? "";
        try
        {
            return action switch
            {
                "errors" => Errors(view, delivery),
                "update" => Redrawn(view, delivery),
                "push" => Pushed(delivery, view),
                "clear" => Cleared(delivery),
                _ => Refused(delivery, $"response_action is \"{action}\""),
            };
        }
        catch (SlackError error)
        {
            return Refused(delivery, $"{error.Message} {string.Join(' ', error.Details)}");
        }
    }

    private Submission Errors(SlackView view, Delivery delivery)
    {
        var errors = (delivery.Answer!["errors"] as JsonObject ?? []).ToDictionary(e => e.Key, e => e.Value?.ToString() ?? "");
        var inputs = view.Blocks.Where(b => (string?)b!["type"] == "input").Select(b => (string)b!["block_id"]!).ToList();
        if (errors.Count == 0) return Refused(delivery, "there are no errors in it");
        return errors.Keys.FirstOrDefault(k => !inputs.Contains(k)) is { } unknown ? Refused(delivery, $"{unknown} is not the block_id of an input") : new("errors", errors, delivery);
    }

    private static Submission Redrawn(SlackView view, Delivery delivery)
    {
        view.Redraw(ViewMethods.Checked(delivery.Answer!["view"]?.DeepClone(), "modal"));
        return new("update", new Dictionary<string, string>(), delivery);
    }

    private Submission Pushed(Delivery delivery, SlackView view)
    {
        if (Modals.Count >= 3) throw new SlackError("push_limit_reached");
        Push(view.App, ViewMethods.Checked(delivery.Answer!["view"]?.DeepClone(), "modal"));
        return new("push", new Dictionary<string, string>(), delivery);
    }

    private Submission Cleared(Delivery delivery)
    {
        foreach (var open in Modals) open.IsOpen = false;
        return new("clear", new Dictionary<string, string>(), delivery);
    }

    private Submission Refused(Delivery delivery, string why)
    {
        Slack.Complain($"The answer to a submission cannot be used, and the person reads only that there was trouble: {why}.");
        return new("failed", new Dictionary<string, string>(), delivery);
    }
}
