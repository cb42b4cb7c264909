using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Escalation.Tests.Bot.Slack;

public sealed class What_Slack_sends_over_HTTP : SlackTest
{
    private ListeningApp _app = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _app = await ListeningApp.Start(App);
    }

    public override async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>The example of Slack's own page about verifying requests.</summary>
    [Fact]
    public void is_signed_as_in_the_published_example() => Assert.Equal(
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        Signature.Of(
            "8f742231b10e8888abcd99yyyzzz85a5", "1531420618",
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"u8));

    [Fact]
    public async Task is_signed_over_the_bytes_that_arrive()
    {
        await Anna.WritesTo(App, "助けて");
        var heard = Assert.Single(_app.Heard);
        Assert.Equal(heard.Headers["X-Slack-Signature"].ToString(), Signature.Of(App.SigningSecret, heard.Headers["X-Slack-Request-Timestamp"].ToString(), heard.Body));
        Assert.Equal("助けて", (string?)JsonNode.Parse(heard.Text)!["event"]!["text"]);
    }

    [Fact]
    public async Task is_tried_again_under_the_same_id_with_a_new_signature_three_times()
    {
        _app.AnswersStatus(500);
        await Anna.WritesTo(App, "hello");
        Slack.SigningTime = new SlackClock();
        ((SlackClock)Slack.SigningTime).Move(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 3; i++) Assert.Single(await Slack.RetryUnacknowledged());
        Assert.Empty(await Slack.RetryUnacknowledged());

        Assert.Equal(["", "1", "2", "3"], _app.Heard.Select(h => h.Headers["x-slack-retry-num"].ToString()));
        Assert.Equal("http_error", _app.Heard[1].Headers["x-slack-retry-reason"]);
        Assert.Single(_app.Heard.Select(h => h.Text).Distinct());
        Assert.Equal(2, _app.Heard.Select(h => h.Headers["X-Slack-Signature"].ToString()).Distinct().Count());
    }

    [Fact]
    public async Task is_not_tried_again_where_the_app_asked_for_that()
    {
        _app.Answers = context =>
        {
            context.Response.StatusCode = 500;
            context.Response.Headers["x-slack-no-retry"] = "1";
            return Task.CompletedTask;
        };
        await Anna.WritesTo(App, "hello");
        Assert.Empty(await Slack.RetryUnacknowledged());
    }

    [Fact]
    public async Task is_given_up_when_the_answer_takes_too_long()
    {
        Slack.AckLimit = TimeSpan.FromMilliseconds(50);
        _app.Answers = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await Anna.WritesTo(App, "hello");
        Assert.Equal("http_timeout", Assert.Single(Slack.Deliveries).Failure);
    }

    [Fact]
    public async Task is_one_form_field_for_a_press_and_many_for_a_command()
    {
        var card = await Posts(General, "card", OneButton);
        await Anna.Presses(card, "OK");
        await Anna.Commands("/sample", "a & b", General);
        var press = JsonNode.Parse(HttpUtility.ParseQueryString(_app.Heard.Last(h => h.Text.StartsWith("payload=", StringComparison.Ordinal)).Text)["payload"]!)!;
        Assert.Equal(("block_actions", "ok", "7", card.Ts), ((string?)press["type"], (string?)press["actions"]![0]!["action_id"], (string?)press["actions"]![0]!["value"], (string?)press["message"]!["ts"]));
        var command = HttpUtility.ParseQueryString(_app.Heard.Last(h => h.Text.Contains("command=", StringComparison.Ordinal)).Text);
        Assert.Equal(("/sample", "a & b", "false"), (command["command"], command["text"], command["is_enterprise_install"]));
        Assert.Empty(Slack.Complaints);
    }

    [Fact]
    public async Task is_a_press_on_what_the_message_looked_like_then()
    {
        var card = await Posts(General, "card", OneButton);
        await Client.Json("chat.update", new() { ["channel"] = General.Id, ["ts"] = card.Ts, ["text"] = "done", ["blocks"] = new JsonArray() });
        await Assert.ThrowsAsync<InvalidOperationException>(() => Anna.Presses(card, "OK"));
        Assert.Equal("card", (string?)(await Anna.Presses(card, "OK", drawing: 0)).Payload["message"]!["text"]);
    }

    [Theory]
    [InlineData("""{"response_action":"errors","errors":{"text":"no"}}""", "is not the block_id of an input")]
    [InlineData("""{"response_action":"close"}""", "response_action is \"close\"")]
    [InlineData("""{"response_action":"update","view":{"type":"modal","blocks":[]}}""", "missing required field: title")]
    public async Task is_a_submission_whose_bad_answer_is_complained_of(string answer, string complaint)
    {
        var modal = Anna.Open(Bot, ViewMethods.Checked(Modal("Form", asks: true), "modal"));
        _app.AnswersJson(JsonNode.Parse(answer)!);
        Assert.Equal("failed", (await Anna.Submits(modal, ("Why", "because"))).Action);
        Assert.Contains(complaint, Assert.Single(Slack.Complaints), StringComparison.Ordinal);
        Assert.True(modal.IsOpen);
    }

    [Fact]
    public async Task is_a_press_that_may_not_be_answered_with_a_body()
    {
        _app.AnswersJson(new JsonObject { ["text"] = "ok" });
        await Anna.Presses(await Posts(General, "card", OneButton), "OK");
        Assert.Contains("acknowledged with a body", Assert.Single(Slack.Complaints, c => c.StartsWith("block_actions", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_a_command_whose_JSON_counts_only_under_its_content_type()
    {
        _app.AnswersJson(new JsonObject { ["text"] = "shown", ["response_type"] = "in_channel" });
        await Anna.Commands("/sample", "", General);
        Assert.Null((await Anna.WaitsFor("shown")).OnlyFor);
        Assert.Empty(Slack.Complaints);
        _app.AnswersJson(new JsonObject { ["text"] = "raw" }, "text/plain");
        await Anna.Commands("/sample", "", General);
        Assert.Equal(Anna, (await Anna.WaitsFor("""{"text":"raw"}""")).OnlyFor);
        Assert.Single(Slack.Complaints);
    }

    [Fact]
    public async Task can_be_forged_by_somebody_else()
    {
        using var answer = await Slack.SendRaw(App, App.InteractionsUrl!, "payload={}", "application/x-www-form-urlencoded", new() { Age = TimeSpan.FromHours(1), Secret = "guess" });
        var heard = Assert.Single(_app.Heard);
        Assert.Equal(heard.Headers["X-Slack-Signature"].ToString(), Signature.Of("guess", heard.Headers["X-Slack-Request-Timestamp"].ToString(), Encoding.UTF8.GetBytes("payload={}")));
    }
}
