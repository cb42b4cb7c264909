using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Brings events, presses and commands to an app over the transport it has chosen, and watches how it answers.</summary>
internal sealed class Courier(FakeSlack slack) : IDisposable
{
    public const int Retries = 3;

    private readonly ConcurrentDictionary<Delivery, Task> _underWay = new();
    private readonly HttpDelivery _http = new(slack);

    public Delivery Send(SlackApp app, DeliveryKind kind, JsonObject payload, int attempt = 0, string reason = "")
    {
        var delivery = new Delivery(app, kind, payload) { Attempt = attempt, RetryReason = reason };
        slack.Record(delivery);
        _underWay[delivery] = Task.Run(() => Carry(delivery));
        if (delivery.Done.IsCompleted) _underWay.TryRemove(delivery, out _);
        return delivery;
    }

    public Task Settled() => Task.WhenAll(_underWay.Values);

    public void Dispose() => _http.Dispose();

    private async Task Carry(Delivery delivery)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            if (delivery.App.UsesSockets && delivery.Kind != DeliveryKind.UrlVerification) await SocketLinks.Deliver(delivery, watch);
            else await _http.Deliver(delivery, watch);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            slack.Complain($"The fake itself failed to deliver: {error}");
            delivery.Failed("unknown_error", watch.Elapsed);
        }

        Inspect(delivery);
        delivery.Finish();
        _underWay.TryRemove(delivery, out _);
        slack.Change();
    }

    /// <summary>Only commands and submissions may be answered with something; what is said to a press is a mistake, what is said to an event over HTTP nobody reads.</summary>
    private void Inspect(Delivery delivery)
    {
        var mayAnswer = delivery.Kind is DeliveryKind.Command or DeliveryKind.UrlVerification || delivery.EventType is "view_submission" or "block_suggestion";
        mayAnswer |= delivery.Kind == DeliveryKind.Event && delivery.ContentType.Length > 0;
        if (delivery.IsAcknowledged && !mayAnswer && delivery.Body.Length > 0)
            slack.Complain($"{delivery.EventType} was acknowledged with a body: {delivery.Body}");
        if (delivery is { IsAcknowledged: true, Answer: not null, ContentType.Length: > 0, Kind: not DeliveryKind.Event } && !delivery.ContentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            slack.Complain($"{delivery.EventType} was answered with JSON under the content type {delivery.ContentType}: Slack shows it as text.");
        }
    }
}
