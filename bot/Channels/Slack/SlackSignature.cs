using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Escalation.Channels.Slack;

/// <summary>Slack's request signature: <c>v0=</c> and the HMAC-SHA256 of <c>v0:timestamp:body</c> over the raw bytes.</summary>
public static class SlackSignature
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Whether the body comes from Slack and was signed within five minutes of <paramref name="now"/>, before or after.</summary>
    public static bool Verify(string signingSecret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (timestamp is null || signature is null || !signature.StartsWith("v0=", StringComparison.Ordinal)) return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > (long)Window.TotalSeconds) return false;
        Span<byte> given = stackalloc byte[32];
        return Convert.FromHexString(signature.AsSpan(3), given, out _, out var written) is System.Buffers.OperationStatus.Done && written == 32
            && CryptographicOperations.FixedTimeEquals(given, Hash(signingSecret, timestamp, body));
    }

    public static string Sign(string signingSecret, string timestamp, ReadOnlySpan<byte> body) => $"v0={Convert.ToHexStringLower(Hash(signingSecret, timestamp, body))}";

    private static byte[] Hash(string signingSecret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingSecret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
