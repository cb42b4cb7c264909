using Escalation.Tests.Bot.Journeys;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What whoever sets the bot up is promised.</summary>
public sealed class Installing_in_Teams
{
    [Theory]
    [InlineData("the bot's app (client) id is missing", "Teams__TenantId", "11111111-1111-4111-8111-111111111111", "Teams__ClientSecret", "s")]
    [InlineData("the company's tenant id is missing", "Teams__AppId", "22222222-2222-4222-8222-222222222222", "Teams__ClientSecret", "s")]
    [InlineData("set Teams__ClientSecret, Teams__CertificatePath or Teams__ManagedIdentity=true", "Teams__AppId", "22222222-2222-4222-8222-222222222222", "Teams__TenantId", "11111111-1111-4111-8111-111111111111")]
    [InlineData("'midori' is no GUID", "Teams__AppId", "22222222-2222-4222-8222-222222222222", "Teams__TenantId", "midori")]
    public async Task half_configured_the_host_does_not_start_and_says_what_is_missing(string said, string first, string firstValue, string second, string secondValue) =>
        Assert.Contains(said, await WhyNot((first, firstValue), (second, secondValue)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Teams__ManagedIdentity", "true", "set only one of")]
    [InlineData("Teams__ManagedIdentity", "maybe", "'maybe' is neither true nor false")]
    [InlineData("Teams__CertificatePath", "nowhere.pfx", "cannot be read as a certificate with its key")]
    [InlineData("Teams__TokenEndpoint", "https://login.microsoftonline.com/", "is no token endpoint")]
    [InlineData("Teams__ServiceUrl", "http://smba.trafficmanager.net/teams/", "our token must not be read on its way")]
    public async Task what_is_wrong_is_said_beside_the_name_of_the_setting(string name, string value, string said)
    {
        var why = await WhyNot(("Teams__AppId", FakeTeams.AppId), ("Teams__TenantId", FakeTeams.TenantId), ("Teams__ClientSecret", "s"), (name, value));
        Assert.Contains(said, why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_tokens_it_listens_to_nobody_but_this_machine()
    {
        var why = await WhyNot(("Teams__AppId", FakeTeams.AppId), ("Teams__TenantId", FakeTeams.TenantId), ("Teams__AllowAnonymous", "true"), ("Urls", "http://0.0.0.0:0"));
        Assert.Contains("let Urls be http://127.0.0.1:", why, StringComparison.Ordinal);
    }

    private static async Task<string> WhyNot(params (string, string)[] settings)
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.Start(null, settings));
        Assert.Contains("nothing was started", failed.Message, StringComparison.Ordinal);
        return failed.Message;
    }
}
