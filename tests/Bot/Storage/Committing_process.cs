using System.Globalization;
using System.Text;
using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

/// <summary>Not a test: what the second process of <see cref="A_killed_process"/> runs, as the one explicit test of this assembly.</summary>
public sealed class Committing_process
{
    internal const string FolderVariable = "ESCALATION_TEST_STORE";
    internal const int Conversations = 8;

    [Fact(Explicit = true)]
    public async Task goes_on_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        await using var store = Store.Open(folder, TestCodec);
        await using var acknowledged = new FileStream(folder + ".acknowledged", FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(conversation => Task.Run(() => Commit(store, conversation, acknowledged))));
    }

    internal static StreamId Stream(int conversation) => new(string.Create(CultureInfo.InvariantCulture, $"conversation/{conversation}"));

    internal static Address Page(int conversation) => new("web", conversation.ToString(CultureInfo.InvariantCulture));

    internal static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static async Task Commit(Store store, int conversation, FileStream acknowledged)
    {
        var stream = Stream(conversation);
        var head = (await store.Journal.Read(TenantId.Single, stream, Head.Empty)).Head;
        while (true)
        {
            var text = Text((int)head.Version + 1);
            var decision = new Decision([new Noted(text)], [new Show(Page(conversation), new(text, text, ""), Noon)]);
            head = Assert.IsType<Committed>(await store.Journal.Commit(Turn(stream, text), head, decision)).Head;
            lock (acknowledged) acknowledged.Write(Encoding.ASCII.GetBytes($"{conversation}\n"));
        }
    }
}
