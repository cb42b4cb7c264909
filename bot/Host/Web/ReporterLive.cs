using System.Threading.Channels;
using Escalation.Dialogs;

namespace Escalation.Bot.Web;

/// <summary>Server-sent events: tells an open page which prompt is shown to its person; a page that has not drawn it itself then fetches it.</summary>
internal static class ReporterLive
{
    private static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(20);

    public static async Task Stream(HttpContext http, ReporterServices services, IHostApplicationLifetime life)
    {
        // A page left open must not hold up a server that is to stop; it asks again in two seconds.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var stopping = ending.Token;
        var address = new Address(Channels.Web.WebChannel.ChannelName, ReporterEndpoints.PersonOf(http, services).Value);
        var news = Channel.CreateBounded<string>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        using var listening = services.Feed.Listen(happened =>
        {
            if (happened.ShownAt == address) news.Writer.TryWrite(happened.Shown!);
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
                    line = $"event: shown\ndata: {await news.Reader.ReadAsync(beat.Token)}\n\n";
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
            // The page was closed, or the server stops.
        }
    }
}
