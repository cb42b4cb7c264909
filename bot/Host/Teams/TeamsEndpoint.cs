using System.Net;
using System.Text.Json;
using Escalation.Bot.Chat;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Wire;

namespace Escalation.Bot.Teams;

/// <summary>
/// <c>POST /api/messages</c>: the token is checked before anything is read, then whether the message is its bearer's to deliver. 200 means committed;
/// of an invoke the answer is in the response.
/// </summary>
public sealed partial class TeamsEndpoint(TeamsSettings settings, TeamsTokenCheck tokens, TeamsHosts hosts, TeamsConversations conversations, TeamsActivities activities, TeamsInvokes invokes, ILogger<TeamsEndpoint> log)
{
    public const string Path = "/api/messages";
    private const int LongestBody = 1024 * 1024;
    private const string Channel = "msteams";

    public async Task<IResult> Take(HttpContext http)
    {
        TeamsCaller? caller = null;
        if (settings.Anonymous)
        {
            if (http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from)) return Refused(StatusCodes.Status403Forbidden, "anonymous messages are taken from this machine only");
        }
        else
        {
            var verdict = await tokens.Verify(http.Request.Headers.Authorization.ToString() is { Length: > 0 } header ? header : null, http.RequestAborted);
            if (verdict.Caller is null) return Refused(StatusCodes.Status401Unauthorized, verdict.Refusal!);
            caller = verdict.Caller;
        }

        if (await RequestBody.Read(http, LongestBody) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Parse(body) is not { } activity) return Results.Text("The activity cannot be read.", statusCode: StatusCodes.Status400BadRequest);
        if (caller?.WhyNot(activity.ChannelId, activity.ServiceUrl) is { } foreign) return Refused(StatusCodes.Status403Forbidden, foreign);
        if (WhyNotOurs(activity, proven: caller is not { ServiceUrl: null }) is { } other) return Refused(StatusCodes.Status403Forbidden, other);
        await conversations.Learn(activity);
        if (activity.Type != "invoke")
        {
            await activities.Handle(activity, http.RequestAborted);
            return Results.Ok();
        }

        var answer = await invokes.Handle(activity);
        return answer.Body is { } reply ? Results.Text(reply.ToJsonString(TeamsJson.Readable), "application/json", statusCode: answer.Status) : Results.StatusCode(answer.Status);
    }

    /// <summary>The connector's token says nothing about the tenant, so whoever loads a package with our id into theirs would reach us.</summary>
    /// <param name="proven">The token named the address; else only one that is known to be Microsoft's gets tokens of ours.</param>
    private string? WhyNotOurs(TeamsActivity activity, bool proven)
    {
        if (activity.ChannelId != Channel) return $"messages of the channel '{activity.ChannelId}' are not taken";
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || !hosts.IsService(service, proven)) return "the serviceUrl is no address of the Bot Connector";
        var (said, also) = (activity.ChannelData?.Tenant?.Id, activity.Conversation.TenantId);
        if ((said ?? also) is not { } tenant || said is not null && also is not null && !Same(said, also)) return "the activity does not say which tenant it is from";
        return Same(tenant, settings.TenantId) ? null : "another tenant's messages are not taken";

        static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Null when it lacks what everything depends on.</summary>
    private static TeamsActivity? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, TeamsJson.Ours.TeamsActivity) is { From.Id.Length: > 0, Conversation.Id.Length: > 0, Type.Length: > 0 } activity
                && IsText(activity.Value ?? default) ? activity : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>JSON can name half a character, which is found only when it is read: so all of it is read once. Throws then.</summary>
    private static bool IsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(p => p.Name is not null && IsText(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsText),
        JsonValueKind.String => value.GetString() is not null,
        _ => true,
    };

    private IResult Refused(int status, string reason)
    {
        LogRefused(status, reason);
        return Results.Text(status == StatusCodes.Status401Unauthorized ? "The token is not accepted." : "This message is not accepted.", statusCode: status);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A post to the Teams endpoint was refused ({Status}): {Reason}")]
    private partial void LogRefused(int status, string reason);
}
