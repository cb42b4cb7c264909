using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Escalation.Channels.Teams;

/// <summary>What a token of the Bot Connector proves: from which service it comes, and for which channels its key may speak.</summary>
public sealed record TeamsCaller(string ServiceUrl, IReadOnlyCollection<string> Endorsements)
{
    /// <summary>Null when the message is the caller's to deliver; else why not. Both checks fail closed.</summary>
    public string? WhyNot(string? channelId, string? serviceUrl)
    {
        if (string.IsNullOrEmpty(channelId)) return "the activity names no channel";
        if (!Endorsements.Contains(channelId)) return $"the signing key is not endorsed for the channel '{channelId}'";
        return string.Equals(ServiceUrl, serviceUrl, StringComparison.OrdinalIgnoreCase) ? null : "the activity's serviceUrl is not the one in the token";
    }
}

/// <param name="Caller">Null when the token is refused.</param>
public sealed record TokenVerdict(TeamsCaller? Caller, string? Refusal);

/// <summary>
/// Checks what stands in <c>Authorization</c> of <c>POST /api/messages</c>: signature, algorithm, issuer, audience, lifetime.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
/// Tokens that Entra issues to other programs are not taken at all: in Teams nobody but the Bot Connector writes to a bot.
/// </summary>
public sealed class TeamsTokenCheck
{
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);
    private const int MostRemembered = 1_000;
    private const string Scheme = "Bearer ";

    private readonly TeamsSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private DateTimeOffset _askedAt;
    private readonly ConcurrentDictionary<string, (TeamsCaller Caller, DateTimeOffset Until)> _known = new();

    public TeamsTokenCheck(TeamsSettings settings, HttpClient http, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
        var documents = new HttpDocumentRetriever(http) { RequireHttps = !settings.OpenIdMetadata.IsLoopback };
        // Refreshed every 12 hours, and when a key is asked for that is not known, at most once a minute.
        _metadata = new(settings.OpenIdMetadata.ToString(), new OpenIdConnectConfigurationRetriever(), documents) { RefreshInterval = TimeSpan.FromMinutes(1) };
    }

    public async Task<TokenVerdict> Verify(string? authorization, CancellationToken stopping)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.Ordinal)) return new(null, "there is no bearer token");
        var token = authorization[Scheme.Length..].Trim();
        var now = _clock.GetUtcNow();
        if (_known.TryGetValue(token, out var known) && now < known.Until) return new(known.Caller, null);

        OpenIdConnectConfiguration keys;
        try
        {
            keys = await _metadata.GetConfigurationAsync(stopping);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or IOException or HttpRequestException)
        {
            return new(null, $"the keys of {_settings.OpenIdMetadata} cannot be had: {wrong.Message}");
        }

        var result = await Validate(token, keys);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await Newer(keys, stopping) is { } newer)
        {
            keys = newer; // Keys were rolled over.
            result = await Validate(token, keys);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken { SigningKey: { } signed } read) return new(null, result.Exception?.GetType().Name ?? "the token cannot be read");
        if (!read.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || string.IsNullOrEmpty(serviceUrl)) return new(null, "the token names no serviceurl");
        var caller = new TeamsCaller(serviceUrl, Endorsements(keys, signed.KeyId));
        Remember(token, caller, now, read.ValidTo);
        return new(caller, null);
    }

    private Task<TokenValidationResult> Validate(string token, OpenIdConnectConfiguration keys) => _handler.ValidateTokenAsync(token, new()
    {
        ValidIssuer = keys.Issuer,
        ValidAudience = _settings.AppId,
        IssuerSigningKeys = keys.SigningKeys,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        TryAllIssuerSigningKeys = false, // Else a token with the name of one key and the signature of another passes.
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (begins, ends, _, _) => ends is { } end && end + _skew > Now && (begins is not { } start || start - _skew <= Now),
    });

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>The library fetches in the background, so the first messages after a roll-over wait for it here; tokens of unknown keys can make nobody wait more than once a minute.</summary>
    private async Task<OpenIdConnectConfiguration?> Newer(OpenIdConnectConfiguration than, CancellationToken stopping)
    {
        var asked = _clock.GetUtcNow();
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

    /// <summary>They stand beside the key in a field of their own, which the key object does not carry.</summary>
    private static HashSet<string> Endorsements(OpenIdConnectConfiguration keys, string kid) =>
        keys.JsonWebKeySet?.Keys.FirstOrDefault(k => k.Kid == kid) is { } key && key.AdditionalData.TryGetValue("endorsements", out var given) && given is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    /// <summary>Teams sends one token for an hour; checking its signature once is enough.</summary>
    private void Remember(string token, TeamsCaller caller, DateTimeOffset now, DateTime expires)
    {
        if (_known.Count >= MostRemembered) _known.Clear();
        var end = new DateTimeOffset(expires, TimeSpan.Zero) + _skew;
        _known[token] = (caller, end < now + _remembered ? end : now + _remembered);
    }
}
