using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Escalation.Tests.Bot.Slack;

/// <summary>How a request is signed wrongly, for a test of an app's door. As it is, a good signature of this moment.</summary>
public sealed record SignatureOptions
{
    public string? Secret { get; init; }

    /// <summary>How old the request claims to be; negative for one from the future.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>The timestamp header as it is sent, whatever was signed.</summary>
    public string? TimestampSent { get; init; }

    /// <summary>The signature header as it is sent; empty for none.</summary>
    public string? SignatureSent { get; init; }

    public bool WithoutHeaders { get; init; }
}

public static class Signature
{
    /// <summary>Version 0: a keyed hash over the timestamp and the body's bytes.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]));

    internal static void Add(HttpRequestMessage request, SlackApp app, byte[] body, DateTimeOffset now, SignatureOptions options)
    {
        if (options.WithoutHeaders) return;
        var timestamp = (now - options.Age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = options.SignatureSent ?? Of(options.Secret ?? app.SigningSecret, timestamp, body);
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", options.TimestampSent ?? timestamp);
        if (signature.Length > 0) request.Headers.TryAddWithoutValidation("X-Slack-Signature", signature);
    }
}
