using System.Net;
using System.Text.RegularExpressions;

namespace Escalation.Bench;

/// <summary>A person on the employees' page, as its script sends.</summary>
internal static partial class Reporter
{
    public static Task<HttpResponseMessage> Post(HttpClient client, Uri address, string path, string page, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(page).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).DistinctBy(h => h.Item1).ToArray();
        return Post(client, address, path, [.. hidden.Where(h => h.Item1 is not ("prompt" or "message")), ("message", Guid.NewGuid().ToString("n")), .. fields]);
    }

    public static Task<HttpResponseMessage> Post(HttpClient client, Uri address, string path, (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))) };
        request.Headers.TryAddWithoutValidation("Accept", "text/x-talk");
        return client.SendAsync(request);
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)">""")]
    public static partial Regex Hidden();
}
