using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>A small app on Slack's own framework (@slack/bolt), in a process of its own, over HTTP or over a socket.</summary>
internal sealed class BoltApp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<JsonNode> _said = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BoltApp(Process process) => _process = process;

    public IReadOnlyList<JsonNode> Said
    {
        get
        {
            lock (_said) return [.. _said];
        }
    }

    /// <summary>Starts it, and tells the fake where it is.</summary>
    public static async Task<BoltApp> Start(Installation installation, bool socket)
    {
        var (app, slack) = (installation.App, installation.App.Slack);
        app.UsesSockets = socket;
        var start = new ProcessStartInfo("node", $"{Repository.File("tests/Bot/peers/slack-bolt-app.cjs")} {(socket ? "socket" : "http")}") { RedirectStandardInput = true, RedirectStandardOutput = true };
        (start.Environment["BOT_TOKEN"], start.Environment["APP_TOKEN"]) = (installation.BotToken, app.AppToken);
        (start.Environment["SIGNING_SECRET"], start.Environment["API_URL"]) = (app.SigningSecret, slack.ApiUrl);
        var bolt = new BoltApp(Process.Start(start)!);
        var ready = new TaskCompletionSource<string>();
        bolt._process.OutputDataReceived += (_, line) => bolt.Heard(line.Data, ready);
        bolt._process.BeginOutputReadLine();
        var first = await ready.Task.WaitAsync(TimeSpan.FromSeconds(30));
        // The framework asks who it is before it is really ready, and ends if that fails.
        await slack.WaitForCall("auth.test");
        if (socket) await slack.WaitFor(() => app.Links.Count == 1);
        else app.At(new($"http://127.0.0.1:{int.Parse(first, CultureInfo.InvariantCulture)}/slack/events"));
        return bolt;
    }

    /// <summary>Waits until the app has handled this so many times.</summary>
    public async Task<IReadOnlyList<JsonNode>> Handled(string what, int times = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            Task change;
            lock (_said)
            {
                change = _change.Task;
                var found = _said.FindAll(s => (string?)s["what"] == what);
                if (found.Count >= times) return found;
            }

            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The app did not handle {what} {times} times, but: {string.Join('\n', Said.Select(s => s.ToJsonString()))}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Heard(string? line, TaskCompletionSource<string> ready)
    {
        if (line is null || ready.TrySetResult(line)) return;
        lock (_said)
        {
            _said.Add(JsonNode.Parse(line)!);
            var happened = _change;
            _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
            happened.TrySetResult();
        }
    }
}
