using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Posting, changing and deleting messages.</summary>
internal static class ChatMethods
{
    private const int TextShown = 40_000, TextOfUpdate = 4_000, TextOfAllBlocks = 13_200, MetadataBytes = 8_000;

    public static JsonObject Post(Call call)
    {
        var channel = Destination(call);
        var (text, blocks) = Look(call, channel);
        if (text.Length > TextShown) call.Slack.Complain($"A text of {text.Length} characters is cut after {TextShown}.");
        var message = new Message(channel, call.BotUser, text.Length > TextShown ? text[..TextShown] : text, blocks)
        {
            ThreadTs = Thread(call, channel), Metadata = Metadata(call),
        };
        channel.All.Add(message);
        call.Slack.Change();
        Events.Posted(message);
        return new() { ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = message.ToJson() };
    }

    public static JsonObject PostEphemeral(Call call)
    {
        var channel = call.Channel();
        var person = call.FindPerson(call.Text("user"));
        if (!channel.Holds(call.BotUser)) throw new SlackError("not_in_channel");
        if (!channel.Holds(person)) throw new SlackError("user_not_in_channel");
        var (text, blocks) = Look(call, channel);
        var message = new Message(channel, call.BotUser, text, blocks) { OnlyFor = person, ThreadTs = Thread(call, channel) };
        channel.All.Add(message);
        call.Slack.Change();
        return new() { ["message_ts"] = message.Ts };
    }

    public static JsonObject Update(Call call)
    {
        var message = Own(call, "cant_update_message");
        if (message.Channel.Archived) throw new SlackError("is_inactive");
        if (!call.Has("blocks") && message.Blocks is { Count: > 0 })
            call.Slack.Complain("chat.update without blocks on a message that has some; what becomes of them is not documented.");
        var (text, blocks) = Look(call, message.Channel, message.Text);
        if (text.Length > TextOfUpdate) throw new SlackError("msg_too_long");
        if (call.Has("metadata")) message.Metadata = Metadata(call);
        var before = message.ToJson();
        message.Redraw(text, blocks, edited: true);
        call.Slack.Change();
        Events.Changed(message, before);
        return new() { ["channel"] = message.Channel.Id, ["ts"] = message.Ts, ["text"] = text, ["message"] = message.ToJson() };
    }

    public static JsonObject Delete(Call call)
    {
        var message = Own(call, "cant_delete_message");
        var before = message.ToJson();
        message.Deleted = true;
        call.Slack.Change();
        Events.Deleted(message, before);
        return new() { ["channel"] = message.Channel.Id, ["ts"] = message.Ts };
    }

    public static JsonObject Permalink(Call call)
    {
        var channel = call.Channel();
        var message = channel.Find(call.Text("message_ts")!) ?? throw new SlackError("message_not_found");
        return new() { ["channel"] = channel.Id, ["permalink"] = $"{call.Slack.Address}archives/{channel.Id}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}" };
    }

    /// <summary>What is said, in text or in blocks; both where an app is careful, because notifications and screen readers have only the text.</summary>
    public static (string Text, JsonArray? Blocks) Look(Call call, Channel channel, string? textBefore = null)
    {
        if (channel.Archived) throw new SlackError("is_archived");
        if (channel.Kind == ChannelKind.DirectMessage && !call.App.Manifest.MessagesTab) throw new SlackError("messages_tab_disabled");
        var text = call.Text("text") ?? call.Text("markdown_text") ?? "";
        if (call.Has("markdown_text") && (call.Has("text") || call.Has("blocks"))) throw new SlackError("markdown_text_conflict");
        if (call.Text("markdown_text") is { Length: > 12_000 }) throw new SlackError("msg_too_long");
        var blocks = call.Json("blocks", "invalid_blocks_format");
        if (blocks is not null and not JsonArray) throw new SlackError("invalid_blocks_format");
        if (text.Length == 0 && blocks is null or JsonArray { Count: 0 } && !call.Has("attachments") && (textBefore ?? "").Length == 0)
            throw new SlackError("no_text");
        if (blocks is not JsonArray array) return (text, null);
        var problems = BlockRules.OfMessage(array);
        if (problems.Count > 0) throw new SlackError("invalid_blocks", [.. problems]);
        if (BlockSearch.TextOf(array).Length > TextOfAllBlocks) throw new SlackError("msg_blocks_too_long");
        if (text.Length == 0) call.Slack.Complain("A message has blocks and no text: its notification says nothing.");
        return (text, BlockRules.Completed(array));
    }

    private static Channel Destination(Call call)
    {
        if (call.FindPerson(call.Text("channel")) is { } person)
        {
            if (person.Bot is not null) throw new SlackError("channel_not_found");
            return person.Workspace.Conversation(call.BotUser, person).Channel;
        }

        var channel = call.Channel();
        if (channel.Holds(call.BotUser)) return channel;
        return call.Bot.Scopes.Contains("chat:write.public") ? channel : throw new SlackError("not_in_channel");
    }

    private static string? Thread(Call call, Channel channel)
    {
        if (!call.Has("thread_ts")) return null;
        var parent = channel.Find(call.Text("thread_ts")!) ?? throw new SlackError("thread_not_found");
        if (parent.ThreadTs is null) return parent.Ts;
        call.Slack.Complain("thread_ts is the ts of a reply; it must be that of the message which began the thread.");
        return parent.ThreadTs;
    }

    private static JsonObject? Metadata(Call call)
    {
        if (call.Json("metadata", "invalid_metadata_format") is not { } metadata) return null;
        if (metadata is not JsonObject json || json["event_type"] is not JsonValue || json["event_payload"] is not JsonObject)
            throw new SlackError("invalid_metadata_format");
        return json.ToJsonString().Length > MetadataBytes ? throw new SlackError("metadata_too_large") : json;
    }

    private static Message Own(Call call, string errorForOthers)
    {
        var message = call.Channel().Find(call.Text("ts")!) ?? throw new SlackError("message_not_found");
        return message.Author == call.BotUser ? message : throw new SlackError(errorForOthers);
    }
}
