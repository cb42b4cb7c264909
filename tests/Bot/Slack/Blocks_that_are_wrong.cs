using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Block Kit as the fake checks it: each row breaks one limit and would be fine one step inside it.</summary>
public sealed class Blocks_that_are_wrong
{
    private static readonly JsonObject _title = Plain(5);

    public static TheoryData<string, string> Messages => new()
    {
        { $"[{Join(51, _ => """{"type":"divider"}""")}]", "no more than 50 items allowed [json-pointer:/blocks]" },
        { """[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""", "already exists [json-pointer:/blocks/1/block_id]" },
        { $$"""[{"type":"divider","block_id":"{{X(256)}}"}]""", "less than 256 characters [json-pointer:/blocks/0/block_id]" },
        { """[{"type":"dividers"}]""", "unsupported type: dividers [json-pointer:/blocks/0]" },
        { """[{"type":"divider","color":"red"}]""", "invalid additional property: color [json-pointer:/blocks/0]" },
        { $$"""[{"type":"section","text":{"type":"mrkdwn","text":"{{X(3001)}}"} }]""", "less than 3001 characters [json-pointer:/blocks/0/text/text]" },
        { """[{"type":"section","text":{"type":"mrkdwn","text":""}}]""", "more than 0 characters [json-pointer:/blocks/0/text/text]" },
        { """[{"type":"section"}]""", "must have text or fields [json-pointer:/blocks/0]" },
        { $$"""[{"type":"section","fields":[{{Join(11, _ => Plain(1).ToJsonString())}}]}]""", "no more than 10 items allowed [json-pointer:/blocks/0/fields]" },
        { $$"""[{"type":"section","fields":[{{Plain(2001)}}]}]""", "less than 2001 characters [json-pointer:/blocks/0/fields/0/text]" },
        { $$"""[{"type":"header","text":{{Plain(151)}} }]""", "less than 151 characters [json-pointer:/blocks/0/text/text]" },
        { """[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""", "must provide a text object of type plain_text [json-pointer:/blocks/0/text]" },
        { $$"""[{"type":"context","elements":[{{Join(11, _ => Plain(1).ToJsonString())}}]}]""", "no more than 10 items allowed" },
        { """[{"type":"image","image_url":"https://x"}]""", "missing required field: alt_text [json-pointer:/blocks/0]" },
        { """[{"type":"image","alt_text":"x"}]""", "must have either image_url or slack_file" },
        { Actions(string.Join(',', Enumerable.Range(0, 26).Select(i => $$"""{"type":"button","text":{{Plain(1)}},"action_id":"{{i}}"}"""))), "no more than 25 items allowed" },
        { Actions($$"""{"type":"button","text":{{Plain(1)}},"action_id":"a"},{"type":"button","text":{{Plain(1)}},"action_id":"a"}"""), "`action_id` \"a\" already exists" },
        { Actions($$"""{"type":"button","text":{{Plain(76)}} }"""), "less than 76 characters" },
        { Actions($$"""{"type":"button","text":{{Plain(1)}},"value":"{{X(2001)}}"}"""), "less than 2001 characters" },
        { Actions($$"""{"type":"button","text":{{Plain(1)}},"style":"warning"}"""), "must be one of primary, danger" },
        { Actions($$"""{"type":"button","text":{{Plain(1)}},"action_id":"{{X(256)}}"}"""), "less than 256 characters" },
        { Actions($$"""{"type":"button","text":{{Plain(1)}},"confirm":{"title":{{Plain(101)}},"text":{{Plain(1)}},"confirm":{{Plain(1)}},"deny":{{Plain(1)}} } }"""), "less than 101 characters" },
        { Actions($$"""{"type":"plain_text_input"}"""), "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]" },
        { Actions($$"""{"type":"static_select","options":[{{Options(101)}}]}"""), "no more than 100 items allowed" },
        { Actions($$"""{"type":"static_select","options":[{{Options(2)}}],"placeholder":{{Plain(151)}} }"""), "less than 151 characters" },
        { Actions($$"""{"type":"static_select"}"""), "must have either options or option_groups" },
        { Actions($$"""{"type":"static_select","options":[{{Options(1)}}],"initial_option":{"text":{{Plain(2)}},"value":"0"} }"""), "an initial option must be one of the options" },
        { Actions($$"""{"type":"static_select","options":[{"text":{{Plain(76)}},"value":"0"}]}"""), "less than 76 characters" },
        { Actions($$"""{"type":"overflow","options":[{{Options(6)}}]}"""), "no more than 5 items allowed" },
        { Actions($$"""{"type":"radio_buttons","options":[{{Options(11)}}]}"""), "no more than 10 items allowed" },
        { Actions($$"""{"type":"checkboxes","options":[{{Options(11)}}]}"""), "no more than 10 items allowed" },
        { Actions("""{"type":"datepicker","initial_date":"1.4.2026"}"""), "must match" },
        { """["text"]""", "unsupported type:  [json-pointer:/blocks/0]" },
        { """[null]""", "unsupported type:  [json-pointer:/blocks/0]" },
        { """[{"type":7}]""", "unsupported type: 7 [json-pointer:/blocks/0]" },
        { """[{"type":"section","text":"text"}]""", "must provide a text object of type plain_text or mrkdwn" },
        { """[{"type":"section","text":{"type":"mrkdwn","text":7}}]""", "must provide a string [json-pointer:/blocks/0/text/text]" },
        { """[{"type":"divider","block_id":7}]""", "must provide a string [json-pointer:/blocks/0/block_id]" },
        { """[{"type":"rich_text","elements":[{"type":"rich_text_poem","elements":[]}]}]""", "unsupported type: rich_text_poem" },
        { """[{"type":"table","rows":[[]]}]""", "must have at least 1 items" },
    };

    public static TheoryData<string, string> Modals => new()
    {
        { $$"""{"type":"modal","title":{{Plain(25)}},"blocks":[]}""", "less than 25 characters [json-pointer:/view/title/text]" },
        { """{"type":"modal","blocks":[]}""", "missing required field: title [json-pointer:/view]" },
        { $$"""{"type":"modal","title":{{_title}},"submit":{{Plain(25)}},"blocks":[]}""", "less than 25 characters" },
        { $$"""{"type":"modal","title":{{_title}},"private_metadata":"{{X(3001)}}","blocks":[]}""", "less than 3001 characters" },
        { $$"""{"type":"modal","title":{{_title}},"callback_id":"{{X(256)}}","blocks":[]}""", "less than 256 characters" },
        { $$"""{"type":"modal","title":{{_title}},"blocks":[{{Join(101, _ => """{"type":"divider"}""")}}]}""", "no more than 100 items allowed" },
        { $$"""{"type":"modal","title":{{_title}},"blocks":[{"type":"input","label":{{Plain(1)}},"element":{"type":"plain_text_input"} }]}""", "must define `submit`" },
        { $$"""{"type":"modal","title":{{_title}},"submit":{{_title}},"blocks":[{"type":"input","label":{{Plain(1)}},"element":{"type":"button","text":{{_title}} } }]}""", "unsupported type: button" },
        { $$"""{"type":"modal","title":{{_title}},"submit":{{_title}},"blocks":[{"type":"input","label":{{Plain(1)}},"element":{"type":"plain_text_input","max_length":3001} }]}""", "must be a number from 1 to 3000" },
        { $$"""{"type":"modal","title":{{_title}},"submit":{{_title}},"blocks":[{"type":"input","label":{{Plain(1)}},"element":{"type":"number_input"} }]}""", "missing required field: is_decimal_allowed" },
        { $$"""{"type":"modal","title":{{_title}},"blocks":[{"type":"markdown","text":"x"}]}""", "unsupported type: markdown" },
        { $$"""{"type":"home","title":{{_title}},"blocks":[]}""", "must be modal" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void in_a_message_are_named_with_the_place(string blocks, string problem) =>
        Assert.Contains(problem, Assert.Single(BlockRules.OfMessage(JsonNode.Parse(blocks)!.AsArray())), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Modals))]
    public void in_a_modal_are_named_with_the_place(string view, string problem) =>
        Assert.Contains(BlockRules.OfView(JsonNode.Parse(view)!.AsObject(), "modal"), p => p.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void in_a_home_tab_are_a_title_and_a_file_to_choose()
    {
        var view = $$"""{"type":"home","title":{{_title}},"blocks":[{"type":"input","label":{{_title}},"element":{"type":"file_input"} }]}""";
        Assert.Equal(2, BlockRules.OfView(JsonNode.Parse(view)!.AsObject(), "home").Count);
    }

    [Fact]
    public void are_none_where_each_is_just_inside_its_limits()
    {
        var button = $$"""{"type":"button","text":{{Plain(75)}},"value":"{{X(2000)}}","style":"primary","confirm":{"title":{{Plain(100)}},"text":{{Plain(300)}},"confirm":{{Plain(30)}},"deny":{{Plain(30)}} } }""";
        var select = $$"""{"type":"static_select","options":[{{Options(100)}}],"initial_option":{{Option(99)}},"placeholder":{{Plain(150)}} }""";
        var blocks = $$"""
            [{"type":"header","text":{{Plain(150)}} },{"type":"section","text":{"type":"mrkdwn","text":"{{X(3000)}}","verbatim":true},"accessory":{{select}} },{"type":"actions","elements":[{{button}}]},
             {"type":"context","elements":[{{Plain(1)}},{"type":"image","image_url":"https://x","alt_text":""}]},{"type":"actions","elements":[{"type":"radio_buttons","options":[{{Options(10)}}]}]}]
            """;
        Assert.Empty(BlockRules.OfMessage(JsonNode.Parse(blocks)!.AsArray()));
    }

    private static string X(int length) => new('x', length);

    private static JsonObject Plain(int length) => new() { ["type"] = "plain_text", ["text"] = X(length) };

    private static string Actions(string elements) => $$"""[{"type":"actions","elements":[{{elements}}]}]""";

    private static string Option(int value) => $$"""{"text":{{Plain(1)}},"value":"{{value}}"}""";

    private static string Options(int count) => Join(count, Option);

    private static string Join(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));
}
