using System.Globalization;
using System.Text;
using Escalation.Channels.Slack;

namespace Escalation.Bench;

/// <summary>Signed requests as Slack makes them: direct messages of many people, one in four a report.</summary>
internal static class SlackEvents
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static long _last;

    /// <summary>A time of a message, as Slack writes it: never the same twice.</summary>
    public static string Time()
    {
        var now = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        for (; ; )
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return string.Create(CultureInfo.InvariantCulture, $"{next / 1_000_000}.{next % 1_000_000:D6}");
        }
    }

    /// <param name="person">Counted from 0.</param>
    /// <param name="message">Counted from 0, for each person.</param>
    public static byte[] Request(Uri address, int person, int message)
    {
        var (ts, user) = (Time(), $"BENCH{person:D4}");
        var text = Chat.Text(person, message);
        var id = ts.Replace(".", "", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"token":"verification","team_id":"{{SlackStub.Team}}","context_team_id":"{{SlackStub.Team}}","context_enterprise_id":null,"api_app_id":"{{SlackStub.App}}","event":{"type":"message","user":"U{{user}}","ts":"{{ts}}","client_msg_id":"{{Guid.NewGuid()}}","text":"{{text}}","team":"{{SlackStub.Team}}","blocks":[{"type":"rich_text","block_id":"b1","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"{{text}}"}]}]}],"channel":"D{{user}}","event_ts":"{{ts}}","channel_type":"im"},"type":"event_callback","event_id":"Ev{{id}}","event_time":{{ts[..10]}},"authorizations":[{"enterprise_id":null,"team_id":"{{SlackStub.Team}}","user_id":"{{SlackStub.Bot}}","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-{{id}}"}
            """);
        var timestamp = ts[..10];
        var head = string.Join("\r\n", "POST /slack/events HTTP/1.1", $"Host: {address.Authority}", "Content-Type: application/json", "Accept: */*", $"Content-Length: {body.Length}",
            $"X-Slack-Request-Timestamp: {timestamp}", $"X-Slack-Signature: {SlackSignature.Sign(SigningSecret, timestamp, body)}", "", "");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
