using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Escalation.Channels.Slack.Blocks;

namespace Escalation.Channels.Slack.Wire;

/// <summary>Slack's JSON: snake case, and nothing where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackEnvelope))]
[JsonSerializable(typeof(SlackEvent))]
[JsonSerializable(typeof(SlackInteraction))]
[JsonSerializable(typeof(SlackCommand))]
[JsonSerializable(typeof(SlackSocketFrame))]
[JsonSerializable(typeof(SlackAck))]
[JsonSerializable(typeof(SlackReply))]
[JsonSerializable(typeof(SlackMessage[]))]
[JsonSerializable(typeof(SlackFile))]
[JsonSerializable(typeof(Block[]))]
[JsonSerializable(typeof(View))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
public sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>Japanese stays one character, so that what is counted is what is sent.</summary>
    public static SlackJson Ours { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        AllowOutOfOrderMetadataProperties = true,
        // What lacks a field that everything depends on is unreadable, and is said to be so.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
