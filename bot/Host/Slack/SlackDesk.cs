using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Chat;
using Escalation.Bot.Engine;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Blocks;
using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Recognition;
using Escalation.Storage;

namespace Escalation.Bot.Slack;

/// <summary>What everything that comes from Slack works with: turns, and a few calls that answer a person at once.</summary>
public sealed class SlackDesk(ITurns turns, Store store, LocalRecognizer recognizer, SlackApi api, Surroundings surroundings, TimeProvider clock)
    : ChatDesk(turns, store, recognizer, surroundings, clock)
{
    /// <summary>Slack wants its answer within three seconds, so it is asked no longer than this; what it is only told is not waited for at all.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1.5);

    private readonly RecentlySeen _told = new(2_000);

    /// <summary>A report that somebody makes on purpose: a command, a form, a shortcut.</summary>
    public Task<TurnResult> Report(SlackInstallation team, string user, string text, string messageId, Language? language) =>
        Tell(SlackPeople.IdOf(team.Id, user), messageId, new Said(SlackPeople.DirectTo(team.Id, user), text, Recognize(text), language, Deliberate: true));

    /// <summary>One sentence for one person, beside what they pressed or wrote. Said once, however often Slack delivers what it answers.</summary>
    public void Whisper(SlackInstallation team, string channel, string? thread, string user, string text, string because)
    {
        if (!_told.IsNew(because)) return;
        var body = new JsonObject { ["channel"] = channel, ["user"] = user, ["text"] = SlackText.Escape(text, 3000) };
        if (thread is not null) body["thread_ts"] = thread;
        _ = api.Post("chat.postEphemeral", team.BotToken, body, CancellationToken.None);
    }

    public void Respond(string? responseUrl, JsonObject body)
    {
        if (responseUrl is not null) _ = api.Respond(responseUrl, body, CancellationToken.None);
    }

    /// <summary>Three seconds after the press the trigger is void, so this comes before anything slow.</summary>
    public void Open(SlackInstallation team, string trigger, View view) =>
        _ = api.Post("views.open", team.BotToken, new() { ["trigger_id"] = trigger, ["view"] = JsonSerializer.SerializeToNode(view, SlackJson.Ours.View) }, CancellationToken.None);

    public Task<SlackAnswer> Publish(SlackInstallation team, string user, View home) =>
        api.Post("views.publish", team.BotToken, new() { ["user_id"] = user, ["view"] = JsonSerializer.SerializeToNode(home, SlackJson.Ours.View) }, CancellationToken.None);

    /// <summary>Null when Slack does not say in time.</summary>
    public async Task<SlackOk?> Ask(string method, SlackInstallation team, params (string Name, string? Value)[] fields)
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            return await api.Form(method, team.BotToken, fields, patience.Token) as SlackOk;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

/// <summary>The last few things seen, so that what Slack delivers again is not answered again.</summary>
internal sealed class RecentlySeen(int most)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    public bool IsNew(string what)
    {
        lock (_lock)
        {
            if (!_seen.Add(what)) return false;
            _order.Enqueue(what);
            if (_order.Count > most) _seen.Remove(_order.Dequeue());
            return true;
        }
    }
}
