using System.Collections.Frozen;

namespace Escalation.Channels.Slack;

/// <summary>Slack's error words by what can be done about them. One that is not here is final for this message.</summary>
public static class SlackErrors
{
    /// <summary>The same call may do later.</summary>
    public static readonly FrozenSet<string> Later =
        FrozenSet.Create("ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "org_login_required", "message_limit_exceeded");

    /// <summary>The token serves no more; only a new installation helps.</summary>
    public static readonly FrozenSet<string> TokenLost =
        FrozenSet.Create("invalid_auth", "token_revoked", "account_inactive", "not_authed", "team_disabled");

    /// <summary>A refresh token that gives no other any more. Whatever else is refused, such as our client secret, is no reason to forget the workspace.</summary>
    public static readonly FrozenSet<string> CannotRenew = FrozenSet.Create("invalid_refresh_token", "token_revoked", "account_inactive", "team_disabled");

    /// <summary>The message is not there any more or cannot be changed: another one takes its place.</summary>
    public static readonly FrozenSet<string> CannotUpdate =
        FrozenSet.Create("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found", "block_mismatch");

    /// <summary>Nothing can be written in that channel any more: it was archived or deleted, or the bot taken out of it.</summary>
    public static readonly FrozenSet<string> ChannelLost =
        FrozenSet.Create("is_archived", "is_inactive", "channel_not_found", "not_in_channel");

    /// <summary>Something in our blocks is not to Slack's liking: the words alone go out, for they matter most.</summary>
    public static readonly FrozenSet<string> BadBlocks =
        FrozenSet.Create("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_metadata_format", "metadata_too_large");

    /// <summary>Channels are not ours to make here.</summary>
    public static readonly FrozenSet<string> CannotCreate =
        FrozenSet.Create("restricted_action", "user_is_restricted", "missing_scope", "no_permission", "access_denied", "team_access_not_granted", "method_not_supported_for_channel_type", "limit_reached");
}
