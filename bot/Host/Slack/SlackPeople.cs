using System.Collections.Concurrent;
using Escalation.Bot.Engine;
using Escalation.Channels.Slack;
using Escalation.Dialogs;

namespace Escalation.Bot.Slack;

/// <summary>Who somebody in Slack is to us, and which language they read.</summary>
public sealed class SlackPeople(SlackApi api, Surroundings surroundings, TimeProvider clock)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan _remembered = TimeSpan.FromHours(1);
    private static readonly TimeSpan _askedAgain = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Team, string User), (Language? Language, DateTimeOffset Until)> _languages = new();

    public static PersonId IdOf(string team, string user) => new($"slack-{team}-{user}");

    public static Address DirectTo(string team, string user) => new SlackPlace(team, user).Address;

    /// <summary>Null for whoever is not in the organisation file: they can report, and nothing else. In an organisation of workspaces somebody has one id in all of them.</summary>
    public Person? OnCallPerson(string team, string user) =>
        surroundings.Organization.FindByChat(a => a.Channel == SlackPlace.ChannelName && SlackPlace.Parse(a.Place) is { } place && place.Channel == user && (place.Team is null || place.Team == team || team is ['E', ..]));

    /// <summary>Their client's, as Slack knows it; null when Slack does not say in time, for the answer to a report must not wait for it.</summary>
    public async Task<Language?> LanguageOf(SlackInstallation team, string user, CancellationToken stopping)
    {
        var key = (team.Id, user);
        if (_languages.TryGetValue(key, out var known) && clock.GetUtcNow() < known.Until) return known.Language;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(_patience);
        try
        {
            if (await api.Form("users.info", team.BotToken, [("user", user), ("include_locale", "true")], patience.Token) is not SlackOk ok) return known.Language;
            Language? language = ok.Text("user", "locale") is not { Length: > 0 } locale ? null : locale.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Japanese : Language.English;
            _languages[key] = (language, clock.GetUtcNow() + _remembered);
            return language;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            _languages[key] = known with { Until = clock.GetUtcNow() + _askedAgain }; // Whoever waits for an answer waits for that once.
            return known.Language;
        }
    }

    public Language LanguageHere => surroundings.Organization.Languages[0];
}
