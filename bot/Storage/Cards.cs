using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>Where messages stand on chat platforms, so that they can be changed in place and are never posted twice.</summary>
public sealed class Cards
{
    private const string Columns = "address, card, place, row_id, below";

    private readonly Database _database;

    internal Cards(Database database) => _database = database;

    public ValueTask<ShownCard?> Find(TenantId tenant, Address address, string card) => _database.Read(session => session.First(
        $"select {Columns} from cards where tenant = $1 and address = $2 and card = $3", Row, tenant.Value, address.Value, card));

    /// <summary>Whose message that is; null when it is none of ours.</summary>
    public ValueTask<ShownCard?> At(TenantId tenant, string place) => _database.Read(session => session.First(
        $"select {Columns} from cards where tenant = $1 and place = $2", Row, tenant.Value, place));

    public Task Put(TenantId tenant, ShownCard card) => _database.Write(session => session.Execute(
        """
        insert into cards (tenant, address, card, place, row_id) values ($1, $2, $3, $4, $5)
        on conflict (tenant, address, card) do update set place = excluded.place, row_id = excluded.row_id
        """,
        tenant.Value, card.Address.Value, card.Card, card.Place, card.RowId));

    /// <summary>Somebody wrote there, at what the platform calls that time; the cards above it are out of sight.</summary>
    public Task WrittenBelow(TenantId tenant, Written written) => _database.Write(session => WrittenBelow(session, tenant, written));

    internal static int WrittenBelow(Session session, TenantId tenant, Written written) => session.Execute(
        "update cards set below = $3 where tenant = $1 and address = $2 and coalesce(below, '') < $3", tenant.Value, written.Address.Value, written.Time);

    private static ShownCard Row(Row row) => new(new(row.Text(0)), row.Text(1), row.TextOrNull(2), row.Number(3), row.TextOrNull(4));
}

/// <param name="Place">The platform's own name for the message; null while the first post is under way, so that nobody knows yet whether it arrived.</param>
/// <param name="RowId">Of the outbox row shown last.</param>
/// <param name="Below">The platform's own time of what people wrote there last; null when nothing since the first card.</param>
public sealed record ShownCard(Address Address, string Card, string? Place, long RowId, string? Below = null);
