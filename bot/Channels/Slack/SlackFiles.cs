using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Slack;

/// <summary>
/// Files that people put into Slack. A wrong or missing token does not give an error but a page to sign in, with 200 after a redirect: redirects are not
/// followed, and HTML is nothing we asked for. https://docs.slack.dev/reference/objects/file-object
/// </summary>
public sealed class SlackFiles(SlackApi api, ISlackInstallations installations)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    /// <summary>How a file is named among offered files: the team, then where it lies.</summary>
    public static OfferedFile Offer(string team, SlackFile file) =>
        new(new(SlackPlace.ChannelName, $"{team}/{file.Id} {file.UrlPrivateDownload ?? file.UrlPrivate}"), file.Name ?? file.Id, file.Size);

    /// <summary>Links to other services are no files of Slack, and deleted ones are none any more.</summary>
    public static bool CanBeFetched(SlackFile file) => file.Mode is not ("external" or "tombstone" or "hidden_by_limit");

    public async Task<Fetched> Fetch(OfferedFile file, long maxBytes, CancellationToken stopping)
    {
        if (file.Bytes > maxBytes) return new FetchGaveUp(NotTakenReason.TooLarge, $"{file.Bytes} bytes");
        var (team, id, address) = Read(file.Source);
        string? name = null;
        if (await installations.Find(team, stopping) is not { } installation) return new FetchGaveUp(NotTakenReason.Unreachable, "the app is not installed there any more");
        if (address is null)
        {
            // From other workspaces Slack sends the id alone: https://docs.slack.dev/apis/slack-connect
            switch (await api.Form("files.info", installation.BotToken, [("file", id)], stopping))
            {
                case SlackOk ok: (address, name) = (ok.Text("file", "url_private_download") ?? ok.Text("file", "url_private"), ok.Text("file", "name")); break;
                case SlackLater later: return new FetchLater(later.After, later.Reason);
                case SlackRefused refused: return new FetchGaveUp(NotTakenReason.Unreachable, refused.Reason);
            }
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var from) || !api.IsSlacks(from)) return new FetchGaveUp(NotTakenReason.Unreachable, "the file does not lie with Slack");
        try
        {
            using var response = await api.Download(from, installation.BotToken, stopping);
            return response switch
            {
                null => new FetchGaveUp(NotTakenReason.Unreachable, "the file does not lie with Slack"),
                { StatusCode: System.Net.HttpStatusCode.TooManyRequests } or { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } => new FetchLater(response.Headers.RetryAfter?.Delta ?? _pause, $"HTTP {(int)response.StatusCode}"),
                { IsSuccessStatusCode: false } => new FetchGaveUp(NotTakenReason.Unreachable, $"HTTP {(int)response.StatusCode}: is the scope files:read granted?"),
                { Content.Headers.ContentType.MediaType: "text/html" } => new FetchGaveUp(NotTakenReason.Unreachable, "Slack shows a sign-in page: is the scope files:read granted?"),
                _ => await FileDownload.Copy(response, maxBytes, stopping) is var copied && copied is FetchedContent content ? content with { Name = name } : copied,
            };
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException || wrong is TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return new FetchLater(_pause, wrong.Message);
        }
    }

    private static (string Team, string Id, string? Url) Read(Address source)
    {
        var place = source.Place;
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        var space = place.IndexOf(' ', StringComparison.Ordinal);
        return (place[..slash], place[(slash + 1)..space], space + 1 < place.Length ? place[(space + 1)..] : null);
    }
}
