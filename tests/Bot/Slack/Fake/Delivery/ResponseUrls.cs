using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Slack;

internal sealed record ResponseUrl(Installation App, Person Person, Channel Channel, Message? Message, DateTimeOffset At)
{
    public int Uses { get; set; }
}

/// <summary>An address that stands for a press or a command: five answers within thirty minutes, and the only way to an ephemeral message.</summary>
internal sealed class ResponseUrls(FakeSlack slack)
{
    private const int Most = 5;
    private static readonly TimeSpan _lasts = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, ResponseUrl> _given = [];

    public string Give(Installation app, Person person, Channel channel, Message? message)
    {
        var id = FakeSlack.NewSecret();
        _given[id] = new(app, person, channel, message, slack.Clock.GetUtcNow());
        return $"{slack.Address}response/{id}";
    }

    public async Task Answer(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0) slack.Complain("A response_url was given a token it has no need of.");
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var (status, text) = (200, "ok");
        lock (slack.Gate)
        {
            try
            {
                Apply(_given.GetValueOrDefault((string)context.Request.RouteValues["id"]!), body, context.Request.ContentType ?? "");
            }
            catch (SlackError error)
            {
                (status, text) = (error.Message is "used_url" or "expired_url" ? 404 : 400, error.Message);
            }
            catch (InvalidOperationException)
            {
                (status, text) = (400, "invalid_payload");
            }
        }

        slack.Record(new ApiCall("response_url", Parse(body) ?? [], "", context.Request.ContentType ?? "", slack.Clock.GetUtcNow(), status, new() { ["ok"] = status == 200, ["error"] = text }));
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
    }

    private void Apply(ResponseUrl? url, string body, string contentType)
    {
        if (url is null || slack.Clock.GetUtcNow() - url.At > _lasts) throw new SlackError("expired_url");
        if (url.Uses >= Most) throw new SlackError("used_url");
        var json = Parse(body) ?? throw new SlackError("invalid_payload");
        if (!contentType.StartsWith("application/json", StringComparison.Ordinal))
            slack.Complain("A response_url was posted something that does not call itself JSON.");
        url.Uses++;
        if (url.Message is not null && json["replace_original"] is null && json["delete_original"] is null)
            slack.Complain("A response_url was used without saying whether the original is replaced.");
        if ((bool?)json["delete_original"] ?? false)
        {
            if (url.Message is not null) url.Message.Deleted = true;
            return;
        }

        var call = new Call(slack, Method.All["chat.postMessage"], json, url.App.App, null, "");
        var replaced = (bool?)json["replace_original"] ?? false ? url.Message : null;
        var (text, blocks) = ChatMethods.Look(call, url.Channel);
        if (replaced is not null)
        {
            var before = replaced.ToJson();
            replaced.Redraw(text, blocks, edited: true);
            Events.Changed(replaced, before);
        }
        else
        {
            var onlyFor = (string?)json["response_type"] == "in_channel" ? null : url.Person;
            var message = new Message(url.Channel, url.App.BotUser, text, blocks) { OnlyFor = onlyFor, ThreadTs = (string?)json["thread_ts"] };
            url.Channel.All.Add(message);
            Events.Posted(message);
        }

        slack.Change();
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
