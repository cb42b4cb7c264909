using System.Collections.Concurrent;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class What_is_due : StoreTest
{
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task is_leased_urgent_first_then_by_how_long_it_waited()
    {
        await Store.Commits(Anna, "m1", Leaves(
            Shows("third", Noon.AddSeconds(-1)), Shows("second", Noon.AddSeconds(-2)), Shows("first", Noon, urgent: true),
            Shows("fourth", Noon.AddSeconds(-1)), Shows("tomorrow", Noon.AddDays(1))));

        var leased = await Store.Outbox.LeaseDue(Noon, _lease, 10);

        Assert.Equal(["first", "second", "third", "fourth"], leased.Select(row => row.Title()));
    }

    [Fact]
    public async Task is_leased_up_to_the_number_asked_for()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("b"), Shows("c"), Shows("a", urgent: true)));

        Assert.Equal(["a", "b"], (await Store.Outbox.LeaseDue(Noon, _lease, 2)).Select(row => row.Title()));
        Assert.Equal(["c"], (await Store.Outbox.LeaseDue(Noon, _lease, 2)).Select(row => row.Title()));
    }

    [Fact]
    public async Task is_left_to_others_by_whoever_asks_for_the_urgent_only()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("calm"), Shows("page", urgent: true)));

        Assert.Equal(["page"], (await Store.Outbox.LeaseDue(Noon, _lease, 10, urgentOnly: true)).Select(row => row.Title()));
    }

    [Fact]
    public async Task is_not_due_a_fraction_of_a_millisecond_early()
    {
        var due = Noon.AddTicks(5);
        await Store.Commits(Anna, "m1", Leaves(Shows("page", due)));

        Assert.Empty(await Store.Outbox.LeaseDue(Noon.AddTicks(4), _lease, 10));
        Assert.Single(await Store.Outbox.LeaseDue(Noon.AddMilliseconds(1), _lease, 10));
    }

    [Fact]
    public async Task goes_to_one_of_many_who_ask_at_once()
    {
        for (var i = 0; i < 50; i++) await Store.Commits(Anna, $"m{i}", Leaves(Shows($"a{i}"), Shows($"b{i}", urgent: true)));

        var leased = new ConcurrentBag<OutboxRow>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (await Store.Outbox.LeaseDue(Noon, _lease, 3) is { Count: > 0 } rows)
                foreach (var row in rows) leased.Add(row);
        })));

        Assert.Equal(100, leased.Count);
        Assert.Equal(100, leased.DistinctBy(row => row.Id).Count());
        Assert.All(leased, row => Assert.Equal(1, row.Attempts));
    }

    [Fact]
    public async Task is_leased_again_when_nobody_said_that_it_was_done()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page")));
        var first = Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10));

        await Reopen();

        Assert.Empty(await Store.Outbox.LeaseDue(Noon + _lease - TimeSpan.FromMilliseconds(1), _lease, 10));
        var second = Assert.Single(await Store.Outbox.LeaseDue(Noon + _lease, _lease, 10));
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.False(await Store.Outbox.StillLeased(first));
        Assert.True(await Store.Outbox.StillLeased(second));
    }

    [Fact]
    public async Task cannot_be_put_off_by_somebody_whose_lease_has_ended()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page")));
        var first = Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10));
        await Store.Outbox.LeaseDue(Noon + _lease, _lease, 10);

        await Store.Outbox.PutOff(first, Noon.AddDays(1));
        await Store.Outbox.GiveUp(first, "too slow", Noon.AddDays(1));

        Assert.Equal(Noon + _lease + _lease, await Store.Outbox.NextDue());
        Assert.Empty(await Store.Outbox.GaveUp(Noon));
    }

    [Fact]
    public async Task is_not_leased_again_when_it_is_done()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page")));
        await Store.Outbox.Done(Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10)), "ts-1", Noon.AddSeconds(1));

        Assert.Empty(await Store.Outbox.LeaseDue(Noon.AddDays(1), _lease, 10));
        Assert.Null(await Store.Outbox.NextDue());
        var shown = Assert.Single(await Store.Outbox.ShownAt(Dialogs.TenantId.Single, AnnasPage, Noon));
        Assert.Equal((OutboxState.Sent, "ts-1", Noon.AddSeconds(1)), (shown.State, shown.Receipt, shown.SettledAt));
    }

    [Fact]
    public async Task waits_until_the_time_it_was_put_off_to()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page")));
        await Store.Outbox.PutOff(Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10)), Noon.AddSeconds(30));

        Assert.Equal(Noon.AddSeconds(30), await Store.Outbox.NextDue());
        Assert.Empty(await Store.Outbox.LeaseDue(Noon.AddSeconds(29), _lease, 10));
        Assert.Equal(Noon, Assert.Single(await Store.Outbox.LeaseDue(Noon.AddSeconds(30), _lease, 10)).Due);
    }

    [Fact]
    public async Task is_listed_with_the_reason_when_it_cannot_be_delivered()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page"), Shows("other")));
        var rows = await Store.Outbox.LeaseDue(Noon, _lease, 10);
        await Store.Outbox.GiveUp(rows[0], "mailbox unknown", Noon.AddSeconds(1));

        var gaveUp = Assert.Single(await Store.Outbox.GaveUp(Noon));
        Assert.Equal((rows[0].Id, OutboxState.GaveUp, "mailbox unknown"), (gaveUp.Id, gaveUp.State, gaveUp.Reason));
        Assert.Empty(await Store.Outbox.GaveUp(Noon.AddSeconds(2)));
        Assert.Equal(new OutboxCounts(Pending: 1, Overdue: 0, GaveUp: 1), await Store.Outbox.Count(Noon));
        Assert.Equal(new OutboxCounts(Pending: 1, Overdue: 1, GaveUp: 1), await Store.Outbox.Count(Noon + _lease));
    }

    [Fact]
    public async Task next_is_the_earliest_of_both_lanes()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("calm", Noon.AddMinutes(1)), Shows("page", Noon.AddMinutes(2), urgent: true)));
        Assert.Equal(Noon.AddMinutes(1), await Store.Outbox.NextDue());

        await Store.Commits(Anna, "m2", Leaves(Shows("sooner", Noon.AddSeconds(5), urgent: true)));
        Assert.Equal(Noon.AddSeconds(5), await Store.Outbox.NextDue());
    }

    [Fact]
    public async Task at_an_address_is_shown_again_in_order()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("one"), Shows("later", Noon.AddMinutes(1)), Reminds("not a prompt", Noon)));
        await Store.Commits(Ben, "m1", Leaves(Shows("two")));
        await Store.Outbox.LeaseDue(Noon, _lease, 10);

        Assert.Equal(["one", "two"], await Titles(Noon, 10));
        Assert.Equal(["one", "two", "later"], await Titles(Noon.AddMinutes(1), 10));
        Assert.Equal(["two", "later"], await Titles(Noon.AddMinutes(1), 2));
    }

    private async Task<IEnumerable<string>> Titles(DateTimeOffset now, int max) =>
        (await Store.Outbox.ShownAt(Dialogs.TenantId.Single, AnnasPage, now, max)).Select(row => row.Title());
}
