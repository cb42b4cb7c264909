using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escalation.Channels.Teams.Wire;

/// <summary>
/// What Teams posts to <c>/api/messages</c>, as far as it is used. Ids are opaque text, whatever they look like.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
/// </summary>
public sealed record TeamsActivity(string Type, string ChannelId, ChannelAccount From, ConversationAccount Conversation)
{
    /// <summary>Of an edited or deleted message it is that of the original.</summary>
    public string? Id { get; init; }
    public string? Timestamp { get; init; }
    public string? ServiceUrl { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public string? Text { get; init; }
    public string? Locale { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }
    public string? ReplyToId { get; init; }
    public JsonElement? Value { get; init; }
    public TeamsAttachment[]? Attachments { get; init; }
    public TeamsEntity[]? Entities { get; init; }
    public ChannelAccount[]? MembersAdded { get; init; }
    public ChannelAccount[]? MembersRemoved { get; init; }
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>The app was added here, which comes as two events, in any order.</summary>
    [JsonIgnore]
    public bool IsArrival => this is { Type: "installationUpdate", Action: "add" or "add-upgrade" } || Type == "conversationUpdate" && MembersAdded?.Any(m => m.Id == Recipient?.Id) == true;
}

/// <param name="Id"><c>29:…</c> for people, other for each bot; <c>28:…</c> for bots.</param>
public sealed record ChannelAccount(string Id)
{
    public string? Name { get; init; }

    /// <summary>The Entra object id.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>Of another app, or of ourselves.</summary>
    [JsonIgnore]
    public bool IsBot => Id.StartsWith("28:", StringComparison.Ordinal);

    [JsonIgnore]
    public string User => AadObjectId is { Length: > 0 } user ? user.ToLowerInvariant() : Id;
}

/// <param name="Id">In a channel with <c>;messageid=…</c> at its end, which names the thread.</param>
public sealed record ConversationAccount(string Id)
{
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }

    [JsonIgnore]
    public bool IsPersonal => ConversationType == "personal";

    [JsonIgnore]
    public bool IsChannel => ConversationType == "channel";

    /// <summary>Without the thread.</summary>
    [JsonIgnore]
    public string Channel => TeamsPlace.WithoutThread(Id);
}

public sealed record TeamsChannelData
{
    public TeamsId? Tenant { get; init; }
    public TeamsId? Team { get; init; }
    public TeamsId? Channel { get; init; }
    public string? EventType { get; init; }
}

public sealed record TeamsId(string? Id);

public sealed record TeamsEntity(string Type)
{
    public string? Text { get; init; }
    public string? Locale { get; init; }
    public ChannelAccount? Mentioned { get; init; }
}

public sealed record TeamsAttachment(string? ContentType)
{
    public string? ContentUrl { get; init; }
    public string? Name { get; init; }
    public JsonElement? Content { get; init; }
}

/// <summary>What stands in our buttons and comes back when they are pressed; what the person filled in lies beside it.</summary>
public sealed record TeamsPress(string? Act)
{
    public const string Choose = "choose";
    public const string Fill = "fill";
    public const string More = "more";
    public const string Do = "do";
    public const string Ask = "ask";
    public const string View = "view";
    public const string Report = "report";

    /// <summary>The prompt whose button it is.</summary>
    public string? Prompt { get; init; }
    public string? Choice { get; init; }
}
