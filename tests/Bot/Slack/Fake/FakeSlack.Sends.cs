using System.Text;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What Slack sends of its own accord: events once more, when a test says so rather than after a minute and five; and requests somebody else could send.</summary>
public sealed partial class FakeSlack
{
    /// <summary>The same event once more, signed anew, whether or not it was acknowledged.</summary>
    public Task<Delivery> Retry(Delivery delivery, string? reason = null) =>
        Courier.Send(delivery.App, delivery.Kind, (JsonObject)delivery.Payload.DeepClone(), delivery.Attempt + 1, reason ?? delivery.Failure ?? "http_timeout").Done;

    /// <summary>Sends every event again whose last attempt failed and which has attempts left.</summary>
    public async Task<IReadOnlyList<Delivery>> RetryUnacknowledged()
    {
        var last = Deliveries.Where(d => d.Kind == DeliveryKind.Event && d.Done.IsCompleted).GroupBy(d => (d.App, d.EventId)).Select(g => g.MaxBy(d => d.Attempt)!);
        var again = last.Where(d => d is { IsAcknowledged: false, MustNotBeRetried: false, Attempt: < Courier.Retries }).ToList();
        return await Task.WhenAll(again.Select(d => Retry(d)));
    }

    /// <summary>What Slack sends when somebody saves the address for events; true when the app gives the challenge back.</summary>
    public async Task<bool> VerifyUrl(SlackApp app)
    {
        var challenge = NewSecret(24);
        var delivery = await Courier.Send(app, DeliveryKind.UrlVerification, new JsonObject { ["token"] = app.VerificationToken, ["challenge"] = challenge, ["type"] = "url_verification" }).Done;
        return delivery.IsAcknowledged && (delivery.Body == challenge || (string?)delivery.Answer?["challenge"] == challenge);
    }

    /// <summary>Slack says that it has stopped sending events for this minute.</summary>
    public Task<Delivery> AnnounceRateLimit(Installation installation) => Courier.Send(installation.App, DeliveryKind.Event, new()
    {
        ["token"] = installation.App.VerificationToken, ["type"] = "app_rate_limited", ["team_id"] = installation.Team?.Id,
        ["minute_rate_limited"] = UnixNow / 60 * 60, ["api_app_id"] = installation.App.Id,
    }).Done;

    /// <summary>Any body to any address of the app, signed as the options say.</summary>
    public async Task<HttpResponseMessage> SendRaw(SlackApp app, Uri to, string body, string contentType = "application/json", SignatureOptions? options = null)
    {
        using var http = new HttpDelivery(this);
        return await http.SendRaw(app, to, Encoding.UTF8.GetBytes(body), contentType, options ?? new());
    }
}
