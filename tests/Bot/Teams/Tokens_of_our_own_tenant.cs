using System.Text.Json.Nodes;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>One host that was told to take them; what it does without is in <see cref="Tokens_of_Teams"/>.</summary>
public sealed class ATeamsCompanyThatTakesTenantTokens : IAsyncLifetime
{
    public TeamsCompany Company { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Company = await TeamsCompany.Start(teams => [("Teams__AcceptTenantTokens", "true"), ("Teams__TenantOpenIdMetadata", teams.TenantOpenIdMetadata)]);

    public ValueTask DisposeAsync() => Company.DisposeAsync();
}

/// <summary>Who may speak to us with a token of Entra: our own app in our own tenant, and nobody else. Each forgery differs from a good message in one thing alone.</summary>
public sealed class Tokens_of_our_own_tenant(ATeamsCompanyThatTakesTenantTokens shared) : IClassFixture<ATeamsCompanyThatTakesTenantTokens>
{
    private const string Other = "44444444-4444-4444-8444-444444444444";
    private readonly TeamsCompany _company = shared.Company;

    private static TokenClaims Of1 => new(FakeTeams.AppId, null) { Issuer = Version1(FakeTeams.TenantId), More = Claims("1.0", "appid") };

    private static TokenClaims Of2 => new(FakeTeams.AppId, null) { Issuer = Version2(FakeTeams.TenantId), More = Claims("2.0", "azp") };

    public static TheoryData<bool> Versions => [false, true];

    [Theory, MemberData(nameof(Versions))]
    public Task are_accepted_in_either_version(bool second) => Is(200, Good(second));

    [Fact]
    public Task do_not_shut_out_those_of_the_connector() => Is(200, new(FakeTeams.AppId, _company.Teams.ServiceUrl), _company.Teams.Issuer);

    [Theory, MemberData(nameof(Versions))]
    public Task of_another_tenants_issuer_are_refused(bool second) => Is(401, Good(second) with { Issuer = second ? Version2(Other) : Version1(Other) });

    [Theory, MemberData(nameof(Versions))]
    public Task that_name_another_tenant_are_refused(bool second) => Is(401, With(second, "tid", Other));

    [Theory, MemberData(nameof(Versions))]
    public Task of_another_tenant_in_all_they_say_are_refused(bool second) => Is(401, With(second, "tid", Other) with { Issuer = second ? Version2(Other) : Version1(Other) });

    [Theory, MemberData(nameof(Versions))]
    public Task that_name_no_tenant_are_refused(bool second) => Is(401, With(second, "tid", null));

    [Theory, MemberData(nameof(Versions))]
    public Task issued_to_another_app_are_refused(bool second) => Is(401, With(second, second ? "azp" : "appid", Other));

    [Theory, MemberData(nameof(Versions))]
    public Task issued_to_no_app_are_refused(bool second) => Is(401, With(second, second ? "azp" : "appid", null));

    [Fact]
    public Task of_version_1_that_name_the_app_as_version_2_does_are_refused() => Is(401, Of1 with { More = Claims("1.0", "azp") });

    [Fact]
    public Task of_version_2_that_name_the_app_as_version_1_does_are_refused() => Is(401, Of2 with { More = Claims("2.0", "appid") });

    [Fact]
    public Task of_version_1_from_the_issuer_of_version_2_are_refused() => Is(401, Of1 with { Issuer = Version2(FakeTeams.TenantId) });

    [Fact]
    public Task of_version_2_from_the_issuer_of_version_1_are_refused() => Is(401, Of2 with { Issuer = Version1(FakeTeams.TenantId) });

    [Theory, MemberData(nameof(Versions))]
    public Task that_name_no_version_are_refused(bool second) => Is(401, With(second, "ver", null));

    [Theory, MemberData(nameof(Versions))]
    public Task for_another_bot_are_refused(bool second) => Is(401, Good(second) with { Audience = Other });

    [Theory, MemberData(nameof(Versions))]
    public Task for_the_connector_are_refused(bool second) => Is(401, Good(second) with { Audience = "https://api.botframework.com" });

