using System.Text.Json.Nodes;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>
/// Microsoft's own framework finds nothing odd about the fake, and the fake nothing about it. Whatever it turns out to expect of Teams is what the fake has to do.
/// </summary>
public sealed class An_app_on_Microsofts_own_framework : IAsyncLifetime
{
    private FakeTeams _teams = null!;
    private PeerProcess _app = null!;
    private TeamsPerson _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        _anna = _teams.Person("Anna");
        (_app, var port) = await PeerProcess.Start("teams-agents-app.cjs", "",
            ("APP_ID", FakeTeams.AppId), ("CLIENT_SECRET", FakeTeams.ClientSecret), ("TENANT_ID", FakeTeams.TenantId), ("TEAMS", _teams.Address.ToString()), ("NODE_EXTRA_CA_CERTS", LoopbackTls.CertificateFile));
        _teams.Bot = new($"http://127.0.0.1:{port}");
        await _anna.Installs();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _teams.DisposeAsync();
        // It leaves ids as they are in addresses. Teams takes that; of us the fake wants the stricter form.
        Assert.All(_teams.Complaints, c => Assert.EndsWith("is not percent-encoded", c, StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Said, s => (string?)s["what"] == "error");
    }

    [Fact]
    public async Task is_told_of_its_installation_and_answers_with_a_token_of_its_own()
    {
        Assert.Equal("add", (string?)(await _app.Handled("installationUpdate"))[0]["action"]);
        Assert.Contains(FakeTeams.BotId, (await _app.Handled("conversationUpdate"))[0]["added"]!.AsArray().Select(a => (string?)a));
        await _anna.Writes("画面から爆音 <が>");
        await _anna.WaitsFor("You said 画面から爆音 <が>");
        Assert.Equal("ja-JP", (string?)(await _app.Handled("message"))[0]["locale"]);
        Assert.Equal(1, _teams.TokensIssued);
    }

