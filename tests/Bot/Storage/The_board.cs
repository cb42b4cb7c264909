using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class The_board : StoreTest
{
    [Fact]
    public async Task lists_what_is_open_the_worst_and_longest_waiting_first()
    {
        await Put("incident/low", Severity.Low, minute: 0);
        await Put("incident/high-2", Severity.High, minute: 2);
        await Put("incident/high-1", Severity.High, minute: 1);
        await Put("incident/closed", Severity.Critical, minute: 3, isOpen: false);

        Assert.Equal(["incident/high-1", "incident/high-2", "incident/low"], Names(await Store.Board.Open(TenantId.Single)));
    }

    [Fact]
    public async Task lists_the_last_changed_open_or_closed()
    {
        await Put("incident/first", Severity.Low, minute: 0);
        await Put("incident/second", Severity.Low, minute: 1, isOpen: false);
        await Put("incident/third", Severity.Low, minute: 2);

        Assert.Equal(["incident/third", "incident/second"], Names(await Store.Board.Recent(TenantId.Single, 2)));
        Assert.Empty(await Store.Board.Recent(new TenantId("other"), 2));
    }

    private async Task Put(string stream, Severity severity, int minute, bool isOpen = true) =>
        Assert.IsType<Committed>(await Store.Journal.Commit(Turn(new StreamId(stream), "m1", Noon.AddMinutes(minute)), Head.Empty, Notes("raised"),
            new BoardEntry("ransomware", "open", isOpen, severity, stream, "{}")));

    private static IEnumerable<string> Names(IEnumerable<BoardRow> rows) => rows.Select(row => row.Stream.Value);
}
