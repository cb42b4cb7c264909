using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Wire;
using Escalation.Tests.Bot.Journeys;
using Escalation.Tests.Bot.Teams.Fake;
using Microsoft.Extensions.Time.Testing;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What holds when Teams is unwell, refuses, or we are killed.</summary>
public sealed class Teams_on_a_bad_day
{
    [Theory]
    [InlineData(429, 1)]
    [InlineData(412, null)]
    [InlineData(502, null)]
    [InlineData(504, null)]
    public async Task a_refusal_for_now_is_tried_again_until_it_works(int status, int? retryAfter)
    {
        await using var company = await TeamsCompany.Start();
        company.Teams.Faults.Enqueue(new("POST v3/conversations/a:1Anna", status, RetryAfter: retryAfter));
        await company.Anna.Writes(TeamsCompany.Frightened);
        await company.Anna.WaitsFor("絶対にしないこと");
        Assert.Contains(company.Teams.Calls, c => c.Status == status);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_refusal_that_Microsoft_says_is_final_is_not_tried_again_and_the_page_takes_the_next_way()
    {
        await using var mail = await MailServer.Start();
        await using var company = await TeamsCompany.Start(settings: mail.Settings);
        await company.Tanaka.Writes("ヘルプ");
        await company.Tanaka.WaitsFor("何が起きたかを");
        company.Teams.Faults.Enqueue(new("POST v3/conversations/a:1Tanaka", 500));
        await company.Anna.Writes(TeamsCompany.Harmed);
        await Waiting.For(() => mail.Received.Any(m => m.To == "tanaka@midori.example"), "the page by mail");
        await Waiting.For(() => company.Host.Output.Contains("(500)", StringComparison.Ordinal), "a word about the page");
        Assert.Single(company.Teams.Calls, c => c.Status == 500);
        Assert.DoesNotContain(company.Tanaka.Chat.FromBot, m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task an_error_inside_Teams_does_not_cost_a_reporter_their_next_step()
    {
        await using var company = await TeamsCompany.Start();
        company.Teams.Faults.Enqueue(new("POST v3/conversations/a:1Anna", 500));
        await company.Anna.Writes(TeamsCompany.Harmed);
        await company.Anna.WaitsFor("いま書いているのは、その機器ですか");
        Assert.Single(company.Teams.Calls, c => c.Status == 500);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_token_that_serves_no_more_is_renewed_once_and_nothing_is_lost()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes("ヘルプ");
        await company.Anna.WaitsFor("何が起きたかを");
        company.Teams.RevokeTokens();
        await company.Anna.Writes(TeamsCompany.Frightened);
        await company.Anna.WaitsFor("絶対にしないこと");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_card_that_somebody_deleted_is_posted_anew()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        var card = await company.Anna.WaitsFor("絶対にしないこと");
        card.Deleted = true;
        await company.Anna.PressesInOldClient(card, "わからない");
        await company.Teams.WaitFor(() => TeamsCompany.Cards(company.Anna).Any(c => c != card));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task what_was_acknowledged_is_answered_after_a_power_cut()
    {
        await using var company = await TeamsCompany.Start();
        company.Teams.Faults.Enqueue(new("POST v3/conversations/a:1Anna", 503));
        await company.Anna.Writes(TeamsCompany.Harmed);
        await company.Host.Kill();
        await company.Host.StartAgain();
        await company.Anna.WaitsFor("絶対にしないこと");
        var page = await company.Tanaka.WaitsFor("遠隔操作されました");
        Assert.Contains("対応する", page.Buttons);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task someone_who_blocked_the_app_is_paged_another_way_and_found_again_when_they_write()
    {
        await using var mail = await MailServer.Start();
        await using var company = await TeamsCompany.Start(c => c.Tanaka.Chat.IsBlocked = true, settings: mail.Settings);
        await company.Anna.Writes(TeamsCompany.Harmed);
        await Waiting.For(() => mail.Received.Any(m => m.To == "tanaka@midori.example"), "the page by mail");
        company.Tanaka.Chat.IsBlocked = false;
        await company.Tanaka.Writes("ヘルプ");
        await company.Tanaka.WaitsFor("何が起きたかを");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task whoever_presses_is_answered_though_Teams_itself_hangs()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes("報告");
        var form = await company.Anna.WaitsFor("何が起きましたか");
        var hanging = new TaskCompletionSource();
        company.Teams.Hangs = hanging.Task;
        var answer = await company.Anna.Presses(form, "送る", ("text", TeamsCompany.Frightened)).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer.Json!["type"]);
        hanging.SetResult();
        await company.Anna.WaitsFor("絶対にしないこと");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task what_Teams_finds_too_big_is_said_in_words_alone()
    {
        await using var company = await TeamsCompany.Start();
        company.Teams.MostBytes = 4_000;
        await company.Anna.Writes(TeamsCompany.Harmed);
        var page = await company.Tanaka.WaitsFor("社員から報告がありました");
        Assert.Null(page.CardFor(null));
        Assert.Equal("urgent", (string?)page.Activity["importance"]);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task somebody_is_seen_to_be_at_work_where_an_answer_takes_longer_than_a_second()
    {
        var clock = new FakeTimeProvider();
        var calls = new Calls();
        var settings = new TeamsSettings(FakeTeams.AppId, FakeTeams.TenantId, new("https://x.example")) { Anonymous = true };
        var replies = new Escalation.Bot.Teams.TeamsReplies(new(new(calls), new(settings), new(settings)), null!, settings, clock);
        var activity = new TeamsActivity("message", "msteams", new("29:1"), new("a:1")) { ServiceUrl = "http://127.0.0.1:1/" };
        var work = new TaskCompletionSource<int>();

        Assert.Equal(1, await replies.WithTyping(activity, Task.FromResult(1)));
        Assert.Empty(calls.Bodies);
        var slow = replies.WithTyping(activity, work.Task);
        clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Empty(calls.Bodies);
        clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Contains("\"typing\"", await calls.First.Task, StringComparison.Ordinal);
        work.SetResult(2);
        Assert.Equal(2, await slow);
    }

    private sealed class Calls : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];
        public TaskCompletionSource<string> First { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            First.TrySetResult(Bodies[0]);
            return new(System.Net.HttpStatusCode.Accepted);
        }
    }

    [Fact]
    public async Task a_burst_stays_below_Teams_own_limits()
    {
        await using var company = await TeamsCompany.Start();
        company.Teams.LimitsRates = true;
        for (var i = 0; i < 12; i++) await company.Anna.Writes($"まだ鳴っています {i} {TeamsCompany.Frightened}");
        await company.Anna.WaitsFor("絶対にしないこと");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task things_nobody_can_read_are_answered_and_break_nothing()
    {
        await using var company = await TeamsCompany.Start();
        var anna = company.Anna;
        Assert.Equal(400, (await company.Teams.Deliver(new() { ["type"] = "message", ["channelId"] = "msteams", ["serviceUrl"] = company.Teams.ServiceUrl }, new(FakeTeams.AppId, company.Teams.ServiceUrl))).Status);
        Assert.Equal(501, (await company.Teams.Deliver(anna.Activity("invoke", anna.Chat, null, ("name", "composeExtension/query"), ("value", new System.Text.Json.Nodes.JsonObject())))).Status);
        Assert.Equal(200, (await company.Teams.Deliver(anna.Activity("messageReaction", anna.Chat, null, ("reactionsAdded", new System.Text.Json.Nodes.JsonArray())))).Status);
        Assert.Equal(200, (await company.Teams.Deliver(anna.Activity("conversationUpdate", anna.Chat, null, ("channelData", new System.Text.Json.Nodes.JsonObject { ["eventType"] = "somethingNew", ["tenant"] = new System.Text.Json.Nodes.JsonObject { ["id"] = FakeTeams.TenantId } })))).Status);
        var bad = await company.Teams.Deliver(anna.Activity("invoke", anna.Chat, null, ("name", "adaptiveCard/action"), ("value", new System.Text.Json.Nodes.JsonObject { ["action"] = "x" })));
        Assert.Equal((200, 400), (bad.Status, (int)bad.Json!["statusCode"]!));
        await anna.Writes(TeamsCompany.Frightened);
        await anna.WaitsFor("絶対にしないこと");
    }

    [Fact]
    public void waiting_grows_with_each_refusal_is_scattered_and_obeys_Teams_own_word()
    {
        var clock = new FakeTimeProvider();
        var pace = new TeamsPace(clock, () => 0.5);
        Assert.Equal([1, 2, 4, 8], Enumerable.Range(0, 4).Select(_ => (int)pace.Refused("c", null).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(30), pace.Refused("c", TimeSpan.FromSeconds(30)));
        Assert.Equal(TimeSpan.FromSeconds(30), pace.Wait("c", page: true));
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Null(pace.Wait("c", page: true));
        pace.Worked("c");
        Assert.Equal(1, (int)pace.Refused("c", null).TotalSeconds);
        Assert.NotEqual(new TeamsPace(clock, () => 0).Refused("d", null), new TeamsPace(clock, () => 0.9).Refused("d", null));
    }

    [Fact]
    public void a_call_counts_from_its_answer_since_it_may_have_arrived_late()
    {
        var clock = new FakeTimeProvider();
        var pace = new TeamsPace(clock);
        while (pace.Wait("19:a", page: false) is null) clock.Advance(TimeSpan.FromMilliseconds(10));
        clock.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 6; i++) pace.Worked("19:a");
        Assert.NotNull(pace.Wait("19:a", page: false));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(pace.Wait("19:a", page: false));
    }

    [Fact]
    public void a_conversation_and_a_tenant_stay_below_the_published_limits_but_a_page_does_not_wait()
    {
        var clock = new FakeTimeProvider();
        var pace = new TeamsPace(clock);
        var inASecond = Enumerable.Range(0, 10).Count(_ => pace.Wait("19:a;messageid=1", page: false) is null);
        Assert.InRange(inASecond, 1, 7);
        Assert.NotNull(pace.Wait("19:a;messageid=2", page: false)); // Threads of one channel count together.
        Assert.Null(pace.Wait("19:a", page: true));
        Assert.InRange(Enumerable.Range(0, 100).Count(i => pace.Wait($"c{i}", page: false) is null), 1, 30);
        var sent = 0;
        for (var second = 0; second < 30; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            for (var i = 0; i < 8; i++) sent += pace.Wait("steady", page: false) is null ? 1 : 0;
        }

        Assert.InRange(sent, 30, 60);
    }
}