    [Fact]
    public async Task draws_a_card_again_for_everybody_and_for_the_one_who_pressed()
    {
        await _anna.Writes("card");
        var card = await _anna.WaitsFor("Open");
        Assert.Equal(card.Id, (string?)(await _app.Handled("sent"))[0]["id"]);
        Assert.Equal(["Acknowledge", "Ask"], card.Buttons);
        var answer = await _anna.Presses(card, "Acknowledge");
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer.Json!["type"]);
        Assert.Contains("Acknowledged by Anna", card.Reads, StringComparison.Ordinal);
        Assert.Contains("Acknowledged by Anna", card.ReadsFor(_anna), StringComparison.Ordinal);
        var handled = (await _app.Handled("execute"))[0];
        Assert.Equal(("acknowledge", "42", "manual"), ((string?)handled["verb"], (string?)handled["data"]!["incident"], (string?)handled["trigger"]));
    }

    [Fact]
    public async Task opens_a_dialog_and_takes_what_is_filled_in()
    {
        await _anna.Writes("card");
        var dialog = await _anna.Presses(await _anna.WaitsFor("Open"), "Ask");
        Assert.Equal("continue", (string?)dialog.Json!["task"]!["type"]);
        var closed = await _anna.Submits(dialog, _anna.Chat, ("what", "a loud page"));
        Assert.Equal("Thank you", (string?)closed.Json!["task"]!["value"]);
        Assert.Equal(("ask", "a loud page"), ((string?)_app.Said[^1]["data"]!["form"], (string?)_app.Said[^1]["data"]!["what"]));
    }

    [Fact]
    public async Task does_not_know_what_nobody_handles()
    {
        var unknown = await _teams.Deliver(_anna.Activity("invoke", _anna.Chat, null, ("name", "tab/fetch"), ("value", new JsonObject())));
        Assert.Equal(501, unknown.Status);
    }

    [Fact]
    public async Task types_changes_and_deletes()
    {
        await _anna.Writes("typing");
        await _anna.WaitsFor("Here");
        await _anna.Writes("change");
        var changed = await _anna.WaitsFor("After");
        Assert.Equal(2, changed.Drawings);
        await _anna.Writes("gone");
        await _anna.WaitsFor("It is gone");
        Assert.DoesNotContain(_anna.Sees, m => m.Reads is "Not for long" or "Before");
        Assert.Contains(_teams.Calls, c => c.Method == "POST" && (string?)c.Body?["type"] == "typing" && c.Status == 202);
    }

    [Fact]
    public async Task answers_in_the_thread_where_it_was_mentioned()
    {
        var help = _teams.Channel("help", _anna);
        await _anna.InstallsIn(help);
        await _anna.Mentions(help, "hello");
        var asked = help.Messages[0];
        Assert.Equal(asked.Id, (await _anna.WaitsFor("You said hello", help)).Thread);
        Assert.Equal($"{help.Id};messageid={asked.Id}", (string?)(await _app.Handled("message"))[0]["conversation"]);
        await _anna.Posts(help, "nobody is meant", asked.Id);
        Assert.Single(await _app.Handled("message"));
    }

    [Fact]
    public async Task asks_who_is_there_and_finds_them()
    {
        var group = _teams.Group(_anna, _teams.Person("Ben"));
        await _anna.InstallsIn(group);
        await _anna.Mentions(group, "who");
        var member = (await _app.Handled("member"))[0];
        Assert.Equal((_anna.Id, _anna.Name, _anna.ObjectId), ((string?)member["id"], (string?)member["name"], (string?)member["objectId"]));
        Assert.Equal(["Anna", "Ben"], (await _app.Handled("members"))[0]["all"]!.AsArray().Select(n => (string?)n));
    }

    [Fact]
    public async Task begins_a_conversation_and_goes_on_with_one_later()
    {
        var group = _teams.Group(_anna);
        await _anna.InstallsIn(group);
        await _anna.Mentions(group, "alone");
        Assert.Equal(_anna.Chat, (await _anna.WaitsFor("Between us")).Chat);
        await _anna.Mentions(group, "later");
        await _anna.WaitsFor("Unasked", group);
    }

    [Fact]
    public async Task reads_why_each_wrong_call_was_refused()
    {
        foreach (var (wrong, status, code) in new[]
        {
            ("token", 401, "Unauthorized"), ("no token", 401, "Unauthorized"), ("conversation", 404, "ConversationNotFound"), ("message", 404, "ActivityNotFoundInConversation"), ("size", 413, "MessageSizeTooBig"),
            ("empty", 400, "BadSyntax"), ("member", 404, "MemberNotFoundInConversation"), ("two members", 400, "BadSyntax"), ("no tenant", 400, "BadArgument"),
        })
        {
            await _anna.Writes($"wrong {wrong}");
            var refused = (await _app.Handled("refused"))[^1];
            Assert.Equal((wrong, status), ((string?)refused["call"], (int)refused["status"]!));
            Assert.Contains(code, (string?)refused["text"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task reads_that_it_was_removed()
    {
        await _anna.Uninstalls();
        var removed = (await _app.Handled("refused"))[0];
        Assert.Equal((403, true), ((int)removed["status"]!, ((string)removed["text"]!).Contains("BotNotInConversationRoster", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task believes_a_good_token_and_no_forged_one()
    {
        var good = new TokenClaims(FakeTeams.AppId, _teams.ServiceUrl);
        Assert.Equal(200, await StatusOf(good));
        Assert.Equal(200, await StatusOf(good with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-4) }));
        foreach (var forged in new[]
        {
            good with { Audience = "33333333-3333-4333-8333-333333333333" }, good with { Algorithm = "none" }, good with { Algorithm = "HS256" }, good with { Key = "key-unknown" }, good with { Key = "key-unknown", HeaderKey = "key-1" },
            good with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-6) }, good with { From = TimeSpan.FromMinutes(6), Until = TimeSpan.FromHours(2) },
        })
        {
            Assert.Equal(401, await StatusOf(forged));
        }

        Assert.Equal(401, (await _teams.Deliver(Unheard(), authorization: "Basic x")).Status);
    }

    private async Task<int> StatusOf(TokenClaims claims) => (await _teams.Deliver(Unheard(), claims)).Status;

    private JsonObject Unheard() => _anna.Activity("installationUpdate", _anna.Chat, null, ("action", "add-upgrade"));
}
