using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>What the console lists: a line for each stream that has one, written in the commit that changed it.</summary>
public sealed class Board
{
    private const string Columns = "tenant, stream, kind, status, is_open, severity, title, json, updated_at";

    private readonly Database _database;

    internal Board(Database database) => _database = database;

    /// <summary>The worst first, and of those the one that has waited longest.</summary>
    public async ValueTask<IReadOnlyList<BoardRow>> Open(TenantId tenant, int max = 500) => await _database.Read(session => session.List(
        $"select {Columns} from board where tenant = $1 and is_open = 1 order by severity desc, updated_at limit $2",
        Row, tenant.Value, max));

    public ValueTask<BoardRow?> Find(TenantId tenant, StreamId stream) => _database.Read(session => session.First(
        $"select {Columns} from board where tenant = $1 and stream = $2", Row, tenant.Value, stream.Value));

    /// <summary>Open and closed, the last changed first.</summary>
    public async ValueTask<IReadOnlyList<BoardRow>> Recent(TenantId tenant, int max) => await _database.Read(session => session.List(
        $"select {Columns} from board where tenant = $1 order by updated_at desc limit $2", Row, tenant.Value, max));

    internal static void Put(Session session, Turn turn, BoardEntry entry) => session.Execute(
        """
        insert into board (tenant, stream, kind, status, is_open, severity, title, json, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant, stream) do update set kind = excluded.kind, status = excluded.status, is_open = excluded.is_open,
            severity = excluded.severity, title = excluded.title, json = excluded.json, updated_at = excluded.updated_at
        """,
        turn.Tenant.Value, turn.Stream.Value, entry.Kind, entry.Status, entry.IsOpen, (int)entry.Severity, entry.Title, entry.Json,
        Moment.Of(turn.At));

    private static BoardRow Row(Row row) => new(new(row.Text(0)), new(row.Text(1)),
        new(row.Text(2), row.Text(3), row.Truth(4), (Severity)row.Number(5), row.Text(6), row.Text(7)),
        row.Time(8));
}

/// <param name="Json">Whatever else the console shows of it; Storage does not look inside.</param>
public sealed record BoardEntry(string Kind, string Status, bool IsOpen, Severity Severity, string Title, string Json);

public sealed record BoardRow(TenantId Tenant, StreamId Stream, BoardEntry Entry, DateTimeOffset UpdatedAt);
