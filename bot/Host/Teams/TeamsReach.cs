using System.Collections.Concurrent;
using Escalation.Bot.Chat;
using Escalation.Bot.Engine;
using Escalation.Channels.Teams;
using Escalation.Dialogs;

namespace Escalation.Bot.Teams;

/// <summary>
/// Finds out before the worst day who on call cannot be paged in Teams: a personal chat is opened with each of them, or looked at where there is one, which nobody notices. When the host
/// starts, and every day.
/// </summary>
public sealed partial class TeamsReach(TeamsConversations conversations, Surroundings surroundings, TimeProvider clock, ILogger<TeamsReach> log) : BackgroundService, IReachability
{
    private static readonly TimeSpan _again = TimeSpan.FromDays(1);
    private static readonly TimeSpan _sooner = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<PersonId, string> _problems = new();

    public string? Problem(PersonId person) => _problems.GetValueOrDefault(person);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var known = await Look(stoppingToken);
            await Task.Delay(known ? _again : _sooner, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False when Teams did not answer for somebody.</returns>
    private async Task<bool> Look(CancellationToken stopping)
    {
        var known = true;
        foreach (var (person, user) in Accounts(surroundings.Organization))
        {
            switch (await conversations.Examine(user, Channel(surroundings.Organization), stopping))
            {
                case ({ }, _):
                    _problems.TryRemove(person.Id, out _);
                    break;
                case (_, ConnectorRefused { Status: < 500 } refused):
                    _problems[person.Id] = Said(person, refused);
                    LogProblem(_problems[person.Id]);
                    break;
                default:
                    known = false;
                    break;
            }
        }

        return known;
    }

    /// <summary>The on-call channel: its team's roster knows them.</summary>
    public static string? Channel(Organization organization) =>
        organization.Rooms.Select(r => r.PerIncident).OfType<string>().Where(p => p.StartsWith(TeamsRooms.ChannelName + ":", StringComparison.Ordinal)).Select(p => p[(TeamsRooms.ChannelName.Length + 1)..]).FirstOrDefault();

    public static IEnumerable<(Person Person, string User)> Accounts(Organization organization) =>
        from person in organization.People
        from chat in person.Chats
        where chat.Channel == TeamsPlace.ChannelName
        let user = TeamsPlace.Parse(chat.Place).User
        where user is not null
        select (person, user);

    public static string Said(Person person, ConnectorRefused refused) => refused switch
    {
        { IsByAdministrator: true } => $"an administrator has switched the app off for {person.Name}",
        { IsBlocked: true } => $"{person.Name} has blocked the app",
        { Status: 403 or 404 } => $"the app is not installed for {person.Name}",
        _ => $"{person.Name}: {refused.Reason}",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: {Problem}. Pages go another way until that is mended.")]
    private partial void LogProblem(string problem);
}
