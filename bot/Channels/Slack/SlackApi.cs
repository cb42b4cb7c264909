using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Escalation.Channels.Slack;

/// <summary>
/// The Web API on the wire: https://docs.slack.dev/apis/web-api. Writes go as JSON; reads and a few others only take forms, with JSON they ignore their arguments.
/// </summary>
public sealed partial class SlackApi(HttpClient http, SlackSettings settings, ILogger<SlackApi> log)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(3);
    private static readonly MediaTypeHeaderValue _json = new("application/json", "utf-8");

    public Task<SlackAnswer> Post(string method, string token, JsonObject body, CancellationToken stopping) =>
        Call(method, token, JsonContent.Create(body, _json), stopping);

    public Task<SlackAnswer> Form(string method, string? token, IEnumerable<(string Name, string? Value)> fields, CancellationToken stopping) =>
        Call(method, token, new FormUrlEncodedContent(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value))), stopping);

    /// <summary>A file as Slack keeps it. The token goes to Slack's own hosts only, and never along with a redirect.</summary>
    public async Task<HttpResponseMessage?> Download(Uri address, string token, CancellationToken stopping)
    {
        if (!IsSlacks(address)) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new("Bearer", token) } };
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
    }

    /// <summary>To a response_url of an interaction; false when the address is not Slack's or it did not work, which is no harm. No token goes there.</summary>
    public async Task<bool> Respond(string responseUrl, JsonObject body, CancellationToken stopping)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) || address.Host != settings.ApiUrl.Host && !IsSlacks(address)) return false;
        try
        {
            using var response = await http.PostAsync(address, JsonContent.Create(body, _json), stopping);
            return response.IsSuccessStatusCode;
        }
        catch (Exception wrong) when (wrong is HttpRequestException || wrong is TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Slack's own hosts, or where the settings say that Slack is.</summary>
    public bool IsSlacks(Uri address) =>
        address.Host == settings.ApiUrl.Host && address.Port == settings.ApiUrl.Port && address.Scheme == settings.ApiUrl.Scheme
        || address.Scheme == Uri.UriSchemeHttps && (address.Host == "slack.com" || address.Host.EndsWith(".slack.com", StringComparison.Ordinal));

    private async Task<SlackAnswer> Call(string method, string? token, HttpContent content, CancellationToken stopping)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, method)) { Content = content };
            if (token is not null) request.Headers.Authorization = new("Bearer", token);
            using var response = await http.SendAsync(request, stopping);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return new SlackLater(response.Headers.RetryAfter?.Delta ?? _pause, $"{method}: ratelimited", Limited: true);
            if ((int)response.StatusCode >= 500) return new SlackLater(_pause, $"{method}: HTTP {(int)response.StatusCode}");
            var answer = Read(method, await response.Content.ReadFromJsonAsync<JsonElement>(stopping));
            if (answer is SlackRefused { Detail: not null } refused) LogRefused(method, refused.Reason); // Slack explains only what is wrong with us.
            return answer is SlackOk ok && response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? ok with { Scopes = string.Join(',', scopes) } : answer;
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or JsonException || wrong is TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return new SlackLater(_pause, $"{method}: {wrong.Message}");
        }
    }

    private static SlackAnswer Read(string method, JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True) return new SlackOk(body);
        var said = new SlackOk(body);
        var error = said.Text("error") ?? "unreadable_answer";
        if (SlackErrors.Later.Contains(error)) return new SlackLater(_pause, $"{method}: {error}");
        return new SlackRefused(error, Detail(body, said));
    }

    private static string? Detail(JsonElement body, SlackOk said)
    {
        if (said.Text("needed") is { } needed) return $"needed: {needed}; provided: {said.Text("provided")}";
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("response_metadata", out var metadata) || !metadata.TryGetProperty("messages", out var messages)) return null;
        return messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0 ? string.Join("; ", messages.EnumerateArray().Select(m => m.ToString())) : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack refuses {Method}: {Reason}")]
    private partial void LogRefused(string method, string reason);
}
