using System.Text.Json;
using Escalation.Bot.Chat;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Escalation.Bot.Slack;

/// <summary>Slack over HTTP: <c>/slack/events</c>, <c>/slack/interactions</c>, <c>/slack/commands</c>. The signature is checked over the raw bytes before anything is read; 200 means committed.
/// What has come is done also when Slack stops waiting for the answer: presses and commands do not come again.</summary>
public static class SlackEndpoints
{
    private const int LongestBody = 1024 * 1024;

    public static void MapSlack(this IEndpointRouteBuilder app, SlackSettings settings)
    {
        if (!settings.UsesHttp) return;
        // Slack is no browser: nothing that looks at cookies or tells browsers what they may do stands before these.
        app.MapPost("/slack/events", (HttpContext http, SlackEvents events) => Take(http, settings, body => Event(body, events))).DisableAntiforgery().ShortCircuit();
        app.MapPost("/slack/interactions", (HttpContext http, SlackInteractions interactions) => Take(http, settings, body => Interaction(body, interactions))).DisableAntiforgery().ShortCircuit();
        app.MapPost("/slack/commands", (HttpContext http, SlackCommands commands) => Take(http, settings, body => Command(body, commands))).DisableAntiforgery().ShortCircuit();
    }

    private static async Task<IResult> Take(HttpContext http, SlackSettings settings, Func<ReadOnlyMemory<byte>, Task<IResult>> handle)
    {
        if (await RequestBody.Read(http, LongestBody) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (IsSslCheck(body.Span)) return Results.Ok();
        var (timestamp, signature) = (http.Request.Headers["X-Slack-Request-Timestamp"], http.Request.Headers["X-Slack-Signature"]);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (timestamp.Count != 1 || signature.Count != 1 || !SlackSignature.Verify(settings.SigningSecret!, timestamp, signature, body.Span, now))
            return Results.Text("The signature does not match. Check Slack__SigningSecret, and the clock of this machine.", statusCode: StatusCodes.Status401Unauthorized);
        try
        {
            return await handle(body);
        }
        catch (SlackNotReadyException notReady)
        {
            return Results.Text(notReady.Message, statusCode: StatusCodes.Status503ServiceUnavailable); // Slack sends it again.
        }
        catch (JsonException)
        {
            return Results.Text("The body cannot be read.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> Event(ReadOnlyMemory<byte> body, SlackEvents events)
    {
        var envelope = JsonSerializer.Deserialize(body.Span, SlackJson.Ours.SlackEnvelope);
        if (envelope is { Type: "url_verification", Challenge: { } challenge }) return Results.Text(challenge);
        if (envelope is { Type: "event_callback" }) await events.Handle(envelope, CancellationToken.None);
        return Results.Ok();
    }

    private static async Task<IResult> Interaction(ReadOnlyMemory<byte> body, SlackInteractions interactions)
    {
        var fields = Form(body);
        var interaction = JsonSerializer.Deserialize(fields.GetValueOrDefault("payload") ?? throw new JsonException(), SlackJson.Ours.SlackInteraction);
        return Reply(interaction is null ? null : await interactions.Handle(interaction, CancellationToken.None));
    }

    private static async Task<IResult> Command(ReadOnlyMemory<byte> body, SlackCommands commands)
    {
        var fields = Form(body);
        if (fields.GetValueOrDefault("command") is not { } name || fields.GetValueOrDefault("user_id") is not { } user) throw new JsonException();
        return Reply(await commands.Handle(new(name, user)
        {
            Text = fields.GetValueOrDefault("text"),
            TeamId = fields.GetValueOrDefault("team_id"),
            EnterpriseId = fields.GetValueOrDefault("enterprise_id"),
            ApiAppId = fields.GetValueOrDefault("api_app_id"),
            ChannelId = fields.GetValueOrDefault("channel_id"),
            TriggerId = fields.GetValueOrDefault("trigger_id"),
            ResponseUrl = fields.GetValueOrDefault("response_url"),
            IsEnterpriseInstall = fields.GetValueOrDefault("is_enterprise_install"),
        }, CancellationToken.None));
    }

    /// <summary>Slack looks at our certificate now and then, not always signed: it is told that somebody is there, and nothing else is done.</summary>
    private static bool IsSslCheck(ReadOnlySpan<byte> body) => body.StartsWith("ssl_check=1"u8) || body.EndsWith("&ssl_check=1"u8);

    private static IResult Reply(SlackReply? reply) => reply is null ? Results.Ok() : Results.Json(reply, SlackJson.Ours.SlackReply);

    private static Dictionary<string, string> Form(ReadOnlyMemory<byte> body)
    {
        using var reader = new FormReader(System.Text.Encoding.UTF8.GetString(body.Span)) { ValueLengthLimit = LongestBody };
        return reader.ReadForm().ToDictionary(f => f.Key, f => f.Value.ToString());
    }
}
