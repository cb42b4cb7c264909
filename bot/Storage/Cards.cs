using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>Where messages stand on chat platforms, so that they can be changed in place and are never posted twice.</summary>
public sealed class Cards
{
    private const string Columns = "address, card, place, row_id, buried";

    private readonly Database _database;

    internal Cards(Database database) => _database = database;

    public ValueTask<ShownCard?> Find(TenantId tenant, Address address, string card) => _database.Read(session => session.First(
        $"select {Columns} from cards where tenant = $1 and address = $2 and card = $3", Row, tenant.Value, address.Value, card));

    /// <summary>Whose message that is; null when it is none of ours.</summary>
    public ValueTask<ShownCard?> At(TenantId tenant, string place) => _database.Read(session => session.First(
        $"select {Columns} from cards where tenant = $1 and place = $2", Row, tenant.Value, place));

    public Task Put(TenantId tenant, ShownCard card) => _database.Write(session => session.Execute(
        """
        insert into cards (tenant, address, card, place, row_id, buried) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant, address, card) do update set place = excluded.place, row_id = excluded.row_id, buried = excluded.buried
        """,
        tenant.Value, card.Address.Value, card.Card, card.Place, card.RowId, card.Buried));

    /// <summary>Somebody wrote below the cards at that address.</summary>
    public Task Bury(TenantId tenant, Address address) => _database.Write(session => session.Execute(
        "update cards set buried = 1 where tenant = $1 and address = $2 and buried = 0", tenant.Value, address.Value));

    private static ShownCard Row(Row row) => new(new(row.Text(0)), row.Text(1), row.TextOrNull(2), row.Number(3), row.Truth(4));
}

/// <param name="Place">The platform's own name for the message; null while the first post is under way, so that nobody knows yet whether it arrived.</param>
/// <param name="RowId">Of the outbox row shown last.</param>
/// <param name="Buried">People have written below it since.</param>
public sealed record ShownCard(Address Address, string Card, string? Place, long RowId, bool Buried = false);
