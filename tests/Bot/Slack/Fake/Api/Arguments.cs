using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Slack;

/// <summary>
/// The arguments of a request as Slack reads them: the query always, then a form, or JSON where the method takes it.
/// A method that only reads ignores a JSON body without a word, which is the mistake that is hardest to see.
/// </summary>
internal sealed record Arguments(JsonObject Values, string? TokenInForm, bool JsonIgnored, string? Warning)
{
    public static async Task<Arguments> Read(HttpRequest request, bool takesJson)
    {
        var values = new JsonObject();
        foreach (var (name, value) in request.Query) values[name] = value.ToString();
        if (values.ContainsKey("token")) throw new SlackError("not_authed");
        if (HttpMethods.IsGet(request.Method)) return new(values, null, false, null);
        if (request.ContentType is null)
        {
            return request.ContentLength is null or 0 ? new(values, null, false, null) : throw new SlackError("missing_post_type");
        }

        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : throw new SlackError("invalid_post_type");
        return type.MediaType switch
        {
            "application/json" => await ReadJson(request, values, takesJson, type.CharSet),
            "application/x-www-form-urlencoded" or "multipart/form-data" => await ReadForm(request, values, type.CharSet),
            _ => throw new SlackError("invalid_post_type"),
        };
    }

    private static async Task<Arguments> ReadForm(HttpRequest request, JsonObject values, string? charset)
    {
        var form = await request.ReadFormAsync();
        foreach (var (name, value) in form) values[name] = value.ToString();
        var token = (string?)values["token"];
        values.Remove("token");
        return new(values, token, false, charset is null ? null : "superfluous_charset");
    }

    private static async Task<Arguments> ReadJson(HttpRequest request, JsonObject values, bool takesJson, string? charset)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body);
        }
        catch (JsonException)
        {
            throw new SlackError("invalid_json");
        }

        if (body is not JsonObject json) throw new SlackError("json_not_object");
        json.Remove("token");
        if (takesJson)
        {
            foreach (var (name, value) in json.Where(p => p.Value is not null)) values[name] = value!.DeepClone();
        }

        return new(values, null, !takesJson && json.Count > 0, charset is null ? "missing_charset" : null);
    }
}
