using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The sockets of an app: an address that opens one of them once and soon, up to ten, and each envelope to any one of those that are open.</summary>
internal sealed class SocketLinks(FakeSlack slack)
{
    private const int Most = 10;
    private const int SecondsTicketLasts = 30;

    private readonly ConcurrentDictionary<string, (SlackApp App, DateTimeOffset At)> _tickets = [];

    public string NewAddress(SlackApp app)
    {
        var ticket = Guid.NewGuid().ToString();
        _tickets[ticket] = (app, slack.Clock.GetUtcNow());
        return $"ws://{slack.Address.Authority}/link/?ticket={ticket}&app_id={app.Id}";
    }

    public async Task Accept(HttpContext context)
    {
        var good = _tickets.TryRemove(context.Request.Query["ticket"].ToString(), out var ticket);
        if (!good || !context.WebSockets.IsWebSocketRequest || slack.Clock.GetUtcNow() - ticket.At > TimeSpan.FromSeconds(SecondsTicketLasts))
        {
            slack.Complain("A socket was opened with an address that was used before or is too old.");
            context.Response.StatusCode = 400;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(2), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        using var link = new SocketLink(ticket.App, context, socket);
        if (ticket.App.Sockets.Count >= Most)
        {
            await link.AnnounceEnd("too_many_websockets");
            await link.Close();
            return;
        }

        slack.Change(() => ticket.App.Sockets.Add(link));
        await link.Run(Hello(ticket.App));
        slack.Change(() => ticket.App.Sockets.Remove(link));
    }

    public static async Task Deliver(Delivery delivery, Stopwatch watch)
    {
        SocketLink[] open;
        lock (delivery.App.Slack.Gate) open = [.. delivery.App.Sockets.Where(s => !s.IsRetiring)];
        if (open.Length == 0) delivery.Failed("connection_failed", watch.Elapsed);
        else await open[Random.Shared.Next(open.Length)].Deliver(delivery, watch);
    }

    private static JsonObject Hello(SlackApp app) => new()
    {
        ["type"] = "hello",
        ["num_connections"] = app.Sockets.Count,
        ["debug_info"] = new JsonObject { ["host"] = "applink-fake", ["build_number"] = 1, ["approximate_connection_time"] = 18060 },
        ["connection_info"] = new JsonObject { ["app_id"] = app.Id },
    };
}
