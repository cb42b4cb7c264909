using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Escalation.Bot.Web;

/// <summary>
/// How often one address may ask. Slack and Teams are not counted: a few addresses of theirs speak for everybody, and what they have not signed is
/// refused before anything is done with it.
/// </summary>
internal static class RateLimits
{
    /// <summary>For what is sent.</summary>
    public const string Posts = "posts";

    /// <summary>For pages that are looked at, the page's own line for news among them.</summary>
    public const string Reads = "reads";

    private const int ReadsForAPost = 10;

    /// <param name="postsPerTenSeconds">For one address, which may be a whole office.</param>
    public static void Configure(RateLimiterOptions options, int postsPerTenSeconds)
    {
        AddPolicy(options, Posts, postsPerTenSeconds);
        AddPolicy(options, Reads, (int)Math.Min(int.MaxValue, (long)postsPerTenSeconds * ReadsForAPost));
        options.OnRejected = async (rejected, stopping) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 10.ToString(CultureInfo.InvariantCulture);
            await Composition.Say(rejected.HttpContext, RefusalWording.TooOften, StatusCodes.Status429TooManyRequests);
        };
    }

    /// <summary>Who counts as one: an address, and of IPv6 the network of 64 bits that one subscriber has for themselves.</summary>
    internal static IPAddress AddressOf(IPAddress? remote) => remote switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => remote.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new([.. remote.GetAddressBytes().Take(8), .. new byte[8]]),
        _ => remote,
    };

    private static void AddPolicy(RateLimiterOptions options, string name, int perTenSeconds) => options.AddPolicy(name, http => RateLimitPartition.GetSlidingWindowLimiter(
        AddressOf(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = perTenSeconds, Window = TimeSpan.FromSeconds(10), SegmentsPerWindow = 5, QueueLimit = 0 }));
}
