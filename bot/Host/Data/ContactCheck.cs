using System.Net;
using System.Runtime.CompilerServices;
using Escalation.Bot.Chat;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;

namespace Escalation.Bot.Data;

/// <summary>
/// Whether consultation windows are still where they were. A page that opens proves no number on it: whoever mends an entry reads the page. Few addresses
/// at a time, and each only once: these are public services.
/// </summary>
internal static class ContactCheck
{
    private const int AtOnce = 4;
    private const int MostRedirects = 8;

    public static HttpClient Client(TimeSpan patience)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = patience }) { Timeout = patience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Escalation contacts check)"); // Without one, some offices refuse.
        return client;
    }

    /// <param name="http">Null asks no address.</param>
    public static async IAsyncEnumerable<Finding> Of(ContactDirectory directory, Organization organization, DateOnly today, HttpClient? http, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        List<Entry> entries =
        [
            .. directory.Contacts.Select(c => new Entry(c.Id, c.Name.En, c.Checked, [c.Url, c.Source])),
            .. organization.Sites.Where(s => s.Police is not null).Select(s => new Entry($"{s.Id}: police", s.Police!.Name, s.Police.Reviewed, [])),
            .. organization.Partners.Select(p => new Entry(p.Kind, p.Name, p.Reviewed, [p.Url])),
        ];
        var asked = await Ask([.. entries.SelectMany(e => e.Pages).Distinct()], http, stopping);
        foreach (var entry in entries)
        {
            List<string> wrong = [.. entry.Pages.Select(p => asked.GetValueOrDefault(p)).OfType<string>()];
            if (ContactDirectory.IsStale(entry.Checked, today)) wrong.Insert(0, entry.Checked is { } day ? $"was last checked on {day:yyyy-MM-dd}" : "nobody has written when it was checked");
            yield return new(wrong.Count == 0, $"{entry.Id} ({entry.Name}){(wrong.Count == 0 ? $", checked on {entry.Checked:yyyy-MM-dd}" : "")}", wrong.Count == 0 ? null : string.Join("\n      ", wrong));
        }
    }

    private static async Task<Dictionary<string, string?>> Ask(IReadOnlyList<string> pages, HttpClient? http, CancellationToken stopping)
    {
        if (http is null) return [];
        using var room = new SemaphoreSlim(AtOnce);
        var answers = await Task.WhenAll(pages.Select(async page =>
        {
            await room.WaitAsync(stopping);
            try
            {
                return (page, await WhatIsWrong(page, http, stopping));
            }
            finally
            {
                room.Release();
            }
        }));
        return answers.ToDictionary(a => a.page, a => a.Item2);
    }

    /// <summary>Null when the page opens where it was.</summary>
    private static async Task<string?> WhatIsWrong(string page, HttpClient http, CancellationToken stopping)
    {
        var at = new Uri(page);
        var moved = false;
        try
        {
            for (var steps = 0; steps < MostRedirects; steps++)
            {
                using var answer = await http.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, stopping);
                if (answer.IsSuccessStatusCode) return moved ? $"{page} has moved to {at}" : null;
                if ((int)answer.StatusCode is < 300 or >= 400 || answer.Headers.Location is not { } to) return $"{page} answers {(int)answer.StatusCode}{Said(answer.StatusCode)}";
                moved |= answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
                at = new(at, to);
                if (at.Scheme != Uri.UriSchemeHttp && at.Scheme != Uri.UriSchemeHttps) return $"{page} leads to {at}, which is no web page";
            }

            return $"{page} leads from one address to the next and never to a page";
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return $"{page} did not answer in time";
        }
        catch (HttpRequestException failed)
        {
            return failed.HttpRequestError switch
            {
                HttpRequestError.SecureConnectionError => $"{page} shows no valid certificate",
                HttpRequestError.NameResolutionError => $"the name {at.Host} is not known (or this machine is offline)",
                HttpRequestError.ConnectionError => $"no connection to {at.Host}",
                _ => $"{page} could not be read: {failed.Message}",
            };
        }
    }

    private static string Said(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => ": the page is gone",
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => ": it opens for nobody like us; look at it in a browser",
        >= HttpStatusCode.InternalServerError => ": the office's own fault; try again later",
        _ => "",
    };

    private sealed record Entry(string Id, string Name, DateOnly? Checked, IEnumerable<string?> Addresses)
    {
        /// <summary>Only the web: an address may also name a paper.</summary>
        public IEnumerable<string> Pages => Addresses.OfType<string>().Where(a => Uri.TryCreate(a, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)).Distinct();
    }
}
