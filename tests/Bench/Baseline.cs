using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;

namespace Escalation.Bench;

/// <summary>What the product is compared with: the same framework and the same store, and nothing else.</summary>
internal static class Baseline
{
    public static async Task<int> Empty(string url)
    {
        var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/", () => "ok");
        await app.RunAsync(url);
        return 0;
    }

    /// <summary>
    /// One POST is one commit of what a turn commits: an event, a prompt of the usual size (1.3 kB of JSON), a withdrawal and a deadline.
    /// It gets the form the product gets, which it does not read, and answers as many bytes (3.6 kB).
    /// </summary>
    public static async Task<int> Bare(string url, string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var store = Store.Open(folder, EscalationJson.Codec);
        var app = builder.Build();
        var prompt = new Prompt("D1.1", "題", new string('あ', 400)) { Card = "dialog/D1" };
        var heads = new System.Collections.Concurrent.ConcurrentDictionary<string, Head>();
        var page = new string('あ', 1_200);
        var message = 0L;
        app.MapPost("/append/{conversation}", async (string conversation) =>
        {
            var stream = new StreamId($"conversation/{conversation}");
            var now = DateTimeOffset.UtcNow;
            var decision = new Decision([new StepAnswered("called", new("yes", false))],
            [
                new Show(new("web", conversation), prompt, now), new Withdraw("silence", now),
                new Send(stream, new SilenceDue(new("D1"), 1), now.AddMinutes(5)) { Key = "silence" },
            ]);
            var outcome = await store.Journal.Commit(new(TenantId.Single, stream, $"m{Interlocked.Increment(ref message)}", "bench", now),
                heads.GetValueOrDefault(conversation, Head.Empty), decision, null, _ => true);
            heads[conversation] = ((Committed)outcome).Head;
            return page;
        });
        await app.RunAsync(url);
        return 0;
    }
}
