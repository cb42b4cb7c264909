using Escalation.Channels.Slack;
using Escalation.Channels.Teams;
using Escalation.Dialogs;

namespace Escalation.Bot.Data;

/// <summary>Which accounts people have on chat platforms, and where on-call staff talk there, from <c>organization.yaml</c>.</summary>
internal static class ChatReader
{
    /// <summary>Of one person: <c>slack: U0123ABCD</c>, or <c>T0123/U0123ABCD</c> where several workspaces have the app; <c>teams:</c> and the Entra object id.</summary>
    public static IEnumerable<Address> Accounts(YamlPart person)
    {
        if (person.Optional("slack") is { } account)
        {
            if (SlackPlace.Parse(account) is { IsPerson: true, OnlyFor: null } place) yield return place.Address;
            else person.Wrong($"'{account}' is no Slack user ID; open the person's profile in Slack, choose ⋮ and \"Copy member ID\", and write it such as U0123ABCD");
        }

        if (person.Optional("teams") is { } user)
        {
            if (Guid.TryParse(user, out var id)) yield return TeamsPlace.DirectTo(id.ToString());
            else person.Wrong($"'{user}' is no Entra object ID; copy it from the person's page in the Entra admin centre, such as 0f6c5a2e-8c1d-4f5e-9d3b-2a7c1e4b6d80");
        }
    }

    /// <summary><c>chat: { slack: { on-call-channel: C0123ABCD, incident-channels: true }, teams: { on-call-channel: "19:…@thread.tacv2" } }</c></summary>
    public static IEnumerable<ChatRooms> Rooms(YamlPart chat)
    {
        if (chat.Find("slack") is { } slack)
        {
            var channel = slack.Optional("on-call-channel");
            var place = channel is null ? null : SlackPlace.Parse(channel);
            if (channel is not null && place is not { IsPerson: false, OnlyFor: null }) slack.Wrong($"'{channel}' is no Slack channel ID; open the channel's details in Slack and copy the ID at the bottom, such as C0123ABCD");
            var perIncident = slack.Optional("incident-channels");
            if (perIncident is not (null or "true" or "false")) slack.Wrong($"'incident-channels' is true or false, not '{perIncident}'");
            var room = $"{SlackRooms.ChannelName}:{(place?.Team is { } team ? $"{team}/" : "")}{place?.Channel ?? "-"}";
            yield return new(place?.Address, perIncident == "true" ? room : null);
            slack.Close();
        }

        if (chat.Find("teams") is { } teams)
        {
            if (teams.Optional("on-call-channel") is { } id)
            {
                var channel = TeamsPlace.WithoutThread(id);
                if (channel.Contains('/', StringComparison.Ordinal) || channel.Contains('%', StringComparison.Ordinal))
                    teams.Wrong($"'{id}' is no Teams channel ID; choose \"Get link to channel\" in Teams, and of the link take what stands between /channel/ and the next /, decoded: 19:…@thread.tacv2");
                else yield return new(null, $"{TeamsRooms.ChannelName}:{channel}") { IsShared = true };
            }

            teams.Close();
        }

        chat.Close();
    }
}
