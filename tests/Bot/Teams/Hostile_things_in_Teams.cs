using System.Text.Json.Nodes;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What somebody with a client of their own making could send in their own name. All of it is answered, and does nothing that is not theirs to do.</summary>
public sealed class Hostile_things_in_Teams(ATeamsCompany shared) : IClassFixture<ATeamsCompany>
{
    private readonly TeamsCompany _company = shared.Company;

    [Theory]
    [InlineData("fileConsent/invoke", "\"x\"", 400)]
    [InlineData("fileConsent/invoke", "{\"context\":7}", 400)]
    [InlineData("fileConsent/invoke", "{\"context\":{\"record\":\"K7Q2-9FXA\"},\"action\":\"accept\",\"uploadInfo\":[]}", 400)]
    [InlineData("fileConsent/invoke", "{\"context\":{\"record\":\"K7Q2-9FXA\"},\"action\":\"accept\",\"uploadInfo\":{\"uploadUrl\":\"file:///etc/passwd\"}}", 400)]
    [InlineData("task/fetch", "[]", 400)]
    [InlineData("task/fetch", "{\"data\":{\"act\":\"ask\",\"prompt\":7}}", 400)]
    [InlineData("task/submit", "7", 200)]
    [InlineData("adaptiveCard/action", "{\"action\":{\"type\":\"Action.Execute\"}}", 200)]
    [InlineData("adaptiveCard/action", "{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"act\":\"choose\",\"act\":\"do\",\"prompt\":\"/\",\"prompt\":\"x\"}}}", 200)]
    [InlineData("adaptiveCard/action", "{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"act\":\"do\",\"prompt\":\"/card/1\",\"choice\":\"acknowledge\"}}}", 200)]
    [InlineData("adaptiveCard/action", "{\"action\":{\"type\":\"Action.Execute\",\"data\":{\"act\":\"\\ud800\"}}}", 400)]
    [InlineData("adaptiveCard/action", "{\"action\":{\"type\":\"Action.Submit\",\"data\":{}}}", 200)]
    [InlineData("composeExtension/fetchTask", "{\"commandId\":{}}", 501)]
    [InlineData("composeExtension/fetchTask", "{\"commandId\":\"reportMessage\",\"messagePayload\":[{\"body\":7}]}", 200)]
    [InlineData("composeExtension/submitAction", "{\"commandId\":\"reportMessage\",\"data\":\"x\",\"messagePayload\":7}", 200)]
    [InlineData("composeExtension/submitAction", "{\"commandId\":\"other\"}", 501)]
    [InlineData("signin/verifyState", "{\"state\":\"123456\"}", 501)]
    [InlineData("config/fetch", "null", 501)]
    public async Task of_no_shape_that_Teams_has_are_answered(string name, string value, int status)
    {
        foreach (var person in new[] { _company.Anna, _company.Tanaka })
        {
            var activity = person.Activity("invoke", person.Chat, null, ("name", name), ("replyToId", "1700000000000")).ToJsonString();
            var answer = await _company.Teams.DeliverRaw($"{activity[..^1]},\"value\":{value}}}");
            Assert.True(answer.Status == status, $"{person.Name}: {answer.Status} {answer.Text}");
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":7,\"channelId\":\"msteams\",\"from\":{\"id\":\"29:1\"},\"conversation\":{\"id\":\"a:1\"}}")]
    public async Task that_are_no_activity_are_refused(string body) => Assert.Equal(400, (await _company.Teams.DeliverRaw(body)).Status);

