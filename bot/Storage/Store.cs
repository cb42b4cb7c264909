using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>
/// Everything that is kept, in one folder: <c>escalation.db</c> (SQLite) and <c>attachments/</c>. One process writes to a folder
/// at a time; others may read beside it.
/// </summary>
public sealed class Store : IAsyncDisposable
{
    internal const string DatabaseFile = "escalation.db";
    internal const string AttachmentsFolder = "attachments";

    private readonly Database _database;
    private readonly string _attachmentsFolder;
    private readonly FileStream? _lock;

    private Store(string folder, Database database, Codec codec, FileStream? writersLock)
    {
        _database = database;
        _lock = writersLock;
        _attachmentsFolder = Path.Combine(folder, AttachmentsFolder);
        Journal = new(database, codec);
        Outbox = new(database);
        Board = new(database);
        Attachments = new(database, _attachmentsFolder);
        SignIns = new(database);
        Cards = new(database);
        Vault = new(database);
        Verification = new(database, Attachments);
    }

    public Journal Journal { get; }
    public Outbox Outbox { get; }
    public Board Board { get; }
    public Attachments Attachments { get; }
    public SignIns SignIns { get; }
    public Cards Cards { get; }
    public Vault Vault { get; }
    public Verification Verification { get; }

    /// <summary>Creates what is missing and upgrades the schema.</summary>
    /// <exception cref="StoreRefusedException">Another process has the folder, or a newer version has written it.</exception>
    public static Store Open(string folder, Codec codec)
    {
        var writersLock = Lock(folder);
        try
        {
            Attachments.Prepare(Path.Combine(folder, AttachmentsFolder));
            return new(folder, Database.Open(Path.Combine(folder, DatabaseFile)), codec, writersLock);
        }
        catch
        {
            writersLock.Dispose();
            throw;
        }
    }

    /// <summary>Reads, also beside a process that has the folder open; whatever would write throws.</summary>
    /// <exception cref="StoreRefusedException">There is no store, or its schema is not the one of this version.</exception>
    public static Store OpenForReading(string folder, Codec codec)
    {
        var file = Path.Combine(folder, DatabaseFile);
        if (!File.Exists(file)) throw new StoreRefusedException($"There is no store in {Path.GetFullPath(folder)}: {DatabaseFile} is missing.");
        return new(folder, Database.OpenForReading(file), codec, null);
    }

    /// <summary>Copies database and attachments, as of now, into a new folder while turns go on. To restore it, start on that folder.</summary>
    public Task Backup(string newFolder, CancellationToken cancel = default) =>
        Storage.Backup.Make(_database, Attachments, _attachmentsFolder, newFolder, cancel);

    /// <summary>What was handed over is still committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    // The lock belongs to the open file, so it ends with the process however that ends.
    private static FileStream Lock(string folder)
    {
        try
        {
            DurableFile.MakeDirectory(folder);
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreRefusedException($"This account may not write to {Path.GetFullPath(folder)}.", e);
        }
        catch (IOException e)
        {
            throw new StoreRefusedException($"{Path.GetFullPath(folder)} cannot be opened, most likely because another process has it open: {e.Message}", e);
        }
    }
}
