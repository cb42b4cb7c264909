using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>How Slack posts to an app: signed over the bytes that are sent, with three seconds to answer.</summary>
internal sealed class HttpDelivery(FakeSlack slack) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = true, MaxAutomaticRedirections = 2, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task Deliver(Delivery delivery, Stopwatch watch)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(slack.Closing.Token);
        limit.CancelAfter(slack.AckLimit);
        try
        {
            using var request = Request(delivery);
            using var response = await _client.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsStringAsync(limit.Token);
            var noRetry = response.Headers.TryGetValues("x-slack-no-retry", out var values) && values.Contains("1");
            var type = response.Content.Headers.ContentType?.MediaType ?? "none";
            if (response.IsSuccessStatusCode) delivery.Acknowledged((int)response.StatusCode, body, type, watch.Elapsed, noRetry);
            else delivery.Failed(IsRedirect(response.StatusCode) ? "too_many_redirects" : "http_error", watch.Elapsed, (int)response.StatusCode, body, noRetry);
        }
        catch (OperationCanceledException)
        {
            delivery.Failed("http_timeout", watch.Elapsed);
        }
        catch (HttpRequestException)
        {
            delivery.Failed("connection_failed", watch.Elapsed);
        }
    }

    public void Dispose() => _client.Dispose();

    internal async Task<HttpResponseMessage> SendRaw(SlackApp app, Uri to, byte[] body, string contentType, SignatureOptions options)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = Content(body, contentType) };
        Signature.Add(request, app, body, slack.SigningTime.GetUtcNow(), options);
        return await _client.SendAsync(request);
    }

    private HttpRequestMessage Request(Delivery delivery)
    {
        var (to, type, body) = delivery.Kind switch
        {
            DeliveryKind.Interactive => (delivery.App.InteractionsUrl, "application/x-www-form-urlencoded", "payload=" + WebUtility.UrlEncode(delivery.Payload.ToJsonString())),
            DeliveryKind.Command => (delivery.App.CommandsUrl, "application/x-www-form-urlencoded", Form(delivery.Payload)),
            _ => (delivery.App.EventsUrl, "application/json", delivery.Payload.ToJsonString()),
        };
        if (to is null) throw new HttpRequestException($"{delivery.App.Name} has no address for this.");
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = Content(bytes, type) };
        request.Headers.UserAgent.ParseAdd("Slackbot/1.0 (+https://api.slack.com/robots)");
        if (delivery.Attempt > 0)
        {
            request.Headers.Add("x-slack-retry-num", $"{delivery.Attempt}");
            request.Headers.Add("x-slack-retry-reason", delivery.RetryReason);
        }

        Signature.Add(request, delivery.App, bytes, slack.SigningTime.GetUtcNow(), new());
        return request;
    }

    private static ByteArrayContent Content(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private static string Form(JsonObject fields) =>
        string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value?.ToString())}"));

    private static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400;
}
