using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Escalation.Bot.Engine;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Escalation.Bot.Web;

/// <summary>
/// Signing in by a link that works once. Opening the link only shows a button, because mail scanners and previews open links too; pressing it uses the token.
/// </summary>
public static class SignInEndpoints
{
    public const string PersonClaim = "person";
    private static readonly TimeSpan _linkValid = TimeSpan.FromHours(1);

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/signin", (HttpContext http, IAntiforgery antiforgery, string? token) => Page(http, antiforgery, token, null)).RequireRateLimiting(RateLimits.Reads);
        var posts = app.MapGroup("").RequireRateLimiting(RateLimits.Posts);
        posts.MapPost("/signin", SignIn);
        posts.MapPost("/signout", SignOut);
        posts.MapPost(LocalRequests.Path, LocalRequests.Answer);
    }

    public static PersonId? PersonOf(ClaimsPrincipal user) => user.FindFirstValue(PersonClaim) is { } id ? new(id) : null;

    /// <summary>A link for somebody, for the person who already may.</summary>
    public static async Task<Uri> Link(Store store, Uri publicUrl, PersonId person, DateTimeOffset at) =>
        new(publicUrl, $"/signin?token={await store.SignIns.Issue(TenantId.Single, person, at, _linkValid)}");

    private static async Task<IResult> SignIn(HttpContext http, IAntiforgery antiforgery, Store store, Surroundings surroundings, TimeProvider clock)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Page(http, antiforgery, null, "この画面は古くなりました。リンクをもう一度開いてください。/ This page has become old. Open the link again.");
        var token = (await http.Request.ReadFormAsync(http.RequestAborted))["token"].ToString();
        if (await store.SignIns.Use(token, clock.GetUtcNow()) is not { } signIn || surroundings.Organization.Find(signIn.Person) is not { } person)
            return Page(http, antiforgery, null, "このリンクはもう使えません（1回だけ・1時間以内）。/ This link no longer works (once, within an hour).");

        var identity = new ClaimsIdentity([new(PersonClaim, person.Id.Value), new(ClaimTypes.Name, person.Name)], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
        return Results.Redirect("/console");
    }

    private static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery)
    {
        if (await antiforgery.IsRequestValidAsync(http)) await http.SignOutAsync();
        return Results.Redirect("/signin");
    }

    private static IResult Page(HttpContext http, IAntiforgery antiforgery, string? token, string? problem)
    {
        var forgery = antiforgery.GetAndStoreTokens(http);
        var page = Html.Of(
            $"""
            <!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>当番コンソール / On-call console</title>
            <link rel="stylesheet" href="/palette.css"><link rel="stylesheet" href="/reporter.css"><link rel="icon" href="/icon.svg" type="image/svg+xml"></head><body><main class="signin">
            <h1>当番コンソール<br><span lang="en">On-call console</span></h1>
            {Html.If(problem is not null, $"""<p class="notice" role="alert">{problem}</p>""")}
            {(token is not null
                ? Html.Of($"""<form method="post" action="/signin"><input type="hidden" name="{forgery.FormFieldName}" value="{forgery.RequestToken}"><input type="hidden" name="token" value="{token}"><button class="primary">サインインする / Sign in</button></form>""")
                : Html.Of($"<p>サインインには、1回だけ使えるリンクが要ります。起動した画面に出ているリンクを開くか、サーバーで次を実行してください。</p><p lang=\"en\">Signing in needs a one-time link: open the one printed at start, or run on the server:</p><p><code>./run signin &lt;person&gt;</code></p>"))}
            </main></body></html>
            """);
        return Results.Text(page.Markup, "text/html; charset=utf-8", statusCode: problem is null ? 200 : 400);
    }
}

/// <summary>
/// Lets a command on the same machine ask the running server for something. The key lies in the store's folder: whoever may read it may read everything anyway.
/// </summary>
public sealed class LocalRequests
{
    public const string Path = "/local/signin";
    private const string Header = "X-Local-Key";

    private readonly byte[] _key;

    public LocalRequests(Settings settings)
    {
        var key = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var file = KeyFile(settings.StoreFolder);
        File.WriteAllText(file, key);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _key = Encoding.ASCII.GetBytes(key);
    }

    public static async Task<(bool Ok, string Words)> AskSignIn(string storeFolder, Uri server, PersonId person, CancellationToken stopping)
    {
        var file = KeyFile(storeFolder);
        if (!File.Exists(file)) return (false, $"No server has run on {System.IO.Path.GetFullPath(storeFolder)} yet; start it first.");
        using var client = new HttpClient { BaseAddress = server };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}?person={Uri.EscapeDataString(person.Value)}");
        request.Headers.Add(Header, await File.ReadAllTextAsync(file, stopping));
        try
        {
            using var response = await client.SendAsync(request, stopping);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(stopping));
        }
        catch (HttpRequestException wrong)
        {
            return (false, $"The server at {server} does not answer ({wrong.Message}); is it running?");
        }
    }

    internal static async Task<IResult> Answer(HttpContext http, LocalRequests local, Store store, Settings settings, Surroundings surroundings, TimeProvider clock, string person)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(http.Request.Headers[Header].ToString()), local._key)) return Results.NotFound();
        if (surroundings.Organization.Find(new(person)) is not { } found)
            return Results.Text($"There is nobody called '{person}' in the organisation file. There are: {string.Join(", ", surroundings.Organization.People.Select(p => p.Id))}", statusCode: 404);
        return Results.Text((await SignInEndpoints.Link(store, settings.PublicUrl, found.Id, clock.GetUtcNow())).ToString());
    }

    private static string KeyFile(string storeFolder) => System.IO.Path.Combine(storeFolder, "local.key");
}
