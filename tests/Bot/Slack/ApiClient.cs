using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Calls methods in whatever way a test likes, right or wrong.</summary>
internal sealed class ApiClient(FakeSlack slack, string token) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = slack.Address };

    public Task<JsonObject> Json(string method, JsonObject arguments, string contentType = "application/json; charset=utf-8") =>
        Send(method, new StringContent(arguments.ToJsonString(), Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } });

    public Task<JsonObject> Form(string method, params (string Name, string Value)[] fields) =>
        Send(method, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));

    public async Task<JsonObject> Send(string method, HttpContent? content) =>
        (JsonObject)JsonNode.Parse(await (await SendRaw($"api/{method}", content)).Content.ReadAsStringAsync())!;

    public Task<HttpResponseMessage> SendRaw(string path, HttpContent? content, bool withToken = true)
    {
        var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = content };
        if (withToken && token.Length > 0) request.Headers.Authorization = new("Bearer", token);
        return _client.SendAsync(request);
    }

    public static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    public void Dispose() => _client.Dispose();
}
