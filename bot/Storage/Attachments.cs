using System.Security.Cryptography;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>
/// Files people gave us, beside the database under the name of their content, <c>attachments/ab/ab34…</c>: the same content is stored
/// once. A file is whole and on the disk before its row is; what a crash leaves in between is a file that nobody knows.
/// </summary>
public sealed class Attachments
{
    private const string Columns = "id, tenant, stream, name, media_type, bytes, sha256, at, from_person";

    private readonly Database _database;
    private readonly string _folder;

    internal Attachments(Database database, string folder) => (_database, _folder) = (database, folder);

    /// <exception cref="AttachmentTooLargeException">There are more than <paramref name="maxBytes"/>; nothing is kept.</exception>
    public async Task<AttachmentRef> Save(NewAttachment attachment, Stream content, long maxBytes, CancellationToken cancel = default)
    {
        var temporary = Path.Combine(Incoming(_folder), Path.GetRandomFileName());
        try
        {
            var (bytes, sha256) = await Receive(content, temporary, maxBytes, cancel);
            var final = PathOf(_folder, sha256);
            DurableFile.MakeDirectory(Path.GetDirectoryName(final)!);
            DurableFile.Place(temporary, final);
            await _database.Write(session => Add(session, attachment, bytes, sha256));
            return new(attachment.Id, attachment.Name, attachment.MediaType, bytes, sha256);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public ValueTask<StoredAttachment?> Find(TenantId tenant, string id) => _database.Read(session => session.First(
        $"select {Columns} from attachments where tenant = $1 and id = $2", Row, tenant.Value, id));

    public async ValueTask<IReadOnlyList<StoredAttachment>> Of(TenantId tenant, StreamId stream) => await _database.Read(session => session.List(
        $"select {Columns} from attachments where tenant = $1 and stream = $2 order by at, id", Row, tenant.Value, stream.Value));

    /// <summary>The content as it is on the disk; <see cref="Verification"/> compares it with the hash.</summary>
    public Stream Open(AttachmentRef attachment) =>
        new FileStream(PathOf(_folder, attachment.Sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);

    /// <summary>Removes what a crash left half received.</summary>
    internal static void Prepare(string folder)
    {
        DurableFile.MakeDirectory(folder);
        DurableFile.MakeDirectory(Incoming(folder));
        foreach (var file in Directory.EnumerateFiles(Incoming(folder))) File.Delete(file);
    }

    internal static string PathOf(string folder, string sha256) => Path.Combine(folder, sha256[..2], sha256);

    /// <summary>All of them in pages by id, for walking them.</summary>
    internal ValueTask<List<StoredAttachment>> Page(string afterId, int max) => _database.Read(session => session.List(
        $"select {Columns} from attachments where id > $1 order by id limit $2", Row, afterId, max));

    private static string Incoming(string folder) => Path.Combine(folder, "incoming");

    private static async Task<(long Bytes, string Sha256)> Receive(Stream content, string temporary, long maxBytes, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
        var buffer = new byte[81920];
        long bytes = 0;
        while (await content.ReadAsync(buffer, cancel) is var read and > 0)
        {
            bytes += read;
            if (bytes > maxBytes) throw new AttachmentTooLargeException(maxBytes);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        file.Flush(flushToDisk: true);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static int Add(Session session, NewAttachment attachment, long bytes, string sha256) => session.Execute(
        """
        insert into attachments (id, tenant, stream, name, media_type, bytes, sha256, at, from_person)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        attachment.Id, attachment.Tenant.Value, attachment.Stream.Value, attachment.Name, attachment.MediaType, bytes, sha256,
        Moment.Of(attachment.At), attachment.From.Value);

    private static StoredAttachment Row(Row row) => new(
        new(row.Text(0), row.Text(3), row.Text(4), row.Number(5), row.Text(6)),
        new(row.Text(1)), new(row.Text(2)), new(row.Text(8)), row.Time(7));
}

/// <param name="Id">A new one from the host, not to be guessed.</param>
/// <param name="MediaType">As found by looking at the content, not as claimed.</param>
public sealed record NewAttachment(string Id, TenantId Tenant, StreamId Stream, string Name, string MediaType, PersonId From, DateTimeOffset At);

public sealed record StoredAttachment(AttachmentRef File, TenantId Tenant, StreamId Stream, PersonId From, DateTimeOffset At);

public sealed class AttachmentTooLargeException(long maxBytes) : Exception($"The attachment has more than {maxBytes} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}
