using System.Text.Json;

namespace Escalation.Channels.Teams;

/// <summary>What became of one call of the Bot Connector.</summary>
public abstract record ConnectorAnswer;

/// <param name="Body">Undefined where the answer was empty, which is no error.</param>
public sealed record ConnectorOk(JsonElement Body) : ConnectorAnswer
{
    public string? Text(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <param name="Code">The connector's word: <c>BotNotInConversationRoster</c>.</param>
public sealed record ConnectorRefused(int Status, string Code, string Message) : ConnectorAnswer
{
    public string Reason => $"Teams says {Code} ({Status}): {Message}";

    /// <summary>The app is not there, or not any more; only an installation helps.</summary>
    public bool IsNotInstalled => Status == 403 && Code is "BotNotInConversationRoster" or "ForbiddenOperationException" || Status == 404 && Code == "ConversationNotFound";

    public bool IsBlocked => Status == 403 && (Code is "ConversationBlockedByUser" or "MessageWritesBlocked" || Message.Contains("MessageWritesBlocked", StringComparison.Ordinal));

    public bool IsByAdministrator => Status == 403 && Code == "BotDisabledByAdmin";

    /// <summary>The message is not there any more: another one takes its place.</summary>
    public bool IsGone => Status == 404 || Status == 400 && Code.Contains("NotFound", StringComparison.Ordinal);

    public bool IsTooBig => Status == 413 || Code is "MessageSizeTooBig" or "RequestEntityTooLarge";
}

/// <summary>Too many calls, or Teams is unwell; the same call may do later.</summary>
/// <param name="After">Teams' own word where it gave one; else null.</param>
/// <param name="Uncertain">Nobody knows whether the call was carried out.</param>
public sealed record ConnectorLater(TimeSpan? After, string Reason, bool Uncertain = false) : ConnectorAnswer;
