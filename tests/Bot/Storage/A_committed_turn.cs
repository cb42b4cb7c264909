using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_committed_turn : StoreTest
{
    [Fact]
    public async Task is_read_back_with_versions_times_and_actors()
    {
        var first = await Store.Commits(Anna, "m1", Notes("one", "two"));
        await Store.Journal.Commit(Turn(Anna, "m2", Noon.AddMinutes(1)) with { Actor = "ben" }, first.Head, Notes("three"));

        var history = await Store.Journal.Read(TenantId.Single, Anna, Head.Empty);

        Assert.Equal(
            [(1, "one", Noon, "anna"), (2, "two", Noon, "anna"), (3, "three", Noon.AddMinutes(1), "ben")],
            history.Events.Select(e => (e.Version, ((Noted)e.Event).Text, e.At, e.Actor)));
    }

    [Fact]
    public async Task is_read_from_a_known_head_on()
    {
        var first = await Store.Commits(Anna, "m1", Notes("one", "two"));
        var second = await Store.Commits(Anna, "m2", Notes("three"));

        var later = await Store.Journal.Read(TenantId.Single, Anna, first.Head);

        Assert.Equal(["three"], later.Events.Select(e => ((Noted)e.Event).Text));
        Assert.Equal(second.Head, later.Head);
        Assert.Equal(second.Head, (await Store.Journal.Read(TenantId.Single, Anna, second.Head)).Head);
    }

    [Fact]
    public async Task is_seen_by_everybody_who_reads_afterwards_however_many_read_and_write_at_once()
    {
        var behind = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var stream = new StreamId($"conversation/{writer}");
            var head = Head.Empty;
            for (var turn = 0; turn < 250; turn++)
            {
                head = ((Committed)await Store.Journal.Commit(Turn(stream, $"m{turn}"), head, Notes($"{turn}"))).Head;
                var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () => (await Store.Journal.Read(TenantId.Single, stream, Head.Empty)).Head));
                foreach (var seen in await Task.WhenAll(readers)) Interlocked.Add(ref behind, seen == head ? 0 : 1);
            }
        })));
        Assert.Equal(0, behind);
    }

    [Fact]
    public async Task is_not_seen_in_another_stream_or_tenant()
    {
        await Store.Commits(Anna, "m1", Notes("one"));

        Assert.Empty(await Store.Texts(Ben));
        Assert.Empty((await Store.Journal.Read(new TenantId("other"), Anna, Head.Empty)).Events);
    }

    [Fact]
    public async Task names_the_rows_of_what_leaves_in_order()
    {
        var committed = await Store.Commits(Anna, "m1",
            Leaves(Shows("first"), new Withdraw("nothing", Noon), Reminds("later", Noon.AddHours(1)), Shows("second")));

        var due = await Store.Outbox.LeaseDue(Noon.AddHours(1), TimeSpan.FromMinutes(1), 10);

        Assert.Equal(committed.Outbox, due.Select(row => row.Id).Order(Comparer<OutboxId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(3, committed.Outbox.Count);
    }

    [Fact]
    public async Task that_was_answered_in_the_response_is_not_delivered_again()
    {
        await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Leaves(Shows("answer"), Shows("more")), answeredInline: show => show.Prompt.Id == "answer");

        Assert.Equal(["more"], (await Store.Outbox.LeaseDue(Noon, TimeSpan.FromMinutes(1), 10)).Select(r => r.Title()));
        Assert.Equal(["answer", "more"], (await Store.Outbox.ShownAt(TenantId.Single, AnnasPage, Noon)).Select(r => r.Title()));
    }

    [Fact]
    public async Task is_read_by_whoever_reads_within_the_same_millisecond()
    {
        var at = Noon.AddTicks(4_000);
        await Store.Journal.Commit(Turn(Anna, "m1", at), Head.Empty, Leaves(Shows("answer", at)));
        Assert.Single(await Store.Outbox.ShownAt(TenantId.Single, AnnasPage, at.AddTicks(1)));
    }

    [Fact]
    public async Task puts_its_line_on_the_board()
    {
        var line = new BoardEntry("support-scam", "open", IsOpen: true, Severity.High, "爆音", "{}");
        var first = (Committed)await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("one"), line);
        await Store.Journal.Commit(Turn(Anna, "m2", Noon.AddMinutes(1)), first.Head, Notes("two"), line with { Status = "acknowledged" });

        var row = await Store.Board.Find(TenantId.Single, Anna);

        Assert.Equal(new BoardRow(TenantId.Single, Anna, line with { Status = "acknowledged" }, Noon.AddMinutes(1)), row);
        Assert.Null(await Store.Board.Find(TenantId.Single, Ben));
    }

    [Fact]
    public async Task without_a_line_leaves_the_board_alone()
    {
        var line = new BoardEntry("support-scam", "open", IsOpen: true, Severity.High, "爆音", "{}");
        var first = (Committed)await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("one"), line);
        await Store.Journal.Commit(Turn(Anna, "m2"), first.Head, Notes("two"));

        Assert.Equal(line, (await Store.Board.Find(TenantId.Single, Anna))?.Entry);
    }
}
