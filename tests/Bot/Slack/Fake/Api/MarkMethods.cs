using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Reactions and pins.</summary>
internal static class MarkMethods
{
    public static JsonObject React(Call call)
    {
        var message = Marked(call);
        var name = call.Text("name")!;
        if (name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsUpper) || name.Contains(' ', StringComparison.Ordinal))
            throw new SlackError("invalid_name");
        if (message.Reactions.Contains((call.BotUser, name))) throw new SlackError("already_reacted");
        React(message, call.BotUser, name);
        return [];
    }

    public static JsonObject Pin(Call call)
    {
        var message = Marked(call);
        if (message.IsPinned) throw new SlackError("already_pinned");
        Pin(message, call.BotUser);
        return [];
    }

    public static JsonObject Pins(Call call)
    {
        var pinned = call.ChannelAsMember().Messages.Where(m => m.IsPinned);
        return new() { ["items"] = new JsonArray([.. pinned.Select(m => new JsonObject { ["type"] = "message", ["created_by"] = m.PinnedBy!.Id, ["channel"] = m.Channel.Id, ["message"] = m.ToJson() })]) };
    }

    public static Delivery?[] React(Message message, Person by, string name)
    {
        message.Reactions.Add((by, name));
        message.Channel.Workspace.Slack.Change();
        return Events.Reacted(message, by, name);
    }

    public static Delivery?[] Pin(Message message, Person by)
    {
        message.PinnedBy = by;
        message.Channel.Workspace.Slack.Change();
        return Events.Pinned(message, by);
    }

    private static Message Marked(Call call)
    {
        var channel = call.ChannelAsMember();
        if (channel.Archived) throw new SlackError("is_archived");
        return channel.Find(call.Text("timestamp")!) ?? throw new SlackError("message_not_found");
    }
}
