using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Escalation.Channels.Teams;

/// <summary>The keys that one issuer publishes. Refreshed every 12 hours, and when a key is asked for that is not known, at most once a minute.</summary>
internal sealed class TeamsTokenKeys(Uri metadata, HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata =
        new(metadata.ToString(), new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http) { RequireHttps = !metadata.IsLoopback }) { RefreshInterval = TimeSpan.FromMinutes(1) };

    private DateTimeOffset _askedAt;

    /// <summary>Null, with the reason, when they cannot be had.</summary>
    public async Task<(OpenIdConnectConfiguration? Keys, string? Problem)> Get(CancellationToken stopping)
    {
        try
        {
            return (await _metadata.GetConfigurationAsync(stopping), null);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or IOException or HttpRequestException)
        {
            return (null, $"the keys of {metadata} cannot be had: {wrong.Message}");
        }
    }

    /// <summary>The library fetches in the background, so the first messages after a roll-over wait for it here; tokens of unknown keys can make nobody wait more than once a minute.</summary>
    public async Task<OpenIdConnectConfiguration?> Newer(OpenIdConnectConfiguration than, CancellationToken stopping)
    {
        var asked = clock.GetUtcNow();
        if (asked - _askedAt >= _metadata.RefreshInterval)
        {
            _askedAt = asked;
            _metadata.RequestRefresh();
        }

        if (asked - _askedAt > _patience) return null;
        for (var waited = TimeSpan.Zero; waited < _patience; waited += TimeSpan.FromMilliseconds(50))
        {
            var now = await _metadata.GetConfigurationAsync(stopping);
            if (!ReferenceEquals(now, than)) return now;
            await Task.Delay(TimeSpan.FromMilliseconds(50), stopping);
        }

        return null;
    }

    /// <summary>What a published key says of itself beside its numbers, which the key object does not carry.</summary>
    /// <returns>A text, a <see cref="JsonElement"/>, or null.</returns>
    public static object? About(OpenIdConnectConfiguration keys, string kid, string what) =>
        keys.JsonWebKeySet?.Keys.FirstOrDefault(k => k.Kid == kid) is { } key && key.AdditionalData.TryGetValue(what, out var said) ? said : null;
}
