using System.Diagnostics;

namespace Escalation.Bench;

/// <summary>
/// Acknowledged Slack events a second over HTTP, against an app on Slack's own framework. Each measurement has processes of its own, so that what one still
/// sends or has due does not slow the next.
/// </summary>
internal static class SlackRate
{
    private const int Connections = 64;
    private const int PeopleEach = 30;
    private const int Rounds = 2;
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(10);

    public static async Task Run()
    {
        await Child.InstallBolt();
        Console.WriteLine($"acknowledged Slack events a second, {Connections} connections, {Connections * PeopleEach} people (aim: at least 3 times @slack/bolt)");
        var (product, bolt) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 1) bolt.Add(await Measure("bolt", Child.Bolt));
            product.Add(await Measure("product", Child.ProductWithSlack));
            if (round % 2 == 0) bolt.Add(await Measure("bolt", Child.Bolt));
        }

        Console.WriteLine($"  product {product.Average():F0}, bolt {bolt.Average():F0}: {product.Average() / bolt.Average():F2} times\n");
    }

    private static async Task<double> Measure(string name, Func<Uri, Child> start)
    {
        await using var slack = await SlackStub.Start();
        await using var server = start(slack.ApiUrl);
        using (var client = new HttpClient()) await server.FirstAnswer(client);
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SlackConnection.Open(server.Address)));
        var senders = connections.Select((connection, i) => new Sender(connection, server.Address, i)).ToArray();
        await Task.WhenAll(senders.Select(s => s.Send(_warmUp)));

        var (busy, replied, began) = (server.ProcessorTime, slack.Replied, Stopwatch.GetTimestamp());
        var latencies = (await Task.WhenAll(senders.Select(s => s.Send(_measured)))).SelectMany(l => l).Order().ToArray();
        var rate = latencies.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"  {name,-7} {rate,6:F0}   half within {Percentile(0.5):F1} ms, 99% within {Percentile(0.99):F1} ms; of an event: {(server.ProcessorTime - busy).TotalMicroseconds / latencies.Length:F0} µs of processor, {(double)(slack.Replied - replied) / latencies.Length:F2} replies in Slack by then");
        foreach (var connection in connections) connection.Dispose();
        return rate;

        double Percentile(double part) => latencies[(int)(part * (latencies.Length - 1))].TotalMilliseconds;
    }

    /// <summary>Some of the people, each of whom waits for the acknowledgement before the next writes.</summary>
    private sealed class Sender(SlackConnection connection, Uri address, int first)
    {
        private int _next;

        public Task<List<TimeSpan>> Send(TimeSpan howLong) => Task.Run(async () =>
        {
            var latencies = new List<TimeSpan>();
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < howLong; _next++)
            {
                var request = SlackEvents.Request(address, (_next % PeopleEach * Connections) + first, _next / PeopleEach);
                var sent = Stopwatch.GetTimestamp();
                await connection.Send(request);
                latencies.Add(Stopwatch.GetElapsedTime(sent));
            }

            return latencies;
        });
    }
}
