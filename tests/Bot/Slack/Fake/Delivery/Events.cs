using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What an app hears of: only what it has subscribed to, has a scope for, and happens where its bot is.</summary>
internal static class Events
{
    public static Delivery?[] Posted(Message message) =>
        [.. AboutMessage(message, Located(message.Channel, message.ToJson(), message.Ts)), .. Mentioned(message)];

    public static Delivery?[] Changed(Message message, JsonObject before)
    {
        var json = Hidden("message_changed", message, before);
        json["message"] = message.ToJson();
        return AboutMessage(message, json);
    }

    public static Delivery?[] Deleted(Message message, JsonObject before)
    {
        var json = Hidden("message_deleted", message, before);
        json["deleted_ts"] = message.Ts;
        return AboutMessage(message, json);
    }

    public static Delivery?[] Joined(Channel channel, Person person, Person? inviter)
    {
        var json = new JsonObject
        {
            ["type"] = "member_joined_channel", ["user"] = person.Id, ["channel"] = channel.Id,
            ["channel_type"] = channel.Kind == ChannelKind.Public ? "C" : "G", ["team"] = channel.Workspace.Id,
        };
        if (inviter is not null) json["inviter"] = inviter.Id;
        var notice = new Message(channel, person, $"<@{person.Id}> has joined the channel", null) { Subtype = "channel_join" };
        channel.All.Add(notice);
        return [.. Within(channel, "member_joined_channel", $"{channel.ScopeKind}:read", json), .. Posted(notice)];
    }

    public static Delivery?[] Reacted(Message message, Person by, string name)
    {
        var item = new JsonObject { ["type"] = "message", ["channel"] = message.Channel.Id, ["ts"] = message.Ts };
        return Within(message.Channel, "reaction_added", "reactions:read", new()
        {
            ["type"] = "reaction_added", ["user"] = by.Id, ["reaction"] = name, ["item_user"] = message.Author.Id, ["item"] = item,
        });
    }

    public static Delivery?[] Pinned(Message message, Person by)
    {
        var channel = message.Channel;
        var item = new JsonObject
        {
            ["type"] = "message", ["created"] = channel.Workspace.Slack.UnixNow, ["created_by"] = by.Id, ["channel"] = channel.Id, ["message"] = message.ToJson(),
        };
        return Within(channel, "pin_added", "pins:read", new()
        {
            ["type"] = "pin_added", ["user"] = by.Id, ["channel_id"] = channel.Id, ["item_user"] = message.Author.Id, ["item"] = item,
            ["pin_count"] = channel.Messages.Count(m => m.IsPinned), ["has_pins"] = true,
        });
    }

    public static Delivery?[] HomeOpened(Person person, SlackApp app, Channel conversation, string tab)
    {
        var json = new JsonObject { ["type"] = "app_home_opened", ["user"] = person.Id, ["channel"] = conversation.Id, ["tab"] = tab };
        if (tab == "home" && person.Home(app) is { } view) json["view"] = view.ToJson();
        return Send(person.Workspace, "app_home_opened", "", i => i.App == app, Stamped(json, conversation));
    }

    public static Delivery?[] UserChanged(Person person) =>
        Send(person.Workspace, "user_change", "users:read", _ => true, new()
        {
            ["type"] = "user_change", ["user"] = person.ToJson(withLocale: true, withEmail: false), ["event_ts"] = $"{person.Workspace.Slack.UnixNow}.000000",
        });

    /// <summary>Two events in an order nobody promises.</summary>
    public static Delivery?[] Uninstalled(Installation installation)
    {
        var ts = $"{installation.App.Slack.UnixNow}.000000";
        var tokens = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(installation.BotUser.Id) };
        var both = new (string Name, JsonObject Json)[]
        {
            ("tokens_revoked", new() { ["type"] = "tokens_revoked", ["tokens"] = tokens, ["event_ts"] = ts }),
            ("app_uninstalled", new() { ["type"] = "app_uninstalled", ["event_ts"] = ts }),
        };
        Random.Shared.Shuffle(both);
        return [.. both.SelectMany(b => Send(installation.BotUser.Workspace, b.Name, "", i => i == installation, b.Json))];
    }

    private static Delivery?[] AboutMessage(Message message, JsonObject json)
    {
        var (channel, kind) = (message.Channel, message.Channel.ScopeKind);
        return message.OnlyFor is not null ? [] : Send(channel.Workspace, $"message.{kind}", $"{kind}:history", i => channel.Holds(i.BotUser), json);
    }

    private static JsonObject Hidden(string subtype, Message message, JsonObject before)
    {
        var ts = message.Channel.NextTs();
        var json = new JsonObject { ["type"] = "message", ["subtype"] = subtype, ["hidden"] = true, ["ts"] = ts, ["previous_message"] = before.DeepClone() };
        return Located(message.Channel, json, ts);
    }

    private static Delivery?[] Mentioned(Message message)
    {
        if (message.Channel.Kind == ChannelKind.DirectMessage || message.OnlyFor is not null) return [];
        var json = Located(message.Channel, message.ToJson(), message.Ts);
        json["type"] = "app_mention";
        json.Remove("subtype");
        json.Remove("channel_type");
        return Send(message.Channel.Workspace, "app_mention", "app_mentions:read", i => IsMention(message, i), json);
    }

    private static bool IsMention(Message message, Installation bot) =>
        message.Author != bot.BotUser && message.Subtype != "channel_join" && message.Channel.Holds(bot.BotUser) && message.Text.Contains($"<@{bot.BotUser.Id}>", StringComparison.Ordinal);

    private static Delivery?[] Within(Channel channel, string subscription, string scope, JsonObject json) =>
        Send(channel.Workspace, subscription, scope, i => channel.Holds(i.BotUser), Stamped(json, channel));

    private static Delivery?[] Send(Workspace team, string subscription, string scope, Func<Installation, bool> concerns, JsonObject json)
    {
        var slack = team.Slack;
        var hearing = slack.Apps.SelectMany(a => a.Installed).Where(i => i.Covers(team) && i is { IsUninstalled: false, AccountIsInactive: false }
            && i.App.Manifest.Events.Contains(subscription) && (scope.Length == 0 || i.Scopes.Contains(scope)) && concerns(i));
        return [.. hearing.ToList().Select(i => slack.Courier.Send(i.App, DeliveryKind.Event, Envelope(team, i, json)))];
    }

    private static JsonObject Envelope(Workspace team, Installation installation, JsonObject json) => new()
    {
        ["token"] = installation.App.VerificationToken, ["team_id"] = team.Id, ["context_team_id"] = team.Id,
        ["context_enterprise_id"] = team.EnterpriseId,
        ["api_app_id"] = installation.App.Id, ["event"] = json.DeepClone(), ["type"] = "event_callback",
        ["event_id"] = team.Slack.NewId("Ev"), ["event_time"] = team.Slack.UnixNow,
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = installation.EnterpriseId, ["team_id"] = installation.Team?.Id, ["user_id"] = installation.BotUser.Id,
            ["is_bot"] = true,
            ["is_enterprise_install"] = installation.IsForWholeOrganization,
        }),
        ["is_ext_shared_channel"] = false, ["event_context"] = $"4-{FakeSlack.NewSecret(24)}",
    };

    private static JsonObject Located(Channel channel, JsonObject json, string ts)
    {
        (json["channel"], json["channel_type"], json["event_ts"]) = (channel.Id, channel.EventKind, ts);
        return json;
    }

    private static JsonObject Stamped(JsonObject json, Channel channel)
    {
        json["event_ts"] = channel.NextTs();
        return json;
    }
}
