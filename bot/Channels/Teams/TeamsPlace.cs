using Escalation.Dialogs;

namespace Escalation.Channels.Teams;

/// <summary>
/// A place in Teams, as it stands in an address: <c>teams:user/&lt;Entra object id&gt;</c> (the personal chat), <c>teams:19:…@thread.tacv2</c> (a channel),
/// the same with <c>;messageid=…</c> (a thread in it), or the id of a group chat.
/// </summary>
public sealed record TeamsPlace(string? User, string? Conversation)
{
    public const string ChannelName = "teams";
    private const string UserPrefix = "user/";
    private const string ThreadMark = ";messageid=";

    public static Address DirectTo(string user) => new(ChannelName, UserPrefix + user);

    public static Address In(string conversation) => new(ChannelName, conversation);

    public static TeamsPlace Parse(string place) => place.StartsWith(UserPrefix, StringComparison.Ordinal) ? new(place[UserPrefix.Length..], null) : new(null, place);

    public static string WithoutThread(string conversation) => conversation.IndexOf(';', StringComparison.Ordinal) is > 0 and var end ? conversation[..end] : conversation;

    public static string Thread(string channel, string root) => $"{WithoutThread(channel)}{ThreadMark}{root}";

    public static bool IsThread(string conversation) => conversation.Contains(ThreadMark, StringComparison.Ordinal);
}
