using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>
/// What was decided, stream by stream. A commit is one transaction: the events on the expected head, the message id, what leaves,
/// what is withdrawn, and the line on the board. Correctness is here and nowhere else: whoever runs a turn, a stale or repeated
/// one cannot be written. After an exception the outcome is unknown; read the stream again.
/// </summary>
public sealed class Journal
{
    private readonly Database _database;
    private readonly Codec _codec;

    internal Journal(Database database, Codec codec) => (_database, _codec) = (database, codec);

    /// <summary>The events after a head that is known already; all of them after <see cref="Head.Empty"/>.</summary>
    public async ValueTask<History> Read(TenantId tenant, StreamId stream, Head after)
    {
        var events = await _database.Read(session => session.List(
            "select version, kind, json, at, actor, hash from events where tenant = $1 and stream = $2 and version > $3 order by version",
            row => new RecordedEvent(row.Number(0), _codec.ReadEvent(new(row.Text(1), row.Text(2))),
                row.Time(3), row.Text(4), row.Text(5)),
            tenant.Value, stream.Value, after.Version));
        return new(events, events.Count == 0 ? after : new(events[^1].Version, events[^1].Hash));
    }

    /// <summary>Every event of one kind, whatever its stream, in the order of time.</summary>
    public async ValueTask<IReadOnlyList<RecordedEvent>> OfKind(TenantId tenant, string kind) => await _database.Read(session => session.List(
        "select version, kind, json, at, actor, hash from events where tenant = $1 and kind = $2 order by at, stream, version",
        row => new RecordedEvent(row.Number(0), _codec.ReadEvent(new(row.Text(1), row.Text(2))), row.Time(3), row.Text(4), row.Text(5)),
        tenant.Value, kind));

    /// <summary>What a message was answered when it was handled; null when it never was.</summary>
    public async ValueTask<AlreadyHandled?> Answered(TenantId tenant, StreamId stream, string messageId) => await _database.Read(session => Handled(session, tenant, stream, messageId));

    /// <param name="expected">The head the decision was made on.</param>
    /// <param name="board">The stream's line on the board from now on; null leaves it as it is.</param>
    /// <param name="answeredInline">Which prompts the caller delivers in its response: their rows are born sent.</param>
    public Task<Outcome> Commit(Turn turn, Head expected, Decision decision, BoardEntry? board = null, Func<Show, bool>? answeredInline = null)
    {
        // JSON and hashes are made here, on the caller's thread; the writer's thread is the one that everybody waits for.
        var events = Chained(turn, expected, decision.Events);
        var outgoing = OutboxTable.Draft(_codec, decision.Outgoing, answeredInline);
        return _database.Write(session => CommitInTransaction(session, turn, expected, events, outgoing, board));
    }

    private static Outcome CommitInTransaction(
        Session session, Turn turn, Head expected, EventDraft[] events, List<OutgoingDraft> outgoing, BoardEntry? board)
    {
        if (Handled(session, turn.Tenant, turn.Stream, turn.MessageId) is { } handled) return handled;
        var actual = ActualHead(session, turn);
        if (actual != expected) return new Stale(actual);

        foreach (var e in events) Append(session, turn, e);
        var head = events.Length == 0 ? expected : events[^1].Head;
        var outbox = OutboxTable.Add(session, turn, outgoing);
        if (board is not null) Board.Put(session, turn, board);
        if (turn.Written is { } written) Cards.WrittenBelow(session, turn.Tenant, written);
        Remember(session, turn, head, outbox);
        return new Committed(head, outbox);
    }

    private EventDraft[] Chained(Turn turn, Head head, IReadOnlyList<Event> events)
    {
        var drafts = new EventDraft[events.Count];
        for (var i = 0; i < drafts.Length; i++)
        {
            var encoded = _codec.WriteEvent(events[i]);
            head = Chain.Next(head, turn.Tenant, turn.Stream, encoded, Moment.Of(turn.At), turn.Actor);
            drafts[i] = new(head, encoded);
        }
        return drafts;
    }

    private static AlreadyHandled? Handled(Session session, TenantId tenant, StreamId stream, string messageId) =>
        session.First(
            "select first_outbox, last_outbox from received where tenant = $1 and stream = $2 and message_id = $3",
            row => new Answer(row.Number(0), row.Number(1)),
            tenant.Value, stream.Value, messageId) is { } answer
            ? new(OutboxTable.Between(session, tenant, stream, answer.FirstOutbox, answer.LastOutbox))
            : null;

    private static Head ActualHead(Session session, Turn turn) =>
        session.First(
            "select version, hash from events where tenant = $1 and stream = $2 order by version desc limit 1",
            row => new Head(row.Number(0), row.Text(1)),
            turn.Tenant.Value, turn.Stream.Value) ?? Head.Empty;

    private static void Append(Session session, Turn turn, EventDraft e) =>
        session.Execute(
            "insert into events (tenant, stream, version, kind, json, at, actor, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            turn.Tenant.Value, turn.Stream.Value, e.Head.Version, e.Encoded.Kind, e.Encoded.Json, Moment.Of(turn.At), turn.Actor, e.Head.Hash);

    private static void Remember(Session session, Turn turn, Head head, IReadOnlyList<OutboxId> outbox) =>
        session.Execute(
            """
            insert into received (tenant, stream, message_id, at, version, first_outbox, last_outbox)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            turn.Tenant.Value, turn.Stream.Value, turn.MessageId, Moment.Of(turn.At), head.Version,
            outbox.Count == 0 ? 1 : outbox[0].Value, outbox.Count == 0 ? 0 : outbox[^1].Value);

    private readonly record struct EventDraft(Head Head, Encoded Encoded);

    private sealed record Answer(long FirstOutbox, long LastOutbox);
}
