using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Escalation.Channels.Teams;

/// <summary>
/// Where our token may go and what we may fetch. Addresses come out of messages, so a forged one could point into the company's own network: names are
/// judged here, and what they resolve to once more when the connection is made.
/// </summary>
public sealed class TeamsHosts(TeamsSettings settings)
{
    // trafficmanager.net belongs to everybody, so of it only the one name: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
    private static readonly ImmutableArray<string> _services =
        ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"];
    private static readonly ImmutableArray<string> _serviceDomains = [".botframework.com"];
    private static readonly ImmutableArray<string> _internalDomains = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];
    private static readonly ImmutableArray<string> _fileDomains = [".sharepoint.com", ".sharepoint.us", ".svc.ms", ".sharepoint-df.com"];

    /// <param name="proven">A token of Microsoft's named this very address.</param>
    public bool IsService(Uri address, bool proven) =>
        settings.Anonymous ? address.IsLoopback
        : address.Scheme == Uri.UriSchemeHttps && (IsListed(address) || proven && IsPublicName(address));

    public bool IsFileStore(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && (settings.ServiceHosts.Contains(address.Host) || _fileDomains.Any(d => address.Host.EndsWith(d, StringComparison.OrdinalIgnoreCase)))
        || settings.Anonymous && address.IsLoopback;

    private bool IsListed(Uri address) =>
        _services.Contains(address.Host, StringComparer.OrdinalIgnoreCase) || address.Host.Equals(settings.ServiceUrl.Host, StringComparison.OrdinalIgnoreCase) || settings.ServiceHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
        || _serviceDomains.Any(d => address.Host.EndsWith(d, StringComparison.OrdinalIgnoreCase));

    private static bool IsPublicName(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && address.Host.Contains('.', StringComparison.Ordinal)
        && !_internalDomains.Any(end => address.Host.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Connects, but into the company's own network only where the settings name the host.</summary>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stopping)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stopping);
        var allowed = settings.Anonymous || settings.ServiceHosts.Contains(context.DnsEndPoint.Host) ? addresses : [.. addresses.Where(a => !IsInternal(a))];
        if (allowed.Length == 0) throw new HttpRequestException($"{context.DnsEndPoint.Host} leads into an internal network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, stopping);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Loopback, private, link-local (cloud metadata lies there) and everything else that is not the internet.</summary>
    public static bool IsInternal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any);
        return address.GetAddressBytes() is [0 or 10 or 127 or >= 224, ..] or [100, >= 64 and <= 127, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [198, 18 or 19, ..];
    }
}
