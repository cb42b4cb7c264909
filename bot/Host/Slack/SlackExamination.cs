using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Escalation.Bot.Chat;
using Escalation.Channels.Slack;
using Escalation.Dialogs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Escalation.Bot.Slack;

/// <summary>Asks Slack everything that must be right before the first report comes.</summary>
public static class SlackExamination
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    public static async IAsyncEnumerable<Finding> Of(SlackSettings settings, Organization organization, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = _patience };
        var api = new SlackApi(http, settings, NullLogger<SlackApi>.Instance);
        yield return new(true, $"Slack is reached at {settings.ApiUrl}, by {(settings.UsesSocket ? "Socket Mode" : "HTTP")}{(settings is { UsesSocket: true, UsesHttp: true } ? " and HTTP" : "")}");
        if (settings.UsesSocket) yield return await Socket(api, settings, stopping);
        if (settings.UsesHttp)
        {
            yield return settings.PublicUrl.IsLoopback || settings.PublicUrl.Scheme != Uri.UriSchemeHttps
                ? new(false, $"Slack cannot post to {settings.PublicUrl} from outside", "Set PublicUrl to the https address of this host, or use Socket Mode (Slack__AppToken), which needs none.")
                : new(true, $"Slack posts to {new Uri(settings.PublicUrl, "/slack/events")}, /slack/interactions and /slack/commands");
        }

        if (settings.BotToken is not { } token)
        {
            yield return new(true, $"workspaces install the app from {new Uri(settings.PublicUrl, "/slack/install")}");
            yield break;
        }

        var known = await api.Form("auth.test", token, [], stopping);
        if (known is not SlackOk me)
        {
            yield return new(false, $"Slack does not accept Slack__BotToken: {Why(known)}", "Copy the Bot User OAuth Token (xoxb-…) anew from OAuth & Permissions; if it is not there, press Install to Workspace.");
            yield break;
        }

        yield return new(true, $"the bot is {me.Text("user")} in {me.Text("team")} ({me.Text("team_id") ?? me.Text("enterprise_id")})");
        if (token.StartsWith("xoxe.", StringComparison.Ordinal))
            yield return new(false, "the bot token rotates: it ends within twelve hours", "Make the app anew from the manifest, which leaves rotation off, or install over the web with Slack__ClientId and Slack__ClientSecret: such tokens are renewed.");
        if (settings.AppId is { } socketApp && await AppOf(api, token, me, stopping) is { } botApp && botApp != socketApp)
            yield return new(false, $"Slack__AppToken is of the app {socketApp}, Slack__BotToken of {botApp}", "Copy both tokens from the same app at https://api.slack.com/apps.");
        yield return Scopes(me);
        foreach (var rooms in organization.Rooms)
            if (rooms.OnCall is { Channel: SlackPlace.ChannelName } onCall && SlackPlace.Parse(onCall.Place) is { } place)
                yield return await OnCallChannel(api, token, place.Channel, stopping);
            else if (rooms.PerIncident?.StartsWith(SlackRooms.ChannelName, StringComparison.Ordinal) == true)
                yield return new(false, "incident-channels is true, but there is no on-call-channel", "Where Slack does not let the app create channels there would be nowhere to go: set chat / slack / on-call-channel in organization.yaml.");
        foreach (var person in organization.People) yield return await Member(api, token, person, stopping);
    }

    private static async Task<Finding> Socket(SlackApi api, SlackSettings settings, CancellationToken stopping)
    {
        var answer = await api.Form("apps.connections.open", settings.AppToken, [], stopping);
        if (answer is not SlackOk ok || !Uri.TryCreate(ok.Text("url"), UriKind.Absolute, out var address))
            return new(false, $"no socket can be opened: {Why(answer)}", "Switch on Socket Mode in the app's settings, and make an app-level token with connections:write (Basic Information) for Slack__AppToken.");
        var hello = new TaskCompletionSource();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(_patience);
        try
        {
            await using var socket = await SlackSocket.Connect(address, _ => Task.FromResult<Channels.Slack.Wire.SlackReply?>(null), frame => hello.TrySetResult(), patience.Token);
            var run = socket.Run(patience.Token);
            await Task.WhenAny(hello.Task, run);
            await socket.Close();
        }
        catch (Exception wrong) when (wrong is WebSocketException or HttpRequestException or OperationCanceledException)
        {
            return new(false, $"the socket to {address.Host} does not open: {wrong.Message}", "Let this machine make outgoing connections (port 443, WebSocket) to *.slack.com.");
        }

        return hello.Task.IsCompleted ? new(true, "a socket was opened and Slack said hello") : new(false, "the socket was closed before Slack said hello", "Try again in a minute; if it stays, make a new app token.");
    }

    private static async Task<string?> AppOf(SlackApi api, string token, SlackOk me, CancellationToken stopping) =>
        me.Text("bot_id") is { } bot && await api.Form("bots.info", token, [("bot", bot)], stopping) is SlackOk about ? about.Text("bot", "app_id") : null;

    private static Finding Scopes(SlackOk me)
    {
        if (me.Scopes is not { } scopes) return new(true, "Slack did not say which scopes the token has");
        var granted = scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var missing = SlackScopes.Bot.Except(granted).ToList();
        var needless = granted.Except(SlackScopes.Bot).ToList();
        if (missing.Count > 0) return new(false, $"the token lacks {string.Join(", ", missing)}", "Add the scopes under OAuth & Permissions (or paste manifests/slack/manifest.yaml), then Reinstall to Workspace.");
        return needless.Count == 0 ? new(true, $"all {granted.Length} scopes are granted") : new(true, $"all scopes are granted; not needed: {string.Join(", ", needless)}");
    }

    private static async Task<Finding> OnCallChannel(SlackApi api, string token, string channel, CancellationToken stopping)
    {
        var answer = await api.Form("conversations.info", token, [("channel", channel)], stopping);
        if (answer is not SlackOk ok) return new(false, $"the on-call channel {channel} is not seen: {Why(answer)}", "Check the ID in organization.yaml, and write /invite and the bot's name in that channel.");
        var name = ok.Text("channel", "name") ?? channel;
        if (Is("is_archived")) return new(false, $"the on-call channel #{name} is archived", "Unarchive it, or set another in organization.yaml.");
        if (!Is("is_member")) return new(false, $"the bot is not in the on-call channel #{name}", $"Write /invite and the bot's name in #{name}.");
        return Is("is_private") ? new(true, $"the on-call channel is #{name}, private, and the bot is in it")
            : new(false, $"the on-call channel #{name} is public", "Everybody could read who was tricked and what was lost. Make it private in its settings, or set another in organization.yaml.");

        bool Is(string flag) => ok.Body.GetProperty("channel").TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;
    }

    private static async Task<Finding> Member(SlackApi api, string token, Person person, CancellationToken stopping)
    {
        if (person.Chats.FirstOrDefault(c => c.Channel == SlackPlace.ChannelName) is not { Value: not null } chat || SlackPlace.Parse(chat.Place) is not { } place)
            return new(true, $"{person.Id} ({person.Name}) has no Slack account in organization.yaml and is paged by {(person.Mail is null ? "the console only" : "mail and console")}");
        var answer = await api.Form("users.info", token, [("user", place.Channel)], stopping);
        if (answer is not SlackOk ok) return new(false, $"{person.Id} ({person.Name}): Slack does not know {place.Channel}: {Why(answer)}", "Open the person's profile in Slack, choose ⋮ and \"Copy member ID\", and write it into organization.yaml.");
        if (ok.Body.GetProperty("user").TryGetProperty("deleted", out var deleted) && deleted.ValueKind == JsonValueKind.True)
            return new(false, $"{person.Id} ({person.Name}): the account {place.Channel} is deactivated", "Take the person off the rosters in organization.yaml, or write their new member ID.");
        var opened = await api.Post("conversations.open", token, new() { ["users"] = place.Channel }, stopping);
        return opened is SlackOk
            ? new(true, $"{person.Id} ({person.Name}) is {ok.Text("user", "real_name") ?? ok.Text("user", "name")} and can be paged by direct message")
            : new(false, $"{person.Id} ({person.Name}) cannot be written to: {Why(opened)}", "Bots and deactivated accounts take no messages; write the member ID of a person.");
    }

    private static string Why(SlackAnswer answer) => answer switch { SlackRefused refused => refused.Reason, SlackLater later => later.Reason, _ => "unreadable answer" };
}
