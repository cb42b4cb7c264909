using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>The fake refuses what Slack refuses, with the same word.</summary>
public sealed class A_call_that_is_wrong : IAsyncLifetime
{
    private FakeSlack _slack = null!;
    private Installation _bot = null!;
    private ApiClient _client = null!;
    private Dictionary<string, string> _names = [];

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        var team = _slack.Workspace("midori");
        _bot = _slack.App(SampleApps.Everything).InstallIn(team);
        _client = new(_slack, _bot.BotToken);
        var anna = team.Person("anna");
        var general = team.Channel("general", anna, _bot.BotUser);
        var said = await anna.Writes(general, "hello");
        var closed = team.Channel("closed", _bot.BotUser);
        closed.Archived = true;
        _names = new()
        {
            ["$general"] = general.Id, ["$random"] = team.Channel("random", anna).Id, ["$secret"] = team.PrivateChannel("secret", anna).Id,
            ["$closed"] = closed.Id, ["$anna"] = anna.Id,
            ["$ben"] = team.Person("ben").Id, ["$guest"] = team.Person("guest", guest: true).Id, ["$bot"] = _bot.BotUser.Id, ["$ts"] = said.Ts,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _slack.DisposeAsync();
    }

    [Theory]
    [InlineData("no.method", "{}", "unknown_method")]
    [InlineData("chat.postMessage", """{"text":"hello"}""", "invalid_arguments")]
    [InlineData("chat.postMessage", """{"channel":"C0MISSING","text":"hello"}""", "channel_not_found")]
    [InlineData("chat.postMessage", """{"channel":"$secret","text":"hello"}""", "channel_not_found")]
    [InlineData("chat.postMessage", """{"channel":"$random","text":"hello"}""", "not_in_channel")]
    [InlineData("chat.postMessage", """{"channel":"$closed","text":"hello"}""", "is_archived")]
    [InlineData("chat.postMessage", """{"channel":"$general"}""", "no_text")]
    [InlineData("chat.postMessage", """{"channel":"$general","text":"hello","thread_ts":"1.000000"}""", "thread_not_found")]
    [InlineData("chat.postMessage", """{"channel":"$general","text":"hello","thread_ts":1700000000.000100}""", "invalid_arguments")]
    [InlineData("chat.postMessage", """{"channel":"$general","text":"hello","blocks":"["}""", "invalid_blocks_format")]
    [InlineData("chat.postMessage", """{"channel":"$general","text":"hello","metadata":{"event_type":"a"}}""", "invalid_metadata_format")]
    [InlineData("chat.postMessage", """{"channel":"$general","text":"hello","blocks":{}}""", "invalid_blocks_format")]
    [InlineData("chat.postMessage", """{"channel":"$general","text":"hello","blocks":[{"type":"section"}]}""", "invalid_blocks")]
    [InlineData("files.completeUploadExternal", """{"files":[{"id":7}]}""", "invalid_arguments")]
    [InlineData("views.publish", """{"user_id":"$anna","view":{"type":7,"blocks":"x"}}""", "invalid_arguments")]
    [InlineData("views.publish", """{"user_id":"U0MISSING","view":{"type":"home","blocks":[]}}""", "user_not_found")]
    [InlineData("chat.postEphemeral", """{"channel":"$general","user":"$ben","text":"hello"}""", "user_not_in_channel")]
    [InlineData("chat.update", """{"channel":"$general","ts":"1.000000","text":"hello"}""", "message_not_found")]
    [InlineData("chat.update", """{"channel":"$general","ts":"$ts","text":"hello"}""", "cant_update_message")]
    [InlineData("chat.delete", """{"channel":"$general","ts":"$ts"}""", "cant_delete_message")]
    [InlineData("conversations.create", """{"name":""}""", "invalid_name_required")]
    [InlineData("conversations.create", """{"name":"Upper"}""", "invalid_name_specials")]
    [InlineData("conversations.create", """{"name":"two words"}""", "invalid_name_specials")]
    [InlineData("conversations.create", """{"name":"---"}""", "invalid_name_punctuation")]
    [InlineData("conversations.create", """{"name":"general"}""", "name_taken")]
    [InlineData("conversations.invite", """{"channel":"$general","users":"$anna"}""", "already_in_channel")]
    [InlineData("conversations.invite", """{"channel":"$general","users":"$bot"}""", "cant_invite_self")]
    [InlineData("conversations.invite", """{"channel":"$general","users":"$guest"}""", "ura_max_channels")]
    [InlineData("conversations.invite", """{"channel":"$random","users":"$ben"}""", "not_in_channel")]
    [InlineData("conversations.open", "{}", "users_list_not_supplied")]
    [InlineData("conversations.open", """{"users":"U0MISSING"}""", "user_not_found")]
    [InlineData("conversations.open", """{"users":"$bot"}""", "cannot_dm_bot")]
    [InlineData("conversations.setTopic", """{"channel":"$closed","topic":"x"}""", "is_archived")]
    [InlineData("reactions.add", """{"channel":"$general","name":":eyes:","timestamp":"$ts"}""", "invalid_name")]
    [InlineData("pins.add", """{"channel":"$general","timestamp":"1.000000"}""", "message_not_found")]
    [InlineData("views.open", """{"trigger_id":"1.2.3","view":{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}}""", "invalid_trigger_id")]
    [InlineData("views.update", """{"view_id":"V0MISSING","view":{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}}""", "not_found")]
    [InlineData("apps.connections.open", "{}", "not_allowed_token_type")]
    public async Task is_answered_with_the_word_of_Slack(string method, string arguments, string error)
    {
        foreach (var (name, value) in _names) arguments = arguments.Replace(name, value, StringComparison.Ordinal);
        Assert.Equal(error, (string?)(await _client.Json(method, JsonNode.Parse(arguments)!.AsObject()))["error"]);
    }

