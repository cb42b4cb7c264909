using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class The_schema : StoreTest
{
    [Fact]
    public async Task of_a_newer_version_is_refused_and_left_alone()
    {
        await Store.Commits(Anna, "m1", Notes("one"));
        await Store.DisposeAsync();
        Folder.Tamper("insert into schema_files (number, name) values (999, '999-from-the-future')");

        foreach (var open in new[] { Folder.Open, () => Store.OpenForReading(Folder.Path, TestCodec) })
        {
            var refused = Assert.Throws<StoreRefusedException>(open);
            Assert.Contains("written by a newer version of this program (schema 999", refused.Message, StringComparison.Ordinal);
        }

        Folder.Tamper("delete from schema_files where number = 999");
        await using var store = Folder.Open();
        Assert.Equal(["one"], await store.Texts(Anna));
    }

    [Fact]
    public async Task of_the_first_version_is_upgraded_with_all_that_is_in_it()
    {
        await Store.Commits(Anna, "m1", new([new Noted("one")], [Shows("card"), Reminds("later", Noon.AddHours(1), "deadline")]));
        await Store.DisposeAsync();
        Folder.Tamper("drop table cards; drop table vault; delete from schema_files where number > 1"); // As that version left it.

        await using var store = Folder.Open();

        Assert.Equal(["one"], await store.Texts(Anna));
        Assert.Equal("card", Assert.Single(await store.Outbox.ShownAt(TenantId.Single, AnnasPage, Noon, withCard: false)).Title());
        Assert.Equal(Noon, await store.Outbox.NextDue());
        await store.Commits(Anna, "m2", Notes("two"));
        await store.Vault.Put(TenantId.Single, "token", "sealed");
        Assert.Empty((await store.Verification.Walk(TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task that_waits_for_its_upgrade_is_not_read()
    {
        await Store.DisposeAsync();
        Folder.Tamper("delete from schema_files");

        var refused = Assert.Throws<StoreRefusedException>(() => Store.OpenForReading(Folder.Path, TestCodec));

        Assert.Contains("Start it once to upgrade", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task stays_as_it_was_when_an_upgrade_fails()
    {
        await Store.DisposeAsync();
        Folder.Tamper("delete from schema_files; drop table events;");

        // The first table can be created, later ones are there already.
        Assert.Throws<StoreRefusedException>(() => Folder.Open());

        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => Folder.Tamper("select * from events"));
    }

    [Fact]
    public async Task of_something_else_is_refused()
    {
        await Store.DisposeAsync();
        await File.WriteAllTextAsync(Folder.Database, string.Join('\n', Enumerable.Repeat("not a database", 1000)), TestContext.Current.CancellationToken);

        foreach (var open in new[] { Folder.Open, () => Store.OpenForReading(Folder.Path, TestCodec) })
            Assert.Contains("may be damaged", Assert.Throws<StoreRefusedException>(open).Message, StringComparison.Ordinal);
    }
}
