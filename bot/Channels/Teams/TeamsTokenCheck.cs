using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Escalation.Channels.Teams;

/// <summary>What a token proves: of the Bot Connector, from which service it comes and for which channels its key may speak; of our own tenant, neither.</summary>
/// <param name="ServiceUrl">Null when it proves none: then only Microsoft's own addresses are believed.</param>
public sealed record TeamsCaller(string? ServiceUrl, IReadOnlyCollection<string> Endorsements)
{
    /// <summary>Null when the message is the caller's to deliver; else why not. All checks fail closed.</summary>
    public string? WhyNot(string? channelId, string? serviceUrl)
    {
        if (string.IsNullOrEmpty(channelId)) return "the activity names no channel";
        if (ServiceUrl is null) return null;
        if (!Endorsements.Contains(channelId)) return $"the signing key is not endorsed for the channel '{channelId}'";
        return string.Equals(ServiceUrl, serviceUrl, StringComparison.OrdinalIgnoreCase) ? null : "the activity's serviceUrl is not the one in the token";
    }
}

/// <param name="Caller">Null when the token is refused.</param>
public sealed record TokenVerdict(TeamsCaller? Caller, string? Refusal);

/// <summary>
/// Checks what stands in <c>Authorization</c> of <c>POST /api/messages</c>: signature, algorithm, issuer, audience, lifetime.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
/// In Teams nobody but the Bot Connector writes to a bot, so tokens that Entra issues are not taken, unless the settings say so: then those alone that our
/// own tenant issued to our own app, which test tools and a bot's own programs come with.
/// </summary>
public sealed class TeamsTokenCheck(TeamsSettings settings, HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(5);
    private const int MostRemembered = 1_000;
    private const string Scheme = "Bearer ";

    private readonly TeamsTokenKeys _connector = new(settings.OpenIdMetadata, http, clock);
    private readonly TeamsTokenKeys? _tenant = settings.AcceptTenantTokens ? new(settings.TenantOpenIdMetadata, http, clock) : null;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, (TeamsCaller Caller, DateTimeOffset Until)> _known = new();

    public async Task<TokenVerdict> Verify(string? authorization, CancellationToken stopping)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.Ordinal)) return new(null, "there is no bearer token");
        var token = authorization[Scheme.Length..].Trim();
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(token, out var known) && now < known.Until) return new(known.Caller, null);

        // What a token says of its issuer is not believed: it only tells by whose keys and rules it is judged.
        var isTenants = _tenant is not null && IssuerOf(token)?.Contains(settings.TenantId, StringComparison.OrdinalIgnoreCase) == true;
        var source = isTenants ? _tenant! : _connector;
        var (keys, problem) = await source.Get(stopping);
        if (keys is null) return new(null, problem);

        var result = await Validate(token, keys, isTenants);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await source.Newer(keys, stopping) is { } newer)
        {
            keys = newer; // Keys were rolled over.
            result = await Validate(token, keys, isTenants);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken { SigningKey: { } signed } read) return new(null, result.Exception?.GetType().Name ?? "the token cannot be read");
        var (caller, refusal) = isTenants ? OfTenant(read, keys, signed.KeyId) : OfConnector(read, keys, signed.KeyId);
        if (caller is not null) Remember(token, caller, now, read.ValidTo);
        return new(caller, refusal);
    }

    private static (TeamsCaller?, string?) OfConnector(JsonWebToken token, OpenIdConnectConfiguration keys, string kid) =>
        Said(token, "serviceurl") is { Length: > 0 } serviceUrl ? (new(serviceUrl, Endorsements(keys, kid)), null) : (null, "the token names no serviceurl");

    /// <summary>Version 1 names the app in <c>appid</c>, version 2 in <c>azp</c>, and each has its issuer: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference</summary>
    private (TeamsCaller?, string?) OfTenant(JsonWebToken token, OpenIdConnectConfiguration keys, string kid)
    {
        var (version, app) = token.Issuer == keys.Issuer ? ("2.0", "azp") : ("1.0", "appid");
        if (Said(token, "ver") != version) return (null, $"a token of this issuer is of version {version}");
        if (!string.Equals(Said(token, "tid"), settings.TenantId, StringComparison.OrdinalIgnoreCase)) return (null, "the token is not of our tenant");
        if (!string.Equals(Said(token, app), settings.AppId, StringComparison.OrdinalIgnoreCase)) return (null, "the token was issued to another app");
        return IsForTenant(keys, kid) ? (new(null, []), null) : (null, "the signing key is another tenant's");
    }

    /// <summary>One set holds the keys of all tenants, and a key may say for which it is: https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-signing-key-issuer</summary>
    private bool IsForTenant(OpenIdConnectConfiguration keys, string kid) =>
        TeamsTokenKeys.About(keys, kid, "issuer")?.ToString() is not { } issuer
        || string.Equals(issuer.Replace("{tenantid}", settings.TenantId, StringComparison.Ordinal), keys.Issuer, StringComparison.OrdinalIgnoreCase);

    private Task<TokenValidationResult> Validate(string token, OpenIdConnectConfiguration keys, bool isTenants) => _handler.ValidateTokenAsync(token, new()
    {
        ValidIssuers = isTenants ? [keys.Issuer, $"https://sts.windows.net/{settings.TenantId}/"] : [keys.Issuer],
        ValidAudience = settings.AppId,
        IssuerSigningKeys = keys.SigningKeys,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        TryAllIssuerSigningKeys = false, // Else a token with the name of one key and the signature of another passes.
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (begins, ends, _, _) => ends is { } end && end + _skew > Now && (begins is not { } start || start - _skew <= Now),
    });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string? IssuerOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (Exception wrong) when (wrong is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static string? Said(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static HashSet<string> Endorsements(OpenIdConnectConfiguration keys, string kid) =>
        TeamsTokenKeys.About(keys, kid, "endorsements") is JsonElement { ValueKind: JsonValueKind.Array } list
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
