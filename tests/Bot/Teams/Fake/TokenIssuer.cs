using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Teams.Fake;

/// <summary>What a token says; by default everything is right.</summary>
public sealed record TokenClaims(string Audience, string? ServiceUrl)
{
    public string Issuer { get; init; } = TokenIssuer.ConnectorIssuer;
    public TimeSpan From { get; init; } = TimeSpan.FromMinutes(-1);
    public TimeSpan Until { get; init; } = TimeSpan.FromHours(1);
    public string Algorithm { get; init; } = "RS256";

    /// <summary>Which of the issuer's keys signs; null is the current one.</summary>
    public string? Key { get; init; }

    /// <summary>What the header says instead of the true name of the key.</summary>
    public string? HeaderKey { get; init; }

    /// <summary>Claims besides; null takes one out.</summary>
    public Dictionary<string, JsonNode?> More { get; init; } = [];
}

/// <summary>
/// Issues the tokens of the Bot Connector, or those of Entra, and publishes the keys, with what each is good for. Forgeries are made by the same hand, so that
/// a refused one differs from a good one in nothing but the one thing that is wrong.
/// </summary>
public sealed class TokenIssuer : IDisposable
{
    public const string ConnectorIssuer = "https://api.botframework.com";

    private readonly List<(string Id, RSA Key, string[]? Endorsements, string? Issuer, bool Published)> _keys = [];
    private readonly Lock _lock = new();

    public TokenIssuer()
    {
        Add("key-1", ["msteams", "webchat"]);
        Add("key-webchat", ["webchat"]);
        Add("key-bare", null);
        Add("key-unknown", ["msteams"], published: false);
        Current = "key-1";
    }

    private TokenIssuer(string anyTenant, string otherTenant)
    {
        Add("entra-1", null, issuer: anyTenant);
        Add("entra-other", null, issuer: otherTenant);
        Add("entra-unknown", null, issuer: anyTenant, published: false);
        Current = "entra-1";
    }

    /// <summary>Which publishes the keys of all tenants in one set.</summary>
    public static TokenIssuer OfEntra() => new("https://login.microsoftonline.com/{tenantid}/v2.0", "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0");

    public string Current { get; private set; }

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>From now on another key signs.</summary>
    public void RollOver(string id, bool removeOld = false)
    {
        lock (_lock)
        {
            if (removeOld) _keys.RemoveAll(k => k.Id == Current);
            Add(id, ["msteams"]);
            Current = id;
        }
    }

    public string Issue(TokenClaims claims, DateTimeOffset now)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = claims.Algorithm, ["kid"] = claims.HeaderKey ?? claims.Key ?? Current };
        var payload = new JsonObject
        {
            ["iss"] = claims.Issuer, ["aud"] = claims.Audience, ["nbf"] = (now + claims.From).ToUnixTimeSeconds(), ["exp"] = (now + claims.Until).ToUnixTimeSeconds(),
        };
        if (claims.ServiceUrl is not null) payload["serviceurl"] = claims.ServiceUrl;
        foreach (var (name, value) in claims.More)
        {
            payload.Remove(name);
            if (value is not null) payload[name] = value.DeepClone();
        }

        var body = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        return $"{body}.{Encode(Sign(claims, Encoding.ASCII.GetBytes(body)))}";
    }

    internal JsonObject Keys()
    {
        lock (_lock)
        {
            Fetches++;
            return new()
            {
                ["keys"] = new JsonArray([.. _keys.Where(k => k.Published).Select(k =>
                {
                    var public_ = k.Key.ExportParameters(false);
                    var key = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = k.Id, ["n"] = Encode(public_.Modulus!), ["e"] = Encode(public_.Exponent!) };
                    if (k.Endorsements is not null) key["endorsements"] = JsonSerializer.SerializeToNode(k.Endorsements);
                    if (k.Issuer is not null) key["issuer"] = k.Issuer;
                    return (JsonNode)key;
                })]),
            };
        }
    }

    public void Dispose()
    {
        foreach (var (_, key, _, _, _) in _keys) key.Dispose();
    }

    private byte[] Sign(TokenClaims claims, byte[] content)
    {
        RSA key;
        lock (_lock) key = _keys.First(k => k.Id == (claims.Key ?? Current)).Key;
        return claims.Algorithm switch
        {
            "none" => [],
            // The classic forgery: the public key, which everybody knows, as a shared secret.
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), content),
            "PS256" => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
    }

    private void Add(string id, string[]? endorsements, string? issuer = null, bool published = true) => _keys.Add((id, RSA.Create(2048), endorsements, issuer, published));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
