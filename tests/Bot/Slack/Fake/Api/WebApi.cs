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
        if (!Method.All.TryGetValue(name, out var method))
        {
            slack.Complain($"{name} is not a method this fake knows.");
            await Write(context, name, [], "", 200, Failure(new("unknown_method")));
            return;
        }

        var fault = slack.Faults.Next(name);
        if (fault?.Kind == FaultKind.Hangs) await Hang(context);
        if (fault?.Kind is FaultKind.DroppedBefore or FaultKind.Hangs)
        {
            context.Abort();
            return;
        }

        var token = Bearer(context);
        Arguments? arguments = null;
        JsonObject answer;
        var status = 200;
        try
        {
            arguments = await Arguments.Read(context.Request, method.TakesJson);
            token = token.Length > 0 ? token : arguments.TokenInForm ?? "";
            var wait = fault?.Kind == FaultKind.Throttled ? fault.Seconds : _limits.SecondsToWait(name, method, token, (string?)arguments.Values["channel"]?.ToString());
            (status, answer) = (fault, wait) switch
            {
                (_, > 0) => Throttled(context, wait),
                ({ Kind: FaultKind.Refused }, _) => (200, Failure(new(fault.Error))),
                ({ Kind: FaultKind.ServerError }, _) => (fault.Status, []),
                _ => (200, Run(context, name, method, arguments, token)),
            };
            if (arguments.Warning is { } warning) Warn(answer, name, warning);
        }
        catch (SlackError error)
        {
            answer = Failure(error);
        }

        if (fault?.Kind == FaultKind.DroppedAfter)
        {
            Record(context, name, arguments?.Values ?? [], token, 0, answer);
            context.Abort();
            return;
        }

        await Write(context, name, arguments?.Values ?? [], token, status, answer);
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
        if (error.Details.Count > 0) answer["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. error.Details.Select(d => (JsonNode)d)]) };
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

    private async Task Write(HttpContext context, string name, JsonObject arguments, string token, int status, JsonObject answer)
    {
        Record(context, name, arguments, token, status, answer);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["x-slack-req-id"] = FakeSlack.NewSecret();
        await context.Response.WriteAsync(answer.Count == 0 ? "upstream error" : answer.ToJsonString());
    }

    private void Record(HttpContext context, string name, JsonObject arguments, string token, int status, JsonObject answer) =>
        slack.Record(new ApiCall(name, arguments, token, context.Request.ContentType ?? "", slack.Clock.GetUtcNow(), status, answer));

    private static string Bearer(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter ?? "" : "";

    private static (string, string)? Basic(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Scheme != "Basic") return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter!)).Split(':', 2);
        return (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]));
    }
}