    [Theory]
    [InlineData("users.info", "user", "$anna")]
    [InlineData("users.lookupByEmail", "email", "anna@midori.example")]
    [InlineData("conversations.info", "channel", "$general")]
    [InlineData("conversations.history", "channel", "$general")]
    [InlineData("files.getUploadURLExternal", "filename", "a.png")]
    public async Task to_a_method_that_reads_no_JSON_loses_its_arguments(string method, string argument, string value)
    {
        value = _names.GetValueOrDefault(value, value);
        Assert.Equal("invalid_arguments", (string?)(await _client.Json(method, new() { [argument] = value, ["length"] = 3 }))["error"]);
        Assert.Contains(_slack.Complaints, c => c.Contains("does not read a JSON body", StringComparison.Ordinal));
        Assert.Null((string?)(await _client.Form(method, (argument, value), ("length", "3")))["error"]);
    }

    [Fact]
    public async Task with_JSON_that_does_not_name_its_charset_is_done_with_a_warning()
    {
        var answer = await _client.Json("chat.postMessage", new() { ["channel"] = _names["$general"], ["text"] = "hello" }, "application/json");
        Assert.True((bool)answer["ok"]!);
        Assert.Equal("missing_charset", (string?)answer["warning"]);
        Assert.NotEmpty(_slack.Complaints);
    }

    [Fact]
    public async Task with_a_bad_token_is_told_which_kind_of_bad()
    {
        Assert.Equal("not_authed", await TestOf("", "", []));
        Assert.Equal("not_authed", await TestOf("", "", new() { ["token"] = _bot.BotToken }));
        Assert.Equal("not_authed", await TestOf("", $"?token={_bot.BotToken}", []));
        Assert.Equal("invalid_auth", await TestOf("xoxb-nobody", "", []));
        Assert.Equal("not_allowed_token_type", await TestOf(_bot.App.AppToken, "", []));
        _bot.AccountIsInactive = true;
        Assert.Equal("account_inactive", await TestOf(_bot.BotToken, "", []));
        _bot.AccountIsInactive = false;
        Assert.Null(await TestOf(_bot.BotToken, "", []));
        await _bot.Uninstall();
        Assert.Equal("token_revoked", await TestOf(_bot.BotToken, "", []));
    }

    [Fact]
    public async Task without_the_scope_is_told_which_is_needed()
    {
        _bot.Loses("reactions:write");
        var answer = await _client.Json("reactions.add", new() { ["channel"] = _names["$general"], ["name"] = "eyes", ["timestamp"] = _names["$ts"] });
        Assert.Equal(("missing_scope", "reactions:write"), ((string?)answer["error"], (string?)answer["needed"]));
        Assert.Contains("chat:write", (string?)answer["provided"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task to_create_a_channel_where_only_administrators_may_is_restricted()
    {
        _bot.Team!.OnlyAdminsCreateChannels = true;
        Assert.Equal("restricted_action", (string?)(await _client.Json("conversations.create", new() { ["name"] = "incident-1" }))["error"]);
        _bot.Team.OnlyAdminsCreateChannels = false;
        Assert.True((bool)(await _client.Json("conversations.create", new() { ["name"] = "障害-1" }))["ok"]!);
    }

    private async Task<string?> TestOf(string token, string query, JsonObject arguments)
    {
        using var client = new ApiClient(_slack, token);
        return (string?)(await client.Json($"auth.test{query}", arguments))["error"];
    }
}
