using System.Diagnostics;

namespace Escalation.Bench;

/// <summary>Turns a second over HTTP: form, token, recognition or press, decision, commit, drawn answer; against the bare endpoint, in turns, so that drift hits both.</summary>
internal static class TurnRate
{
    private static readonly TimeSpan _cell = TimeSpan.FromSeconds(5);

    public static async Task Run()
    {
        await using var product = Child.Product();
        await using var bare = Child.Bare();
        using var warm = new HttpClient();
        await product.FirstAnswer(warm);
        await bare.FirstAnswer(warm);
        Console.WriteLine("turns a second (aim at 64: at least 0.7 of the bare endpoint)");
        foreach (var conversations in (int[])[16, 16, 16, 1, 16, 64]) // The first three warm up: the compiler works on while they run.
        {
            var (bareRate, bareCost) = await Measure(bare, conversations, _ => Appending(bare));
            var (productRate, productCost) = await Measure(product, conversations, i => Talking(product, i));
            Console.WriteLine($"  {conversations,2} conversations: {productRate,7:F0}, bare {bareRate,7:F0}: {productRate / bareRate:F2}   (processor time of a turn: {productCost,4:F0} µs, bare {bareCost,4:F0} µs)");
        }

        Console.WriteLine();
    }

    private static async Task<(double Rate, double Microseconds)> Measure(Child server, int conversations, Func<int, Task<Func<Task>>> begin)
    {
        var turns = await Task.WhenAll(Enumerable.Range(0, conversations).Select(begin));
        var count = 0;
        var busy = server.ProcessorTime;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(turns.Select(turn => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < _cell)
            {
                await turn();
                Interlocked.Increment(ref count);
            }
        })));
        return (count / Stopwatch.GetElapsedTime(began).TotalSeconds, (server.ProcessorTime - busy).TotalMicroseconds / count);
    }

    /// <summary>Sends a form like the product's, so that the sender, who shares the machine, works as much for both.</summary>
    private static Task<Func<Task>> Appending(Child bare)
    {
        var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Cookie", $"reporter={new string('r', 176)}; antiforgery={new string('a', 155)}; language=ja");
        var conversation = Guid.NewGuid().ToString("n");
        var hidden = ("__RequestVerificationToken", new string('t', 155));
        return Task.FromResult<Func<Task>>(async () =>
            (await Reporter.Post(client, bare.Address, $"/append/{conversation}", [hidden, ("message", Guid.NewGuid().ToString("n")), ("choice", "language:ja")])).EnsureSuccessStatusCode());
    }

    /// <summary>The person changes the language to and fro: each turn is an event and a card.</summary>
    private static async Task<Func<Task>> Talking(Child product, int index)
    {
        var client = new HttpClient();
        var page = await client.GetStringAsync(product.Address);
        await Reporter.Post(client, product.Address, "/say", page, ("text", $"画面から爆音が鳴って、電話番号が出てて閉じられません {index}"));
        var hidden = Reporter.Hidden().Matches(page).Select(m => (m.Groups[1].Value, System.Net.WebUtility.HtmlDecode(m.Groups[2].Value)))
            .DistinctBy(h => h.Item1).Where(h => h.Item1 is not ("prompt" or "message")).ToArray();
        var turn = 0;
        return async () =>
        {
            var tag = turn++ % 2 == 0 ? "en" : "ja";
            (await Reporter.Post(client, product.Address, "/choose", [.. hidden, ("message", Guid.NewGuid().ToString("n")), ("choice", $"language:{tag}")])).EnsureSuccessStatusCode();
        };
    }
}
