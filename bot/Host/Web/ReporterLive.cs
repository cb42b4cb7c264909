using System.Threading.Channels;
using Escalation.Dialogs;

namespace Escalation.Bot.Web;

/// <summary>Server-sent events: tells an open page that something new is shown to its person; the page then fetches it.</summary>
internal static class ReporterLive
{
    private static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(20);

    public static async Task Stream(HttpContext http, ReporterServices services)
    {
        var stopping = http.RequestAborted;
        var address = new Address(Channels.Web.WebChannel.ChannelName, ReporterEndpoints.PersonOf(http, services).Value);
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var listening = services.Feed.Listen(happened =>
        {
            if (happened.ShownAt == address) news.Writer.TryWrite(true);
        });

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync("retry: 2000\n\n", stopping);
        await http.Response.Body.FlushAsync(stopping);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                using var beat = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                beat.CancelAfter(_heartbeat);
                var line = ": still here\n\n";
                try
                {
                    await news.Reader.ReadAsync(beat.Token);
                    line = "event: shown\ndata:\n\n";
                }
                catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
                {
                    // Only the heartbeat's time is over.
                }

                await http.Response.WriteAsync(line, stopping);
                await http.Response.Body.FlushAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }
}
