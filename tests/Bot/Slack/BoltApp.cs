using System.Globalization;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>A small app on Slack's own framework (@slack/bolt), in a process of its own, over HTTP or over a socket.</summary>
internal sealed class BoltApp : IAsyncDisposable
{
    private readonly PeerProcess _peer;

    private BoltApp(PeerProcess peer) => _peer = peer;

    public IReadOnlyList<JsonNode> Said => _peer.Said;

    /// <summary>Starts it, and tells the fake where it is.</summary>
    public static async Task<BoltApp> Start(Installation installation, bool socket)
    {
        var (app, slack) = (installation.App, installation.App.Slack);
        app.UsesSockets = socket;
        var (peer, first) = await PeerProcess.Start("slack-bolt-app.cjs", socket ? "socket" : "http",
            ("BOT_TOKEN", installation.BotToken), ("APP_TOKEN", app.AppToken), ("SIGNING_SECRET", app.SigningSecret), ("API_URL", slack.ApiUrl));
        // The framework asks who it is before it is really ready, and ends if that fails.
        await slack.WaitForCall("auth.test");
        if (socket) await slack.WaitFor(() => app.Links.Count == 1);
        else app.At(new($"http://127.0.0.1:{int.Parse(first, CultureInfo.InvariantCulture)}/slack/events"));
        return new(peer);
    }

    /// <summary>Waits until the app has handled this so many times.</summary>
    public Task<IReadOnlyList<JsonNode>> Handled(string what, int times = 1) => _peer.Handled(what, times);

    public ValueTask DisposeAsync() => _peer.DisposeAsync();
}
