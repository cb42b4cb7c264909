using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <param name="Scopes">Any one of these is needed at the door; the kind of channel may ask for a certain one.</param>
/// <param name="Needs">Arguments without which Slack answers invalid_arguments.</param>
/// <param name="Takes">Further arguments it knows.</param>
/// <param name="PerMinute">Calls a minute before it answers ratelimited; 0 where there is no tier.</param>
internal sealed record Method(string Scopes, string Needs, string Takes, bool TakesJson, int PerMinute, Func<Call, JsonObject> Run, TokenKind Token = TokenKind.Bot)
{
    private const bool Json = true, FormOnly = false;
    private const int Tier2 = 20, Tier3 = 50, Tier4 = 100, Special = 600;
    // Its tier is the lowest, one a minute and more; an app may open all ten of its sockets.
    private const int Sockets = 10;
    private const string Reads = "channels:read groups:read im:read mpim:read";
    private const string Histories = "channels:history groups:history im:history mpim:history";
    private const string Manages = "channels:manage groups:write im:write mpim:write";
    private const string Look = "blocks attachments metadata parse link_names markdown_text mrkdwn text";
    private const string Name = "username icon_emoji icon_url";
    private const string Pages = "cursor limit";

    public static readonly IReadOnlyDictionary<string, Method> All = new Dictionary<string, Method>
    {
        ["auth.test"] = new("", "", "", Json, Special, AppMethods.Test),
        ["auth.revoke"] = new("", "", "test", FormOnly, Tier3, AppMethods.Revoke),
        ["apps.connections.open"] = new("connections:write", "", "", Json, Sockets, AppMethods.OpenConnection, TokenKind.App),
        ["oauth.v2.access"] = new("", "", "client_id client_secret code redirect_uri grant_type refresh_token", FormOnly, Tier4, OAuthAccess.Run, TokenKind.None),
        ["bots.info"] = new("users:read", "bot", "", FormOnly, Tier3, AppMethods.BotInfo),

        ["chat.postMessage"] = new("chat:write", "channel", $"{Look} {Name} thread_ts reply_broadcast unfurl_links unfurl_media", Json, Special, ChatMethods.Post),
        ["chat.update"] = new("chat:write", "channel ts", $"{Look} reply_broadcast file_ids", Json, Tier3, ChatMethods.Update),
        ["chat.postEphemeral"] = new("chat:write", "channel user", $"{Look} {Name} thread_ts", Json, Tier4, ChatMethods.PostEphemeral),
        ["chat.delete"] = new("chat:write", "channel ts", "", Json, Tier3, ChatMethods.Delete),
        ["chat.getPermalink"] = new("", "channel message_ts", "", FormOnly, Special, ChatMethods.Permalink),

        ["views.open"] = new("", "view", "trigger_id interactivity_pointer", Json, Tier4, ViewMethods.Open),
        ["views.push"] = new("", "view", "trigger_id interactivity_pointer", Json, Tier4, ViewMethods.Push),
        ["views.update"] = new("", "view", "view_id external_id hash", Json, Tier4, ViewMethods.Update),
        ["views.publish"] = new("", "user_id view", "hash", Json, Tier4, ViewMethods.Publish),

        ["conversations.create"] = new("channels:manage groups:write", "", "name is_private team_id", Json, Tier2, ChannelMethods.Create),
        ["conversations.invite"] = new($"{Manages} channels:write.invites groups:write.invites", "channel users", "force", Json, Tier3, ChannelMethods.Invite),
        ["conversations.open"] = new("im:write mpim:write", "", "channel users return_im prevent_creation", Json, Tier3, ChannelMethods.Open),
        ["conversations.join"] = new("channels:join", "channel", "", Json, Tier3, ChannelMethods.Join),
        ["conversations.archive"] = new(Manages, "channel", "", Json, Tier2, ChannelMethods.Archive),
        ["conversations.setTopic"] = new($"{Manages} channels:write.topic groups:write.topic", "channel topic", "", Json, Tier2, ChannelMethods.SetTopic),
        ["conversations.setPurpose"] = new($"{Manages} channels:write.topic groups:write.topic", "channel purpose", "", Json, Tier2, ChannelMethods.SetPurpose),
        ["conversations.info"] = new(Reads, "channel", "include_locale include_num_members", FormOnly, Tier3, ConversationReads.Info),
        ["conversations.members"] = new(Reads, "channel", Pages, FormOnly, Tier4, ConversationReads.Members),
        ["conversations.list"] = new(Reads, "", $"{Pages} exclude_archived types team_id", FormOnly, Tier2, ConversationReads.List),
        ["conversations.history"] = new(Histories, "channel", $"{Pages} include_all_metadata inclusive latest oldest", FormOnly, Tier3, ConversationReads.History),
        ["conversations.replies"] = new(Histories, "channel ts", $"{Pages} include_all_metadata inclusive latest oldest", FormOnly, Tier3, ConversationReads.Replies),
        ["users.conversations"] = new(Reads, "", $"{Pages} exclude_archived types user team_id", FormOnly, Tier3, ConversationReads.OfUser),

        ["users.info"] = new("users:read", "user", "include_locale", FormOnly, Tier4, UserMethods.Info),
        ["users.list"] = new("users:read", "", $"{Pages} include_locale team_id", FormOnly, Tier2, UserMethods.List),
        ["users.lookupByEmail"] = new("users:read.email", "email", "", FormOnly, Tier3, UserMethods.ByEmail),

        ["reactions.add"] = new("reactions:write", "channel name timestamp", "", Json, Tier3, MarkMethods.React),
        ["pins.add"] = new("pins:write", "channel timestamp", "", Json, Tier2, MarkMethods.Pin),
        ["pins.list"] = new("pins:read", "channel", "", FormOnly, Tier2, MarkMethods.Pins),

        ["files.info"] = new("files:read", "file", Pages, FormOnly, Tier4, FileMethods.Info),
        ["files.getUploadURLExternal"] = new("files:write", "filename length", "alt_txt snippet_type", FormOnly, Tier4, FileMethods.UploadUrl),
        ["files.completeUploadExternal"] = new("files:write", "files", "channel_id channels thread_ts initial_comment blocks", Json, Tier4, FileMethods.Complete),
    };

    public bool Knows(string argument) => argument is "team_id" || Needs.Split(' ').Contains(argument) || Takes.Split(' ').Contains(argument);
}
