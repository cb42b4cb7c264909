using System.Net;
using Escalation.Channels;
using Escalation.Dialogs;

namespace Escalation.Bot.Handbook;

/// <summary>A page that needs nothing but itself: its style is in it, it has no script, and it fetches nothing.</summary>
internal static class Sheet
{
    public static string Of(string title, string style, string body) =>
        $"""
        <!doctype html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="color-scheme" content="light">
        <title>{Text(title)}</title>
        <style>{Shipped(style)}</style>
        </head>
        <body>
        {body}
        </body>
        </html>
        """;

    public static string Text(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>The three languages beside each other; style decides which are seen.</summary>
    public static string All(Text text) =>
        $"""<span class="ja" lang="ja">{Text(text.Ja)}</span><span class="je" lang="ja">{Text(text.JaEasy)}</span><span class="en" lang="en">{Text(text.En)}</span>""";

    public static string Each<T>(IEnumerable<T> items, Func<T, string> html) => string.Concat(items.Select(html));

    public static string Telephone(string number) => $"""<a class="tel" href="tel:{Text(number.Replace("-", "", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal))}">{Text(number)}</a>""";

    public static string Qr(Uri address)
    {
        var size = QrCode.Size(address);
        return $"""<svg class="qr" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img" aria-label="QR: {Text(address.ToString())}"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{QrCode.Path(address)}"/></svg>""";
    }

    /// <summary>A drawing that is built into the program; as a picture of its own its style stays inside it.</summary>
    public static string Drawing(string name, Text alt) =>
        $"""<img src="data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Shipped(name)))}" alt="{WebUtility.HtmlEncode(alt.Ja)}">""";

    private static string Shipped(string name)
    {
        using var resource = typeof(Sheet).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(resource).ReadToEnd();
    }
}
