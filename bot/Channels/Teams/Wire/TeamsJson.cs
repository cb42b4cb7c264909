using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Escalation.Channels.Teams.Wire;

/// <summary>Teams' JSON: camel case, and nothing where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TeamsActivity))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(TeamsPress))]
public sealed partial class TeamsJson : JsonSerializerContext
{
    // Japanese stays one character, so that what is counted is what is sent.
    // The body of a request is no web page, so nothing else needs escaping.
    private static readonly JavaScriptEncoder _encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>For JSON that is built by hand.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = _encoder };

    public static TeamsJson Ours { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = _encoder,
        // What lacks a field that everything depends on is unreadable, and is said to be so.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
