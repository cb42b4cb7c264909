using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Escalation.Tests.Bot.Teams.Fake;

/// <summary>
/// Microsoft Teams as a bot meets it, strict: the keys and tokens of the Bot Connector, its REST API, the token endpoint of Entra and the stores where files
/// lie, on loopback with TLS. A mistake is answered with Teams' own error; one that Teams would let pass is written into <see cref="Complaints"/>.
/// </summary>
public sealed partial class FakeTeams : IAsyncDisposable
{
    public const string Scope = "https://api.botframework.com/.default";

    private readonly WebApplication _web;
    private readonly Lock _lock = new();
    private readonly List<string> _transcript = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly HttpClient _http;
    private int _ids;

    private FakeTeams(WebApplication web)
    {
        _web = web;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    }

    public static string AppId => "22222222-2222-4222-8222-222222222222";
    public static string TenantId => "11111111-1111-4111-8111-111111111111";
    public static string ClientSecret => "the-secret-of-the-test";
    public static string BotId => $"28:{AppId}";

    public TokenIssuer Issuer { get; } = new();

    /// <summary>Of the tokens that Entra issues to programs of the tenant.</summary>
    public TokenIssuer Entra { get; } = TokenIssuer.OfEntra();

    /// <summary>Where the bot listens.</summary>
    public Uri Bot { get; set; } = null!;
    public Uri Address { get; private set; } = null!;

    /// <summary>With a part for the region, as the real one has.</summary>
    public string ServiceUrl => $"{Address}jp/";
    public string OpenIdMetadata => $"{Address}v1/.well-known/openidconfiguration";
    public string TenantOpenIdMetadata => $"{Address}{TenantId}/v2.0/.well-known/openid-configuration";
    public string TokenEndpoint => $"{Address}{TenantId}/oauth2/v2.0/token";

    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Every call of the connector, as <c>POST v3/conversations/…</c>.</summary>
    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    /// <summary>How often a token was issued to the bot.</summary>
    public int TokensIssued { get; private set; }

    /// <summary>What the next calls get instead: a rule that fits is used once.</summary>
    public ConcurrentQueue<Fault> Faults { get; } = new();

    public bool LimitsRates { get; set; }

    internal List<TeamsChat> Chats { get; } = [];
    internal List<TeamsPerson> People { get; } = [];

    public static async Task<FakeTeams> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(LoopbackTls.Server)));
        var web = builder.Build();
        var teams = new FakeTeams(web);
        teams.Map(web);
        await web.StartAsync();
        var port = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        teams.Address = new($"https://localhost:{port}/");
        return teams;
    }

    /// <summary>The settings a host needs to meet this Teams and no other.</summary>
    public (string, string)[] Settings =>
    [
        ("Teams__AppId", AppId), ("Teams__TenantId", TenantId), ("Teams__ClientSecret", ClientSecret), ("Teams__OpenIdMetadata", OpenIdMetadata),
        ("Teams__TokenEndpoint", TokenEndpoint), ("Teams__ServiceUrl", ServiceUrl), ("Teams__ServiceHosts", "localhost"), ("SSL_CERT_FILE", LoopbackTls.CertificateFile),
    ];

    public TeamsPerson Person(string name, string locale = "ja-JP")
    {
        lock (_lock)
        {
            var number = People.Count + 1;
            var person = new TeamsPerson(this, name, locale, $"29:1{name}", $"00000000-0000-4000-8000-{number:D12}");
            People.Add(person);
            return person;
        }
    }

    /// <summary>A standard channel of a team.</summary>
    public TeamsChat Channel(string name, params TeamsPerson[] members) => Add(new TeamsChat(this, ChatKind.Channel, $"19:{name}@thread.tacv2") { Members = [.. members] });

    public TeamsChat Group(params TeamsPerson[] members) => Add(new TeamsChat(this, ChatKind.Group, $"19:{NextId()}@thread.v2") { Members = [.. members] });

    internal TeamsChat PersonalChat(TeamsPerson person)
    {
        lock (_lock) return Chats.FirstOrDefault(c => c.Kind == ChatKind.Personal && c.Members.Contains(person)) ?? Add(new TeamsChat(this, ChatKind.Personal, $"a:1{person.Name}") { Members = [person] });
    }

    private TeamsChat Add(TeamsChat chat)
    {
        lock (_lock) Chats.Add(chat);
        return chat;
    }

    internal string NextId() => (1_700_000_000_000 + Interlocked.Increment(ref _ids)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits until something is there; woken by what happens, not by a clock.</summary>
    public async Task<T> WaitFor<T>(Func<T?> look) where T : class
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(30));
        for (; ; )
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                if (look() is { } found) return found;
                _waiting.Add(changed);
            }

            if (await Task.WhenAny(changed.Task, patience) == patience) throw new TimeoutException($"What was waited for did not come.\n{Transcript()}");
        }
    }

    public async Task WaitFor(Func<bool> look) => await WaitFor(() => look() ? "" : null);

    internal void Changed(string what)
    {
        List<TaskCompletionSource> woken;
        lock (_lock)
        {
            _transcript.Add(what.Length > 1_500 ? what[..1_500] + "…" : what);
            woken = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var waiting in woken) waiting.TrySetResult();
    }

    public string Transcript()
    {
        lock (_lock) return string.Join('\n', _transcript.TakeLast(60));
    }

    internal T Locked<T>(Func<T> work)
    {
        lock (_lock) return work();
    }

    /// <summary>Posts to the bot as the connector does. Whatever is not said is right.</summary>
    public async Task<BotAnswer> Deliver(JsonObject activity, TokenClaims? claims = null, string? authorization = null)
    {
        claims ??= new(AppId, (string?)activity["serviceUrl"]);
        var began = DateTimeOffset.UtcNow;
        var answer = await DeliverRaw(activity.ToJsonString(), claims, authorization);
        var took = DateTimeOffset.UtcNow - began;
        var invoke = (string?)activity["type"] == "invoke";
        if (took > TimeSpan.FromSeconds(invoke ? 5 : 15)) Complaints.Enqueue($"{activity["type"]} {activity["name"]} was answered only after {took.TotalSeconds:0.0} s");
        return answer;
    }

    /// <summary>The same with a body as nobody but an attacker writes it.</summary>
    public async Task<BotAnswer> DeliverRaw(string body, TokenClaims? claims = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot, "/api/messages")) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? $"Bearer {Issuer.Issue(claims ?? new(AppId, ServiceUrl), DateTimeOffset.UtcNow)}");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Changed($"→ {body} ⇒ {(int)response.StatusCode} {text}");
        return new((int)response.StatusCode, text.Length > 0 && response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null, text);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _http.Dispose();
        Issuer.Dispose();
        Entra.Dispose();
    }
}

public sealed record ConnectorCall(string Method, string Path, JsonNode? Body, int Status);

public sealed record BotAnswer(int Status, JsonNode? Json, string Text);

/// <param name="Fits">Part of <c>METHOD path</c>.</param>
/// <param name="Hidden">The call is carried out, but its answer is the fault.</param>
public sealed record Fault(string Fits, int Status, string? Code = null, int? RetryAfter = null, bool Hidden = false);
