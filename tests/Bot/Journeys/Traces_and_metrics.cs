using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Journeys;

public sealed class Traces_and_metrics
{
    [Fact]
    public async Task arrive_where_an_operator_collects_them_and_tell_nothing_that_people_wrote()
    {
        var received = new ConcurrentQueue<(string Path, byte[] Body)>();
        await using var collector = WebApplication.Create();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((request.Path, body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        await using var host = await HostProcess.Start(null, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "100"));
        using var visitor = new Visitor(host.Address);
        await visitor.Says("警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました");

        await Waiting.For(() => Has("/v1/traces", "turn") && Has("/v1/metrics", "escalation.turns") && Has("/v1/metrics", "escalation.deliveries") && Has("/v1/traces", "POST /say"), "traces and metrics");
        Assert.All(received, r => Assert.DoesNotContain("遠隔操作", Encoding.UTF8.GetString(r.Body), StringComparison.Ordinal));

        bool Has(string path, string words) => received.Any(r => r.Path == path && Encoding.UTF8.GetString(r.Body).Contains(words, StringComparison.Ordinal));
    }
}
