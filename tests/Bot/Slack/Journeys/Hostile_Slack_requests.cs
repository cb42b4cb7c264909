using System.Net;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What somebody who is not Slack sends, and what people who mean harm write: refused, or harmless.</summary>
public sealed class Hostile_Slack_requests
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";

    public static TheoryData<string, SignatureOptions> BadSignatures => new()
    {
        { "none at all", new() { WithoutHeaders = true } },
        { "of another secret", new() { Secret = "another" } },
        { "six minutes old", new() { Age = TimeSpan.FromMinutes(6) } },
        { "from six minutes ahead", new() { Age = TimeSpan.FromMinutes(-6) } },
        { "for another time", new() { TimestampSent = "1531420618" } },
        { "with a timestamp that is no number", new() { TimestampSent = "1e9" } },
        { "with a timestamp like a negative number", new() { TimestampSent = "-1" } },
        { "cut short", new() { SignatureSent = "v0=a2114d" } },
        { "of another version", new() { SignatureSent = "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503" } },
        { "that is no hex", new() { SignatureSent = "v0=zz114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503" } },
    };

    [Fact]
    public async Task a_request_that_Slack_did_not_sign_is_refused_at_every_door()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        foreach (var (why, options) in BadSignatures.Select(row => row.Data))
        {
            foreach (var door in new[] { "/slack/events", "/slack/interactions", "/slack/commands" })
            {
                var answer = await company.Slack.SendRaw(company.App, new(company.Host.Address, door), Event(company, Harmed).ToJsonString(), options: options);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"A signature {why} was answered {answer.StatusCode} at {door}.");
            }
        }

        Assert.Contains(": all as recorded", (await company.Host.Run("verify")).Output, StringComparison.Ordinal);
        Assert.StartsWith("0 streams", (await company.Host.Run("verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_address_is_verified_only_with_a_good_signature()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        Assert.True(await company.Slack.VerifyUrl(company.App));
        var unsigned = await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/events"), """{"type":"url_verification","challenge":"x"}""", options: new() { WithoutHeaders = true });
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
    }

    [Theory]
    [InlineData("ssl_check=1&token=x", true)]
    [InlineData("token=x&ssl_check=1", false)]
    public async Task Slack_looking_at_the_certificate_is_told_that_somebody_is_there(string body, bool signed)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var answer = await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/commands"), body, "application/x-www-form-urlencoded", new() { WithoutHeaders = !signed });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("app_mention")]
    public async Task somebody_of_another_company_in_a_shared_channel_is_not_ours_to_guide(string type)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var shared = company.Team.Channel("shared", company.Anna, company.Installed.BotUser);
        var forged = Event(company, (type == "message" ? "" : $"<@{company.Installed.BotUser.Id}> ") + SlackCompany.Frightened);
        forged["is_ext_shared_channel"] = true;
        var happened = forged["event"]!;
        (happened["type"], happened["channel"], happened["channel_type"], happened["user"]) = (type, shared.Id, "channel", "U0FOREIGN");
        (happened["team"], happened["user_team"], happened["source_team"]) = ("T0FOREIGN", "T0FOREIGN", "T0FOREIGN");
        Assert.Equal(HttpStatusCode.OK, (await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/events"), forged.ToJsonString())).StatusCode);
        Assert.StartsWith("0 streams", (await company.Host.Run("verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_body_that_was_recorded_and_is_played_again_does_nothing_again()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var body = Event(company, Harmed).ToJsonString();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/events"), body)).StatusCode);
        await company.Card(company.Anna, "絶対にしないこと");
        var to = company.Anna.ConversationWith(company.App).Id;
        await company.Slack.WaitForCall("chat.postMessage", c => c.Argument("channel") == to); // It is listed once it is answered.
        Assert.Single(company.Slack.CallsOf("chat.postMessage"), c => c.Argument("channel") == to);
    }

    [Theory]
    [InlineData("api_app_id", "A0FOREIGN")]
    [InlineData("team_id", "T0FOREIGN")]
    public async Task a_payload_of_another_app_or_workspace_does_nothing(string field, string value)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, "お昼どこ行く？");
        await company.Card(company.Anna, "おかしなこと");
        var forged = Event(company, Harmed);
        forged[field] = value;
        if (field == "team_id")
        {
            forged["authorizations"]![0]!["team_id"] = value;
            forged["context_team_id"] = value;
        }

        await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/events"), forged.ToJsonString());
        Assert.StartsWith("1 streams", (await company.Host.Run("verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_press_in_the_name_of_somebody_of_another_workspace_is_no_press_of_on_call_staff()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, Harmed);
        var shared = await company.Slack.WaitFor(() => company.OnCall.Messages is [var first, ..] ? first : null);
        await company.Bob.Presses(shared, "対応する");
        var forged = (JsonObject)company.Slack.Deliveries.Last(d => d.EventType == "block_actions").Payload.DeepClone();
        forged["user"]!["id"] = company.Tanaka.Id;
        forged["team"]!["id"] = "T0FOREIGN";
        forged["user"]!["team_id"] = "T0FOREIGN";
        await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/interactions"), $"payload={WebUtility.UrlEncode(forged.ToJsonString())}", "application/x-www-form-urlencoded");
        Assert.Contains("対応する", shared.Buttons);
    }

    [Theory]
    [InlineData("/slack/events", "application/json", "{")]
    [InlineData("/slack/events", "application/json", "[]")]
    [InlineData("/slack/events", "application/json", "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"channel\":{}}}")]
    [InlineData("/slack/interactions", "application/x-www-form-urlencoded", "payload=%7B")]
    [InlineData("/slack/interactions", "application/x-www-form-urlencoded", "nothing=here")]
    [InlineData("/slack/interactions", "application/x-www-form-urlencoded", "payload={\"type\":\"block_actions\"}")]
    [InlineData("/slack/commands", "application/x-www-form-urlencoded", "text=x")]
    public async Task a_body_that_cannot_be_read_is_refused_and_the_host_goes_on(string door, string contentType, string body)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.Slack.SendRaw(company.App, new(company.Host.Address, door), body, contentType)).StatusCode);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        await company.Card(company.Anna, "絶対にしないこと");
    }

    [Theory]
    [InlineData("""{"type":"event_callback","event":{"type":"channel_created","channel":{"id":"C1"}}}""")]
    [InlineData("""{"type":"event_callback","event":{"type":"user_change","user":{"id":"U1"}}}""")]
    [InlineData("""{"type":"event_callback","event":{"type":"never_heard_of","channel":7}}""")]
    [InlineData("""{"type":"event_callback"}""")]
    [InlineData("""{"type":"app_rate_limited","minute_rate_limited":1518467820,"team_id":"T1","api_app_id":"A1"}""")]
    public async Task what_nobody_asked_for_is_acknowledged_and_left(string body)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        Assert.Equal(HttpStatusCode.OK, (await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/events"), body)).StatusCode);
    }

    [Fact]
    public async Task more_than_Slack_ever_sends_is_refused()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var answer = await company.Slack.SendRaw(company.App, new(company.Host.Address, "/slack/events"), Event(company, new('あ', 700_000)).ToJsonString());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("<!channel> <!here> <!everyone> 爆音が鳴って電話番号が出てる。電話して遠隔操作された")]
    [InlineData("サポートを名乗る人から電話が来てパソコンを遠隔操作されました <https://evil.example|公式サポート>")]
    [InlineData("‮爆音が鳴って‭電話番号​が出た。遠隔⁦操作された ＊*_~`")]
    [InlineData("```爆音``` *電話番号* に電話して _遠隔操作_ された & <@U000000001> &lt;!channel&gt;")]
    public async Task what_is_written_into_a_report_stays_text_on_every_card(string words)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, words);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Card(company.Tanaka, "遠隔");
        await company.Slack.WaitFor(() => company.OnCall.Messages.Count > 0);
        foreach (var call in company.Slack.Calls.Where(c => c.Method is "chat.postMessage" or "chat.update"))
        {
            var sent = call.Arguments.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Assert.DoesNotContain("<!", sent, StringComparison.Ordinal);
            Assert.DoesNotContain("<@", sent, StringComparison.Ordinal);
            Assert.DoesNotContain("<https://evil", sent, StringComparison.Ordinal);
            Assert.DoesNotContain('‮', sent);
            Assert.DoesNotContain('​', sent);
        }

        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_report_as_long_as_Slack_allows_is_shown_shortened_and_kept_whole()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var words = Harmed + new string('&', 12_000) + string.Concat(Enumerable.Repeat("👨‍👩‍👧", 3_000));
        await company.Anna.WritesTo(company.App, words);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Card(company.Tanaka, "遠隔操作されました");
        await company.Slack.WaitFor(() => company.OnCall.Messages.Count > 0);
        Assert.All(company.Slack.Calls, c => Assert.True(c.Ok, c.ToString()));
        company.HasNoComplaints();
    }

    private static JsonObject Event(SlackCompany company, string text) => new()
    {
        ["token"] = "x", ["team_id"] = company.Team.Id, ["context_team_id"] = company.Team.Id, ["api_app_id"] = company.App.Id, ["type"] = "event_callback", ["event_id"] = "Ev1", ["event_time"] = 1,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = company.Team.Id, ["user_id"] = company.Installed.BotUser.Id, ["is_bot"] = true, ["is_enterprise_install"] = false }),
        ["event"] = new JsonObject
        {
            ["type"] = "message", ["channel"] = company.Anna.ConversationWith(company.App).Id, ["channel_type"] = "im", ["user"] = company.Anna.Id, ["team"] = company.Team.Id, ["text"] = text, ["ts"] = "1700000000.000100", ["event_ts"] = "1700000000.000100",
        },
    };
}
