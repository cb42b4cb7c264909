using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_message_that_arrives_again : StoreTest
{
    [Fact]
    public async Task is_not_handled_again()
    {
        var first = await Store.Commits(Anna, "m1", Notes("one"));

        var again = await Store.Journal.Commit(Turn(Anna, "m1"), first.Head, Notes("twice"));

        Assert.IsType<AlreadyHandled>(again);
        Assert.Equal(["one"], await Store.Texts(Anna));
    }

    [Fact]
    public async Task is_not_handled_again_by_whoever_still_has_the_old_head()
    {
        await Store.Commits(Anna, "m1", Notes("one"));

        Assert.IsType<AlreadyHandled>(await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("twice")));
    }

    [Fact]
    public async Task gets_the_answer_it_got_the_first_time()
    {
        var first = await Store.Commits(Anna, "m1", Leaves(Shows("answer"), Reminds("later", Noon.AddHours(1))));
        await Store.Commits(Anna, "m2", Leaves(Shows("another")));
        await Store.Commits(Ben, "m1", Leaves(Shows("for somebody else")));

        var again = (AlreadyHandled)await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Leaves(Shows("a second answer")));

        Assert.Equal(first.Outbox, again.Outbox.Select(row => row.Id));
        Assert.Equal("answer", again.Outbox[0].Title());
        Assert.Equal(new SendMessage(Anna, new("remind", """{"What":"later"}""")), again.Outbox[1].Message);
    }

    [Fact]
    public async Task gets_no_answer_when_there_was_none()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("to another message")));
        await Store.Commits(Anna, "m2", Notes("one"));

        Assert.Empty(((AlreadyHandled)await Store.Journal.Commit(Turn(Anna, "m2"), Head.Empty, Notes("twice"))).Outbox);
    }

    [Fact]
    public async Task is_known_even_when_nothing_was_decided()
    {
        await Store.Commits(Anna, "m1", Decision.Nothing);

        Assert.IsType<AlreadyHandled>(await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("one")));
    }

    [Fact]
    public async Task is_known_after_a_restart()
    {
        await Store.Commits(Anna, "m1", Leaves(Shows("answer")));

        await Reopen();

        var again = (AlreadyHandled)await Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("twice"));
        Assert.Equal(["answer"], again.Outbox.Select(row => row.Title()));
    }

    [Fact]
    public async Task is_another_message_in_another_stream()
    {
        await Store.Commits(Anna, "m1", Notes("one"));
        await Store.Commits(Ben, "m1", Notes("one"));

        Assert.Equal(["one"], await Store.Texts(Ben));
    }

    [Fact]
    public async Task many_times_at_once_is_handled_once()
    {
        var outcomes = await Task.WhenAll(
            from i in Enumerable.Range(0, 200)
            select Task.Run(() => Store.Journal.Commit(Turn(Anna, "m1"), Head.Empty, Notes("one"))));

        Assert.Single(outcomes.OfType<Committed>());
        Assert.Equal(199, outcomes.OfType<AlreadyHandled>().Count());
        Assert.Equal(["one"], await Store.Texts(Anna));
    }
}
