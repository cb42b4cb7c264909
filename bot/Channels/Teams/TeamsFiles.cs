using System.Text.Json;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Teams;

/// <summary>
/// Files that people put into their chat with the app, and pictures they paste. Where a file lies is signed for some minutes and takes no token; a picture
/// lies with the service and wants ours: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
/// </summary>
public sealed class TeamsFiles(ConnectorApi api)
{
    private const string Pasted = "pasted ";
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    /// <summary>Null for what is no file: the formatted text of a message, cards.</summary>
    public static OfferedFile? Offer(TeamsAttachment attachment)
    {
        if (attachment.ContentType == DownloadInfo && attachment.Content is { ValueKind: JsonValueKind.Object } content && content.TryGetProperty("downloadUrl", out var url))
            return new(new(TeamsPlace.ChannelName, url.ToString()), attachment.Name ?? "file", null);
        return attachment is { ContentType: { } type, ContentUrl: { } address } && type.StartsWith("image/", StringComparison.Ordinal)
            ? new(new(TeamsPlace.ChannelName, Pasted + address), attachment.Name ?? $"image.{type["image/".Length..].Replace("*", "png", StringComparison.Ordinal)}", null) : null;
    }

    public async Task<Fetched> Fetch(OfferedFile file, long maxBytes, CancellationToken stopping)
    {
        var place = file.Source.Place;
        var pasted = place.StartsWith(Pasted, StringComparison.Ordinal);
        if (!Uri.TryCreate(pasted ? place[Pasted.Length..] : place, UriKind.Absolute, out var from)) return new FetchGaveUp(NotTakenReason.Unreachable, "no address");
        try
        {
            using var response = await api.Download(from, pasted, stopping);
            return response switch
            {
                null => new FetchGaveUp(NotTakenReason.Unreachable, $"{from.Host} is no place where Teams keeps files"),
                { StatusCode: System.Net.HttpStatusCode.TooManyRequests } or { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } => new FetchLater(response.Headers.RetryAfter?.Delta ?? _pause, $"HTTP {(int)response.StatusCode}"),
                { IsSuccessStatusCode: false } => new FetchGaveUp(NotTakenReason.Unreachable, $"HTTP {(int)response.StatusCode}"),
                _ => await FileDownload.Copy(response, maxBytes, stopping),
            };
        }
        catch (TeamsTokenException refused)
        {
            return new FetchLater(_pause, refused.Message);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException || wrong is TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return new FetchLater(_pause, wrong.Message);
        }
    }
}
