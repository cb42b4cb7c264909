using System.Diagnostics;

namespace Escalation.Bench;

/// <summary>From starting the process to the first answer: of the product its first reply to a report, of the empty app its first "ok".</summary>
internal static class ColdStart
{
    private const int Runs = 7;

    public static async Task Run()
    {
        var product = new List<double>();
        var empty = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var one = await Time(Child.Product, Reply);
            var other = await Time(_ => Child.Empty(), (child, client) => child.FirstAnswer(client));
            if (run == 0) continue; // Warms the disk's cache.
            product.Add(one);
            empty.Add(other);
        }

        Console.WriteLine($"cold start to first reply: {Median(product):F0} ms, empty ASP.NET app {Median(empty):F0} ms: {Median(product) / Median(empty):F2} times (medians of {Runs}; aim: under 2)\n");
    }

    private static async Task<HttpResponseMessage> Reply(Child child, HttpClient client)
    {
        var page = await (await child.FirstAnswer(client)).Content.ReadAsStringAsync();
        return await Reporter.Post(client, child.Address, "/say", page, ("text", "画面から爆音が鳴って、電話番号が出てて閉じられません"));
    }

    private static async Task<double> Time(Func<(string, string)[], Child> start, Func<Child, HttpClient, Task<HttpResponseMessage>> answer)
    {
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        await using var child = start([]);
        (await answer(child, client)).EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
