using Escalation.Bot.Chat;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;

namespace Escalation.Bot.Teams;

/// <summary>Who somebody in Teams is to us, and which language they read.</summary>
public sealed class TeamsPeople(ChatDesk desk)
{
    public static PersonId IdOf(ChannelAccount account) => new($"teams-{account.User}");

    public static Address DirectTo(ChannelAccount account) => TeamsPlace.DirectTo(account.User);

    /// <summary>Null for whoever is not in the organisation file: they can report, and nothing else.</summary>
    public Person? OnCallPerson(ChannelAccount account) => account.AadObjectId is not { } id ? null
        : desk.Surroundings.Organization.FindByChat(a => a.Channel == TeamsPlace.ChannelName && string.Equals(TeamsPlace.Parse(a.Place).User, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>That of their client; null where the activity does not tell, as many events do not.</summary>
    public static Language? LanguageOf(TeamsActivity activity) =>
        (activity.Locale ?? activity.Entities?.FirstOrDefault(e => e.Type == "clientInfo")?.Locale) is not { Length: > 0 } locale ? null
            : locale.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Japanese : Language.English;

    /// <summary>In which we speak to them outside their own dialog.</summary>
    public TeamsWording Words(TeamsActivity activity) => new(OnCallPerson(activity.From)?.Language ?? LanguageOf(activity) ?? desk.LanguageHere);
}
