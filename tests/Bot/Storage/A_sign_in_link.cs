using Escalation.Dialogs;
using Escalation.Storage;
using static Escalation.Tests.Bot.Storage.TestFolder;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_sign_in_link : StoreTest
{
    private static readonly SignIn _tanaka = new(TenantId.Single, new PersonId("tanaka"));

    [Fact]
    public async Task signs_in_its_person_once()
    {
        var token = await Issue();

        Assert.Equal(_tanaka, await Store.SignIns.Use(token, Noon.AddMinutes(1)));
        Assert.Null(await Store.SignIns.Use(token, Noon.AddMinutes(1)));
    }

    [Fact]
    public async Task signs_in_one_of_many_who_use_it_at_once()
    {
        var token = await Issue();

        var signedIn = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Store.SignIns.Use(token, Noon))));

        Assert.Single(signedIn, person => person is not null);
    }

    [Fact]
    public async Task signs_in_nobody_when_its_time_is_over()
    {
        Assert.Null(await Store.SignIns.Use(await Issue(), Noon.AddMinutes(15)));
    }

    [Fact]
    public async Task signs_in_nobody_when_it_was_guessed()
    {
        await Issue();

        Assert.Null(await Store.SignIns.Use("guessed", Noon));
    }

    [Fact]
    public async Task works_after_a_restart_and_beside_others()
    {
        var token = await Issue();
        await Issue();
        await Reopen();

        Assert.Equal(_tanaka, await Store.SignIns.Use(token, Noon));
    }

    [Fact]
    public async Task is_not_stored()
    {
        var token = await Issue();
        await Store.DisposeAsync();

        Assert.DoesNotContain(token, File.ReadAllText(Folder.Database, System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.Equal(43, token.Length);
    }

    private Task<string> Issue() => Store.SignIns.Issue(_tanaka.Tenant, _tanaka.Person, Noon, TimeSpan.FromMinutes(15));
}
