using System.Diagnostics;

namespace Escalation.Bench;

/// <summary>
/// Slack events a second over HTTP, acknowledged and answered, against an app on Slack's own framework. Each measurement has processes of its own, so that
/// what one has still to do does not slow the next.
/// </summary>
internal static class SlackRate
{
    private const int Connections = 64;
    private const int PeopleEach = 30;
    private const int Rounds = 2;
    private static readonly TimeSpan _cell = TimeSpan.FromSeconds(10);

    public static async Task Run()
    {
        await Child.InstallBolt();
        Console.WriteLine($"Slack events a second, {Connections} connections, {Connections * PeopleEach} people (aim: at least 3 times as many acknowledged as @slack/bolt)");
        var (product, bolt) = (new List<Rates>(), new List<Rates>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 1) bolt.Add(await Measure("bolt", Child.Bolt));
            product.Add(await Measure("product", Child.ProductWithSlack));
            if (round % 2 == 0) bolt.Add(await Measure("bolt", Child.Bolt));
        }

        Compare("acknowledged", r => r.Acknowledged);
        Compare("answered too", r => r.Answered);
        Console.WriteLine();

        void Compare(string what, Func<Rates, double> rate) =>
            Console.WriteLine($"  {what}: {product.Average(rate):F0}, bolt {bolt.Average(rate):F0}: {product.Average(rate) / bolt.Average(rate):F2} times");
    }

    private static async Task<Rates> Measure(string name, Func<Uri, Child> start)
    {
        await using var slack = await SlackStub.Start();
        await using var server = start(slack.ApiUrl);
        using (var client = new HttpClient()) await server.FirstAnswer(client);
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SlackConnection.Open(server.Address)));
        var senders = connections.Select((connection, i) => new Sender(connection, server.Address, i)).ToArray();
        await Task.WhenAll(senders.Select(s => s.Send())); // Warms up.
        await slack.Quiet();

        var (busy, began) = (server.ProcessorTime, Stopwatch.GetTimestamp());
        var latencies = (await Task.WhenAll(senders.Select(s => s.Send()))).SelectMany(l => l).Order().ToArray();
        var acknowledged = latencies.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var answered = latencies.Length / Stopwatch.GetElapsedTime(began, await slack.Quiet()).TotalSeconds;
        Console.WriteLine($"  {name,-7} {acknowledged,5:F0} acknowledged (half within {Percentile(0.5):F1} ms, 99% within {Percentile(0.99):F1} ms), {answered,5:F0} answered too; {(server.ProcessorTime - busy).TotalMicroseconds / latencies.Length:F0} µs of processor time an event");
        foreach (var connection in connections) connection.Dispose();
        return new(acknowledged, answered);

        double Percentile(double part) => latencies[(int)(part * (latencies.Length - 1))].TotalMilliseconds;
    }

    /// <param name="Answered">Also the reply to the last event has reached Slack.</param>
    private sealed record Rates(double Acknowledged, double Answered);

    /// <summary>Some of the people: each event waits until the one before it is acknowledged.</summary>
    private sealed class Sender(SlackConnection connection, Uri address, int first)
    {
        private int _next;

        public Task<List<TimeSpan>> Send() => Task.Run(async () =>
        {
            var latencies = new List<TimeSpan>();
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < _cell; _next++)
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
