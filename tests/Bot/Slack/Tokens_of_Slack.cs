using Escalation.Bot.Engine;
using Escalation.Bot.Slack;
using Escalation.Channels.Slack;
using Escalation.Storage;
using Escalation.Tests.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Tokens that end after twelve hours, and how they are renewed in time and once.</summary>
public sealed class Tokens_of_Slack : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private FakeSlack _slack = null!;
    private Store _store = null!;
    private SlackTokens _tokens = null!;
    private Installation _installed = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        var team = _slack.Workspace("Midori");
        var app = _slack.App(new() { Scopes = SlackScopes.Bot, RotatesTokens = true });
        _installed = app.InstallIn(team);
        _store = Store.Open(_folder.Path, EscalationJson.Codec);
        _http = new();
        _tokens = Open(app);
        await _tokens.Keep(new(team.Id, _installed.BotToken, _installed.BotUser.Id) { RefreshToken = _installed.RefreshToken, ExpiresAt = _slack.Clock.GetUtcNow().AddHours(12) });
    }

    [Fact]
    public async Task are_used_as_they_are_until_two_hours_before_their_end()
    {
        var first = await Token();
        _slack.Clock.Move(TimeSpan.FromHours(9.9));
        Assert.Equal(first, await Token());
        Assert.Empty(_slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task are_renewed_once_however_many_ask_at_the_same_time()
    {
        var first = await Token();
        _slack.Clock.Move(TimeSpan.FromHours(10.1));
        var renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Token()));
        Assert.NotEqual(first, Assert.Single(renewed.Distinct()));
        Assert.Single(_slack.CallsOf("oauth.v2.access"));
        Assert.Empty(_slack.Complaints);
    }

    [Fact]
    public async Task that_were_renewed_are_known_after_a_restart()
    {
        _slack.Clock.Move(TimeSpan.FromHours(11));
        var renewed = await Token();
        _tokens.Dispose();
        _tokens = Open(_installed.App);
        Assert.Equal(renewed, await Token());
        Assert.Single(_slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task go_on_serving_while_Slack_cannot_renew_them_and_are_gone_when_it_will_not()
    {
        var first = await Token();
        _slack.Clock.Move(TimeSpan.FromHours(11));
        _slack.Faults.AnswerStatus("oauth.v2.access", 503);
        Assert.Equal(first, await Token());
        _slack.Faults.Refuse("oauth.v2.access", "invalid_refresh_token");
        Assert.Null(await Token());
    }

    [Fact]
    public async Task that_ended_before_their_time_are_renewed_when_Slack_says_so()
    {
        var first = await _tokens.Find(_installed.Team!.Id, CancellationToken.None);
        await _tokens.Ended(first!);
        Assert.NotEqual(first!.BotToken, await Token());
        await _tokens.Ended(first);
        await Token();
        Assert.Single(_slack.CallsOf("oauth.v2.access"));
    }

    [Theory]
    [InlineData("bad_client_secret")]
    [InlineData("invalid_client_id")]
    public async Task are_kept_when_it_is_our_own_secret_that_Slack_refuses(string error)
    {
        _slack.Clock.Move(TimeSpan.FromHours(13));
        _slack.Faults.Refuse("oauth.v2.access", error);
        await Assert.ThrowsAsync<SlackNotReadyException>(Token);
        Assert.NotNull(await Token());
    }

    public async ValueTask DisposeAsync()
    {
        _tokens.Dispose();
        _http.Dispose();
        await _store.DisposeAsync();
        await _slack.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string?> Token() => (await _tokens.Find(_installed.Team!.Id, CancellationToken.None))?.BotToken;

    private SlackTokens Open(SlackApp app)
    {
        var settings = new SlackSettings(new(_slack.ApiUrl), new("http://127.0.0.1")) { ClientId = app.ClientId, ClientSecret = app.ClientSecret, SigningSecret = app.SigningSecret };
        var protection = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_folder.Path, "keys")));
        return new(_store, new SlackApi(_http, settings, NullLogger<SlackApi>.Instance), settings, protection, _slack.Clock, NullLogger<SlackTokens>.Instance);
    }
}
