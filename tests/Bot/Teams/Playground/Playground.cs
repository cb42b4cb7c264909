using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Escalation.Tests.Bot.Journeys;
using Escalation.Tests.Bot.Teams.Fake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Escalation.Tests.Bot.Teams;

/// <summary>
/// Microsoft's own emulator of the Teams client, with the real host behind it. The emulator neither signs what it sends nor asks for a token, and the host insists on
/// both; so between them stands a Bot Connector of ours that signs, demands the bot's token, and gives the person the language that the emulator cannot be set to.
/// </summary>
public sealed class Playground : IAsyncLifetime
{
    public const string Alex = "00000000-0000-4000-8000-000000000020";
    private const string Team = "19:team@thread.tacv2";

    private readonly HttpClient _http = new();
    private FakeTeams _teams = null!;
    private WebApplication _between = null!;
    private Process _emulator = null!;
    private Uri _connector = null!;
    private string _folder = "";

    public HostProcess Host { get; private set; } = null!;

    /// <summary>Where the emulator's page is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the person's Teams is set to.</summary>
    public string Locale { get; set; } = "ja-JP";

    /// <summary>What the bot sent and what it was answered, as <c>POST v3/conversations/…</c>.</summary>
    public ConcurrentQueue<(string Call, int Status)> Calls { get; } = [];

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        await StartBetween();
        var port = HostProcess.FreePort();
        Address = new($"http://127.0.0.1:{port}/");
        _connector = new(Address, "_connector/");
        Host = await HostProcess.Start(
            SampleOrganization.Text.Replace("mail: tanaka@midori.example", $"mail: tanaka@midori.example, teams: {Alex[..^1]}1", StringComparison.Ordinal),
            [.. _teams.Settings.Where(s => s.Item1 != "Teams__ServiceUrl"), ("Teams__ServiceUrl", ServiceUrl)]);
        await StartEmulator(port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_emulator.HasExited) _emulator.Kill(entireProcessTree: true);
        await _emulator.WaitForExitAsync();
        _emulator.Dispose();
        await Host.DisposeAsync();
        await _between.DisposeAsync();
        await _teams.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string ServiceUrl => $"https://localhost:{PortOf("https")}/emulated/";

    private async Task StartBetween()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(LoopbackTls.Server));
        });
        _between = builder.Build();
        _between.MapPost("/api/messages", (Delegate)ToBot);
        _between.Map("/emulated/{**path}", ToEmulator);
        await _between.StartAsync();
    }

    private async Task StartEmulator(int port)
    {
        _folder = Directory.CreateTempSubdirectory("escalation-playground-").FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder, ".m365agentsplayground.yml"), $"""
            version: "0.1.1"
            tenantId: {FakeTeams.TenantId}
            bot: {"{"} id: "28:{FakeTeams.AppId}", name: Escalation {"}"}
            currentUser: {"{"} id: "29:alex", name: Alex Wilber, userPrincipleName: alex@midori.example, aadObjectId: {Alex}, givenName: Alex, surname: Wilber, email: alex@midori.example {"}"}
            users:
              - {"{"} id: "29:1", name: 田中 美咲, userPrincipleName: user1@midori.example, aadObjectId: {Alex[..^1]}1, givenName: 美咲, surname: 田中, email: user1@midori.example {"}"}
              - {"{"} id: "29:2", name: 鈴木 健, userPrincipleName: user2@midori.example, aadObjectId: {Alex[..^1]}2, givenName: 健, surname: 鈴木, email: user2@midori.example {"}"}
              - {"{"} id: "29:3", name: 佐藤 葵, userPrincipleName: user3@midori.example, aadObjectId: {Alex[..^1]}3, givenName: 葵, surname: 佐藤, email: user3@midori.example {"}"}
              - {"{"} id: "29:4", name: 高橋 蓮, userPrincipleName: user4@midori.example, aadObjectId: {Alex[..^1]}4, givenName: 蓮, surname: 高橋, email: user4@midori.example {"}"}
              - {"{"} id: "29:5", name: 伊藤 凛, userPrincipleName: user5@midori.example, aadObjectId: {Alex[..^1]}5, givenName: 凛, surname: 伊藤, email: user5@midori.example {"}"}
            personalChat: {"{"} id: "a:1personal" {"}"}
            groupChat: {"{"} id: "19:group@thread.v2", name: Group Chat {"}"}
            team:
              id: "{Team}"
              name: Midori
              aadGroupId: 00000000-0000-4000-8000-000000000031
              channels:
                - {"{"} id: "19:announcements@thread.tacv2", name: Announcements {"}"}
            """);
        var package = Repository.File("tests/Bot/peers/node_modules/@microsoft/m365agentsplayground/cli.js");
        var start = new ProcessStartInfo("node",
            $"-r \"{Repository.File("tests/Bot/peers/loopback-only.cjs")}\" \"{package}\" start --disable-telemetry -p {port} -c msteams -e http://127.0.0.1:{PortOf("http")}/api/messages --service-url {_connector.ToString().TrimEnd('/')}")
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        _emulator = Process.Start(start)!;
        var said = new StringBuilder();
        _emulator.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        _emulator.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        _emulator.BeginOutputReadLine();
        _emulator.BeginErrorReadLine();
        await Waiting.For(() => IsThere().Result, "the emulator's page");

        async Task<bool> IsThere()
        {
            if (_emulator.HasExited) throw new InvalidOperationException($"The emulator ended with {_emulator.ExitCode}:\n{said}");
            try
            {
                return (await _http.GetAsync(Address)).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    /// <summary>What the emulator sends, as Teams would: from a service with a name, signed.</summary>
    private async Task<IResult> ToBot(HttpContext http)
    {
        var activity = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        activity["serviceUrl"] = ServiceUrl;
        activity["locale"] = Locale;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/api/messages")) { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_teams.Issuer.Issue(new(FakeTeams.AppId, ServiceUrl), DateTimeOffset.UtcNow)}");
        return await Answer(await _http.SendAsync(request));
    }

    private async Task<IResult> ToEmulator(string path, HttpContext http)
    {
        if (!_teams.Accepts(http.Request.Headers.Authorization)) return Results.Unauthorized();
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var raw = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new(http.Request.Method), new Uri(_connector, raw["/emulated/".Length..]));
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await _http.SendAsync(request);
        Calls.Enqueue(($"{http.Request.Method} {path}", (int)response.StatusCode));
        return await Answer(response);
    }

    private static async Task<IResult> Answer(HttpResponseMessage response)
    {
        using (response) return Results.Text(await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), statusCode: (int)response.StatusCode);
    }

    private int PortOf(string scheme) =>
        new Uri(_between.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith(scheme + ":", StringComparison.Ordinal))).Port;
}
