using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_tampered_store : StoreTest
{
    [Fact]
    public async Task is_not_what_an_honest_one_looks_like()
    {
        await Fill();

        var findings = await Walk();

        Assert.Empty(findings.Broken);
        Assert.Equal((2, 1203, 1), (findings.Streams, findings.Events, findings.Attachments));
    }

    [Theory]
    [InlineData("json = '{\"Text\":\"I did not call\"}'")]
    [InlineData("at = at + 1")]
    [InlineData("actor = 'ben'")]
    [InlineData("kind = 'resolved'")]
    [InlineData("hash = replace(hash, substr(hash, 1, 1), 'x')")]
    public async Task shows_which_event_was_changed(string change)
    {
        await Fill();
        Folder.Tamper($"update events set {change} where stream = 'conversation/anna' and version = 2");

        var broken = Assert.Single((await Walk()).Broken);

        Assert.Equal("conversation/anna, version 2: it, or the hash before it, is not what was recorded", broken.ToString());
    }

    [Fact]
    public async Task shows_an_event_that_was_moved_to_another_stream()
    {
        await Fill();
        Folder.Tamper("update events set stream = 'conversation/carl' where stream = 'conversation/anna'");

        Assert.Contains((await Walk()).Broken, broken => broken.What == "conversation/carl, version 1");
    }

    [Fact]
    public async Task shows_an_event_that_was_taken_out()
    {
        await Fill();
        Folder.Tamper("delete from events where stream = 'conversation/anna' and version = 2");

        Assert.Equal("conversation/anna, version 3: version 2 is missing", Assert.Single((await Walk()).Broken).ToString());
    }

    [Fact]
    public async Task shows_an_end_that_was_cut_off()
    {
        await Fill();
        Folder.Tamper("delete from events where stream = 'conversation/anna' and version >= 2");

        Assert.Equal("conversation/anna, version 2: the end is missing: the stream went on to version 3", Assert.Single((await Walk()).Broken).ToString());
    }

    [Fact]
    public async Task shows_each_stream_once()
    {
        await Fill();
        Folder.Tamper("update events set actor = 'nobody'");

        Assert.Equal(["conversation/anna, version 1", "conversation/ben, version 1"], (await Walk()).Broken.Select(broken => broken.What));
    }

    [Fact]
    public async Task shows_an_attachment_whose_content_was_changed()
    {
        var file = await Fill();
        await File.AppendAllTextAsync(file, "!", TestContext.Current.CancellationToken);

        Assert.Equal("attachment photo-1 of conversation/anna: its content is not what was recorded", Assert.Single((await Walk()).Broken).ToString());
    }

    [Fact]
    public async Task shows_an_attachment_that_is_gone()
    {
        File.Delete(await Fill());

        Assert.Equal("attachment photo-1 of conversation/anna: its file is missing", Assert.Single((await Walk()).Broken).ToString());
    }

    /// <returns>The attachment's file.</returns>
    private async Task<string> Fill()
    {
        await Store.Commits(Anna, "m1", Notes("I called"));
        await Store.Commits(Anna, "m2", Notes("they are on my PC", "help"));
        await Store.Commits(Ben, "m1", Notes([.. Enumerable.Range(1, 1200).Select(i => $"line {i}")]));
        var photo = await Store.Attachments.Save(An_attachment.Photo("photo-1"), An_attachment.Content("photo"), 100, TestContext.Current.CancellationToken);
        return Path.Combine(Folder.Path, "attachments", photo.Sha256[..2], photo.Sha256);
    }

    private async Task<Findings> Walk()
    {
        await using var reader = Store.OpenForReading(Folder.Path, TestCodec);
        return await reader.Verification.Walk(TestContext.Current.CancellationToken);
    }
}
