using Escalation.Dialogs;
using Escalation.Storage.Sqlite;
using static Escalation.Storage.OutboxTable;

namespace Escalation.Storage;

/// <summary>
/// What is to be shown or sent, each at its time. The pump leases a row, delivers it and says so. If it dies in between, the lease
/// ends and the row is leased again: everything is delivered at least once, and receivers know it again by its id.
/// </summary>
public sealed class Outbox
{
    private readonly Database _database;

    internal Outbox(Database database) => _database = database;

    /// <summary>
    /// Takes rows that are due: the urgent ones first, then those that have waited longest. Nobody else gets them before the lease ends.
    /// </summary>
    public Task<IReadOnlyList<OutboxRow>> LeaseDue(DateTimeOffset now, TimeSpan leaseFor, int max, bool urgentOnly = false) =>
        _database.Write<IReadOnlyList<OutboxRow>>(session =>
        {
            var leased = Lease(session, now, leaseFor, max, urgent: true);
            if (!urgentOnly && leased.Count < max) leased.AddRange(Lease(session, now, leaseFor, max - leased.Count, urgent: false));
            return leased;
        });

    /// <summary>
    /// Ends every lease and pause. For the start of a process that alone has the store: whoever held a lease is dead, and a page must not wait for it to end.
    /// </summary>
    public Task ReleaseAll() => _database.Write(session => session.Execute("update outbox set ready_at = due where state = 'pending' and ready_at > due"));

    /// <summary>Ask right before delivering: false when it was withdrawn meanwhile, or the lease ended and somebody else has the row.</summary>
    public ValueTask<bool> StillLeased(OutboxRow row) => _database.Read(session =>
        session.Number("select 1 from outbox where id = $1 and attempts = $2 and state = 'pending'", row.Id.Value, row.Attempts) is not null);

    /// <summary>It was delivered. The receipt is kept even when the row was withdrawn in that very moment.</summary>
    public Task Done(OutboxRow row, string? receipt, DateTimeOffset now) => _database.Write(session => session.Execute(
        """
        update outbox set receipt = $2, settled_at = coalesce(settled_at, $3), state = case state when 'pending' then 'sent' else state end
        where id = $1
        """,
        row.Id.Value, receipt, Moment.Of(now)));

    /// <summary>Try again then. Nothing happens when the row was withdrawn or is somebody else's by now.</summary>
    public Task PutOff(OutboxRow row, DateTimeOffset until) => _database.Write(session => session.Execute(
        "update outbox set ready_at = $3 where id = $1 and attempts = $2 and state = 'pending'",
        row.Id.Value, row.Attempts, Moment.NotBefore(until)));

    /// <summary>It cannot be delivered. Nothing happens when the row was withdrawn or is somebody else's by now.</summary>
    public Task GiveUp(OutboxRow row, string reason, DateTimeOffset now) => _database.Write(session => session.Execute(
        "update outbox set state = 'gave-up', reason = $3, settled_at = $4 where id = $1 and attempts = $2 and state = 'pending'",
        row.Id.Value, row.Attempts, reason, Moment.Of(now)));

    /// <summary>When the next row can be leased, which may be in the past; null when nothing waits.</summary>
    public async ValueTask<DateTimeOffset?> NextDue() => await _database.Read(session => session.Number(
        """
        select min(ready_at) from (
            select min(ready_at) as ready_at from outbox where state = 'pending' and urgent = 1
            union all
            select min(ready_at) as ready_at from outbox where state = 'pending' and urgent = 0) as lanes
        """)) is { } next
        ? Moment.From(next)
        : null;

    /// <summary>
    /// What a page is drawn again from, oldest first: of what was shown at an address or is due there, the last card, which replaced those before
    /// it, and the last messages.
    /// </summary>
    /// <param name="withCard">False for whoever has the card already.</param>
    public async ValueTask<IReadOnlyList<OutboxRow>> ShownAt(TenantId tenant, Address address, DateTimeOffset now, int messages = 200, bool withCard = true)
    {
        var shown = await _database.Read(session => (List<OutboxRow>)[.. withCard ? Last(session, card: true, 1) : [], .. Last(session, card: false, messages)]);
        return [.. shown.OrderBy(row => row.Due).ThenBy(row => row.Id.Value)];

        List<OutboxRow> Last(Session session, bool card, int max) => session.List(
            $"""
            select {Columns} from outbox
            where tenant = $1 and recipient = $2 and is_card = $3 and kind = 'show' and due <= $4 and state <> 'withdrawn'
            order by due desc, id desc limit $5
            """,
            Row, tenant.Value, address.Value, card, Moment.NotBefore(now), max); // Rounded as what is due was: whoever reads at once finds what was just shown.
    }

    /// <summary>All that a stream has decided to show or send, oldest first. Reads the whole table: for looking back, not for turns.</summary>
    public async ValueTask<IReadOnlyList<OutboxRow>> Of(TenantId tenant, StreamId stream) => await _database.Read(session => session.List(
        $"select {Columns} from outbox where tenant = $1 and stream = $2 order by id", Row, tenant.Value, stream.Value));

    /// <summary>What could not be delivered since then, latest first.</summary>
    public async ValueTask<IReadOnlyList<OutboxRow>> GaveUp(DateTimeOffset since, int max = 200) => await _database.Read(session => session.List(
        $"select {Columns} from outbox where state = 'gave-up' and settled_at >= $1 order by settled_at desc, id desc limit $2",
        Row, Moment.Of(since), max));

    public ValueTask<OutboxCounts> Count(DateTimeOffset now) => _database.Read(session => new OutboxCounts(
        session.Number("select count(*) from outbox where state = 'pending'") ?? 0,
        session.Number("select count(*) from outbox where state = 'pending' and urgent in (0, 1) and ready_at <= $1", Moment.Of(now)) ?? 0,
        session.Number("select count(*) from outbox where state = 'gave-up'") ?? 0));

    // RETURNING has no order of its own.
    private static List<OutboxRow> Lease(Session session, DateTimeOffset now, TimeSpan leaseFor, int max, bool urgent) =>
    [
        .. session.List(
            $"""
            update outbox set ready_at = $2, attempts = attempts + 1
            where id in (
                select id from outbox where state = 'pending' and urgent = $3 and ready_at <= $1 order by ready_at, id limit $4)
            returning {Columns}
            """,
            Row, Moment.Of(now), Moment.NotBefore(now + leaseFor), urgent, max)
            .OrderBy(row => row.Due).ThenBy(row => row.Id.Value),
    ];
}

/// <param name="Pending">Not delivered yet; deadlines that lie ahead are among them.</param>
/// <param name="Overdue">Ready to be leased and not leased: what the pump is behind with.</param>
public sealed record OutboxCounts(long Pending, long Overdue, long GaveUp);
