using System.Globalization;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Making, filling and closing channels.</summary>
internal static class ChannelMethods
{
    private const int NameLength = 80, TopicLength = 250, InvitedAtOnce = 100, OpenedAtOnce = 8;

    public static JsonObject Create(Call call)
    {
        var (team, name, isPrivate) = (call.Team(), call.Text("name") ?? "", call.Flag("is_private"));
        call.Requires(isPrivate ? "groups:write" : "channels:manage");
        if (ProblemOfName(name) is { } problem) throw new SlackError(problem);
        if (team.OnlyAdminsCreateChannels) throw new SlackError("restricted_action");
        if (team.AllChannels.Exists(c => c.Name == name)) throw new SlackError("name_taken");
        var channel = team.Add(isPrivate ? ChannelKind.Private : ChannelKind.Public, name, call.BotUser);
        call.Slack.Change();
        Events.Joined(channel, call.BotUser, null);
        return new() { ["channel"] = channel.ToJson(call.BotUser) };
    }

    public static JsonObject Invite(Call call)
    {
        var channel = NotArchived(call.ChannelAsMember());
        call.Requires(channel.Kind == ChannelKind.Public ? "channels:manage channels:write.invites" : "groups:write groups:write.invites");
        var ids = call.Text("users")!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0) throw new SlackError("no_user");
        if (ids.Length > InvitedAtOnce) throw new SlackError("invalid_arguments", $"[ERROR] no more than {InvitedAtOnce} users");
        var outcomes = ids.Select(id => (Id: id, Person: call.FindPerson(id), Error: CannotJoin(call, channel, call.FindPerson(id)))).ToList();
        var failed = outcomes.Where(o => o.Error is not null).ToList();
        if (failed.Count > 0 && (failed.Count == ids.Length || !call.Flag("force")))
        {
            var errors = new JsonArray([.. failed.Select(f => new JsonObject { ["user"] = f.Id, ["ok"] = false, ["error"] = f.Error })]);
            throw new SlackError(failed[0].Error!) { Fields = new() { ["errors"] = errors } };
        }

        foreach (var (_, person, _) in outcomes.Where(o => o.Error is null)) Add(channel, person!, call.BotUser);
        return new() { ["channel"] = channel.ToJson(call.BotUser) };
    }

    public static JsonObject Open(Call call)
    {
        if (call.Has("channel") == call.Has("users")) throw new SlackError(call.Has("users") ? "invalid_arguments" : "users_list_not_supplied");
        if (call.Has("channel")) return new() { ["no_op"] = true, ["already_open"] = true, ["channel"] = Short(call, call.Channel()) };
        var ids = call.Text("users")!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length > OpenedAtOnce) throw new SlackError("too_many_users");
        call.Requires(ids.Length == 1 ? "im:write" : "mpim:write");
        var people = ids.Select(id => call.FindPerson(id) ?? throw new SlackError("user_not_found")).ToList();
        if (people.Exists(p => p.Bot is not null)) throw new SlackError("cannot_dm_bot");
        if (people.Exists(p => p.Deactivated)) throw new SlackError("user_disabled");
        var (channel, existed) = people[0].Workspace.Conversation([call.BotUser, .. people.Distinct()]);
        call.Slack.Change();
        return new() { ["no_op"] = existed, ["already_open"] = existed, ["channel"] = Short(call, channel) };
    }

    public static JsonObject Join(Call call)
    {
        var channel = NotArchived(call.Channel());
        if (channel.Kind != ChannelKind.Public) throw new SlackError("method_not_supported_for_channel_type");
        var answer = new JsonObject { ["channel"] = channel.ToJson(call.BotUser) };
        if (channel.Holds(call.BotUser)) answer["warning"] = "already_in_channel";
        else Add(channel, call.BotUser, null);
        return answer;
    }

    public static JsonObject Archive(Call call)
    {
        var channel = call.ChannelAsMember();
        if (channel.Archived) throw new SlackError("already_archived");
        channel.Archived = true;
        call.Slack.Change();
        return [];
    }

    public static JsonObject SetTopic(Call call)
    {
        var channel = NotArchived(call.ChannelAsMember());
        if (call.Text("topic")!.Length > TopicLength) throw new SlackError("too_long");
        channel.Topic = call.Text("topic")!;
        call.Slack.Change();
        return new() { ["channel"] = channel.ToJson(call.BotUser) };
    }

    public static JsonObject SetPurpose(Call call)
    {
        var channel = NotArchived(call.ChannelAsMember());
        if (call.Text("purpose")!.Length > TopicLength) throw new SlackError("too_long");
        channel.Purpose = call.Text("purpose")!;
        call.Slack.Change();
        return new() { ["purpose"] = channel.Purpose, ["channel"] = channel.ToJson(call.BotUser) };
    }

    internal static void Add(Channel channel, Person person, Person? inviter)
    {
        channel.Members.Add(person);
        channel.Workspace.Slack.Change();
        Events.Joined(channel, person, inviter);
    }

    /// <summary>Lower-case letters of any alphabet, digits, hyphens and underscores.</summary>
    private static string? ProblemOfName(string name) => name switch
    {
        "" => "invalid_name_required",
        { Length: > NameLength } => "invalid_name_maxlength",
        _ when name.All(c => c is '-' or '_') => "invalid_name_punctuation",
        _ when name.Any(c => char.IsWhiteSpace(c) || char.IsUpper(c) || !(char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '-' or '_' or 'ー')) => "invalid_name_specials",
        _ => null,
    };

    private static string? CannotJoin(Call call, Channel channel, Person? person) => person switch
    {
        null => "user_not_found",
        _ when person == call.BotUser => "cant_invite_self",
        _ when channel.Holds(person) => "already_in_channel",
        { IsGuest: true } => "ura_max_channels",
        { Deactivated: true } => "cant_invite",
        { Bot: not null } => "cant_invite",
        _ => null,
    };

    private static Channel NotArchived(Channel channel) => channel.Archived ? throw new SlackError("is_archived") : channel;

    private static JsonObject Short(Call call, Channel channel) =>
        call.Flag("return_im") ? channel.ToJson(call.BotUser) : new() { ["id"] = channel.Id };
}
