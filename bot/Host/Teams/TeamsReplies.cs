using System.Text.Json.Nodes;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;

namespace Escalation.Bot.Teams;

/// <summary>What is said beside the cards: short answers that nothing hangs on, so they are tried once and not kept.</summary>
public sealed class TeamsReplies(ConnectorApi api, TeamsMessages messages, TeamsSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _beforeTyping = TimeSpan.FromSeconds(1);

    public Task Say(TeamsActivity activity, string text) => Say(activity, new JsonObject { ["type"] = "message", ["text"] = text, ["textFormat"] = "plain" });

    public Task Say(TeamsActivity activity, JsonObject message) => Patiently(stopping => messages.Say(Where(activity), message, stopping));

    /// <summary>In front of others nothing is told but that the answer is elsewhere.</summary>
    public Task PointToPerson(TeamsActivity activity, TeamsWording words) =>
        Say(activity, TeamsReplyCards.WithLink(words.GoOnInPerson, words.OpenChat, new($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(settings.BotId)}"), words.Language));

    /// <summary>Changes a message of ours that was pressed, for everybody who sees it; not waited for, since whoever pressed waits for the answer.</summary>
    public void Replace(TeamsActivity pressed, JsonObject card, Language language)
    {
        if (pressed.ReplyToId is not { } id) return;
        var message = TeamsReplyCards.Message(card["fallbackText"]!.GetValue<string>(), (JsonObject)card.DeepClone(), language);
        _ = Patiently(stopping => api.Put(new(pressed.ServiceUrl!), ConnectorApi.Activity(pressed.Conversation.Id, id), message, stopping));
    }

    /// <summary>Shows that somebody is at work, where the work takes longer than a second.</summary>
    public async Task<T> WithTyping<T>(TeamsActivity activity, Task<T> work)
    {
        if (await Task.WhenAny(work, Task.Delay(_beforeTyping, clock)) != work)
            await Patiently(stopping => api.Post(new(activity.ServiceUrl!), ConnectorApi.Activities(activity.Conversation.Id), new() { ["type"] = "typing" }, stopping));
        return await work;
    }

    public static TeamsTarget Where(TeamsActivity activity) => new(new(activity.ServiceUrl!), activity.Conversation.Id, activity.Conversation.IsPersonal);

    private static async Task Patiently(Func<CancellationToken, Task> call)
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await call(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing hangs on it.
        }
    }
}
