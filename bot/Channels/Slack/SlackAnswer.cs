using System.Text.Json;

namespace Escalation.Channels.Slack;

/// <summary>What became of one call of the Web API. Slack answers 200 also to errors; this is what the body says.</summary>
public abstract record SlackAnswer;

public sealed record SlackOk(JsonElement Body) : SlackAnswer
{
    /// <summary>What the token may do, from the header <c>x-oauth-scopes</c>; null where Slack did not say.</summary>
    public string? Scopes { get; init; }

    public string? Text(params ReadOnlySpan<string> path)
    {
        var at = Body;
        foreach (var name in path)
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }
}

/// <param name="Error">Slack's word: <c>channel_not_found</c>.</param>
/// <param name="Detail">What Slack adds: the missing scope, the block that is wrong.</param>
public sealed record SlackRefused(string Error, string? Detail = null) : SlackAnswer
{
    public string Reason => Detail is null ? Error : $"{Error} ({Detail})";
}

/// <summary>Too many calls, or Slack is unwell; the same call may do later.</summary>
/// <param name="Limited">True when Slack named the time itself.</param>
public sealed record SlackLater(TimeSpan After, string Reason, bool Limited = false) : SlackAnswer;
