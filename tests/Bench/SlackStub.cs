using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Escalation.Bench;

/// <summary>Slack's Web API as far as a benchmark needs it: everything is answered at once and well, what was sent is counted.</summary>
internal sealed class SlackStub : IAsyncDisposable
{
    public const string Team = "T0BENCH";
    public const string App = "A0BENCH";
    public const string Bot = "U0BENCHBOT";

    private static readonly string[] _replies = ["chat.postMessage", "chat.update"];

    private readonly WebApplication _app;
    private long _replied;

    private SlackStub(WebApplication app, Uri address) => (_app, ApiUrl) = (app, new(address, "api/"));

    public Uri ApiUrl { get; }

    /// <summary>Messages that were written or changed.</summary>
    public long Replied => Interlocked.Read(ref _replied);

    public static async Task<SlackStub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = Child.FreeUrl();
        var stub = new SlackStub(builder.Build(), new(address));
        stub._app.MapPost("/api/{method}", async (string method, HttpRequest request) => Results.Text(await stub.Answer(method, request), "application/json"));
        stub._app.Urls.Add(address);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Waits until nothing was replied for a second; when the last reply was, as <see cref="Stopwatch.GetTimestamp"/> counts.</summary>
    public async Task<long> Quiet()
    {
        var (replied, last) = (Replied, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(last) < TimeSpan.FromSeconds(1))
        {
            await Task.Delay(10);
            if (Replied != replied) (replied, last) = (Replied, Stopwatch.GetTimestamp());
        }

        return last;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<string> Answer(string method, HttpRequest request)
    {
        if (_replies.Contains(method)) Interlocked.Increment(ref _replied);
        switch (method)
        {
            case "auth.test":
                return $$"""{"ok":true,"team":"bench","team_id":"{{Team}}","user":"bot","user_id":"{{Bot}}","bot_id":"B0BENCH","app_id":"{{App}}"}""";
            case "users.info":
                return """{"ok":true,"user":{"locale":"ja-JP"}}""";
            case "conversations.open":
                var users = (string)(await JsonNode.ParseAsync(request.Body))!["users"]!;
                return $$$"""{"ok":true,"channel":{"id":"D{{{users[1..]}}}"}}""";
            default:
                return $$"""{"ok":true,"channel":"D0BENCH","ts":"{{SlackEvents.Time()}}"}""";
        }
    }
}
