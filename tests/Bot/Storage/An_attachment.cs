using System.Text;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class An_attachment : StoreTest
{
    [Fact]
    public async Task is_kept_under_the_hash_of_its_content()
    {
        var saved = await Save("photo-1", "abc");

        Assert.Equal(new AttachmentRef("photo-1", "画面.png", "image/png", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), saved);
        Assert.Equal("abc", await File.ReadAllTextAsync(Files().Single(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task is_found_and_opened_after_a_restart()
    {
        var saved = await Save("photo-1", "abc");
        await Reopen();

        var found = await Store.Attachments.Find(TenantId.Single, "photo-1");

        Assert.Equal(new StoredAttachment(saved, TenantId.Single, Anna, new PersonId("anna"), Noon), found);
        using var content = new StreamReader(Store.Attachments.Open(found!.File));
        Assert.Equal("abc", await content.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal([found], await Store.Attachments.Of(TenantId.Single, Anna));
    }

    [Fact]
    public async Task is_not_found_by_another_tenant()
    {
        await Save("photo-1", "abc");

        Assert.Null(await Store.Attachments.Find(new TenantId("other"), "photo-1"));
    }

    [Fact]
    public async Task with_the_same_content_is_stored_once()
    {
        var saved = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Save($"photo-{i}", "abc")));

        Assert.Equal(20, saved.Length);
        Assert.Single(Files());
    }

    [Fact]
    public async Task that_is_too_large_is_refused_and_leaves_nothing()
    {
        await Save("photo-1", new string('x', 100));

        var refused = await Assert.ThrowsAsync<AttachmentTooLargeException>(() => Save("photo-2", new string('x', 101)));

        Assert.Equal(100, refused.MaxBytes);
        Assert.Single(Files());
        Assert.Null(await Store.Attachments.Find(TenantId.Single, "photo-2"));
    }

    [Fact]
    public async Task that_a_crash_left_half_received_is_removed_at_the_next_start()
    {
        await Store.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder.Path, "attachments", "incoming", "half"), "ab", TestContext.Current.CancellationToken);

        await Reopen();

        Assert.Empty(Files());
    }

    internal static NewAttachment Photo(string id) => new(id, TenantId.Single, Anna, "画面.png", "image/png", new PersonId("anna"), Noon);

    internal static Stream Content(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private Task<AttachmentRef> Save(string id, string content) =>
        Store.Attachments.Save(Photo(id), Content(content), maxBytes: 100, TestContext.Current.CancellationToken);

    private string[] Files() => Directory.GetFiles(Path.Combine(Folder.Path, "attachments"), "*", SearchOption.AllDirectories);
}
