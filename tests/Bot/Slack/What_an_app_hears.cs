namespace Escalation.Tests.Bot.Slack;

/// <summary>Only what it has subscribed to, has the scope for, and happens where its bot is.</summary>
public sealed class What_an_app_hears : SlackTest
{
    private IEnumerable<string> Types => Slack.Deliveries.Select(d => $"{d.EventType} {(string?)d.Payload["event"]!["subtype"]}".Trim());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        App.At(new("http://127.0.0.1:9"));
    }

    [Fact]
    public async Task is_not_what_is_said_where_it_is_not()
    {
        await Anna.Mentions(App, Team.Channel("random", Anna), "hello");
        await Anna.Writes(Team.PrivateChannel("secret", Anna), "hello");
        Assert.Empty(Types);
    }

    [Fact]
    public async Task is_a_mention_as_two_events_with_one_ts()
    {
        await Anna.Mentions(App, General, "hello");
        Assert.Equal(["app_mention", "message"], Types.Order());
        Assert.Single(Slack.Deliveries.Select(d => (string?)d.Payload["event"]!["ts"]).Distinct());
        Assert.Equal(2, Slack.Deliveries.Select(d => d.EventId).Distinct().Count());
    }

    [Fact]
    public async Task is_nothing_it_has_lost_the_scope_for()
    {
        Bot.Loses("im:history");
        await Anna.WritesTo(App, "hello");
        Assert.Empty(Types);
    }

    [Fact]
    public async Task is_its_own_message_too_marked_as_a_bots()
    {
        await Posts(General, "mine");
        var json = Assert.Single(Slack.Deliveries).Payload["event"]!;
        Assert.Equal((Bot.BotId, App.Id, Bot.BotUser.Id), ((string?)json["bot_id"], (string?)json["app_id"], (string?)json["user"]));
        Assert.Null(json["subtype"]);
    }

    [Fact]
    public async Task is_no_ephemeral_message()
    {
        await Client.Json("chat.postEphemeral", new() { ["channel"] = General.Id, ["user"] = Anna.Id, ["text"] = "psst" });
        Assert.Empty(Types);
        Assert.Equal("psst", Assert.Single(Anna.Sees(General)).Text);
        Assert.Empty(General.Messages);
        Assert.Empty(Team.Person("ben").Sees());
    }

    [Fact]
    public async Task is_a_file_an_edit_a_link_and_a_deletion_under_their_subtypes()
    {
        var said = await Anna.Writes(General, "see https://example.com/a?b=1&c=2", files: new Attachment("a.txt", [1], "text/plain"));
        Assert.Equal("see <https://example.com/a?b=1&amp;c=2>", said.Text);
        await Anna.SeesLinkUnfurled(said);
        await Anna.EditsMessage(said, "changed");
        await Anna.DeletesMessage(said);
        Assert.Equal(["message file_share", "message message_changed", "message message_changed", "message message_deleted"], Types);
    }

    [Fact]
    public async Task is_who_came_and_what_was_marked()
    {
        var incidents = Team.Channel("incidents", Anna);
        await Anna.Invites(App, incidents);
        var said = await Anna.Writes(incidents, "hello");
        await Anna.Reacts(said, "eyes");
        await Anna.Pins(said);
        await Anna.OpensHome(App);
        Assert.Equal(["member_joined_channel", "message channel_join", "message", "reaction_added", "pin_added", "app_home_opened"], Types);
        Assert.Equal(Bot.BotUser.Id, (string?)Slack.Deliveries[0].Payload["event"]!["user"]);
    }

    [Fact]
    public async Task names_the_organisation_and_no_team_where_it_was_installed_for_all()
    {
        var whole = Slack.App(SampleApps.Everything).At(new("http://127.0.0.1:9"));
        whole.InstallForWholeOrganization(Team);
        await Anna.WritesTo(whole, "hello");
        var authorization = Assert.Single(Slack.Deliveries).Payload["authorizations"]![0]!;
        Assert.Equal(("E0MIDORI", null, true), ((string?)authorization["enterprise_id"], (string?)authorization["team_id"], (bool)authorization["is_enterprise_install"]!));
        Assert.Null((await Anna.UsesGlobalShortcut("ask")).Payload["team"]?["x"]);
    }
}
