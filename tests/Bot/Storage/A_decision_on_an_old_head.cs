using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_decision_on_an_old_head : StoreTest
{
    [Fact]
    public async Task is_refused_and_told_the_actual_head()
    {
        var first = await Store.Commits(Anna, "m1", Notes("one"));

        var late = await Store.Journal.Commit(Turn(Anna, "m2"), Head.Empty, Notes("late"));

        Assert.Equal(first.Head, Assert.IsType<Stale>(late).Actual);
        Assert.Equal(["one"], await Store.Texts(Anna));
    }

    [Fact]
    public async Task is_refused_when_the_version_fits_and_the_hash_does_not()
    {
        var first = await Store.Commits(Anna, "m1", Notes("one"));

        var other = await Store.Journal.Commit(Turn(Anna, "m2"), first.Head with { Hash = new string('0', 64) }, Notes("late"));

        Assert.IsType<Stale>(other);
    }

    [Fact]
    public async Task is_refused_when_the_head_lies_ahead()
    {
        Assert.IsType<Stale>(await Store.Journal.Commit(Turn(Anna, "m1"), new Head(3, new string('0', 64)), Notes("early")));
        Assert.Empty(await Store.Texts(Anna));
    }

    [Fact]
    public async Task leaves_no_trace_so_that_the_message_can_be_decided_again()
    {
        await Store.Commits(Anna, "m1", Notes("one"));
        var line = new BoardEntry("support-scam", "open", IsOpen: true, Severity.High, "爆音", "{}");
        await Store.Journal.Commit(Turn(Anna, "m2"), Head.Empty, Leaves(Shows("late")), line);

        Assert.Null(await Store.Outbox.NextDue());
        Assert.Null(await Store.Board.Find(TenantId.Single, Anna));
        await Store.Commits(Anna, "m2", Notes("two"));
    }

    [Fact]
    public async Task loses_against_the_first_of_many()
    {
        var outcomes = await Task.WhenAll(
            from i in Enumerable.Range(0, 200)
            select Task.Run(() => Store.Journal.Commit(Turn(Anna, $"m{i}"), Head.Empty, Notes($"{i}"))));

        var stored = Assert.Single(outcomes.OfType<Committed>());
        Assert.All(outcomes.OfType<Stale>(), stale => Assert.Equal(stored.Head, stale.Actual));
        Assert.Equal(199, outcomes.OfType<Stale>().Count());
    }
}
