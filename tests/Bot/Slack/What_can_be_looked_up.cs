using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

public sealed class What_can_be_looked_up : SlackTest
{
    [Fact]
    public async Task is_a_person_with_the_locale_only_when_asked_and_the_address_only_with_its_scope()
    {
        var plain = (await Client.Form("users.info", ("user", Anna.Id)))["user"]!;
        Assert.Null(plain["locale"]);
        Assert.Equal(("田中 杏奈", "anna@midori.example", "Asia/Tokyo", 32400), ((string?)plain["real_name"], (string?)plain["profile"]!["email"], (string?)plain["tz"], (int)plain["tz_offset"]!));
        Assert.Equal("ja-JP", (string?)(await Client.Form("users.info", ("user", Anna.Id), ("include_locale", "true")))["user"]!["locale"]);
        Assert.Equal(Anna.Id, (string?)(await Client.Form("users.lookupByEmail", ("email", "Anna@midori.example")))["user"]!["id"]);
        Bot.Loses("users:read.email");
        Assert.Null((await Client.Form("users.info", ("user", Anna.Id)))["user"]!["profile"]!["email"]);
    }

    [Fact]
    public async Task comes_in_pages_until_the_cursor_is_empty()
    {
        for (var i = 0; i < 3; i++) General.Members.Add(Team.Person($"p{i}"));
        var (seen, cursor) = (new List<string?>(), "");
        do
        {
            var page = await Client.Form("conversations.members", ("channel", General.Id), ("limit", "2"), ("cursor", cursor));
            seen.AddRange(page["members"]!.AsArray().Select(m => (string?)m));
            cursor = (string)page["response_metadata"]!["next_cursor"]!;
        }
        while (cursor.Length > 0);
        Assert.Equal(General.Members.Select(m => m.Id), seen);
        Assert.Equal("invalid_cursor", (string?)(await Client.Form("conversations.members", ("channel", General.Id), ("cursor", "mine")))["error"]);
        Assert.Equal("invalid_limit", (string?)(await Client.Form("conversations.members", ("channel", General.Id), ("limit", "1001")))["error"]);
    }

    [Fact]
    public async Task is_a_thread_and_the_history_without_it()
    {
        var asked = await Anna.Writes(General, "a question");
        await Client.Json("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "an answer", ["thread_ts"] = asked.Ts });
        Assert.Equal("an answer", Assert.Single(asked.Replies).Text);
        var history = (await Client.Form("conversations.history", ("channel", General.Id)))["messages"]!.AsArray();
        Assert.Equal((1, asked.Ts), ((int)Assert.Single(history)!["reply_count"]!, (string?)history[0]!["thread_ts"]));
        var replies = (await Client.Form("conversations.replies", ("channel", General.Id), ("ts", asked.Ts)))["messages"]!.AsArray();
        Assert.Equal([asked.Ts, asked.Ts], replies.Select(r => (string?)r!["thread_ts"]));
    }

    [Fact]
    public async Task is_what_an_app_left_on_its_message_for_itself()
    {
        var metadata = new JsonObject { ["event_type"] = "incident_opened", ["event_payload"] = new JsonObject { ["id"] = "42" } };
        await Client.Json("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "opened", ["metadata"] = metadata });
        var without = await Client.Form("conversations.history", ("channel", General.Id));
        var with = await Client.Form("conversations.history", ("channel", General.Id), ("include_all_metadata", "true"));
        Assert.Null(without["messages"]![0]!["metadata"]);
        Assert.Equal("42", (string?)with["messages"]![0]!["metadata"]!["event_payload"]!["id"]);
    }

    [Fact]
    public async Task is_the_app_itself()
    {
        var answer = await Client.Json("auth.test", []);
        Assert.Equal((Bot.BotUser.Id, Bot.BotId, Team.Id, "E0MIDORI"), ((string?)answer["user_id"], (string?)answer["bot_id"], (string?)answer["team_id"], (string?)answer["enterprise_id"]));
        Assert.Equal(App.Id, (string?)(await Client.Form("bots.info", ("bot", Bot.BotId)))["bot"]!["app_id"]);
    }

    [Fact]
    public void is_a_manifest_that_says_what_the_app_is_sent()
    {
        var manifest = AppManifest.Read(
            """
            {"display_information":{"name":"Desk"},
             "features":{"app_home":{"home_tab_enabled":true,"messages_tab_enabled":true},"bot_user":{"display_name":"desk"},
              "slash_commands":[{"command":"/desk","description":"Ask","should_escape":true}],"shortcuts":[{"name":"Ask","type":"global","callback_id":"ask","description":"Ask"}]},
             "oauth_config":{"scopes":{"bot":["chat:write","commands"]}},
             "settings":{"event_subscriptions":{"bot_events":["message.im"]},"socket_mode_enabled":true}}
            """);
        Assert.Equal(("Desk", "desk", true, true), (manifest.Name, manifest.BotName, manifest.SocketMode, manifest.Commands["/desk"]));
        Assert.Equal(("message.im", "global", false), (Assert.Single(manifest.Events), manifest.Shortcuts["ask"], manifest.RotatesTokens));
    }
}