    [Theory, MemberData(nameof(Versions))]
    public Task that_ended_six_minutes_ago_are_refused(bool second) => Is(401, Good(second) with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-6) });

    [Theory, MemberData(nameof(Versions))]
    public Task that_begin_in_six_minutes_are_refused(bool second) => Is(401, Good(second) with { From = TimeSpan.FromMinutes(6), Until = TimeSpan.FromHours(2) });

    [Theory, MemberData(nameof(Versions))]
    public Task that_never_end_are_refused(bool second) => Is(401, With(second, "exp", null));

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    public async Task of_an_algorithm_that_Entra_does_not_use_are_refused(string algorithm)
    {
        await Is(401, Of1 with { Algorithm = algorithm });
        await Is(401, Of2 with { Algorithm = algorithm });
    }

    [Theory, MemberData(nameof(Versions))]
    public Task of_a_key_that_is_not_published_are_refused(bool second) => Is(401, Good(second) with { Key = "entra-unknown" });

    [Theory, MemberData(nameof(Versions))]
    public Task of_an_unknown_key_under_the_name_of_a_good_one_are_refused(bool second) => Is(401, Good(second) with { Key = "entra-unknown", HeaderKey = "entra-1" });

    [Theory, MemberData(nameof(Versions))]
    public Task of_a_key_for_another_tenant_are_refused(bool second) => Is(401, Good(second) with { Key = "entra-other" });

    [Theory, MemberData(nameof(Versions))]
    public Task signed_by_the_connectors_key_are_refused(bool second) => Is(401, Good(second), _company.Teams.Issuer);

    [Fact]
    public Task of_the_connector_signed_by_Entras_key_are_refused() => Is(401, new(FakeTeams.AppId, _company.Teams.ServiceUrl));

    [Theory, MemberData(nameof(Versions))]
    public Task prove_no_address_so_one_that_is_not_on_Microsofts_list_is_refused_though_they_name_it(bool second) =>
        Is(403, With(second, "serviceurl", "https://evil.trafficmanager.net/jp/"), change: a => a["serviceUrl"] = "https://evil.trafficmanager.net/jp/");

    [Theory, MemberData(nameof(Versions))]
    public Task for_a_message_of_another_tenant_are_refused(bool second) => Is(403, Good(second), change: a =>
    {
        a["channelData"]!["tenant"]!["id"] = Other;
        a["conversation"]!["tenantId"] = Other;
    });

    [Theory, MemberData(nameof(Versions))]
    public Task for_another_channel_are_refused(bool second) => Is(403, Good(second), change: a => a["channelId"] = "webchat");

    [Fact]
    public Task of_the_emulator_are_refused() => Is(401, Of1 with { Issuer = Version1("d6d49420-f39b-4df7-a1dc-d59a935871db") });

    private static TokenClaims Good(bool second) => second ? Of2 : Of1;

    private static TokenClaims With(bool second, string claim, string? value)
    {
        var good = Good(second);
        return good with { More = new(good.More) { [claim] = value } };
    }

    private static Dictionary<string, JsonNode?> Claims(string version, string app) => new() { ["ver"] = version, [app] = FakeTeams.AppId, ["tid"] = FakeTeams.TenantId };

    private static string Version1(string tenant) => $"https://sts.windows.net/{tenant}/";

    private static string Version2(string tenant) => $"https://login.microsoftonline.com/{tenant}/v2.0";

    private async Task Is(int status, TokenClaims claims, TokenIssuer? by = null, Action<JsonObject>? change = null)
    {
        var activity = _company.Anna.Activity("message", _company.Anna.Chat, null, ("text", "ヘルプ"));
        change?.Invoke(activity);
        var said = _company.Anna.Chat.FromBot.Count;
        var answer = await _company.Teams.Deliver(activity, authorization: $"Bearer {(by ?? _company.Teams.Entra).Issue(claims, DateTimeOffset.UtcNow)}");
        Assert.Equal(status, answer.Status);
        if (status == 200) await _company.Teams.WaitFor(() => _company.Anna.Chat.FromBot.Count > said);
        else Assert.Equal(said, _company.Anna.Chat.FromBot.Count);
    }
}
