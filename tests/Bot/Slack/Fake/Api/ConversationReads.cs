using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Looking at channels and what was said in them.</summary>
internal static class ConversationReads
{
    private static readonly Dictionary<string, ChannelKind> _types = new()
    {
        ["public_channel"] = ChannelKind.Public, ["private_channel"] = ChannelKind.Private, ["im"] = ChannelKind.DirectMessage,
        ["mpim"] = ChannelKind.GroupMessage,
    };

    public static JsonObject Info(Call call)
    {
        var channel = Readable(call, "read");
        var json = channel.ToJson(call.BotUser);
        if (call.Flag("include_num_members")) json["num_members"] = channel.Members.Count;
        return new() { ["channel"] = json };
    }

    public static JsonObject Members(Call call) => call.Page("members", Readable(call, "read").Members, m => m.Id);

    public static JsonObject List(Call call) =>
        call.Page("channels", [.. call.Team().AllChannels.Where(c => (c.Kind == ChannelKind.Public || c.Holds(call.BotUser)) && Wanted(call, c))], c => c.ToJson(call.BotUser));

    public static JsonObject OfUser(Call call)
    {
        var person = call.Has("user") ? call.FindPerson(call.Text("user")) ?? throw new SlackError("user_not_found") : call.BotUser;
        var both = call.Team().AllChannels.Where(c => c.Holds(person) && (c.Kind == ChannelKind.Public || c.Holds(call.BotUser)));
        return call.Page("channels", [.. both.Where(c => Wanted(call, c))], c => c.ToJson(call.BotUser));
    }

    public static JsonObject History(Call call)
    {
        var channel = Readable(call, "history");
        if (!channel.Holds(call.BotUser)) throw new SlackError("not_in_channel");
        var page = call.Page("messages", [.. channel.Messages.Where(m => m.ThreadTs is null && InRange(call, m)).Reverse()], m => Drawn(call, m));
        page["has_more"] = (string?)page["response_metadata"]!["next_cursor"] is { Length: > 0 };
        page["pin_count"] = channel.Messages.Count(m => m.IsPinned);
        return page;
    }

    public static JsonObject Replies(Call call)
    {
        var channel = Readable(call, "history");
        if (!channel.Holds(call.BotUser)) throw new SlackError("not_in_channel");
        var message = channel.Find(call.Text("ts")!) ?? throw new SlackError("thread_not_found");
        var parent = message.ThreadTs ?? message.Ts;
        var page = call.Page("messages", [.. channel.Messages.Where(m => m.Ts == parent || (m.ThreadTs == parent && InRange(call, m)))], m => Drawn(call, m));
        page["has_more"] = (string?)page["response_metadata"]!["next_cursor"] is { Length: > 0 };
        return page;
    }

    private static Channel Readable(Call call, string right)
    {
        var channel = call.Channel();
        call.Requires($"{channel.ScopeKind}:{right}");
        return channel;
    }

    private static bool Wanted(Call call, Channel channel)
    {
        var types = (call.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        var kinds = types.Select(t => _types.TryGetValue(t, out var kind) ? kind : throw new SlackError("invalid_types")).ToList();
        return kinds.Contains(channel.Kind) && call.Bot.Scopes.Contains($"{channel.ScopeKind}:read") && !(channel.Archived && call.Flag("exclude_archived"));
    }

    private static JsonObject Drawn(Call call, Message message)
    {
        var json = message.ToJson();
        if (call.Flag("include_all_metadata") && message.Metadata is { } metadata) json["metadata"] = metadata.DeepClone();
        return json;
    }

    /// <summary>A ts has a fixed width, so it is compared as the string it is.</summary>
    private static bool InRange(Call call, Message message)
    {
        var (oldest, latest, inclusive) = (call.Text("oldest"), call.Text("latest"), call.Flag("inclusive"));
        return (oldest is null || Compare(message.Ts, oldest) > (inclusive ? -1 : 0)) && (latest is null || Compare(message.Ts, latest) < (inclusive ? 1 : 0));
    }

    private static int Compare(string ts, string other) => string.CompareOrdinal(ts, other);
}
