using System.Runtime.CompilerServices;
using System.Text.Json;
using Escalation.Bot.Chat;
using Escalation.Channels;
using Escalation.Channels.Teams;
using Escalation.Dialogs;

namespace Escalation.Bot.Teams;

/// <summary>Asks Microsoft everything that must be right before the first report comes.</summary>
public static class TeamsExamination
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    /// <param name="places">Where the server keeps how people are reached; what is found here is kept there too.</param>
    public static async IAsyncEnumerable<Finding> Of(TeamsSettings settings, Organization organization, ICardPlaces places, TimeProvider clock, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        var hosts = new TeamsHosts(settings);
        var token = new TeamsToken(settings);
        var conversations = new TeamsConversations(places, TeamsComposition.Api(hosts, token), settings);
        yield return settings.PublicUrl is { IsLoopback: false, Scheme: "https" }
            ? new(true, $"Teams posts to {new Uri(settings.PublicUrl, TeamsEndpoint.Path)}; this must be the messaging endpoint of the Azure Bot")
            : new(false, $"Teams cannot reach {settings.PublicUrl}", "Set PublicUrl to the public https address of this host, and the messaging endpoint of the Azure Bot to that address and /api/messages.");
        if (settings.Anonymous)
        {
            yield return new(false, "tokens are switched off", "Take Teams__AllowAnonymous out; it is for the emulator on a developer's machine.");
            yield break;
        }

        if (settings.AcceptTenantTokens) yield return new(true, "tokens that this tenant issued to this app are taken too; unless a program of yours needs that, take Teams__AcceptTenantTokens out");
        yield return await Keys(settings, clock, stopping);
        var (mine, given) = await Token(token, settings, stopping);
        yield return mine;
        if (!given) yield break;

        var service = await conversations.Service();
        yield return service == settings.ServiceUrl
            ? new(true, $"nobody has written yet, so the address for everybody is used: {service}")
            : new(true, $"the service of this tenant is {service}");
        var channel = TeamsReach.Channel(organization);
        if (channel is not null) yield return await OnCallChannel(TeamsComposition.Api(hosts, token), service, channel, stopping);
        foreach (var person in organization.People) yield return await Person(conversations, person, channel, stopping);
    }

    private static async Task<Finding> Keys(TeamsSettings settings, TimeProvider clock, CancellationToken stopping)
    {
        using var http = new HttpClient { Timeout = _patience };
        // A token that nobody signed is refused either way; only where the keys are there is it refused as such.
        var verdict = await new TeamsTokenCheck(settings, http, clock).Verify("Bearer e30.e30.", stopping);
        return verdict.Refusal?.Contains(settings.OpenIdMetadata.ToString(), StringComparison.Ordinal) == true
            ? new(false, verdict.Refusal, $"Let this machine make outgoing https connections to {settings.OpenIdMetadata.Host}.")
            : new(true, $"the keys of {settings.OpenIdMetadata.Host} are here");
    }

    private static async Task<(Finding Finding, bool Given)> Token(TeamsToken token, TeamsSettings settings, CancellationToken stopping)
    {
        try
        {
            await token.Get(anew: true, stopping);
            return (new(true, $"Microsoft gives a token to the app {settings.AppId} in the tenant {settings.TenantId}"), true);
        }
        catch (TeamsTokenException refused)
        {
            return (new(false, $"Microsoft gives no token: {FirstLine(refused.Message)}", Mend(refused.Message)), false);
        }
    }

    private static string Mend(string error) => error switch
    {
        _ when error.Contains("AADSTS700016", StringComparison.Ordinal) => "The app is not in this tenant: check Teams__AppId and Teams__TenantId, and that the Azure Bot is of the type Single Tenant.",
        _ when error.Contains("AADSTS7000215", StringComparison.Ordinal) => "The secret is wrong: copy its value (not its id) into Teams__ClientSecret.",
        _ when error.Contains("AADSTS7000222", StringComparison.Ordinal) => "The secret has expired: make a new one under Certificates & secrets, and set Teams__ClientSecret.",
        _ when error.Contains("AADSTS90002", StringComparison.Ordinal) => "There is no such tenant: copy the directory (tenant) id into Teams__TenantId.",
        _ when error.Contains("AADSTS700027", StringComparison.Ordinal) => "The certificate is not the one that is registered: upload its public part under Certificates & secrets.",
        _ => "Check Teams__AppId, Teams__TenantId and the secret or certificate, and that this machine reaches login.microsoftonline.com.",
    };

    private static async Task<Finding> OnCallChannel(ConnectorApi api, Uri service, string channel, CancellationToken stopping)
    {
        var (answer, readers) = await Roster(api, service, channel, stopping);
        switch (answer)
        {
            case ConnectorOk:
                return new(true, $"the on-call channel is seen; {readers} people read there, so have only those in it who may know who was tricked");
            case ConnectorRefused refused:
                return new(false, $"the on-call channel is not seen: {refused.Reason}", "Add the app to that team (Manage team, Apps), and check the channel id in organization.yaml.");
            case ConnectorLater later:
                return new(false, $"the on-call channel could not be looked at: {later.Reason}", "Try again in a minute.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>How many there are, page by page.</summary>
    private static async Task<(ConnectorAnswer Answer, int Members)> Roster(ConnectorApi api, Uri service, string channel, CancellationToken stopping)
    {
        var page = $"v3/conversations/{Uri.EscapeDataString(channel)}/pagedmembers?pageSize=500";
        var (count, next) = (0, "");
        for (; ; )
        {
            var answer = await api.Get(service, page + next, stopping);
            if (answer is not ConnectorOk ok) return (answer, count);
            count += ok.Body.ValueKind == JsonValueKind.Object && ok.Body.TryGetProperty("members", out var members) ? members.GetArrayLength() : 0;
            if (ok.Text("continuationToken") is not { Length: > 0 } token) return (ok, count);
            next = $"&continuationToken={Uri.EscapeDataString(token)}";
        }
    }

    private static async Task<Finding> Person(TeamsConversations conversations, Person person, string? channel, CancellationToken stopping)
    {
        if (person.Chats.Where(c => c.Channel == TeamsPlace.ChannelName).Select(c => TeamsPlace.Parse(c.Place).User).FirstOrDefault() is not { } user)
            return new(true, $"{person.Id} ({person.Name}) has no Teams account in organization.yaml and is paged by {(person.Mail is null ? "the console only" : "mail and console")}");
        return await conversations.Examine(user, channel, stopping) switch
        {
            ({ }, _) => new(true, $"{person.Id} ({person.Name}) can be paged in their personal chat"),
            (_, ConnectorRefused refused) => new(false, $"{person.Id}: {TeamsReach.Said(person, refused)}", "Install the app for them with a setup policy in the Teams admin centre, or let them add it themselves; and check the Entra object id in organization.yaml."),
            (_, ConnectorLater later) => new(false, $"{person.Id} ({person.Name}) could not be looked up: {later.Reason}", "Try again in a minute."),
            _ => new(false, $"{person.Id} ({person.Name}): Teams made no conversation", "Try again in a minute."),
        };
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
