using System.Diagnostics;
using System.Globalization;
using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

/// <summary>A second process commits from eight conversations at once and writes down what was acknowledged, until it is killed.</summary>
public sealed class A_killed_process : IDisposable
{
    private const string FolderVariable = "ESCALATION_TEST_STORE";
    private const int Conversations = 8;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task loses_nothing_that_was_acknowledged_and_stores_nothing_by_half()
    {
        for (var kill = 0; kill < 5; kill++)
        {
            using (var child = StartCommitting())
            {
                await UntilAcknowledged(200 * (kill + 1), child);
                child.Kill();
                await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            await using var store = _folder.Open();
            for (var conversation = 0; conversation < Conversations; conversation++) await Check(store, conversation);
            Assert.Empty((await store.Verification.Walk(TestContext.Current.CancellationToken)).Broken);
        }
    }

    private async Task Check(Store store, int conversation)
    {
        var texts = await store.Texts(Stream(conversation));
        var shown = await store.Outbox.ShownAt(TenantId.Single, Page(conversation), Noon, int.MaxValue);
        Assert.Equal(Enumerable.Range(1, texts.Length).Select(Text), texts);
        Assert.Equal(texts, shown.Select(row => row.Title()));
        Assert.InRange(texts.Length, Acknowledged().Count(line => line == $"{conversation}"), int.MaxValue);
    }

    /// <summary>Not a test: what the second process runs.</summary>
    [Fact(Explicit = true)]
    public async Task Commits_until_it_is_killed()
    {
        var path = Environment.GetEnvironmentVariable(FolderVariable)!;
        await using var store = Store.Open(path, TestCodec);
        await using var acknowledged = new FileStream(path + ".acknowledged", FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(conversation => Task.Run(async () =>
        {
            var head = (await store.Journal.Read(TenantId.Single, Stream(conversation), Head.Empty)).Head;
            while (true)
            {
                var text = Text((int)head.Version + 1);
                var decision = new Decision([new Noted(text)], [new Show(Page(conversation), new(text, text, ""), Noon)]);
                head = ((Committed)await store.Journal.Commit(Turn(Stream(conversation), text), head, decision)).Head;
                lock (acknowledged) acknowledged.Write(System.Text.Encoding.ASCII.GetBytes($"{conversation}\n"));
            }
        })));
    }

    private Process StartCommitting()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(A_killed_process).Assembly.Location, "-explicit", "only", "-method", $"*.{nameof(Commits_until_it_is_killed)}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[FolderVariable] = _folder.Path;
        return Process.Start(start)!;
    }

    private async Task UntilAcknowledged(int atLeast, Process child)
    {
        var patience = Stopwatch.StartNew();
        while (Acknowledged().Length < atLeast)
        {
            Assert.False(child.HasExited, "The second process ended by itself.");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "The second process does not commit.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>One line for each acknowledged commit: its conversation.</summary>
    private string[] Acknowledged()
    {
        var file = _folder.Path + ".acknowledged";
        if (!File.Exists(file)) return [];
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static StreamId Stream(int conversation) => new(string.Create(CultureInfo.InvariantCulture, $"conversation/{conversation}"));

    private static Address Page(int conversation) => new("web", conversation.ToString(CultureInfo.InvariantCulture));

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();
}
