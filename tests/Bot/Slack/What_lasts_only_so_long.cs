using System.Net;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Triggers, answers, hashes, tiers: the rules of Slack in which time or number runs out. Time is moved.</summary>
public sealed class What_lasts_only_so_long : SlackTest
{
    [Fact]
    public async Task is_a_trigger_for_three_seconds_and_one_view()
    {
        var trigger = Payloads.Trigger(Anna, Bot);
        Assert.Null(await ErrorOf("views.open", new() { ["trigger_id"] = trigger, ["view"] = Modal("One") }));
        Assert.Equal("exchanged_trigger_id", await ErrorOf("views.push", new() { ["trigger_id"] = trigger, ["view"] = Modal("Two") }));
        var late = Payloads.Trigger(Anna, Bot);
        Slack.Clock.Move(TimeSpan.FromSeconds(4));
        Assert.Equal("expired_trigger_id", await ErrorOf("views.push", new() { ["trigger_id"] = late, ["view"] = Modal("Two") }));
    }

    [Fact]
    public async Task is_the_room_for_modals_three_deep()
    {
        Assert.Null(await ErrorOf("views.open", new() { ["trigger_id"] = Payloads.Trigger(Anna, Bot), ["view"] = Modal("One") }));
        for (var i = 0; i < 2; i++) Assert.Null(await ErrorOf("views.push", new() { ["trigger_id"] = Payloads.Trigger(Anna, Bot), ["view"] = Modal("More") }));
        Assert.Equal("push_limit_reached", await ErrorOf("views.push", new() { ["trigger_id"] = Payloads.Trigger(Anna, Bot), ["view"] = Modal("Four") }));
        Assert.Equal(3, Anna.Modals.Count);
    }

    [Fact]
    public async Task is_the_hash_of_a_view_until_it_changes()
    {
        var view = Anna.Open(Bot, ViewMethods.Checked(Modal("One"), "modal"));
        var hash = view.Hash;
        Assert.Null(await ErrorOf("views.update", new() { ["view_id"] = view.Id, ["hash"] = hash, ["view"] = Modal("Two") }));
        Assert.Equal("hash_conflict", await ErrorOf("views.update", new() { ["view_id"] = view.Id, ["hash"] = hash, ["view"] = Modal("Three") }));
        await Anna.Closes(view);
        Assert.Equal("not_found", await ErrorOf("views.update", new() { ["view_id"] = view.Id, ["view"] = Modal("Four") }));
        Assert.Equal("view_too_large", await ErrorOf("views.update", new() { ["view_id"] = view.Id, ["view"] = new JsonObject { ["x"] = new string('x', 250_001) } }));
    }

    [Fact]
    public async Task is_a_response_url_five_times_within_half_an_hour()
    {
        var card = await Posts(General, "card", OneButton);
        var five = new Uri(Slack.ResponseUrls.Give(Bot, Anna, General, card));
        for (var i = 0; i < 5; i++) Assert.Equal((HttpStatusCode.OK, "ok"), await Respond(five, $$"""{"replace_original":true,"text":"{{i}}"}"""));
        Assert.Equal((HttpStatusCode.NotFound, "used_url"), await Respond(five, """{"text":"6"}"""));
        Assert.Equal("4", card.Text);
        var old = new Uri(Slack.ResponseUrls.Give(Bot, Anna, General, card));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_payload"), await Respond(old, "text=hello"));
        Assert.Equal((HttpStatusCode.BadRequest, "no_text"), await Respond(old, """{"replace_original":false}"""));
        Slack.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.Equal((HttpStatusCode.NotFound, "expired_url"), await Respond(old, """{"text":"late"}"""));
        Assert.Empty(Slack.Complaints);
    }

    [Fact]
    public async Task is_a_burst_of_messages_in_one_channel_and_a_tier_in_one_minute()
    {
        Slack.LimitsRates = true;
        for (var i = 0; i < 8; i++) await Client.Json("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "hello" });
        Assert.Contains(Slack.Calls, c => c.Status == 429);
        Assert.True(General.Messages.Count < 8);
        Slack.Clock.Move(TimeSpan.FromSeconds(10));
        Assert.Null(await ErrorOf("chat.postMessage", new() { ["channel"] = General.Id, ["text"] = "hello" }));

        for (var i = 0; i < 21; i++) await Client.Json("conversations.create", new() { ["name"] = $"c{i}" });
        Assert.Equal("ratelimited", Slack.Calls[^1].Error);
        Slack.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Null(await ErrorOf("conversations.create", new() { ["name"] = "again" }));
    }

    [Fact]
    public async Task is_the_bad_weather_a_test_asks_for()
    {
        var hello = new JsonObject { ["channel"] = General.Id, ["text"] = "hello" };
        Slack.Faults.Throttle("chat.postMessage", 30);
        Slack.Faults.Refuse("chat.postMessage", "internal_error");
        Slack.Faults.AnswerStatus("chat.postMessage", 503);
        Slack.Faults.DropBeforeDoing("chat.postMessage");
        Slack.Faults.DropAfterDoing("chat.postMessage");
        Slack.Faults.Hang("chat.postMessage");
        using (var throttled = await Client.SendRaw("api/chat.postMessage", Body(hello))) Assert.Equal((429, TimeSpan.FromSeconds(30)), ((int)throttled.StatusCode, throttled.Headers.RetryAfter!.Delta));
        Assert.Equal("internal_error", await ErrorOf("chat.postMessage", hello));
        using (var unavailable = await Client.SendRaw("api/chat.postMessage", Body(hello))) Assert.Equal(503, (int)unavailable.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Json("chat.postMessage", hello));
        Assert.Empty(General.Messages);
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Json("chat.postMessage", hello));
        Assert.Single(General.Messages);
        var hanging = Client.Json("chat.postMessage", hello);
        await Slack.WaitFor(() => Slack.CallsOf("chat.postMessage").Count == 6);
        Assert.False(hanging.IsCompleted);
        Slack.Faults.Clear();
        Assert.Null(await ErrorOf("chat.postMessage", hello));
        await Slack.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    private static StringContent Body(JsonObject json) => new(json.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private static async Task<(HttpStatusCode, string)> Respond(Uri to, string json)
    {
        using var client = new HttpClient();
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(to, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
