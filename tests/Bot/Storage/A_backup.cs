using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_backup : StoreTest
{
    [Fact]
    public async Task made_while_turns_go_on_is_a_whole_store()
    {
        await Store.Attachments.Save(An_attachment.Photo("photo-1"), An_attachment.Content("abc"), 100, TestContext.Current.CancellationToken);
        await Store.Commits(Anna, "m0", Notes("before"));
        using var enough = new CancellationTokenSource();
        var turns = KeepCommitting(enough.Token);

        await Store.Backup(Folder.Beside("backup"), TestContext.Current.CancellationToken);
        await enough.CancelAsync();
        await turns;

        await using var restored = Store.Open(Folder.Beside("backup"), TestCodec);
        Assert.Equal(["before"], await restored.Texts(Anna));
        var findings = await restored.Verification.Walk(TestContext.Current.CancellationToken);
        Assert.Empty(findings.Broken);
        Assert.Equal(1, findings.Attachments);
        await restored.Commits(Anna, "m1", Notes("after"));
    }

    [Fact]
    public async Task does_not_overwrite_another()
    {
        await Store.Backup(Folder.Beside("backup"), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<IOException>(() => Store.Backup(Folder.Beside("backup"), TestContext.Current.CancellationToken));
        Assert.Contains("a backup does not overwrite", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_was_cut_off_is_made_anew()
    {
        Directory.CreateDirectory(Folder.Beside("backup.partial"));
        await File.WriteAllTextAsync(Path.Combine(Folder.Beside("backup.partial"), "escalation.db"), "half", TestContext.Current.CancellationToken);

        await Store.Backup(Folder.Beside("backup"), TestContext.Current.CancellationToken);

        Assert.False(Path.Exists(Folder.Beside("backup.partial")));
    }

    [Fact]
    public async Task may_be_made_by_another_process_that_only_reads()
    {
        await Store.Commits(Anna, "m1", Notes("one"));
        await using (var reader = Store.OpenForReading(Folder.Path, TestCodec))
            await reader.Backup(Folder.Beside("backup"), TestContext.Current.CancellationToken);

        await using var restored = Store.Open(Folder.Beside("backup"), TestCodec);
        Assert.Equal(["one"], await restored.Texts(Anna));
    }

    private async Task KeepCommitting(CancellationToken enough)
    {
        var head = Head.Empty;
        for (var i = 0; !enough.IsCancellationRequested; i++)
            head = ((Committed)await Store.Journal.Commit(Turn(Ben, $"m{i}"), head, Notes($"{i}"))).Head;
    }
}
