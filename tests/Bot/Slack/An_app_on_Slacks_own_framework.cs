namespace Escalation.Tests.Bot.Slack;

/// <summary>
/// Slack's own framework finds nothing odd about the fake, and the fake nothing about it, in either transport. Whatever it turns out to expect of Slack is what the fake has to do.
/// </summary>
public abstract class An_app_on_Slacks_own_framework(bool socket) : IAsyncLifetime
{
    private Workspace _team = null!;
    private Channel _general = null!;
    private Person _anna = null!;

    private protected FakeSlack Slack { get; private set; } = null!;
    private protected SlackApp App { get; private set; } = null!;
    private protected BoltApp Bolt { get; private set; } = null!;
    private protected Person Anna => _anna;

    public async ValueTask InitializeAsync()
    {
        Slack = await FakeSlack.StartAsync();
        // A machine busy with other tests may keep a process waiting; the limit itself is tested elsewhere.
        Slack.AckLimit = TimeSpan.FromSeconds(10);
        _team = Slack.Workspace("midori");
        App = Slack.App(SampleApps.Everything);
        var bot = App.InstallIn(_team);
        _anna = _team.Person("anna", locale: "ja-JP");
        _general = _team.Channel("general", _anna, bot.BotUser);
        Bolt = await BoltApp.Start(bot, socket);
    }

    public async ValueTask DisposeAsync()
    {
        await Bolt.DisposeAsync();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(Slack.Complaints);
        Assert.DoesNotContain(Bolt.Said, s => (string?)s["what"] == "error");
    }

    [Fact]
    public async Task answers_a_direct_message_with_a_card_and_draws_it_again_when_its_button_is_pressed()
    {
        await _anna.WritesTo(App, "prod is <down> & out");
        var card = await _anna.WaitsFor("Open");
        Assert.Equal("prod is &lt;down&gt; &amp; out", (string?)(await Bolt.Handled("message"))[0]["text"]);
        Assert.Equal(["Acknowledge"], card.Buttons);

        var press = await _anna.Presses(card, "Acknowledge");
        Assert.True(press.IsAcknowledged);
        await Slack.WaitFor(() => card.Reads.Contains("Acknowledged by anna", StringComparison.Ordinal));
        Assert.Equal("42", (string?)(await Bolt.Handled("acknowledge"))[0]["value"]);
        await _anna.Selects(card, "severity", "high");
        Assert.Equal("high", (string?)(await Bolt.Handled("severity"))[0]["state"]);
        await Bolt.Handled("message event", 2);
    }

    [Fact]
    public async Task answers_a_command_at_once_or_later_to_all_or_to_one()
    {
        await _anna.Commands("/sample", "hello", _general);
        Assert.Equal(_anna, (await _anna.WaitsFor("You said hello")).OnlyFor);
        await _anna.Commands("/sample", "later", _general);
        Assert.Null((await _anna.WaitsFor("Later")).OnlyFor);
        await _anna.Commands("/sample", "only me", _general);
        var mine = await _anna.WaitsFor("Yours");
        Assert.Equal(_anna, mine.OnlyFor);
        await _anna.Presses(mine, "Acknowledge");
        Assert.Equal(mine.Ts, (await _anna.WaitsFor("Gone")).Ts);
    }

