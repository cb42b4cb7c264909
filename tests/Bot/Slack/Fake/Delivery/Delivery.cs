using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

public enum DeliveryKind
{
    UrlVerification,
    Event,
    Interactive,
    Command,
}

/// <summary>One attempt to bring something to an app, and what the app said to it.</summary>
public sealed class Delivery
{
    private readonly TaskCompletionSource<Delivery> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Delivery(SlackApp app, DeliveryKind kind, JsonObject payload) => (App, Kind, Payload) = (app, kind, payload);

    public SlackApp App { get; }
    public DeliveryKind Kind { get; }
    public JsonObject Payload { get; }

    /// <summary>0 the first time; Slack tries an event three times more.</summary>
    public int Attempt { get; init; }

    public string RetryReason { get; init; } = "";

    /// <summary>Ends when the app has answered or the time for it is over; never fails.</summary>
    public Task<Delivery> Done => _done.Task;

    public bool IsAcknowledged { get; private set; }

    /// <summary>Slack's word for why it was not acknowledged: http_timeout, http_error, connection_failed.</summary>
    public string? Failure { get; private set; }

    public int Status { get; private set; }
    public string Body { get; private set; } = "";

    /// <summary>The app asked with a header not to be sent this again.</summary>
    public bool MustNotBeRetried { get; private set; }

    public TimeSpan Took { get; private set; }
    public string EventId => (string?)Payload["event_id"] ?? "";
    public string EventType => (string?)Payload["event"]?["type"] ?? (string?)Payload["type"] ?? (string?)Payload["command"] ?? "";

    /// <summary>The JSON the app answered with, if it is JSON.</summary>
    public JsonObject? Answer { get; private set; }

    /// <summary>The content type of an answer over HTTP; empty over a socket.</summary>
    public string ContentType { get; private set; } = "";

    internal void Acknowledged(int status, string body, string contentType, TimeSpan took, bool mustNotBeRetried = false)
    {
        Answered(status, body, contentType, took, mustNotBeRetried);
        IsAcknowledged = true;
    }

    internal void Failed(string reason, TimeSpan took, int status = 0, string body = "", bool mustNotBeRetried = false)
    {
        Answered(status, body, "", took, mustNotBeRetried);
        Failure = reason;
    }

    internal void Finish() => _done.TrySetResult(this);

    public override string ToString() =>
        $"{Kind} {EventType} {(string?)Payload["event"]?["subtype"]} {EventId} attempt {Attempt}: {(IsAcknowledged ? $"acknowledged {Body}" : Failure ?? "under way")} {Payload["event"]?["text"]}";

    private void Answered(int status, string body, string contentType, TimeSpan took, bool mustNotBeRetried)
    {
        (Status, Body, ContentType, Took, MustNotBeRetried) = (status, body, contentType, took, mustNotBeRetried);
        try
        {
            Answer = body.Length > 0 ? JsonNode.Parse(body) as JsonObject : null;
        }
        catch (JsonException)
        {
            Answer = null;
        }
    }
}
