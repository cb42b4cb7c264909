namespace Escalation.Storage.Sqlite;

/// <summary>
/// The SQLite file: who writes, who reads. Everything above it is SQL and records, and needs of a database only
/// <see cref="Write"/> (durable when it completes, all or nothing) and <see cref="Read"/>.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private const string Waiting = "pragma busy_timeout = 5000;";

    // A checkpoint writes a page once, however often it changed since the one before: so after 16 MB rather than after 4.
    // FULL: an acknowledged turn survives a power cut; NORMAL would not promise that.
    private const string Writing = Waiting + """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma wal_autocheckpoint = 4000;
        pragma cache_size = -8192;
        pragma journal_size_limit = 67108864;
        """;

    private readonly Writer? _writer;
    private readonly Readers _readers;
    private bool _disposed;

    private Database(string file, Writer? writer)
    {
        _writer = writer;
        _readers = new(() => Session.Open(file, forWriting: false, Waiting));
    }

    public static Database Open(string file) => Refusing(file, () =>
    {
        var session = Session.Open(file, forWriting: true, Writing);
        try
        {
            Schema.Upgrade(session, file);
        }
        catch
        {
            session.Dispose();
            throw;
        }
        return new Database(file, new Writer(session));
    });

    /// <summary>Beside a running process, if need be.</summary>
    public static Database OpenForReading(string file) => Refusing(file, () =>
    {
        using (var session = Session.Open(file, forWriting: false, Waiting)) Schema.Check(session, file);
        return new Database(file, null);
    });

    public Task<T> Write<T>(Func<Session, T> work) =>
        _writer?.Write(work) ?? throw new InvalidOperationException("This store was opened for reading.");

    public ValueTask<T> Read<T>(Func<Session, T> work) => _readers.Read(work);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        _readers.Dispose();
        if (_writer is not null) await _writer.DisposeAsync();
    }

    private static Database Refusing(string file, Func<Database> open)
    {
        try
        {
            return open();
        }
        catch (DatabaseException e)
        {
            throw new StoreRefusedException($"{file} cannot be opened, it may be damaged or be something else: {e.Message}", e);
        }
    }
}
