using System.Net;
using System.Text.RegularExpressions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>Somebody with a plain HTTP client on the employees' page: forms, cookies, no script.</summary>
public sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = address };
    private string _page = "";

    public HttpClient Client => _client;

    /// <summary>The last page, as text.</summary>
    public string Page => _page;

    public string Card => CardTitle().Match(_page).Groups[1].Value;

    /// <summary>The incident's number where a person reads it: a token in the page's markup may look like one.</summary>
    public string Reference => ReferenceIn(Markup().Replace(_page, " "));

    public static string ReferenceIn(string text) => Number().Match(text).Value;

    public async Task<string> Open()
    {
        _page = await _client.GetStringAsync("/");
        return _page;
    }

    /// <summary>What others do reaches the page a moment later.</summary>
    public Task Reads(string words) => Waiting.For(async () => (await Open()).Contains(words, StringComparison.Ordinal), $"“{words}” on the page");

    public Task<HttpResponseMessage> Says(string text) => Post("/say", ("text", text));

    public Task<HttpResponseMessage> Chooses(string choice) => Post("/choose", ("choice", choice));

    /// <summary>Posts with the token and message id of the page at hand, unless others are given.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        if (_page.Length == 0) await Open();
        var form = Hidden().Where(h => fields.All(f => f.Name != h.Name)).Concat(fields);
        var response = await _client.PostAsync(path, new FormUrlEncodedContent(form.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
        if (response.IsSuccessStatusCode) _page = await response.Content.ReadAsStringAsync();
        return response;
    }

    public async Task<HttpResponseMessage> Attaches(string name, byte[] content)
    {
        if (_page.Length == 0) await Open();
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Hidden()) form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(content), "file", name);
        var response = await _client.PostAsync("/attach", form);
        if (response.IsSuccessStatusCode) _page = await response.Content.ReadAsStringAsync();
        return response;
    }

    public (string Name, string Value)[] Hidden() =>
        [.. HiddenInput().Matches(_page).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).Where(h => h.Item1 != "prompt").DistinctBy(h => h.Item1)];

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)">""")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?<![-\w])[0-9A-Z]{4}-[0-9A-Z]{4}\b")] // Not the end of a telephone number.
    private static partial Regex Number();

    [GeneratedRegex("""<h2 id="title-[^"]*">([^<]*)</h2>""")]
    private static partial Regex CardTitle();
}
