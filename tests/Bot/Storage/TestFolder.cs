using System.Collections.Immutable;
using System.Text.Json;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;
using Microsoft.Data.Sqlite;

namespace Escalation.Tests.Bot.Storage;

internal sealed record Noted(string Text) : Event;

internal sealed record Remind(string What) : Input;

/// <summary>A folder on a real disk for one test, and the short way to say what the tests say often.</summary>
internal sealed class TestFolder : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(9));
    public static readonly StreamId Anna = new("conversation/anna");
    public static readonly StreamId Ben = new("conversation/ben");
    public static readonly Address AnnasPage = new("web", "anna");

    public static readonly Codec TestCodec = new(
        e => new("noted", JsonSerializer.Serialize((Noted)e)),
        stored => JsonSerializer.Deserialize<Noted>(stored.Json)!,
        input => new("remind", JsonSerializer.Serialize((Remind)input)),
        prompt => JsonSerializer.Serialize(prompt));

    // Beside the tests and not in /tmp, which is memory on some machines.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(
        System.IO.Path.Combine(AppContext.BaseDirectory, "stores", System.IO.Path.GetRandomFileName()));

    public string Path => System.IO.Path.Combine(_folder.FullName, "data");
    public string Database => System.IO.Path.Combine(Path, "escalation.db");

    public string Beside(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public Store Open() => Store.Open(Path, TestCodec);

    public static Turn Turn(StreamId stream, string messageId, DateTimeOffset? at = null) => new(TenantId.Single, stream, messageId, "anna", at ?? Noon);

    public static Decision Notes(params string[] texts) => new([.. texts.Select(t => new Noted(t))], []);

    public static Decision Leaves(params Outgoing[] outgoing) => new([], outgoing);

    public static Show Shows(string title, DateTimeOffset? due = null, bool urgent = false, string? key = null) =>
        new(AnnasPage, new Prompt(title, title, ""), due ?? Noon, urgent) { Key = key };

    public static Send Reminds(string what, DateTimeOffset due, string? key = null) => new(Anna, new Remind(what), due) { Key = key };

    /// <summary>What somebody with the file and a SQLite shell can do.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

internal static class StoreSentences
{
    /// <summary>Commits on whatever head the stream has.</summary>
    public static async Task<Committed> Commits(this Store store, StreamId stream, string messageId, Decision decision)
    {
        var history = await store.Journal.Read(TenantId.Single, stream, Head.Empty);
        return Assert.IsType<Committed>(await store.Journal.Commit(TestFolder.Turn(stream, messageId), history.Head, decision));
    }

    public static async Task<ImmutableArray<string>> Texts(this Store store, StreamId stream)
    {
        var history = await store.Journal.Read(TenantId.Single, stream, Head.Empty);
        return [.. history.Events.Select(e => ((Noted)e.Event).Text)];
    }

    public static string Title(this OutboxRow row) =>
        JsonDocument.Parse(((ShowMessage)row.Message).PromptJson).RootElement.GetProperty("Title").GetString()!;
}
