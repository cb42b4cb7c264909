using System.Text.Json.Nodes;
using Escalation.Channels.Teams;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>One host for all forgeries; nothing in it may change by them.</summary>
public sealed class ATeamsCompany : IAsyncLifetime
{
    public TeamsCompany Company { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Company = await TeamsCompany.Start();

    public ValueTask DisposeAsync() => Company.DisposeAsync();
}

/// <summary>Who may speak to us in the name of Teams. Each forgery differs from a good message in one thing alone.</summary>
public sealed class Tokens_of_Teams(ATeamsCompany shared) : IClassFixture<ATeamsCompany>
{
    private readonly TeamsCompany _company = shared.Company;

    private TokenClaims Good => new(FakeTeams.AppId, _company.Teams.ServiceUrl);

    [Fact]
    public Task of_the_connector_are_accepted() => Is(200, Good);

    [Fact]
    public Task that_ended_four_minutes_ago_are_accepted_because_clocks_differ() => Is(200, Good with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-4) });

    [Fact]
    public Task that_begin_in_four_minutes_are_accepted_because_clocks_differ() => Is(200, Good with { From = TimeSpan.FromMinutes(4) });

    [Fact]
    public Task whose_serviceurl_is_written_in_capitals_are_accepted() => Is(200, Good with { ServiceUrl = _company.Teams.ServiceUrl.ToUpperInvariant() });

    [Fact]
    public Task that_are_missing_are_refused() => IsWith(401, "");

    [Fact]
    public Task of_another_scheme_are_refused() => IsWith(401, "Basic " + Convert.ToBase64String("bot:secret"u8));

    [Fact]
    public Task that_are_no_tokens_are_refused() => IsWith(401, "Bearer not.a.token");

    [Fact]
    public Task that_are_empty_are_refused() => IsWith(401, "Bearer ");

    [Fact]
    public Task of_another_issuer_are_refused() => Is(401, Good with { Issuer = "https://api.botframework.com.evil.example" });

    [Fact]
    public Task of_the_issuer_with_a_slash_are_refused() => Is(401, Good with { Issuer = "https://api.botframework.com/" });

    [Fact]
    public Task of_the_governments_cloud_are_refused_here() => Is(401, Good with { Issuer = "https://api.botframework.us" });

    [Fact]
    public Task that_Entra_issues_to_programs_of_our_tenant_are_refused() => Is(401, Good with { Issuer = $"https://login.microsoftonline.com/{FakeTeams.TenantId}/v2.0", More = new() { ["azp"] = FakeTeams.AppId, ["tid"] = FakeTeams.TenantId } });

    [Fact]
    public Task of_the_emulator_are_refused() => Is(401, Good with { Issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", More = new() { ["appid"] = FakeTeams.AppId } });

    [Fact]
    public Task without_an_issuer_are_refused() => Is(401, Good with { More = new() { ["iss"] = null } });

    [Fact]
    public Task for_another_bot_are_refused() => Is(401, Good with { Audience = "33333333-3333-4333-8333-333333333333" });

    [Fact]
    public Task for_the_connector_itself_are_refused() => Is(401, Good with { Audience = "https://api.botframework.com" });

    [Fact]
    public Task without_an_audience_are_refused() => Is(401, Good with { More = new() { ["aud"] = null } });

    [Fact]
    public Task that_ended_six_minutes_ago_are_refused() => Is(401, Good with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-6) });

    [Fact]
    public Task that_begin_in_six_minutes_are_refused() => Is(401, Good with { From = TimeSpan.FromMinutes(6), Until = TimeSpan.FromHours(2) });

    [Fact]
    public Task that_never_end_are_refused() => Is(401, Good with { More = new() { ["exp"] = null } });

    [Fact]
    public Task of_a_key_that_is_not_published_are_refused() => Is(401, Good with { Key = "key-unknown" });

    [Fact]
    public Task of_an_unknown_key_under_the_name_of_a_good_one_are_refused() => Is(401, Good with { Key = "key-unknown", HeaderKey = "key-1" });

    [Fact]
    public Task of_a_good_key_under_a_name_nobody_knows_are_refused() => Is(401, Good with { HeaderKey = "zz" });

    [Fact]
    public Task of_a_key_for_another_channel_under_the_name_of_ours_are_refused() => Is(401, Good with { Key = "key-webchat", HeaderKey = "key-1" });

    [Fact]
    public Task without_a_signature_are_refused() => Is(401, Good with { Algorithm = "none" });

    [Fact]
    public Task signed_with_the_public_key_as_a_secret_are_refused() => Is(401, Good with { Algorithm = "HS256" });

    [Fact]
    public Task of_an_algorithm_the_connector_does_not_use_are_refused() => Is(401, Good with { Algorithm = "PS256" });

    [Fact]
    public Task whose_words_were_changed_after_signing_are_refused()
    {
        var parts = _company.Teams.Issuer.Issue(Good with { Audience = "33333333-3333-4333-8333-333333333333" }, DateTimeOffset.UtcNow).Split('.');
        var good = _company.Teams.Issuer.Issue(Good, DateTimeOffset.UtcNow).Split('.');
        return IsWith(401, $"Bearer {parts[0]}.{good[1]}.{parts[2]}");
    }

    [Fact]
    public Task of_a_key_endorsed_for_another_channel_are_refused() => Is(403, Good with { Key = "key-webchat" });

    [Fact]
    public Task of_a_key_without_endorsements_are_refused() => Is(403, Good with { Key = "key-bare" });

    [Fact]
    public Task without_a_serviceurl_are_refused() => Is(401, Good with { ServiceUrl = null });

    [Fact]
    public Task with_another_serviceurl_than_the_message_are_refused() => Is(403, Good with { ServiceUrl = "https://smba.trafficmanager.net/emea/" });

    [Fact]
    public Task for_a_message_that_names_another_serviceUrl_are_refused() => Is(403, Good, a => a["serviceUrl"] = "https://evil.example/");

    [Fact]
    public Task for_a_message_without_a_serviceUrl_are_refused() => Is(403, Good, a => a.Remove("serviceUrl"));

    [Theory]
    [InlineData("https://10.0.0.5/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://intranet/")]
    [InlineData("https://files.midori.internal/")]
    [InlineData("http://smba.trafficmanager.net/jp/")]
    public Task whose_serviceurl_leads_into_the_network_or_is_not_secret_are_refused_though_all_agree(string address) =>
        Is(403, Good with { ServiceUrl = address }, a => a["serviceUrl"] = address);

    [Fact]
    public Task for_another_channel_are_refused() => Is(403, Good, a => a["channelId"] = "webchat");

    [Fact]
    public Task for_no_channel_are_refused() => Is(403, Good, a => a["channelId"] = "");

    [Fact]
    public Task for_a_message_of_another_tenant_are_refused() => Is(403, Good, a =>
    {
        a["channelData"]!["tenant"]!["id"] = "44444444-4444-4444-8444-444444444444";
        a["conversation"]!["tenantId"] = "44444444-4444-4444-8444-444444444444";
    });

    [Fact]
    public Task for_a_message_of_two_tenants_are_refused() => Is(403, Good, a => a["conversation"]!["tenantId"] = "44444444-4444-4444-8444-444444444444");

    [Fact]
    public Task for_a_message_of_no_tenant_are_refused() => Is(403, Good, a =>
    {
        a.Remove("channelData");
        a["conversation"]!.AsObject().Remove("tenantId");
    });

    [Fact]
    public async Task of_a_new_key_are_accepted_at_once()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes("こんにちは");
        company.Teams.Issuer.RollOver("key-2", removeOld: true);
        Assert.Equal(200, (await company.Anna.Writes(TeamsCompany.Frightened)).Status);
        await company.Anna.WaitsFor("絶対にしないこと");
    }

    [Fact]
    public async Task do_not_fetch_the_keys_again_for_each_message()
    {
        var before = _company.Teams.Issuer.Fetches;
        for (var i = 0; i < 5; i++) await Is(200, Good with { More = new() { ["jti"] = i.ToString(System.Globalization.CultureInfo.InvariantCulture) } });
        Assert.InRange(_company.Teams.Issuer.Fetches - before, 0, 1);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("52.112.0.1", false)]
    public void of_ours_never_go_into_the_companys_own_network(string address, bool isInternal) => Assert.Equal(isInternal, TeamsHosts.IsInternal(System.Net.IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp/", false, true)]
    [InlineData("https://evil.trafficmanager.net/jp/", false, false)]
    [InlineData("https://evil.trafficmanager.net/jp/", true, true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", false, true)]
    [InlineData("https://example.com/", false, false)]
    [InlineData("http://smba.trafficmanager.net/jp/", true, false)]
    [InlineData("https://127.0.0.1/", true, false)]
    public void of_ours_go_where_a_token_proved_it_or_to_Microsofts_hosts(string address, bool proven, bool goes) =>
        Assert.Equal(goes, new TeamsHosts(new("a", "b", new("https://x.example"))).IsService(new(address), proven));

    private Task Is(int status, TokenClaims claims, Action<JsonObject>? change = null)
    {
        var activity = _company.Anna.Activity("message", _company.Anna.Chat, null, ("text", "ヘルプ"));
        change?.Invoke(activity);
        return Expect(status, () => _company.Teams.Deliver(activity, claims));
    }

    private Task IsWith(int status, string authorization) =>
        Expect(status, () => _company.Teams.Deliver(_company.Anna.Activity("message", _company.Anna.Chat, null, ("text", "ヘルプ")), authorization: authorization));

    private async Task Expect(int status, Func<Task<BotAnswer>> deliver)
    {
        var said = _company.Anna.Chat.FromBot.Count;
        var answer = await deliver();
        Assert.Equal(status, answer.Status);
        if (status == 200) await _company.Teams.WaitFor(() => _company.Anna.Chat.FromBot.Count > said);
        else Assert.Equal(said, _company.Anna.Chat.FromBot.Count);
    }
}
