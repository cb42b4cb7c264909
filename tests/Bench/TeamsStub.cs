using System.Net;
using System.Text;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Bench;

/// <summary>Microsoft's issuers of tokens and the Bot Connector as far as a benchmark needs them: everything is answered at once and well, what was sent is counted.</summary>
internal sealed class TeamsStub : IPlatform
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";
    private const string TenantId = "11111111-1111-4111-8111-111111111111";
    private const string Secret = "bench";

    private readonly WebApplication _app;
    private readonly TokenIssuer _issuer = new();
    private readonly Uri _address;
    private readonly string _token;
    private long _last = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    private long _replied;

    private TeamsStub(WebApplication app, Uri address)
    {
        (_app, _address) = (app, address);
        _token = _issuer.Issue(new(AppId, ServiceUrl), DateTimeOffset.UtcNow); // Teams sends one for an hour.
    }

    public long Replied => Interlocked.Read(ref _replied);

    private string ServiceUrl => $"{_address}jp/";

    public static async Task<IPlatform> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        var port = new Uri(Child.FreeUrl()).Port;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(LoopbackTls.Server)));
        var stub = new TeamsStub(builder.Build(), new($"https://localhost:{port}/"));
        stub.Map();
        await stub._app.StartAsync();
        return stub;
    }

    public Child Product() => Child.Product(
        ("Teams__AppId", AppId), ("Teams__TenantId", TenantId), ("Teams__ClientSecret", Secret), ("Teams__ServiceUrl", ServiceUrl), ("Teams__ServiceHosts", "localhost"),
        ("Teams__OpenIdMetadata", $"{_address}v1/.well-known/openidconfiguration"), ("Teams__TokenEndpoint", $"{_address}{TenantId}/oauth2/v2.0/token"), ("SSL_CERT_FILE", LoopbackTls.CertificateFile));

    public Child Peer() => Child.Node("teams.cjs",
        ("APP_ID", AppId), ("TENANT_ID", TenantId), ("CLIENT_SECRET", Secret), ("API_URL", _address.ToString()), ("NODE_EXTRA_CA_CERTS", LoopbackTls.CertificateFile));

    /// <summary>Signed activities as the connector posts them.</summary>
    public byte[] Request(Uri address, int person, int message)
    {
        var id = Interlocked.Increment(ref _last);
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"text":"{{Chat.Text(person, message)}}","textFormat":"plain","type":"message","timestamp":"{{DateTimeOffset.UtcNow:O}}","localTimestamp":"{{DateTimeOffset.UtcNow:O}}","id":"{{id}}","channelId":"msteams","serviceUrl":"{{ServiceUrl}}","from":{"id":"29:bench{{person}}","name":"Bench {{person}}","aadObjectId":"00000000-0000-4000-8000-{{person:D12}}"},"conversation":{"conversationType":"personal","tenantId":"{{TenantId}}","id":"a:bench{{person}}"},"recipient":{"id":"28:{{AppId}}","name":"Escalation"},"entities":[{"locale":"ja-JP","country":"JP","platform":"Windows","timezone":"Asia/Tokyo","type":"clientInfo"}],"channelData":{"tenant":{"id":"{{TenantId}}"} },"locale":"ja-JP","localTimezone":"Asia/Tokyo"}
            """);
        var head = string.Join("\r\n", "POST /api/messages HTTP/1.1", $"Host: {address.Authority}", "Content-Type: application/json; charset=utf-8", $"Content-Length: {body.Length}", $"Authorization: Bearer {_token}", "", "");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _issuer.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/v1/.well-known/openidconfiguration", () => Json($$"""{"issuer":"{{TokenIssuer.ConnectorIssuer}}","jwks_uri":"{{_address}}v1/.well-known/keys","id_token_signing_alg_values_supported":["RS256"]}"""));
        _app.MapGet("/v1/.well-known/keys", () => Json(_issuer.Keys().ToJsonString()));
        _app.MapPost("/{tenant}/oauth2/v2.0/token", () => Json($$"""{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"bench"}"""));
        _app.Map("/jp/v3/{**path}", () => Json($$"""{"id":"{{Interlocked.Increment(ref _replied)}}"}"""));
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");
}
