using System.Diagnostics;
using System.Text.Json.Nodes;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>Microsoft's own library believes the fake's good tokens and none of the forged ones, so a door tested with them is tested with the right ones.</summary>
public sealed class Tokens_before_Microsofts_own_judge : IAsyncLifetime
{
    private FakeTeams _teams = null!;
    private Process _judge = null!;

    private TokenClaims Good => new(FakeTeams.AppId, _teams.ServiceUrl);

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        var start = new ProcessStartInfo("node", $"\"{Repository.File("tests/Bot/peers/teams-token-judge.cjs")}\"") { RedirectStandardInput = true, RedirectStandardOutput = true };
        (start.Environment["OPEN_ID_METADATA"], start.Environment["APP_ID"], start.Environment["NODE_EXTRA_CA_CERTS"]) = (_teams.OpenIdMetadata, FakeTeams.AppId, LoopbackTls.CertificateFile);
        _judge = Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        _judge.StandardInput.Close();
        await _judge.WaitForExitAsync();
        _judge.Dispose();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task are_believed_when_they_are_good()
    {
        Assert.Equal("accepted", await Verdict(Good));
        Assert.Equal("accepted", await Verdict(Good with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-4) }));
    }

    [Fact]
    public async Task of_a_key_without_endorsements_are_left_to_us() => Assert.Equal("accepted", await Verdict(Good with { Key = "key-bare" })); // Its .NET sister refuses them, and so do we.

    [Fact]
    public async Task are_refused_when_anything_about_them_is_wrong()
    {
        foreach (var forged in new[]
        {
            Good with { Issuer = "https://sts.windows.net/x/" }, Good with { Audience = "33333333-3333-4333-8333-333333333333" },
            Good with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-6) }, Good with { From = TimeSpan.FromMinutes(6), Until = TimeSpan.FromHours(2) },
            Good with { Algorithm = "none" }, Good with { Algorithm = "HS256" }, Good with { Key = "key-unknown" }, Good with { Key = "key-unknown", HeaderKey = "key-1" },
            Good with { Key = "key-webchat" }, Good with { ServiceUrl = "https://elsewhere.example/" }, Good with { ServiceUrl = null },
        })
        {
            var verdict = await Verdict(forged);
            Assert.True(verdict is not ("accepted" or ""), $"{forged}: {verdict}");
        }
    }

    private async Task<string> Verdict(TokenClaims claims)
    {
        var question = new JsonObject { ["authorization"] = $"Bearer {_teams.Issuer.Issue(claims, DateTimeOffset.UtcNow)}", ["serviceUrl"] = _teams.ServiceUrl, ["channelId"] = "msteams" };
        await _judge.StandardInput.WriteLineAsync(question.ToJsonString());
        return await _judge.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) ?? "";
    }
}