    [Fact]
    public async Task opens_a_modal_from_a_shortcut_and_answers_what_is_submitted()
    {
        await _anna.UsesGlobalShortcut("ask");
        var modal = await _anna.WaitsForModal();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _anna.Submits(modal));
        var refused = await _anna.Submits(modal, ("What happened", "x"));
        Assert.Equal(("errors", "Please say more"), (refused.Action, refused.Errors["summary"]));
        Assert.Equal("update", (await _anna.Submits(modal, ("summary", "again"))).Action);
        Assert.Equal("Changed", modal.Title);
        Assert.Equal("push", (await _anna.Submits(modal, ("summary", "next"))).Action);
        Assert.Equal((2, "Second"), (_anna.Modals.Count, _anna.Modal!.Title));
        Assert.Equal("closed", (await _anna.Submits(_anna.Modal, ("summary", "A virus"), ("Where", "Osaka"))).Action);
        Assert.Equal("osaka", (string?)(await Bolt.Handled("report", 4))[^1]["site"]);
        await _anna.Closes(modal);
        await Bolt.Handled("view_closed");
        Assert.Empty(_anna.Modals);
    }

    [Fact]
    public async Task hears_a_mention_twice_once_as_a_message()
    {
        var asked = await _anna.Mentions(App, _general, "help");
        Assert.Contains("help", (string?)(await Bolt.Handled("app_mention"))[0]["text"], StringComparison.Ordinal);
        Assert.Equal(asked.Ts, (string?)(await Bolt.Handled("message"))[0]["ts"]);
        Assert.Equal(asked.Ts, (await _anna.WaitsFor("In this thread.")).ThreadTs);
    }

    [Fact]
    public async Task reads_a_file_and_uploads_one()
    {
        await _anna.WritesTo(App, "see this", files: new Attachment("screen.png", [1, 2, 3], "image/png"));
        await _anna.WaitsFor("screen.png: 200, 3 bytes");
        await _anna.WritesTo(App, "upload");
        var log = await _anna.WaitsFor("The log");
        Assert.Equal("three lines", System.Text.Encoding.UTF8.GetString(Assert.Single(log.Files).Content!));
    }

    [Fact]
    public async Task hears_what_people_do_and_shows_its_home()
    {
        var said = await _anna.Writes(_general, "hello");
        await _anna.Reacts(said, "eyes");
        await _anna.Pins(said);
        await _anna.EditsMessage(said, "hello!");
        await _anna.ChangesLocale("en-US");
        await _team.Person("ben").Joins(_general);
        await _anna.OpensHome(App);
        await _anna.UsesMessageShortcut("keep", said);
        foreach (var what in new[] { "reaction_added", "pin_added", "user_change", "member_joined_channel" }) await Bolt.Handled(what);
        await Slack.WaitFor(() => _anna.Home(App)?.Reads == "At home");
        await Slack.WaitFor(() => said.Reactions.Count == 2);
        Assert.Contains(await Bolt.Handled("message event", 3), m => (string?)m["subtype"] == "message_changed");
    }

    [Fact]
    public async Task waits_as_long_as_it_is_told_to_and_posts_once()
    {
        Slack.Faults.Throttle("chat.postMessage", seconds: 1);
        await _anna.WritesTo(App, "hello");
        await _anna.WaitsFor("Open");
        Assert.Equal([429, 200], Slack.CallsOf("chat.postMessage").Select(c => c.Status));
        Assert.Single(Slack.Calls, c => c.Method == "chat.postMessage" && c.Ok);
    }

    [Fact]
    public async Task sees_the_same_event_again_under_the_same_id()
    {
        await _anna.WritesTo(App, "hello");
        var delivery = Slack.Deliveries.First(d => d.EventType == "message");
        await Slack.Retry(delivery);
        await Slack.Retry(delivery);
        Assert.Single((await Bolt.Handled("message", 3)).Select(m => (string?)m["event_id"]).Distinct());
    }

    [Fact]
    public async Task learns_that_it_was_removed()
    {
        await _anna.BotOf(App).Uninstall();
        await Bolt.Handled("app_uninstalled");
        await Bolt.Handled("tokens_revoked");
    }
}

public sealed class An_app_on_Slacks_own_framework_over_HTTP() : An_app_on_Slacks_own_framework(socket: false)
{
    [Fact]
    public async Task gives_the_challenge_back() => Assert.True(await Slack.VerifyUrl(App));

    [Fact]
    public async Task refuses_a_request_that_Slack_did_not_sign()
    {
        var body = """{"type":"url_verification","challenge":"x"}""";
        Assert.Equal(200, await StatusOf(body, new()));
        Assert.Equal(401, await StatusOf(body, new() { Secret = "another" }));
        Assert.Equal(401, await StatusOf(body, new() { Age = TimeSpan.FromMinutes(6) }));
        Assert.Equal(401, await StatusOf(body, new() { WithoutHeaders = true }));
        Assert.Equal(401, await StatusOf(body, new() { SignatureSent = "v0=00" }));
    }

    private async Task<int> StatusOf(string body, SignatureOptions options)
    {
        using var response = await Slack.SendRaw(App, App.EventsUrl!, body, options: options);
        return (int)response.StatusCode;
    }
}

public sealed class An_app_on_Slacks_own_framework_over_a_socket() : An_app_on_Slacks_own_framework(socket: true)
{
    [Fact]
    public async Task connects_again_when_its_link_is_to_be_refreshed_and_when_it_is_cut()
    {
        await App.Links[0].AnnounceEnd("refresh_requested");
        await Slack.WaitFor(() => Slack.CallsOf("apps.connections.open").Count == 2 && App.Links is [{ IsRetiring: false }], TimeSpan.FromSeconds(20));
        App.Links[0].Cut();
        await Slack.WaitFor(() => App.Links.Count == 0);
        Assert.False((await LastDelivery("in the gap")).IsAcknowledged);
        await Slack.WaitFor(() => App.Links.Count == 1, TimeSpan.FromSeconds(30));
        Assert.True(Assert.Single(await Slack.RetryUnacknowledged()).IsAcknowledged);
        Assert.Equal("in the gap", (string?)(await Bolt.Handled("message"))[0]["text"]);
    }

    [Fact]
    public async Task bears_frames_it_does_not_know()
    {
        await App.Links[0].SendRaw("not JSON");
        await App.Links[0].SendRaw("""{"type":"something new"}""");
        Assert.True((await LastDelivery("still there")).IsAcknowledged);
    }

    private async Task<Delivery> LastDelivery(string text)
    {
        await Anna.WritesTo(App, text);
        return Slack.Deliveries.Last(d => d.EventType == "message" && (string?)d.Payload["event"]!["text"] == text);
    }
}
