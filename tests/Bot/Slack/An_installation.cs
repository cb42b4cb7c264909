using System.Text.Json.Nodes;
using System.Web;

namespace Escalation.Tests.Bot.Slack;

public sealed class An_installation : SlackTest
{
    private string Scopes => string.Join(',', App.Manifest.Scopes);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        App.RedirectUrls.Add(new("http://127.0.0.1:9/slack/oauth"));
    }

    [Fact]
    public async Task begins_with_a_page_that_sends_the_browser_back_with_a_code()
    {
        var back = await Authorize();
        Assert.Equal("s1", back["state"]);
        var answer = await Access(("code", back["code"]!));
        Assert.Equal((Bot.BotToken, Team.Id, Anna.Workspace.Name), ((string?)answer["access_token"], (string?)answer["team"]!["id"], (string?)answer["team"]!["name"]));
        Assert.Equal("code_already_used", (string?)(await Access(("code", back["code"]!)))["error"]);
        Assert.Empty(Slack.Complaints);
    }

    [Fact]
    public async Task ends_there_when_the_person_declines()
    {
        App.ConsentIsGiven = false;
        Assert.Equal("access_denied", (await Authorize())["error"]);
    }

    [Fact]
    public async Task is_refused_for_a_bad_secret_a_bad_code_and_an_old_one()
    {
        var old = (await Authorize())["code"]!;
        Assert.Equal("invalid_code", (string?)(await Access(("code", "guess")))["error"]);
        Assert.Equal("bad_client_secret", (string?)(await Client.Form("oauth.v2.access", ("client_id", App.ClientId), ("client_secret", "guess"), ("code", old)))["error"]);
        Assert.Equal("bad_redirect_uri", (string?)(await Access(("code", old), ("redirect_uri", "http://other")))["error"]);
        Slack.Clock.Move(TimeSpan.FromMinutes(11));
        Assert.Equal("invalid_code", (string?)(await Access(("code", old)))["error"]);
    }

    [Fact]
    public async Task for_the_whole_organisation_has_no_team_and_must_be_told_one()
    {
        App.Installer = (Anna, null);
        var answer = await Access(("code", (await Authorize())["code"]!));
        Assert.Null(answer["team"]);
        Assert.Equal("E0MIDORI", (string?)answer["enterprise"]!["id"]);
        using var client = new ApiClient(Slack, (string)answer["access_token"]!);
        Assert.Equal("missing_argument", (string?)(await client.Json("conversations.create", new() { ["name"] = "a" }))["error"]);
        Assert.True((bool)(await client.Json("conversations.create", new() { ["name"] = "a", ["team_id"] = Team.Id }))["ok"]!);
        Assert.Equal("team_access_not_granted", (string?)(await client.Json("conversations.create", new() { ["name"] = "b", ["team_id"] = "T0OTHER" }))["error"]);
    }

    [Fact]
    public async Task with_rotating_tokens_gives_a_pair_that_is_replaced_before_it_dies()
    {
        var rotating = Slack.App(SampleApps.Everything with { RotatesTokens = true });
        var bot = rotating.InstallIn(Team);
        var (first, refresh) = (bot.BotToken, bot.RefreshToken);
        Slack.Clock.Move(TimeSpan.FromHours(12));
        using var client = new ApiClient(Slack, first);
        Assert.Equal("token_expired", (string?)(await client.Json("auth.test", []))["error"]);
        (string, string)[] fields = [("client_id", rotating.ClientId), ("client_secret", rotating.ClientSecret), ("grant_type", "refresh_token"), ("refresh_token", refresh)];
        var answer = await Client.Form("oauth.v2.access", fields);
        Assert.Equal((bot.BotToken, bot.RefreshToken, 43200), ((string?)answer["access_token"], (string?)answer["refresh_token"], (int)answer["expires_in"]!));
        Assert.Equal("invalid_refresh_token", (string?)(await Client.Form("oauth.v2.access", fields))["error"]);
        Assert.NotEqual(first, bot.BotToken);
    }

    [Fact]
    public async Task without_a_state_or_with_other_scopes_than_the_manifest_is_complained_of()
    {
        using var answer = await Client.SendRaw($"oauth/v2/authorize?client_id={App.ClientId}&scope=chat:write,admin", null, withToken: false);
        Assert.Contains(Slack.Complaints, c => c.Contains("without a state", StringComparison.Ordinal));
        Assert.Contains(Slack.Complaints, c => c.Contains("asks for admin", StringComparison.Ordinal));
        using var elsewhere = await Client.SendRaw($"oauth/v2/authorize?client_id={App.ClientId}&scope={Scopes}&redirect_uri=http://evil", null, withToken: false);
        Assert.Equal(400, (int)elsewhere.StatusCode);
    }

    private async Task<System.Collections.Specialized.NameValueCollection> Authorize()
    {
        using var answer = await Client.SendRaw($"oauth/v2/authorize?client_id={App.ClientId}&scope={Scopes}&state=s1", null, withToken: false);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
    }

    private Task<JsonObject> Access(params (string, string)[] fields) =>
        Client.Form("oauth.v2.access", [("client_id", App.ClientId), ("client_secret", App.ClientSecret), .. fields]);
}
