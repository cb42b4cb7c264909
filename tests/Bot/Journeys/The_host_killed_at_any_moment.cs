using System.Globalization;
using System.Net.Sockets;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>
/// A journey runs over and over while the host is killed at seeded random moments and started again. Whoever sends repeats what was not acknowledged, with
/// the same message id, as browsers and platforms do.
/// </summary>
public sealed class The_host_killed_at_any_moment
{
    private const int Kills = 50;
    private const int Seed = 20261123;

    [Fact]
    public async Task loses_nothing_it_acknowledged_and_sends_every_page_once_due_and_never_before()
    {
        var random = new Random(Seed);
        await using var mail = await MailServer.Start();
        await using var host = await HostProcess.Start(null, [.. mail.Settings, ("Limits__PostsPerTenSeconds", "100000")]);
        var acknowledged = new List<(string Person, string Words)>();
        var people = 0;

        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var journey = Task.Run(() => Journeys(host, () => Interlocked.Increment(ref people), acknowledged, stop.Token), stop.Token);
            // The moment of the power cut, random in real time: while it starts, or between any two answers, however slow the machine is.
            var answers = Count(acknowledged) + random.Next(4);
            while (Count(acknowledged) < answers && !journey.IsCompleted) await Task.Delay(10, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(300), TestContext.Current.CancellationToken);
            await host.Kill();
            await stop.CancelAsync();
            await journey;
            await host.StartAgain();
        }

        Assert.True(acknowledged.Count > Kills, $"only {acknowledged.Count} inputs were acknowledged; the test proves nothing");
        await Eventually(async () =>
        {
            var (words, raised) = await Facts(host);
            return acknowledged.All(a => words.Contains(a)) && raised.All(i => mail.Received.Any(m => m.Text.Contains(i.Id, StringComparison.Ordinal)));
        }, "everything acknowledged is recorded and every incident has been paged by mail");
        await host.Kill();

        var (events, incidents) = await Facts(host);
        foreach (var (person, words) in acknowledged)
            Assert.True(events.Count(e => e == (person, words)) == 1, $"{person}: «{words}» is recorded {events.Count(e => e == (person, words))} times");
        Assert.NotEmpty(incidents);
        Assert.All(incidents, i => Assert.Null(i.EscalatedEarly));
        var (exit, output) = await host.Run("verify");
        Assert.True(exit == 0, output);
    }

    private static int Count(List<(string, string)> acknowledged)
    {
        lock (acknowledged) return acknowledged.Count;
    }

    /// <summary>One person after the other reports until the host dies; each input is repeated until it is acknowledged or the round ends.</summary>
    private static async Task Journeys(HostProcess host, Func<int> nextPerson, List<(string, string)> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var visitor = new Visitor(host.Address);
            var number = nextPerson().ToString(CultureInfo.InvariantCulture);
            var words = $"画面から警告音が鳴って電話番号が出て、電話して遠隔操作されました。{number}番目です";
            try
            {
                await visitor.Open();
                var response = await visitor.Says(words);
                if (response.IsSuccessStatusCode)
                    lock (acknowledged) acknowledged.Add((number, words));
            }
            catch (Exception died) when (died is HttpRequestException or IOException or TaskCanceledException or SocketException)
            {
                return; // Not acknowledged, so nothing was promised.
            }
        }
    }

    private static async Task<(List<(string Person, string Words)> Words, List<(string Id, string? EscalatedEarly)> Incidents)> Facts(HostProcess host)
    {
        await using var store = Store.OpenForReading(host.StoreFolder, EscalationJson.Codec);
        var words = new List<(string, string)>();
        var incidents = new List<(string, string?)>();
        foreach (var row in await store.Board.Recent(TenantId.Single, 10_000))
        {
            var history = await store.Journal.Read(TenantId.Single, row.Stream, Head.Empty);
            var raised = history.Events.Select(e => e.Event).OfType<IncidentRaised>().Single();
            var conversation = await store.Journal.Read(TenantId.Single, StreamId.Of(raised.Report.Person), Head.Empty);
            foreach (var opened in conversation.Events.Select(e => e.Event).OfType<DialogOpened>())
                words.Add((opened.Text.Split('。')[1].Replace("番目です", "", StringComparison.Ordinal), opened.Text));
            var early = history.Events.FirstOrDefault(e => e.Event is LevelPaged { Round: 1 } && e.At < raised.At.AddMinutes(5) && !history.Events.Any(f => f.Event is PageFailed));
            incidents.Add((row.Stream.Key, early?.At.ToString("O", CultureInfo.InvariantCulture)));
        }

        return (words, incidents);
    }

    private static async Task Eventually(Func<Task<bool>> holds, string what)
    {
        var until = DateTime.UtcNow.AddSeconds(150);
        while (!await holds())
        {
            if (DateTime.UtcNow > until) Assert.Fail($"It never came true that {what}.");
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }
}
