using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Channels.Teams.Wire;

namespace Escalation.Channels.Teams;

/// <summary>
/// The Bot Connector on the wire: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference. Nothing goes to an
/// address that is not Microsoft's, and our token never along with a redirect.
/// </summary>
public sealed class ConnectorApi(HttpClient http, TeamsHosts hosts, TeamsToken token)
{
    public Task<ConnectorAnswer> Post(Uri service, string path, JsonObject body, CancellationToken stopping) => Call(HttpMethod.Post, service, path, body, stopping);

    public Task<ConnectorAnswer> Put(Uri service, string path, JsonObject body, CancellationToken stopping) => Call(HttpMethod.Put, service, path, body, stopping);

    public Task<ConnectorAnswer> Get(Uri service, string path, CancellationToken stopping) => Call(HttpMethod.Get, service, path, null, stopping);

    public static string Activities(string conversation) => $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities";

    public static string Activity(string conversation, string activity) => $"{Activities(conversation)}/{Uri.EscapeDataString(activity)}";

    public static string Member(string conversation, string member) => $"v3/conversations/{Uri.EscapeDataString(TeamsPlace.WithoutThread(conversation))}/members/{Uri.EscapeDataString(member)}";

    /// <summary>How many bytes Teams counts: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages</summary>
    public static int Size(JsonObject body) => body.ToJsonString(TeamsJson.Readable).Length * sizeof(char);

    /// <param name="pasted">A picture lies with the service and wants our token; a file lies in a store that must not see it.</param>
    /// <returns>Null when the address is not where such things lie.</returns>
    public async Task<HttpResponseMessage?> Download(Uri address, bool pasted, CancellationToken stopping)
    {
        if (!(pasted ? hosts.IsService(address, proven: false) : hosts.IsFileStore(address))) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (pasted) await Authorize(request, anew: false, stopping);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
    }

    /// <summary>To the address a person's consent came with. The address itself is the permission, so no token goes there.</summary>
    public async Task<bool> Upload(Uri address, byte[] content, CancellationToken stopping)
    {
        if (!hosts.IsFileStore(address)) return false;
        using var body = new ByteArrayContent(content) { Headers = { ContentLength = content.Length, ContentRange = new(0, content.Length - 1, content.Length), ContentType = new("application/octet-stream") } };
        using var response = await http.PutAsync(address, body, stopping);
        return response.IsSuccessStatusCode;
    }

    private async Task<ConnectorAnswer> Call(HttpMethod method, Uri service, string path, JsonObject? body, CancellationToken stopping)
    {
        if (!hosts.IsService(service, proven: true)) return new ConnectorRefused(0, "NotMicrosofts", $"{service.Host} is no address of the Bot Connector");
        // Without the slash the last part of the base, which is the region, would be lost.
        var address = new Uri(service.AbsoluteUri.EndsWith('/') ? service : new Uri(service.AbsoluteUri + "/"), path);
        try
        {
            var answer = await Once(method, address, body, anew: false, stopping);
            return answer is ConnectorRefused { Status: 401 } ? await Once(method, address, body, anew: true, stopping) : answer;
        }
        catch (TeamsTokenException refused)
        {
            return new ConnectorLater(TimeSpan.FromSeconds(30), $"Microsoft gives no token: {refused.Message}");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException || wrong is TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return new ConnectorLater(null, $"{address.Host}: {wrong.Message}", Uncertain: true);
        }
    }

    private async Task<ConnectorAnswer> Once(HttpMethod method, Uri address, JsonObject? body, bool anew, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(TeamsJson.Readable), Encoding.UTF8, "application/json");
        await Authorize(request, anew, stopping);
        using var response = await http.SendAsync(request, stopping);
        var text = await response.Content.ReadAsStringAsync(stopping);
        if (response.IsSuccessStatusCode) return new ConnectorOk(Parse(text));
        var status = (int)response.StatusCode;
        // A 500 is not among those that may do later, and is refused: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            return new ConnectorLater(response.Headers.RetryAfter?.Delta, $"{address.Host}: HTTP {status}", Uncertain: status >= 500);
        return Refused(status, Parse(text));
    }

    private async Task Authorize(HttpRequestMessage request, bool anew, CancellationToken stopping)
    {
        if (await token.Get(anew, stopping) is { } bearer) request.Headers.Authorization = new("Bearer", bearer);
    }

    /// <summary>Errors come in two shapes, and now and then in none.</summary>
    private static ConnectorRefused Refused(int status, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return new(status, $"HTTP {status}", "");
        var error = body.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : body;
        return new(status, Of("code") ?? Of("errorCode") ?? $"HTTP {status}", Of("message") ?? "");

        string? Of(string name) => error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
    }

    private static JsonElement Parse(string text)
    {
        if (text.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
