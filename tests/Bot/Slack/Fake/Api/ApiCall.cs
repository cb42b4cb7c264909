using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>One request of an app and what it was answered.</summary>
public sealed record ApiCall(string Method, JsonObject Arguments, string Token, string ContentType, DateTimeOffset At, int Status, JsonObject Answer)
{
    public bool Ok => (bool?)Answer["ok"] ?? false;
    public string? Error => (string?)Answer["error"];

    /// <summary>An argument as text; a nested one as JSON.</summary>
    public string? Argument(string name) => Arguments[name] is JsonValue value ? value.ToString() : Arguments[name]?.ToJsonString();

    public override string ToString() => Short($"{Method} {Readable(Arguments)} -> {Status} {(Ok ? "ok" : Readable(Answer))}");

    private static string Readable(JsonObject json) => json.ToJsonString(_readable);

    private static string Short(string text) => text.Length <= 900 ? text : $"{text[..600]} … {text[^300..]}";

    private static readonly System.Text.Json.JsonSerializerOptions _readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>An answer with ok:false.</summary>
internal sealed class SlackError(string error, params string[] details) : Exception(error)
{
    public IReadOnlyList<string> Details { get; } = details;

    /// <summary>Further fields beside the error.</summary>
    public JsonObject Fields { get; init; } = [];
}
