using System.Net;
using System.Text;
using Escalation.Bot.Web;

namespace Escalation.Tests.Bot.Journeys;

public sealed class A_flood_of_requests : IAsyncLifetime
{
    private const int Posts = 5;
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start(null, ("Limits__PostsPerTenSeconds", $"{Posts}"));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task from_one_address_is_slowed_down_in_words_that_say_when_to_come_again()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Open();
        var refused = await FirstRefused(() => visitor.Says("test"));
        Assert.Contains("10秒ほど待って", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task that_only_looks_or_tries_out_ways_in_is_slowed_down_too()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        foreach (var path in new[] { "/", "/talk", "/live", "/signin", "/p/ABCDEFGH" })
            await FirstRefused(() => client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
        foreach (var path in new[] { "/signin", "/local/signin" })
            await FirstRefused(() => client.PostAsync(path, new StringContent("token=x", Encoding.ASCII, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken));
    }

    private static async Task<HttpResponseMessage> FirstRefused(Func<Task<HttpResponseMessage>> ask)
    {
        for (var i = 0; i < 100 * Posts; i++)
            if (await ask() is { StatusCode: HttpStatusCode.TooManyRequests } refused) return refused;
        throw new InvalidOperationException("It was never slowed down.");
    }
}

public sealed class Somebody_who_asks_often
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::")]
    public void counts_a_network_of_one_subscriber_once(string address, string counted) => Assert.Equal(IPAddress.Parse(counted), RateLimits.AddressOf(IPAddress.Parse(address)));
}
