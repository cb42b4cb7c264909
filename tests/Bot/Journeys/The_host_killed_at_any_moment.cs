using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;
using Escalation.Tests.Bot.Slack;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>
/// People report, answer, correct, send files and are acknowledged in Slack, while the host is killed at seeded random moments and started again.
/// Whoever sends repeats what was not answered, with the same message id, as browsers and platforms do.
/// </summary>
public sealed class The_host_killed_at_any_moment
{
    private const int Kills = 50;
    private const int Seed = 20261123;
    private static readonly TimeSpan _firstLevel = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task loses_nothing_it_acknowledged_and_sends_every_page_once_due_and_never_before()
    {
        var random = new Random(Seed);
        await using var mail = await MailServer.Start();
        await using var company = await SlackCompany.Start(Transport.Http, change: Quick, settings: [.. mail.Settings, ("Limits__PostsPerTenSeconds", "100000")]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var people = new PeopleWhoRepeat(company, stop.Token);
        var journeys = Task.Run(people.Go, TestContext.Current.CancellationToken);

        for (var kill = 0; kill < Kills; kill++)
        {
            // The moment of the power cut, random in real time: while it starts, or between any two answers, however slow the machine is.
            var answers = people.Acknowledged.Count + random.Next(4);
            while (people.Acknowledged.Count < answers && !journeys.IsCompleted) await Task.Delay(10, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(300), TestContext.Current.CancellationToken);
            await company.Host.Kill();
            await company.Host.StartAgain();
        }

        await stop.CancelAsync();
        await journeys;
        var until = DateTimeOffset.UtcNow;
        await Waiting.For(async () => (await WhatIsRecorded.Read(company.Host.StoreFolder)).IsDoneUntil(until), "everything sent that was due when the last kill was over", seconds: 150);
        await company.Host.Kill();
        var recorded = await WhatIsRecorded.Read(company.Host.StoreFolder);

        Assert.True(people.Acknowledged.Count > Kills, $"only {people.Acknowledged.Count} inputs were acknowledged; the test proves nothing");
        Assert.True(people.Repeated > Kills / 2, $"only {people.Repeated} inputs had to be repeated; the test proves nothing");
        foreach (var given in people.Acknowledged) Assert.True(recorded.Given.Count(g => g == given) == 1, $"«{given}» is recorded {recorded.Given.Count(g => g == given)} times");
        Assert.All(recorded.Given.CountBy(g => g), g => Assert.True(g.Value == 1, $"«{g.Key}» is recorded {g.Value} times"));
        foreach (var what in new[] { "words", "phone", "file", "answer", "correction", "acknowledged" }) Assert.Contains(people.Acknowledged, a => a.StartsWith($"{what} ", StringComparison.Ordinal));

        PagesAreRight(recorded, mail.Received);
        var (exit, output) = await company.Host.Run("verify");
        Assert.True(exit == 0, output);
        company.HasNoComplaints();
    }

    /// <summary>The ladder is climbed within the test, and nobody is left without an answer before it ends.</summary>
    private static string Quick(string organization) => organization.Replace("{ rosters: [it], acknowledge-minutes: 5 }", "{ rosters: [it], acknowledge-minutes: 1 }", StringComparison.Ordinal)
        .Replace("{ people: [suzuki], acknowledge-minutes: 5 }", "{ people: [suzuki], acknowledge-minutes: 60 }", StringComparison.Ordinal);

    private static void PagesAreRight(WhatIsRecorded recorded, IReadOnlyCollection<Mail> mails)
    {
        Assert.NotEmpty(recorded.Incidents);
        foreach (var (id, events) in recorded.Incidents)
        {
            var levels = events.Where(e => e.Event is LevelPaged).ToList();
            var taken = events.Where(e => e.Event is IncidentAcknowledged).ToList();
            Assert.Equal(Enumerable.Range(0, levels.Count), levels.Select(l => ((LevelPaged)l.Event).Round));
            Assert.All(levels.Skip(1), l => Assert.True(l.At >= levels[0].At + _firstLevel, $"{id}: the second level was paged at {l.At:O}, the first at {levels[0].At:O}"));
            Assert.InRange(taken.Count, 0, 1);
            Assert.All(taken, t => Assert.True(levels[^1].Version < t.Version, $"{id}: a level was paged after somebody had acknowledged"));
        }

        Assert.Contains(recorded.Incidents.Values, events => events.Any(e => e.Event is LevelPaged { Round: 1 }));
        var pages = recorded.Pages.Where(p => p.To.Channel == "mail").ToList();
        Assert.All(pages.CountBy(p => (p.Incident, p.To, p.Prompt)), p => Assert.Equal(1, p.Value));
        foreach (var page in pages)
        {
            var arrived = mails.Where(m => m.MessageId.StartsWith($"outbox-{page.Row}@", StringComparison.Ordinal)).ToList();
            Assert.All(arrived, m => Assert.True(m.At >= page.Due, $"{page} arrived at {m.At:O}"));
            if (page.State == "sent") Assert.NotEmpty(arrived);
            else Assert.True(page.State == "withdrawn", $"{page} was neither sent nor withdrawn");
        }
    }
}

/// <summary>What the store holds, in the words of whoever gave it.</summary>
internal sealed record WhatIsRecorded(IReadOnlyList<string> Given, IReadOnlyDictionary<string, IReadOnlyList<RecordedEvent>> Incidents, IReadOnlyList<RecordedPage> Pages)
{
    public static async Task<WhatIsRecorded> Read(string folder)
    {
        await using var store = Store.OpenForReading(folder, Escalation.Bot.Engine.EscalationJson.Codec);
        var given = new List<string>();
        var incidents = new Dictionary<string, IReadOnlyList<RecordedEvent>>();
        foreach (var row in await store.Board.Recent(TenantId.Single, 10_000))
        {
            var incident = (await store.Journal.Read(TenantId.Single, row.Stream, Head.Empty)).Events;
            var report = incident.Select(e => e.Event).OfType<IncidentRaised>().Single().Report;
            var dialog = (await store.Journal.Read(TenantId.Single, StreamId.Of(report.Person), Head.Empty)).Events.Select(e => e.Event);
            incidents[row.Stream.Key] = incident;
            given.AddRange(dialog.Concat(incident.Select(e => e.Event)).Select(e => InWords(report.Words, e)).OfType<string>());
        }

        return new(given, incidents, await RecordedPage.All(folder));
    }

