using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Escalation.Tests.Bot.Slack;

internal sealed record Heard(string ContentType, byte[] Body, IHeaderDictionary Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>An app that listens over HTTP, keeps what it hears and answers whatever the test says.</summary>
internal sealed class ListeningApp : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly List<Heard> _heard = [];

    private ListeningApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/", Hear);
    }

    /// <summary>What it does with each request; an empty 200 unless told otherwise.</summary>
    public Func<HttpContext, Task> Answers { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<Heard> Heard
    {
        get
        {
            lock (_heard) return [.. _heard];
        }
    }

    public static async Task<ListeningApp> Start(SlackApp app)
    {
        var listening = new ListeningApp();
        await listening._server.StartAsync();
        app.At(new(listening._server.Urls.First()));
        return listening;
    }

    public void AnswersJson(JsonNode json, string contentType = "application/json") => Answers = async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(json.ToJsonString());
    };

    public void AnswersStatus(int status) => Answers = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Hear(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (_heard) _heard.Add(new(context.Request.ContentType ?? "", body.ToArray(), new HeaderDictionary(context.Request.Headers.ToDictionary())));
        await Answers(context);
    }
}
