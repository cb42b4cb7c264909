using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Escalation.Tests.Bot.Slack;

/// <summary>
/// Slack for tests: the real HTTP and WebSocket protocol on a port of its own, stricter than the original.
/// What an app does wrong is answered as Slack answers it; what Slack would let pass but is still a mistake is written into <see cref="Complaints"/>.
/// </summary>
public sealed partial class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _ids;

    private FakeSlack(SlackClock clock)
    {
        Clock = clock;
        Courier = new(this);
        ResponseUrls = new(this);
        SocketLinks = new(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.UseWebSockets();
        Map();
    }

    public SlackClock Clock { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Where an app calls the methods, with a slash at the end.</summary>
    public string ApiUrl => $"{Address}api/";

    /// <summary>How long an app may take to answer, and how long a trigger may be used.</summary>
    public TimeSpan AckLimit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>What the timestamps of signatures are read from; it does not move with <see cref="Clock"/>, because an app in its own process lives in real time.</summary>
    public TimeProvider SigningTime { get; set; } = TimeProvider.System;

    public Faults Faults { get; } = new();

    /// <summary>When on, the published tiers are counted per method and minute of <see cref="Clock"/>, and posts per channel and second.</summary>
    public bool LimitsRates { get; set; }

    internal Lock Gate { get; } = new();
    internal List<Workspace> Workspaces { get; } = [];
    internal List<SlackApp> Apps { get; } = [];
    internal Dictionary<string, Token> Tokens { get; } = [];
    internal Dictionary<string, SlackFile> Files { get; } = [];
    internal List<SlackView> Views { get; } = [];
    internal Dictionary<string, InstallCode> InstallCodes { get; } = [];
    internal Triggers Triggers { get; } = new();
    internal Courier Courier { get; }
    internal ResponseUrls ResponseUrls { get; }
    internal SocketLinks SocketLinks { get; }
    internal CancellationTokenSource Closing { get; } = new();

    public static async Task<FakeSlack> StartAsync(SlackClock? clock = null)
    {
        var slack = new FakeSlack(clock ?? new());
        await slack._server.StartAsync();
        slack.Address = new(slack._server.Urls.First());
        return slack;
    }

    public Workspace Workspace(string name, string? enterpriseId = null)
    {
        lock (Gate)
        {
            var workspace = new Workspace(this, name, enterpriseId);
            Workspaces.Add(workspace);
            return workspace;
        }
    }

    public SlackApp App(AppManifest manifest)
    {
        lock (Gate)
        {
            var app = new SlackApp(this, manifest);
            Apps.Add(app);
            return app;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Closing.IsCancellationRequested) return;
        await Closing.CancelAsync();
        await Courier.Settled();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _server.StopAsync(limit.Token);
        await _server.DisposeAsync();
        Courier.Dispose();
        Closing.Dispose();
    }

    internal string NewId(string prefix) => $"{prefix}0{Interlocked.Increment(ref _ids):X8}";

    internal static string NewSecret(int bytes = 16) => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(bytes));

    internal long UnixNow => Clock.GetUtcNow().ToUnixTimeSeconds();

    private void Map()
    {
        var api = new WebApi(this);
        var files = new FileEndpoints(this);
        var oauth = new OAuthPages(this);
        _server.MapMethods("/api/{method}", ["GET", "POST"], context => api.Answer(context, (string)context.Request.RouteValues["method"]!));
        _server.Map("/link/", SocketLinks.Accept);
        _server.MapPost("/response/{id}", ResponseUrls.Answer);
        _server.MapGet("/files-pri/{id}/{name}", files.Download);
        _server.MapPost("/upload/v1/{id}", files.Upload);
        _server.MapGet("/signin", files.SignInPage);
        _server.MapGet("/oauth/v2/authorize", oauth.Authorize);
    }
}
