using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

/// <summary>The lock belongs to the open file, so a second opening in this process meets what another process would meet.</summary>
public sealed class A_second_opener : StoreTest
{
    [Fact]
    public void is_told_that_somebody_has_the_folder()
    {
        var refused = Assert.Throws<StoreRefusedException>(() => Folder.Open());

        Assert.Contains(Folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("another process has it open", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_disturb_the_first()
    {
        Assert.Throws<StoreRefusedException>(() => Folder.Open());

        await Store.Commits(Anna, "m1", Notes("one"));
    }

    [Fact]
    public async Task gets_the_folder_once_the_first_has_closed()
    {
        await Store.Commits(Anna, "m1", Notes("one"));
        await Store.DisposeAsync();

        await using var second = Folder.Open();

        Assert.Equal(["one"], await second.Texts(Anna));
    }

    [Fact]
    public async Task may_read_beside_the_first()
    {
        await using var reader = Store.OpenForReading(Folder.Path, TestCodec);
        await Store.Commits(Anna, "m1", Notes("one"));

        Assert.Equal(["one"], await reader.Texts(Anna));
        Assert.Equal(1, (await reader.Verification.Walk(TestContext.Current.CancellationToken)).Events);
    }

    [Fact]
    public async Task may_read_when_nobody_has_the_folder()
    {
        await Store.Commits(Anna, "m1", Notes("one"));
        await Store.DisposeAsync();

        await using var reader = Store.OpenForReading(Folder.Path, TestCodec);

        Assert.Equal(["one"], await reader.Texts(Anna));
    }

    [Fact]
    public async Task cannot_write_when_it_was_opened_for_reading()
    {
        await using var reader = Store.OpenForReading(Folder.Path, TestCodec);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("one")));
    }

    [Fact]
    public void is_told_when_there_is_nothing_to_read()
    {
        var refused = Assert.Throws<StoreRefusedException>(() => Store.OpenForReading(Folder.Beside("elsewhere"), TestCodec));

        Assert.Contains("There is no store in", refused.Message, StringComparison.Ordinal);
    }
}