    [Fact]
    public async Task nested_without_end_are_refused() =>
        Assert.Equal(400, (await _company.Teams.DeliverRaw($"{{\"type\":\"message\",\"value\":{string.Concat(Enumerable.Repeat("[", 100_000))}")).Status);

    [Fact]
    public async Task longer_than_anything_Teams_sends_are_refused_and_the_longest_it_sends_are_read()
    {
        Assert.Equal(413, (await _company.Teams.DeliverRaw(new string(' ', 2_000_000))).Status);
        Assert.Equal(200, (await _company.Bob.Writes($"My screen is beeping and will not close {new string('a', 40_000)} {new string('漢', 10_000)}")).Status);
        await _company.Bob.WaitsFor("Never do this");
    }

    [Theory]
    [InlineData("do", "acknowledge")]
    [InlineData("view", null)]
    public async Task that_act_on_an_incident_for_who_is_not_on_call_are_refused_in_words(string act, string? choice)
    {
        var page = await Page();
        var data = new JsonObject { ["act"] = act, ["prompt"] = (string?)CardParts.Actions(page.CardFor(null)!).First()["data"]!["prompt"], ["choice"] = choice };
        foreach (var trigger in new[] { "manual", "automatic" })
        {
            var answer = await Executes(_company.Anna, _company.Anna.Chat, data, trigger);
            Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer.Json!["type"]);
            Assert.Contains("当番の人だけ", answer.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("対応しています", page.Reads, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("task/submit")]
    public async Task that_open_or_send_a_dialog_of_an_incident_for_who_is_not_on_call_are_refused_in_words(string name)
    {
        var page = await Page();
        var data = new JsonObject { ["act"] = "ask", ["prompt"] = (string?)CardParts.Actions(page.CardFor(null)!).First()["data"]!["prompt"], ["choice"] = "resolve", ["field.reason"] = "Contained" };
        var answer = await _company.Teams.Deliver(_company.Anna.Activity("invoke", _company.Anna.Chat, null, ("name", name), ("value", new JsonObject { ["data"] = data })));
        Assert.Equal("message", (string?)answer.Json!["task"]!["type"]);
        Assert.DoesNotContain("終了しました", page.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_an_on_call_persons_id_in_another_field_make_nobody_on_call()
    {
        var page = await Page();
        var activity = _company.Anna.Activity("invoke", _company.Anna.Chat, null, ("name", "adaptiveCard/action"));
        activity["from"] = new JsonObject { ["id"] = _company.Anna.Id, ["objectId"] = _company.Tanaka.ObjectId };
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = CardParts.Actions(page.CardFor(null)!).First()["data"]!.DeepClone() }, ["trigger"] = "manual" };
        Assert.Contains("当番の人だけ", (await _company.Teams.Deliver(activity)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_answer_another_persons_question_change_nothing_of_theirs()
    {
        var carol = await Frightened("Carol");
        var card = await carol.WaitsFor("絶対にしないこと");
        var before = card.Reads;
        var dave = await Frightened("Dave");
        await dave.WaitsFor("絶対にしないこと");
        var answer = await Executes(dave, dave.Chat, (JsonObject)CardParts.Actions(card.CardFor(null)!).First()["data"]!.DeepClone(), "manual");
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer.Json!["type"]);
        Assert.Equal(before, card.Reads);
    }

    [Fact]
    public async Task that_press_a_private_button_where_others_read_leave_the_card_there_as_it_was()
    {
        await Page();
        var shared = await _company.Tanaka.WaitsFor("遠隔操作されました", _company.OnCall);
        var before = shared.Activity.ToJsonString();
        foreach (var act in new[] { "report", "choose", "fill", "more" })
        {
            var activity = _company.Anna.Activity("invoke", _company.OnCall, shared.Thread, ("name", "adaptiveCard/action"), ("replyToId", shared.Id));
            activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonObject { ["act"] = act, ["prompt"] = "", ["choice"] = "offer-no", ["field.text"] = TeamsCompany.Frightened } }, ["trigger"] = "manual" };
            Assert.Equal("application/vnd.microsoft.activity.message", (string?)(await _company.Teams.Deliver(activity)).Json!["type"]);
        }

        Assert.Equal(before, shared.Activity.ToJsonString());
        Assert.DoesNotContain(_company.Teams.Calls, c => c.Method == "PUT" && c.Path.Contains(shared.Id, StringComparison.Ordinal) && c.Body!.ToJsonString().Contains('↓'));
    }

    [Fact]
    public async Task of_another_app_are_passed_over_or_the_two_would_talk_for_ever()
    {
        await _company.Bob.InstallsIn(_company.General, hearsAll: true);
        var said = _company.General.FromBot.Count;
        var activity = _company.Anna.Activity("message", _company.General, "1", ("text", "<at>Escalation</at> help"));
        activity["from"] = new JsonObject { ["id"] = "28:33333333-3333-4333-8333-333333333333", ["name"] = "Other app" };
        activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["text"] = "<at>Escalation</at>", ["mentioned"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = "Escalation" } });
        Assert.Equal(200, (await _company.Teams.Deliver(activity)).Status);
        Assert.Equal(said, _company.General.FromBot.Count);
    }

    private async Task<TeamsPerson> Frightened(string name)
    {
        var person = _company.Teams.Person(name);
        person.HasApp = true;
        await person.Writes(TeamsCompany.Frightened);
        return person;
    }

    /// <summary>The page of an incident, which all tests here share.</summary>
    private async Task<TeamsMessageSeen> Page()
    {
        if (!_company.Tanaka.Chat.FromBot.Any(m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal))) await _company.Anna.Writes(TeamsCompany.Harmed);
        return await _company.Tanaka.WaitsFor("遠隔操作されました");
    }

    private Task<BotAnswer> Executes(TeamsPerson person, TeamsChat chat, JsonObject data, string trigger) => _company.Teams.Deliver(person.Activity("invoke", chat, null, ("name", "adaptiveCard/action"),
        ("value", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = data.DeepClone() }, ["trigger"] = trigger })));
}
