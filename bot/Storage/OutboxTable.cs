using System.Diagnostics;
using System.Globalization;
using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>An outgoing message on its way into the table; a withdrawal has a key and nothing else.</summary>
internal readonly record struct OutgoingDraft(
    bool Withdraws, string? Key, string Kind, bool IsCard, string To, string? InputKind, string Json, bool Urgent, string? ReportTo, long Due, bool Sent);

/// <summary>The rows of the outbox: written by a commit, read by everything.</summary>
internal static class OutboxTable
{
    public const string Columns =
        "id, tenant, stream, kind, recipient, input_kind, json, urgent, report_to, key, due, attempts, state, settled_at, receipt, reason";

    public static List<OutgoingDraft> Draft(Codec codec, IReadOnlyList<Outgoing> outgoing, Func<Show, bool>? answeredInline)
    {
        var drafts = new List<OutgoingDraft>(outgoing.Count);
        foreach (var o in outgoing) drafts.Add(Draft(codec, o, answeredInline));
        return drafts;
    }

    /// <summary>
    /// Withdrawals come first, wherever they stand: they mean rows of earlier decisions, so a decision can withdraw a deadline
    /// and set it anew under the same key.
    /// </summary>
    public static IReadOnlyList<OutboxId> Add(Session session, Turn turn, List<OutgoingDraft> drafts)
    {
        if (drafts.Count == 0) return [];
        foreach (var draft in drafts)
            if (draft.Withdraws) Withdraw(session, turn, draft.Key!);

        var ids = new List<OutboxId>(drafts.Count);
        foreach (var draft in drafts)
            if (!draft.Withdraws) ids.Add(Insert(session, turn, draft));
        return ids;
    }

    public static List<OutboxRow> Between(Session session, TenantId tenant, StreamId stream, long first, long last) => session.List(
        $"select {Columns} from outbox where id between $1 and $2 and tenant = $3 and stream = $4 order by id",
        Row, first, last, tenant.Value, stream.Value);

    /// <summary>A row that was read in the order of <see cref="Columns"/>.</summary>
    public static OutboxRow Row(Row row) =>
        new(new(row.Number(0)), new(row.Text(1)), new(row.Text(2)), Message(row), row.TextOrNull(9), row.Time(10),
            (int)row.Number(11), State(row.Text(12)))
        {
            SettledAt = row.TimeOrNull(13),
            Receipt = row.TextOrNull(14),
            Reason = row.TextOrNull(15),
        };

    private static OutgoingDraft Draft(Codec codec, Outgoing outgoing, Func<Show, bool>? answeredInline)
    {
        switch (outgoing)
        {
            case Show show:
                return new(false, show.Key, "show", show.Prompt.Card is not null, show.To.Value, null, codec.WritePrompt(show.Prompt), show.Urgent, show.ReportTo?.Value,
                    Moment.NotBefore(show.Due), answeredInline?.Invoke(show) ?? false);
            case Send send:
                var input = codec.WriteInput(send.Input);
                return new(false, send.Key, "send", false, send.To.Value, input.Kind, input.Json, false, null, Moment.NotBefore(send.Due), false);
            case Fetch fetch:
                // The claimed size travels where other rows have the kind of their input.
                return new(false, fetch.Key, "fetch", false, fetch.From.Value, fetch.File.Bytes?.ToString(CultureInfo.InvariantCulture),
                    $"{fetch.File.Source}\n{fetch.File.Name}", false, null, Moment.NotBefore(fetch.Due), false);
            case Withdraw withdraw:
                return new(true, withdraw.Pending, "", false, "", null, "", false, null, 0, false);
            default:
                throw new UnreachableException($"No row for {outgoing}.");
        }
    }

    private static OutboxId Insert(Session session, Turn turn, OutgoingDraft draft) => new(session.Number(
        """
        insert into outbox (tenant, stream, kind, is_card, recipient, input_kind, json, key, urgent, report_to, due, ready_at, attempts, state, settled_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 0, $12, $13)
        returning id
        """,
        turn.Tenant.Value, turn.Stream.Value, draft.Kind, draft.IsCard, draft.To, draft.InputKind, draft.Json, draft.Key, draft.Urgent,
        draft.ReportTo, draft.Due, draft.Sent ? "sent" : "pending", draft.Sent ? Moment.Of(turn.At) : (long?)null)!.Value);

    private static void Withdraw(Session session, Turn turn, string key) => session.Execute(
        "update outbox set state = 'withdrawn', settled_at = $1 where tenant = $2 and stream = $3 and key = $4 and state = 'pending'",
        Moment.Of(turn.At), turn.Tenant.Value, turn.Stream.Value, key);

    private static OutboxMessage Message(Row row) => row.Text(3) switch
    {
        "show" => new ShowMessage(new(row.Text(4)), row.Text(6), row.Truth(7), row.TextOrNull(8) is { } stream ? new(stream) : null),
        "send" => new SendMessage(new(row.Text(4)), new(row.Text(5), row.Text(6))),
        _ => Fetched(row),
    };

    private static FetchMessage Fetched(Row row)
    {
        var parts = row.Text(6).Split('\n', 2);
        return new(new(row.Text(4)), new(new(parts[0]), parts[1], row.TextOrNull(5) is { } bytes ? long.Parse(bytes, CultureInfo.InvariantCulture) : null));
    }

    private static OutboxState State(string stored) => stored switch
    {
        "pending" => OutboxState.Pending,
        "sent" => OutboxState.Sent,
        "withdrawn" => OutboxState.Withdrawn,
        "gave-up" => OutboxState.GaveUp,
        _ => throw new UnreachableException($"No outbox row is '{stored}'."),
    };
}