    /// <summary>Every incident was raised and paged, every level that had to be was, and every page is out or withdrawn.</summary>
    public bool IsDoneUntil(DateTimeOffset until) => Pages.All(p => p.State != "pending" || p.Due > until || p.To.Channel == "console")
        && Incidents.Values.All(events => events.Any(e => e.Event is LevelPaged { Round: 1 } or IncidentAcknowledged) || events.Single(e => e.Event is IncidentRaised).At + TimeSpan.FromMinutes(1) > until);

    private static string? InWords(string person, Event happened) => happened switch
    {
        DialogOpened opened => PeopleWhoRepeat.Words(opened.Text),
        StepAnswered { Given.Fields: { IsEmpty: false } fields } => PeopleWhoRepeat.Phone(person, fields["phone"]),
        StepAnswered answered => PeopleWhoRepeat.Answer(person, $"{answered.Step}:{answered.Given.Answer}"),
        CorrectionBegun begun => PeopleWhoRepeat.Correction(person, begun.Step),
        EvidenceGiven { Attachment: var file } => PeopleWhoRepeat.File(person, file.Sha256),
        IncidentAcknowledged => PeopleWhoRepeat.Taken(person),
        _ => null,
    };
}

/// <summary>A page as the outbox keeps it.</summary>
internal sealed record RecordedPage(long Row, string Incident, Address To, string Prompt, DateTimeOffset Due, string State)
{
    public static async Task<IReadOnlyList<RecordedPage>> All(string folder)
    {
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "escalation.db")};Mode=ReadOnly;Pooling=false");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "select id, stream, recipient, json, due, state from outbox where key = $key order by id";
        command.Parameters.AddWithValue("$key", IncidentRules.PageKey);
        await using var rows = await command.ExecuteReaderAsync();
        var pages = new List<RecordedPage>();
        while (await rows.ReadAsync())
            pages.Add(new(rows.GetInt64(0), rows.GetString(1), new(rows.GetString(2)), Escalation.Bot.Engine.EscalationJson.ReadPrompt(rows.GetString(3)).Id, Moment.From(rows.GetInt64(4)), rows.GetString(5)));
        return pages;
    }
}
