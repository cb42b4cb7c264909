using System.Diagnostics;

namespace Escalation.Bench;

/// <summary>A chat platform whose events both the product and an app on the platform's own framework get, and a stub of its API that takes what they reply.</summary>
internal interface IPlatform : IAsyncDisposable
{
    /// <param name="person">Counted from 0.</param>
    /// <param name="message">Counted from 0, for each person.</param>
    byte[] Request(Uri address, int person, int message);

    Child Product();
    Child Peer();

    /// <summary>Messages that were written or changed.</summary>
    long Replied { get; }
}

/// <summary>
/// Events a second over HTTP, acknowledged and answered, against an app on the platform's own framework. Each measurement has processes of its own, so that
/// what one has still to do does not slow the next.
/// </summary>
internal static class EventRate
{
    private const int Connections = 64;
    private const int PeopleEach = 30;
    private const int Rounds = 2;
    private static readonly TimeSpan _cell = TimeSpan.FromSeconds(10);

    /// <param name="peer">What the product is compared with.</param>
    /// <param name="repliesCount">False where the platform's own limits hold the replies back.</param>
    public static async Task Run(string events, string peer, bool repliesCount, Func<Task<IPlatform>> platform)
    {
        await Child.InstallPeers();
        Console.WriteLine($"{events} a second, {Connections} connections, {Connections * PeopleEach} people (aim: at least 3 times as many acknowledged as {peer})");
        var (product, peers) = (new List<Rates>(), new List<Rates>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 1) peers.Add(await Measure("peer", p => p.Peer()));
            product.Add(await Measure("product", p => p.Product()));
            if (round % 2 == 0) peers.Add(await Measure("peer", p => p.Peer()));
        }

        Compare("acknowledged", r => r.Acknowledged);
        if (repliesCount) Compare("answered too", r => r.Answered);
        Console.WriteLine();

        void Compare(string what, Func<Rates, double> rate) =>
            Console.WriteLine($"  {what}: {product.Average(rate):F0}, {peer} {peers.Average(rate):F0}: {product.Average(rate) / peers.Average(rate):F2} times");

        async Task<Rates> Measure(string name, Func<IPlatform, Child> start)
        {
            await using var stub = await platform();
            await using var server = start(stub);
            using (var client = new HttpClient()) await server.FirstAnswer(client);
            var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => EventConnection.Open(server.Address)));
            var senders = connections.Select((connection, i) => new Sender(connection, stub, server.Address, i)).ToArray();
            await Task.WhenAll(senders.Select(s => s.Send())); // Warms up.
            if (repliesCount) await Quiet(stub);

            var (busy, began) = (server.ProcessorTime, Stopwatch.GetTimestamp());
            var latencies = (await Task.WhenAll(senders.Select(s => s.Send()))).SelectMany(l => l).Order().ToArray();
            var acknowledged = latencies.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
            var answered = repliesCount ? latencies.Length / Stopwatch.GetElapsedTime(began, await Quiet(stub)).TotalSeconds : 0;
            Console.WriteLine($"  {name,-7} {acknowledged,5:F0} acknowledged (half within {Percentile(0.5):F1} ms, 99% within {Percentile(0.99):F1} ms){(repliesCount ? $", {answered,5:F0} answered too" : "")}; {(server.ProcessorTime - busy).TotalMicroseconds / latencies.Length:F0} µs of processor time an event");
            foreach (var connection in connections) connection.Dispose();
            return new(acknowledged, answered);

            double Percentile(double part) => latencies[(int)(part * (latencies.Length - 1))].TotalMilliseconds;
        }
    }

    /// <summary>Waits until nothing was replied for a second; when the last reply was, as <see cref="Stopwatch.GetTimestamp"/> counts.</summary>
    private static async Task<long> Quiet(IPlatform platform)
    {
        var (replied, last) = (platform.Replied, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(last) < TimeSpan.FromSeconds(1))
        {
            await Task.Delay(10);
            if (platform.Replied != replied) (replied, last) = (platform.Replied, Stopwatch.GetTimestamp());
        }

        return last;
    }

    /// <param name="Answered">Also the reply to the last event has reached the platform.</param>
    private sealed record Rates(double Acknowledged, double Answered);

    /// <summary>Some of the people: each event waits until the one before it is acknowledged.</summary>
    private sealed class Sender(EventConnection connection, IPlatform platform, Uri address, int first)
    {
        private int _next;

        public Task<List<TimeSpan>> Send() => Task.Run(async () =>
        {
            var latencies = new List<TimeSpan>();
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < _cell; _next++)
            {
                var request = platform.Request(address, (_next % PeopleEach * Connections) + first, _next / PeopleEach);
                var sent = Stopwatch.GetTimestamp();
                await connection.Send(request);
                latencies.Add(Stopwatch.GetElapsedTime(sent));
            }

            return latencies;
        });
    }
}
