using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

public sealed class A_socket_of_an_app : SlackTest
{
    private ApiClient _app = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        App.UsesSockets = true;
        _app = new(Slack, App.AppToken);
    }

    public override async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task says_hello_and_its_address_opens_it_only_once()
    {
        var address = await Address();
        using var first = await Open(address);
        Assert.Equal(("hello", App.Id), ((string?)first.Hello["type"], (string?)first.Hello["connection_info"]!["app_id"]));
        await Assert.ThrowsAsync<WebSocketException>(() => Open(address));
        var late = await Address();
        Slack.Clock.Move(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<WebSocketException>(() => Open(late));
        Assert.Equal(2, Slack.Complaints.Count);
    }

    [Fact]
    public async Task gets_an_envelope_again_that_was_not_acknowledged_in_time()
    {
        using var socket = await Open(await Address());
        Slack.AckLimit = TimeSpan.FromMilliseconds(50);
        await Anna.WritesTo(App, "hello");
        var first = await socket.Next();
        await socket.Acknowledge(first);
        await Slack.WaitFor(() => Slack.Complaints.Count == 1);
        Slack.AckLimit = TimeSpan.FromSeconds(10);
        var again = Slack.RetryUnacknowledged();
        var second = await socket.Next();
        await socket.Acknowledge(second);
        Assert.True((await again)[0].IsAcknowledged);
        Assert.Equal((0, 1, "timeout"), ((int)first["retry_attempt"]!, (int)second["retry_attempt"]!, (string?)second["retry_reason"]));
        Assert.NotEqual((string?)first["envelope_id"], (string?)second["envelope_id"]);
        Assert.Equal((string?)first["payload"]!["event_id"], (string?)second["payload"]!["event_id"]);
    }

    [Fact]
    public async Task must_acknowledge_what_it_was_sent_itself()
    {
        using var first = await Open(await Address());
        using var second = await Open(await Address());
        Slack.AckLimit = TimeSpan.FromMilliseconds(200);
        var writing = Anna.WritesTo(App, "hello");
        await Slack.WaitFor(() => App.Links.Any(l => l.Carried > 0));
        var (hit, other) = App.Links[0].Carried > 0 ? (first, second) : (second, first);
        await other.Acknowledge(await hit.Next());
        await writing;
        Assert.False(Assert.Single(Slack.Deliveries).IsAcknowledged);
        await Slack.WaitFor(() => Slack.Complaints.Count > 0);
        Assert.Contains("not sent over this socket", Assert.Single(Slack.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task may_answer_a_command_in_its_acknowledgement()
    {
        using var socket = await Open(await Address());
        var typing = Anna.Commands("/sample", "", General);
        var envelope = await socket.Next();
        Assert.Equal(("slash_commands", true, "false"), ((string?)envelope["type"], (bool)envelope["accepts_response_payload"]!, (string?)envelope["payload"]!["is_enterprise_install"]));
        await socket.Acknowledge(envelope, new() { ["text"] = "done" });
        await typing;
        Assert.Equal("done", Assert.Single(Anna.Sees(General)).Text);
    }

    [Fact]
    public async Task is_one_of_ten_at_most_and_none_when_sockets_are_switched_off()
    {
        var open = new List<Socket>();
        for (var i = 0; i < 10; i++) open.Add(await Open(await Address()));
        using (var eleventh = await Open(await Address())) Assert.Equal("too_many_websockets", (string?)eleventh.Hello["reason"]);
        open.ForEach(s => s.Dispose());
        App.UsesSockets = false;
        Assert.NotNull((string?)(await _app.Json("apps.connections.open", []))["error"]);
    }

    [Fact]
    public async Task is_told_of_its_end_and_gets_nothing_new_after_that()
    {
        using var socket = await Open(await Address());
        await App.Links[0].AnnounceEnd("warning");
        Assert.Equal("warning", (string?)(await socket.Next())["reason"]);
        using var next = await Open(await Address());
        await App.Links[0].AnnounceEnd("link_disabled");
        Assert.Equal("link_disabled", (string?)(await socket.Next())["reason"]);
        var writing = Anna.WritesTo(App, "hello");
        await next.Acknowledge(await next.Next());
        await writing;
        Assert.True(Assert.Single(Slack.Deliveries).IsAcknowledged);
    }

    private async Task<Uri> Address() => new((string)(await _app.Json("apps.connections.open", []))["url"]!);

    private static async Task<Socket> Open(Uri address)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(address, CancellationToken.None);
        var socket = new Socket(client);
        socket.Hello = await socket.Next();
        return socket;
    }

    private sealed class Socket(ClientWebSocket client) : IDisposable
    {
        public JsonObject Hello { get; set; } = [];

        public async Task<JsonObject> Next()
        {
            var (bytes, buffer) = (new MemoryStream(), new byte[1024]);
            while (true)
            {
                var part = await client.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                bytes.Write(buffer, 0, part.Count);
                if (part.EndOfMessage) return JsonNode.Parse(bytes.ToArray())!.AsObject();
            }
        }

        public async Task Acknowledge(JsonObject envelope, JsonObject? payload = null)
        {
            var ack = new JsonObject { ["envelope_id"] = (string)envelope["envelope_id"]! };
            if (payload is not null) ack["payload"] = payload;
            await client.SendAsync(Encoding.UTF8.GetBytes(ack.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        }

        public void Dispose() => client.Dispose();
    }
}
