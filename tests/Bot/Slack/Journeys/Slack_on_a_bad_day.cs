using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Whatever goes wrong between Slack and the host: nothing is lost, nothing is shown twice.</summary>
public sealed class Slack_on_a_bad_day
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";

    public static TheoryData<Transport> Transports => new(SlackCompany.BothTransports);

    [Theory, MemberData(nameof(Transports))]
    public async Task every_event_delivered_three_times_is_one_report_and_one_page(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        await company.Anna.WritesTo(company.App, Harmed);
        await company.Card(company.Tanaka, "遠隔操作されました");
        foreach (var delivery in company.Slack.Deliveries.Where(d => d is { Kind: DeliveryKind.Event, EventType: "message" }).ToList())
        {
            Assert.True((await company.Slack.Retry(delivery)).IsAcknowledged);
            Assert.True((await company.Slack.Retry(delivery)).IsAcknowledged);
        }

        var (_, board) = await company.Host.Run("verify");
        Assert.Contains("2 streams", board, StringComparison.Ordinal);
        Assert.Single(company.Cards(company.Anna));
        Assert.Single(company.Cards(company.Tanaka));
        Assert.Single(company.OnCall.Messages);
        company.HasNoComplaints();
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task a_press_delivered_three_times_is_done_once_and_nobody_is_told_of_the_others(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        await company.Anna.WritesTo(company.App, Harmed);
        var (card, page) = (await company.Card(company.Anna, "絶対にしないこと"), await company.Card(company.Tanaka, "遠隔操作されました"));
        foreach (var press in new[] { await company.Anna.Presses(card, "わからない"), await company.Tanaka.Presses(page, "対応する") })
        {
            Assert.True((await company.Slack.Retry(press)).IsAcknowledged);
            Assert.True((await company.Slack.Retry(press)).IsAcknowledged);
        }

        await company.Slack.WaitFor(() => card.Drawings.Count > 1 && page.Drawings.Count > 1);
        Assert.Empty(company.Slack.CallsOf("chat.postEphemeral"));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_post_that_arrived_and_whose_answer_was_lost_is_not_made_again()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        company.Slack.Faults.DropAfterDoing("chat.postMessage");
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        await company.Slack.WaitForCall("conversations.history", patience: TimeSpan.FromSeconds(20));
        var card = await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.Presses(card, "わからない");
        await company.Slack.WaitFor(() => card.Drawings.Count > 1);
        Assert.Single(company.Cards(company.Anna));
    }

    [Fact]
    public async Task a_host_killed_between_commit_and_send_sends_when_it_is_back()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        company.Slack.Faults.AnswerStatus("chat.postMessage", 503, times: 50);
        await company.Anna.WritesTo(company.App, Harmed);
        await company.Slack.WaitForCall("chat.postMessage");
        await company.Host.Kill();
        company.Slack.Faults.Clear();
        await company.Host.StartAgain();
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Slack.WaitFor(() => company.Cards(company.Tanaka).Any(m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal))); // Their own page, not the card in the on-call channel.
        await company.Slack.WaitFor(() => company.OnCall.Messages.Count == 1);
        Assert.Single(company.Cards(company.Anna));
        Assert.Single(company.Cards(company.Tanaka));
    }

    [Fact]
    public async Task slowed_down_by_Slack_twice_it_waits_as_long_as_it_is_told_each_time()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        company.Slack.Faults.Throttle("chat.postMessage", seconds: 3, times: 2);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        await company.Card(company.Anna, "絶対にしないこと");
        var calls = company.Slack.CallsOf("chat.postMessage");
        for (var i = 1; i < calls.Count; i++)
            if (calls[i - 1].Status == 429) Assert.True(calls[i].At - calls[i - 1].At >= TimeSpan.FromSeconds(2.9), $"asked again after {calls[i].At - calls[i - 1].At}");
        Assert.Single(company.Cards(company.Anna));
    }

    [Fact]
    public async Task slowed_down_by_Slack_for_a_minute_it_asks_no_sooner_shows_all_once_and_the_page_has_come_by_mail_meanwhile()
    {
        await using var mail = await MailServer.Start();
        await using var company = await SlackCompany.Start(Transport.Http, settings: [.. mail.Settings]);
        company.Slack.Faults.Throttle("chat.postMessage", seconds: 60);
        await company.Anna.WritesTo(company.App, Harmed);
        var throttled = await company.Slack.WaitForCall("chat.postMessage", c => c.Status == 429);
        await Waiting.For(() => mail.Received.Any(m => m.To == "tanaka@midori.example"), "the page by mail");
        Assert.True(DateTimeOffset.UtcNow - throttled.At < TimeSpan.FromSeconds(60), "the page by mail waited for Slack");

        var minutes = TimeSpan.FromMinutes(3);
        await company.Anna.WaitsFor("絶対にしないこと", patience: minutes);
        await company.Slack.WaitFor(() => company.Cards(company.Tanaka).Any(m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal)) && company.OnCall.Messages.Count == 1, minutes);
        var calls = company.Slack.CallsOf("chat.postMessage");
        Assert.Single(calls, c => c.Status == 429);
        // What was on its way already may have been let through.
        Assert.All(calls.Where(c => c.At > throttled.At.AddSeconds(2)), c => Assert.True(c.At - throttled.At >= TimeSpan.FromSeconds(59.9), $"asked again after {c.At - throttled.At}"));
        Assert.Single(company.Cards(company.Anna));
        Assert.Single(company.Cards(company.Tanaka));
    }

    [Fact]
    public async Task a_socket_cut_in_the_middle_is_opened_again_and_what_was_not_acknowledged_comes_again()
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        var card = await company.Card(company.Anna, "絶対にしないこと");
        var before = company.App.Links;
        foreach (var link in before) link.Cut();
        await company.Slack.WaitFor(() => company.App.Links.Count == 2 && !company.App.Links.Any(before.Contains), TimeSpan.FromSeconds(30));
        await company.Slack.RetryUnacknowledged();
        await company.Anna.Presses(card, "わからない");
        await company.Slack.WaitFor(() => card.Drawings.Count > 1);
        Assert.Single(company.Cards(company.Anna));
    }

    [Fact]
    public async Task a_socket_that_Slack_renews_is_replaced_before_it_is_closed()
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        foreach (var link in company.App.Links) await link.AnnounceEnd("refresh_requested");
        await company.Slack.WaitFor(() => company.App.Links.Count(l => !l.IsRetiring) == 2, TimeSpan.FromSeconds(20));
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Slack.WaitFor(() => company.Slack.Deliveries.All(d => d.Done.IsCompleted));
        Assert.All(company.Slack.Deliveries, d => Assert.True(d.IsAcknowledged, d.ToString()));
        company.HasNoComplaints();
    }

    [Theory]
    [InlineData("link_disabled")]
    [InlineData("too_many_websockets")]
    public async Task a_socket_that_Slack_does_not_want_is_not_opened_again_at_once(string reason)
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        var opened = company.Slack.CallsOf("apps.connections.open").Count;
        foreach (var link in company.App.Links) await link.AnnounceEnd(reason);
        await Waiting.For(() => company.Host.Output.Contains(reason, StringComparison.Ordinal), "a word about the sockets");
        await company.Slack.WaitFor(() => company.App.Links.Count == 0);
        Assert.Equal(opened, company.Slack.CallsOf("apps.connections.open").Count);
    }

    [Fact]
    public async Task a_token_that_was_revoked_is_said_to_be_so_and_the_page_goes_by_mail()
    {
        await using var mail = await MailServer.Start();
        await using var company = await SlackCompany.Start(Transport.Http, settings: [.. mail.Settings]);
        await company.Anna.WritesTo(company.App, "お昼どこ行く？");
        await company.Card(company.Anna, "おかしなこと");
        foreach (var method in new[] { "auth.test", "users.info", "conversations.open", "chat.postMessage", "chat.update" }) company.Slack.Faults.Refuse(method, "token_revoked", times: 50);
        await company.Host.Kill();
        await company.Host.StartAgain();
        await company.Anna.WritesTo(company.App, Harmed);
        await Waiting.For(() => mail.Received.Any(m => m.To == "tanaka@midori.example"), "the page by mail");
        await Waiting.For(() => company.Host.Output.Contains("install the app again", StringComparison.Ordinal), "a word about the token");
    }

    [Fact]
    public async Task a_card_somebody_deleted_comes_back_with_the_next_step()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        var card = await company.Card(company.Anna, "絶対にしないこと");
        company.Slack.Faults.Refuse("chat.update", "message_not_found");
        await company.Anna.Presses(card, "わからない");
        await company.Slack.WaitFor(() => company.Anna.Sees(company.App).Any(m => m != card && m.Author == company.Installed.BotUser));
    }

    [Fact]
    public async Task words_that_Slack_refuses_in_blocks_go_out_as_text()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        company.Slack.Faults.Refuse("chat.postMessage", "invalid_blocks");
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        var card = await company.Anna.WaitsFor(m => m.Author == company.Installed.BotUser && m.Text.Contains("電話せず", StringComparison.Ordinal));
        Assert.True(card.Blocks is null or { Count: 0 });
    }

    [Fact]
    public async Task what_Slack_sends_of_itself_is_not_taken_for_words_of_a_person()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var message = await company.Anna.WritesTo(company.App, "お昼どこ行く？");
        await company.Card(company.Anna, "おかしなこと");
        var calls = company.Slack.CallsOf("chat.postMessage").Count;
        await company.Anna.SeesLinkUnfurled(message);
        Assert.Equal(calls, company.Slack.CallsOf("chat.postMessage").Count);
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task the_first_report_after_a_start_is_acknowledged_in_time_though_Slack_has_not_said_who_we_are(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        await company.Anna.WritesTo(company.App, "お昼どこ行く？");
        await company.Card(company.Anna, "おかしなこと");
        await company.Host.Kill();
        foreach (var method in new[] { "auth.test", "bots.info", "users.info" }) company.Slack.Faults.Hang(method, 10);
        await company.Host.StartAgain();
        if (transport == Transport.Socket) await company.Slack.WaitFor(() => company.App.Links.Count == 2);
        await company.Bob.WritesTo(company.App, Harmed);
        var report = company.Slack.Deliveries.Last(d => d.ToString().Contains(Harmed, StringComparison.Ordinal));
        Assert.True(report.IsAcknowledged && report.Took < TimeSpan.FromSeconds(3), $"{report} took {report.Took}");
        await company.Card(company.Tanaka, "遠隔操作されました");
    }

    [Fact]
    public async Task a_Slack_that_hangs_does_not_make_the_answer_late()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, Harmed);
        var card = await company.Card(company.Anna, "絶対にしないこと");
        var page = await company.Card(company.Tanaka, "遠隔操作されました");
        foreach (var method in new[] { "users.info", "views.open", "chat.postEphemeral", "chat.getPermalink" }) company.Slack.Faults.Hang(method, 10);
        await company.Bob.WritesTo(company.App, SlackCompany.Frightened);
        await company.Tanaka.Presses(page, "メモ");
        await company.Anna.Presses(card, "人と話したい");
        var general = company.Team.Channel("general", company.Anna, company.Suzuki, company.Installed.BotUser);
        var mention = company.Suzuki.Mentions(company.App, general, SlackCompany.Frightened);
        await company.Anna.UsesMessageShortcut("report_message", await company.Anna.Writes(general, "変なメール"));
        await mention;
        Assert.All(company.Slack.Deliveries.Where(d => d.Done.IsCompleted), d => Assert.True(d.IsAcknowledged && d.Took < TimeSpan.FromSeconds(3), $"{d} took {d.Took}"));
    }

    [Fact]
    public async Task what_Slack_does_not_wait_for_any_longer_is_done_all_the_same()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var general = company.Team.Channel("general", company.Anna);
        Assert.True((await company.Tanaka.Commands("/oncall", "", company.OnCall)).IsAcknowledged); // The first request of a process is slow.
        company.Slack.AckLimit = TimeSpan.FromMilliseconds(800);
        company.Slack.Faults.Hang("users.info");
        Assert.False((await company.Anna.Commands("/incident", Harmed, general)).IsAcknowledged);
        await company.Card(company.Anna, "絶対にしないこと");
    }

    [Fact]
    public async Task a_message_that_hangs_holds_up_no_other()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        var card = await company.Card(company.Anna, "絶対にしないこと");
        company.Slack.Faults.Hang("chat.update");
        await company.Anna.Presses(card, card.Buttons[0]);
        await company.Slack.WaitFor(() => company.OnCall.Messages.Count > 0, TimeSpan.FromSeconds(5));
        await company.Bob.WritesTo(company.App, SlackCompany.Frightened);
        await company.Bob.WaitsFor(m => m.Author == company.Installed.BotUser && m.Reads.Contains("Never do this", StringComparison.Ordinal), patience: TimeSpan.FromSeconds(5));
    }
}
