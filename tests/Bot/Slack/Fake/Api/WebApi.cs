using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The front door of the methods: who calls, in which encoding, how often, with what missing. What a method does is in its own file.</summary>
internal sealed class WebApi(FakeSlack slack)
{
    private static readonly string[] _timestamps = ["ts", "thread_ts", "message_ts", "timestamp", "latest", "oldest"];

    private readonly RateLimits _limits = new(slack);

    public async Task Answer(HttpContext context, string name)
    {
        var fault = slack.Faults.Next(name);
        var (arguments, token, status, answer) = await Work(context, name, fault);
        slack.Record(new ApiCall(name, arguments, token, context.Request.ContentType ?? "", slack.Clock.GetUtcNow(), status, answer));
        if (fault?.Kind == FaultKind.Hangs) await Hang(context);
        if (status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["x-slack-req-id"] = FakeSlack.NewSecret();
        await context.Response.WriteAsync(answer.Count == 0 ? "upstream error" : answer.ToJsonString());
    }

    /// <summary>Status 0 stands for an answer that is never given.</summary>
    private async Task<(JsonObject Arguments, string Token, int Status, JsonObject Answer)> Work(HttpContext context, string name, Fault? fault)
    {
        var (values, token) = (new JsonObject(), Bearer(context));
        try
        {
            var method = Method.All.GetValueOrDefault(name);
            var arguments = await Arguments.Read(context.Request, method?.TakesJson ?? true);
            (values, token) = (arguments.Values, token.Length > 0 ? token : arguments.TokenInForm ?? "");
            if (method is null) throw Unknown(name);
            var (status, answer) = Outcome(context, name, method, arguments, token, fault);
            if (arguments.Warning is { } warning) Warn(answer, name, warning);
            return (values, token, status, answer);
        }
        catch (SlackError error)
        {
            return (values, token, fault?.Kind == FaultKind.DroppedAfter ? 0 : 200, Failure(error));
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException)
        {
            slack.Complain($"{name} was given something of the wrong type: {error.Message}");
            return (values, token, 200, Failure(new("invalid_arguments")));
        }
    }

    private (int Status, JsonObject Answer) Outcome(HttpContext context, string name, Method method, Arguments arguments, string token, Fault? fault) =>
        fault?.Kind switch
        {
            FaultKind.Throttled => Throttled(context, fault.Seconds),
            FaultKind.Refused => throw new SlackError(fault.Error),
            FaultKind.ServerError => (fault.Status, []),
            FaultKind.Hangs or FaultKind.DroppedBefore => (0, []),
            FaultKind.DroppedAfter => (0, Run(context, name, method, arguments, token)),
            _ when _limits.SecondsToWait(name, method, token, arguments.Values["channel"]?.ToString()) is > 0 and var wait => Throttled(context, wait),
            _ => (200, Run(context, name, method, arguments, token)),
        };

    private SlackError Unknown(string name)
    {
        slack.Complain($"{name} is not a method this fake knows.");
        return new("unknown_method");
    }

    private JsonObject Run(HttpContext context, string name, Method method, Arguments arguments, string rawToken)
    {
        lock (slack.Gate)
        {
            if (arguments.JsonIgnored) slack.Complain($"{name} does not read a JSON body; its arguments were ignored.");
            foreach (var (argument, value) in arguments.Values) Inspect(name, method, argument, value);
            var token = method.Token == TokenKind.None ? null : Authorization.Check(slack, name, method, rawToken);
            context.Response.Headers["x-oauth-scopes"] = string.Join(',', token?.Scopes ?? new SortedSet<string>());
            context.Response.Headers["x-accepted-oauth-scopes"] = method.Scopes.Replace(' ', ',');
            var call = new Call(slack, method, arguments.Values, token?.App, token, rawToken) { Basic = Basic(context) };
            foreach (var needed in method.Needs.Split(' ', StringSplitOptions.RemoveEmptyEntries)) call.Needed(needed);
            var answer = method.Run(call);
            answer.Insert(0, "ok", true);
            return answer;
        }
    }

    private void Inspect(string name, Method method, string argument, JsonNode? value)
    {
        if (!method.Knows(argument)) slack.Complain($"{name} has no argument {argument}.");
        if (!_timestamps.Contains(argument) || value?.GetValueKind() != System.Text.Json.JsonValueKind.Number) return;
        slack.Complain($"{name}: {argument} is a number; a timestamp is a string.");
        throw new SlackError("invalid_arguments", $"[ERROR] must be a string [json-pointer:/{argument}]");
    }

    private async Task Hang(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, slack.Closing.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static (int, JsonObject) Throttled(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (429, Failure(new("ratelimited")));
    }

    private static JsonObject Failure(SlackError error)
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = error.Message };
        foreach (var (name, value) in error.Fields) answer[name] = value?.DeepClone();
        if (error.Details.Count > 0)
            answer["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. error.Details.Select(d => (JsonNode)d)]) };
        return answer;
    }

    private void Warn(JsonObject answer, string name, string warning)
    {
        slack.Complain($"{name}: {warning}.");
        answer["warning"] = warning;
        var metadata = answer["response_metadata"] as JsonObject ?? [];
        metadata["warnings"] = new JsonArray(warning);
        answer["response_metadata"] = metadata;
    }

    private static string Bearer(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter ?? "" : "";

    private static (string, string)? Basic(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Scheme != "Basic") return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter!)).Split(':', 2);
        return (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]));
    }
}
