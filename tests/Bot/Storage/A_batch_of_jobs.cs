using Escalation.Storage.Sqlite;

namespace Escalation.Tests.Bot.Storage;

/// <summary>Group commit, one level below the store: what the store itself never does wrong is done wrong here.</summary>
public sealed class A_batch_of_jobs : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly ManualResetEventSlim _allWait = new();
    private Writer _writer = null!;

    public ValueTask InitializeAsync()
    {
        var session = Session.Open(File, forWriting: true, "pragma journal_mode = wal; pragma foreign_keys = on;");
        session.Script("create table kept (n integer primary key, of integer references kept (n) deferrable initially deferred)");
        _writer = new(session);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task keeps_the_others_when_one_fails()
    {
        var (good, bad, alsoGood) = Together(Insert(1), session => Insert(2)(session) + session.Execute("no such statement"), Insert(3));

        await good;
        await Assert.ThrowsAsync<DatabaseException>(() => bad);
        await alsoGood;
        Assert.Equal([1, 3], Kept());
    }

    [Fact]
    public async Task fails_as_a_whole_when_its_transaction_is_gone()
    {
        // As SQLite does by itself on a full disk.
        var (before, culprit, after) = Together(Insert(1), session => session.Execute("rollback") + session.Execute("no such statement"), Insert(3));

        foreach (var job in new[] { before, culprit, after })
            Assert.Contains("syntax error", (await Assert.ThrowsAsync<DatabaseException>(() => job)).Message, StringComparison.Ordinal);
        Assert.Empty(Kept());
        await _writer.Write(Insert(4));
    }

    [Fact]
    public async Task fails_as_a_whole_when_the_commit_fails()
    {
        var (before, culprit, after) = Together(
            Insert(1), session => session.Execute("insert into kept (n, of) values (2, 77)"), Insert(3));

        await Assert.ThrowsAsync<DatabaseException>(() => before);
        await Assert.ThrowsAsync<DatabaseException>(() => culprit);
        await Assert.ThrowsAsync<DatabaseException>(() => after);
        Assert.Empty(Kept());
        await _writer.Write(Insert(4));
    }

    [Fact]
    public async Task is_committed_before_anybody_hears_of_it()
    {
        var seen = await Task.WhenAll(Enumerable.Range(1, 500).Select(async n =>
        {
            await _writer.Write(Insert(n));
            return Kept().Contains(n);
        }));

        Assert.DoesNotContain(false, seen);
    }

    [Fact]
    public async Task may_be_larger_than_the_queue()
    {
        var blocked = _writer.Write(Block);
        var many = Enumerable.Range(1, 5000).Select(n => _writer.Write(Insert(n))).ToArray();
        _allWait.Set();

        await blocked;
        await Task.WhenAll(many);
        Assert.Equal(5000, Kept().Count);
    }

    [Fact]
    public async Task is_still_committed_when_the_store_closes()
    {
        var blocked = _writer.Write(Block);
        var waiting = _writer.Write(Insert(1));
        var closed = _writer.DisposeAsync();
        _allWait.Set();

        await closed;
        await blocked;
        await waiting;
        Assert.Equal([1], Kept());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _writer.Write(Insert(2)));
    }

    [Fact]
    public async Task is_flushed_to_the_disk_when_the_store_commits_it()
    {
        const long full = 2;
        await using var database = Database.Open(_folder.Beside("store.db"));

        Assert.Equal(full, await database.Write(session => session.Number("pragma synchronous")));
    }

    private string File => _folder.Beside("batch.db");

    /// <summary>Three jobs that wait behind a fourth, so that the writer takes them together.</summary>
    private (Task, Task, Task) Together(params Func<Session, int>[] jobs)
    {
        _ = _writer.Write(Block);
        var waiting = jobs.Select(_writer.Write).ToArray();
        _allWait.Set();
        return (waiting[0], waiting[1], waiting[2]);
    }

    private int Block(Session session)
    {
        _allWait.Wait();
        return 0;
    }

    private static Func<Session, int> Insert(long n) => session => session.Execute("insert into kept (n) values ($1)", n);

    private List<long> Kept()
    {
        using var session = Session.Open(File, forWriting: false, "");
        return session.List("select n from kept order by n", row => row.Number(0));
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _allWait.Dispose();
        _folder.Dispose();
    }
}
