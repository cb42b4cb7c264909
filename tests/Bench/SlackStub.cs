using System.Text.Json.Nodes;

namespace Escalation.Bench;

/// <summary>Slack's Web API as far as a benchmark needs it: everything is answered at once and well, what was sent is counted.</summary>
internal sealed class SlackStub : IPlatform
{
    public const string Team = "T0BENCH";
    public const string App = "A0BENCH";
    public const string Bot = "U0BENCHBOT";
    private const string BotToken = "xoxb-bench";

    private static readonly string[] _replies = ["chat.postMessage", "chat.update"];

    private readonly WebApplication _app;
    private long _replied;

    private SlackStub(WebApplication app, Uri address) => (_app, ApiUrl) = (app, new(address, "api/"));

    private Uri ApiUrl { get; }

    public long Replied => Interlocked.Read(ref _replied);

    public static async Task<IPlatform> Start()
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

    public byte[] Request(Uri address, int person, int message) => SlackEvents.Request(address, person, message);

    public Child Product() => Child.Product(("Slack__ApiUrl", ApiUrl.ToString()), ("Slack__BotToken", BotToken), ("Slack__SigningSecret", SlackEvents.SigningSecret));

    public Child Peer() => Child.Node("slack.cjs", ("API_URL", ApiUrl.ToString()), ("BOT_TOKEN", BotToken), ("SIGNING_SECRET", SlackEvents.SigningSecret));

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
