using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Mistakes that Slack answers with ok, or not at all, and that the fake complains of.</summary>
public sealed class What_Slack_lets_pass : SlackTest
{
    [Fact]
    public async Task is_a_reply_to_a_reply()
    {
        var asked = await Anna.Writes(General, "a question");
        var answer = await Anna.Writes(General, "an answer", threadTs: asked.Ts);
        await Calls("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "more", ["thread_ts"] = answer.Ts }, "thread_ts is the ts of a reply");
        Assert.Equal(2, asked.Replies.Count);
    }

    [Fact]
    public Task is_a_card_without_text() =>
        Calls("chat.postMessage", new() { ["channel"] = General.Id, ["blocks"] = JsonNode.Parse(OneButton) }, "blocks and no text");

    [Fact]
    public async Task is_a_card_changed_without_blocks()
    {
        var card = await Posts(General, "card", OneButton);
        await Calls("chat.update", new() { ["channel"] = General.Id, ["ts"] = card.Ts, ["text"] = "done" }, "without blocks on a message that has some");
    }

    [Fact]
    public Task is_an_argument_it_does_not_know() =>
        Calls("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "a", ["treadts"] = "1.0" }, "has no argument treadts");

    [Fact]
    public Task is_a_text_that_it_cuts() =>
        Calls("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = new string('x', 40_001) }, "is cut after 40000");

    [Theory]
    [InlineData("chat.update", 4_001, "msg_too_long")]
    [InlineData("conversations.setTopic", 251, "too_long")]
    public async Task is_not_a_text_that_is_too_long_elsewhere(string method, int length, string error)
    {
        var text = new string('x', length);
        var card = await Posts(General, "card");
        Assert.Equal(error, await ErrorOf(method, new() { ["channel"] = General.Id, ["ts"] = card.Ts, ["text"] = text, ["topic"] = text }));
    }

    [Fact]
    public async Task is_not_more_text_in_all_blocks_than_a_message_holds()
    {
        var section = new JsonObject { ["type"] = "section", ["text"] = Plain(new string('x', 2_900)) };
        var blocks = new JsonArray([.. Enumerable.Range(0, 5).Select(_ => section.DeepClone())]);
        Assert.Equal("msg_blocks_too_long", await ErrorOf("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "a", ["blocks"] = blocks }));
    }

    private async Task Calls(string method, JsonObject arguments, string complaint)
    {
        Assert.Null(await ErrorOf(method, arguments));
        Assert.Contains(complaint, Assert.Single(Slack.Complaints), StringComparison.Ordinal);
    }
}
