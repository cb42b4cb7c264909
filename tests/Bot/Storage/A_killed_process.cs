using System.Diagnostics;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.Committing_process;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

/// <summary>A second process commits from eight conversations at once and writes down what was acknowledged, until it is killed.</summary>
public sealed class A_killed_process : IDisposable
{
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
        var shown = await store.Outbox.ShownAt(Dialogs.TenantId.Single, Page(conversation), Noon, int.MaxValue);
        Assert.Equal(Enumerable.Range(1, texts.Length).Select(Text), texts);
        Assert.Equal(texts, shown.Select(row => row.Title()));
        Assert.InRange(texts.Length, Acknowledged().Count(line => line == $"{conversation}"), int.MaxValue);
    }

    private Process StartCommitting()
    {
        string[] arguments = [typeof(Committing_process).Assembly.Location, "-explicit", "only", "-method", $"*.{nameof(Committing_process.goes_on_until_it_is_killed)}"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
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

    public void Dispose() => _folder.Dispose();
}
