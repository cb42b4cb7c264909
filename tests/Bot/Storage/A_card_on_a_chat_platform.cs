using Escalation.Dialogs;
using Escalation.Storage;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_card_on_a_chat_platform : StoreTest
{
    private static readonly Address _anna = new("slack", "T1/U1");

    [Fact]
    public async Task is_found_by_where_it_is_shown_and_by_its_place()
    {
        await Store.Cards.Put(TenantId.Single, new(_anna, "dialog/1", null, 7));
        Assert.Null((await Store.Cards.Find(TenantId.Single, _anna, "dialog/1"))!.Place);
        await Store.Cards.Put(TenantId.Single, new(_anna, "dialog/1", "D1/100.1", 8));
        Assert.Equal(new ShownCard(_anna, "dialog/1", "D1/100.1", 8), await Store.Cards.Find(TenantId.Single, _anna, "dialog/1"));
        Assert.Equal(_anna, (await Store.Cards.At(TenantId.Single, "D1/100.1"))!.Address);
        Assert.Null(await Store.Cards.At(TenantId.Single, "D1/200.1"));
    }

    [Fact]
    public async Task remembers_what_people_wrote_last_whatever_order_that_arrives_in()
    {
        await Store.Cards.Put(TenantId.Single, new(_anna, "dialog/1", "D1/100.1", 7));
        await Store.Cards.WrittenBelow(TenantId.Single, new(_anna, "300.1"));
        await Store.Cards.WrittenBelow(TenantId.Single, new(_anna, "200.1"));
        await Store.Cards.Put(TenantId.Single, new(_anna, "dialog/1", "D1/250.1", 9));
        Assert.Equal("300.1", (await Store.Cards.Find(TenantId.Single, _anna, "dialog/1"))!.Below);
    }

    [Fact]
    public async Task is_out_of_sight_from_the_commit_of_what_was_written_below_it()
    {
        await Store.Cards.Put(TenantId.Single, new(_anna, "dialog/1", "D1/100.1", 7));
        var turn = TestFolder.Turn(TestFolder.Anna, "m1") with { Written = new(_anna, "300.1") };
        await Store.Journal.Commit(turn, Head.Empty, Decision.Nothing);
        Assert.Equal("300.1", (await Store.Cards.Find(TenantId.Single, _anna, "dialog/1"))!.Below);
    }

    [Fact]
    public async Task of_small_things_in_the_vault_nothing_is_left_when_they_are_deleted()
    {
        await Store.Vault.Put(TenantId.Single, "slack/T1", "sealed");
        await Store.Vault.Put(TenantId.Single, "slack/T2", "sealed too");
        await Store.Vault.Put(TenantId.Single, "slackish", "other");
        Assert.Equal(["slack/T1", "slack/T2"], (await Store.Vault.All(TenantId.Single, "slack/")).Select(v => v.Name));
        await Store.Vault.Delete(TenantId.Single, "slack/T1");
        await Store.Vault.Delete(TenantId.Single, "slack/T1");
        Assert.Null(await Store.Vault.Find(TenantId.Single, "slack/T1"));
        Assert.Equal("sealed too", await Store.Vault.Find(TenantId.Single, "slack/T2"));
    }
}
