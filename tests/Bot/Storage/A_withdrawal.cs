using Escalation.Dialogs;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_withdrawal : StoreTest
{
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task keeps_what_it_names_from_being_sent()
    {
        await Store.Commits(Anna, "m1", Leaves(Reminds("reply", Noon, key: "reply"), Shows("page", key: "page"), Shows("other")));
        await Store.Commits(Anna, "m2", Leaves(new Withdraw("reply", Noon), new Withdraw("page", Noon)));

        Assert.Equal(["other"], (await Store.Outbox.LeaseDue(Noon, _lease, 10)).Select(row => row.Title()));
        Assert.Equal(["other"], (await Store.Outbox.ShownAt(TenantId.Single, AnnasPage, Noon)).Select(row => row.Title()));
    }

    [Fact]
    public async Task stops_a_row_that_is_about_to_be_delivered()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page", key: "page")));
        var row = Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10));
        Assert.True(await Store.Outbox.StillLeased(row));

        await Store.Commits(Anna, "m2", Leaves(new Withdraw("page", Noon)));

        Assert.False(await Store.Outbox.StillLeased(row));
    }

    [Fact]
    public async Task is_not_undone_by_putting_off_or_giving_up()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page", key: "page")));
        var row = Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10));
        await Store.Commits(Anna, "m2", Leaves(new Withdraw("page", Noon)));

        await Store.Outbox.PutOff(row, Noon.AddMinutes(2));
        await Store.Outbox.GiveUp(row, "no such page", Noon);

        Assert.Empty(await Store.Outbox.LeaseDue(Noon.AddDays(1), _lease, 10));
        Assert.Empty(await Store.Outbox.GaveUp(Noon.AddDays(-1)));
    }

    [Fact]
    public async Task spares_what_the_same_decision_sets_anew_under_the_key()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("old", key: "page")));
        await Store.Commits(Anna, "m2", Leaves(Shows("new", key: "page"), new Withdraw("page", Noon)));

        Assert.Equal(["new"], (await Store.Outbox.LeaseDue(Noon, _lease, 10)).Select(row => row.Title()));
    }

    [Fact]
    public async Task spares_other_streams()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page", key: "page")));
        await Store.Commits(Ben, "m1", Leaves(new Withdraw("page", Noon)));

        Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10));
    }

    [Fact]
    public async Task comes_too_late_for_what_was_sent()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("page", key: "page")));
        var row = Assert.Single(await Store.Outbox.LeaseDue(Noon, _lease, 10));
        await Store.Outbox.Done(row, "receipt", Noon);

        await Store.Commits(Anna, "m2", Leaves(new Withdraw("page", Noon)));

        Assert.Single(await Store.Outbox.ShownAt(TenantId.Single, AnnasPage, Noon));
    }
}
