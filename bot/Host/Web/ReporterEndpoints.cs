using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Escalation.Bot.Engine;
using Escalation.Bot.OnCallConsole;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;
using Escalation.Recognition;
using Escalation.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Escalation.Bot.Web;

/// <summary>
/// The employees' page on the wire. No account: a cookie with a random secret is the person, and what we call the person is made from the secret's hash.
/// A form carries a message id made when it was drawn, so a double press or a repeated request is handled once.
/// </summary>
public static class ReporterEndpoints
{
    public const string TokenField = "__RequestVerificationToken";
    public const string AntiforgeryCookie = "antiforgery";
    private const string CookieName = "reporter";

    /// <summary>Before a person whose conversation was carried over; in place of a secret.</summary>
    private const string Known = "person:";
    private const long LongestForm = 128 * 1024;
    private const int MostMessages = 5;

    public static void MapReporter(this IEndpointRouteBuilder app)
    {
        var reads = app.MapGroup("").RequireRateLimiting(RateLimits.Reads);
        reads.MapGet("/", Page);
        reads.MapGet("/talk", Talk);
        reads.MapGet("/live", ReporterLive.Stream);
        var posts = app.MapGroup("").RequireRateLimiting(RateLimits.Posts).AddEndpointFilter(Antiforgery);
        posts.MapPost("/say", Say).WithMetadata(new SmallForm());
        posts.MapPost("/choose", Choose).WithMetadata(new SmallForm());
        posts.MapPost("/fill", Fill).WithMetadata(new SmallForm());
        posts.MapPost("/attach", Attach);
        app.MapGet("/p/{code}", Handover).RequireRateLimiting(RateLimits.Posts); // Codes must not be tried out.
        posts.MapPost("/p/{code}", CarryOver).WithMetadata(new SmallForm());
    }

    private static async Task<IResult> Page(HttpContext http, ReporterServices services)
    {
        var person = PersonOf(http, services);
        var (shown, language) = await ShownTo(person, http, services);
        return Html(WebPage.Render(services.Surroundings.Organization.Name, language, shown, Form(http, services)));
    }

    private static async Task<IResult> Talk(HttpContext http, ReporterServices services)
    {
        var (shown, language) = await ShownTo(PersonOf(http, services), http, services);
        return Html(WebPage.Talk(shown, new(language), Form(http, services)));
    }

    private static Task<IResult> Say(HttpContext http, ReporterServices services) => Turn(http, services, (from, form) =>
    {
        var text = form["text"].ToString();
        return new Said(from, text, services.Recognizer.Recognize(text), LanguageOf(http));
    });

    private static Task<IResult> Choose(HttpContext http, ReporterServices services) => Turn(http, services, (from, form) =>
    {
        var choice = form["choice"].ToString();
        if (ChoiceIds.Split(choice) is (ChoiceIds.Language, var tag) && Languages.Parse(tag) is not null)
            http.Response.Cookies.Append("language", tag, new() { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps });
        return new Chose(from, choice, form["prompt"].ToString() is { Length: > 0 } prompt ? prompt : null);
    });

    private static Task<IResult> Fill(HttpContext http, ReporterServices services) => Turn(http, services, (from, form) =>
        new Filled(from, form.Where(f => f.Key.StartsWith("field.", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(f => f.Key["field.".Length..], f => Cut(f.Value.ToString(), 4_000)), form["prompt"].ToString() is { Length: > 0 } prompt ? prompt : null));

    private static async Task<IResult> Attach(HttpContext http, ReporterServices services)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.Count == 0) return Problem(http, services, RefusalWording.Missing);
        var file = form.Files[0];
        await using var content = file.OpenReadStream();
        if (await UploadedContent.MediaTypeOf(content, http.RequestAborted) is not { } mediaType) return Problem(http, services, RefusalWording.NotAllowed);
        var person = PersonOf(http, services);
        try
        {
            var attachment = await services.Store.Attachments.Save(
                new(Guid.CreateVersion7().ToString("n"), TenantId.Single, StreamId.Of(person), Cut(Path.GetFileName(file.FileName), 120), mediaType, person, services.Clock.GetUtcNow()),
                content, UploadedContent.LongestBytes, http.RequestAborted);
            return await Turn(http, services, (from, _) => new Attached(from, attachment));
        }
        catch (AttachmentTooLargeException)
        {
            return Problem(http, services, RefusalWording.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }
    }

    /// <summary>Only a button, because previews of messages open links too.</summary>
    private static async Task<IResult> Handover(HttpContext http, ReporterServices services, string code)
    {
        var (name, words) = (services.Surroundings.Organization.Name, Words(http, services));
        return await services.Handovers.Find(code) is null
            ? Html(WebPage.HandoverGone(name, words), StatusCodes.Status404NotFound)
            : Html(WebPage.Handover(name, words.Language, code, Form(http, services)));
    }

    private static async Task<IResult> CarryOver(HttpContext http, ReporterServices services, string code)
    {
        if (await services.Handovers.Find(code) is not { } person) return await Handover(http, services, code);
        KeepCookie(http, services.Secrets.Protect(Known + person.Value));
        var here = new Address(WebChannel.ChannelName, person.Value);
        await services.Turns.Handle(StreamId.Of(person), $"web:{Guid.NewGuid():n}", person.Value, new CarriedOver(here), here);
        return Results.Redirect("/", permanent: false, preserveMethod: false);
    }

    private static async Task<IResult> Turn(HttpContext http, ReporterServices services, Func<Address, IFormCollection, Input> read)
    {
        var person = PersonOf(http, services);
        var from = new Address(WebChannel.ChannelName, person.Value);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var messageId = form["message"].ToString() is { Length: > 0 and <= 64 } id ? $"web:{id}" : $"web:{Guid.NewGuid():n}";
        var input = read(from, form);
        var result = await services.Turns.Handle(StreamId.Of(person), messageId, person.Value, input, from);

        if (http.Request.Headers.Accept.ToString().Contains("text/x-talk", StringComparison.Ordinal))
        {
            // A new card need not be read again. A refusal's is not stored; it replaces the card it is about in this one answer.
            var (shown, language) = await ShownTo(person, http, services, result.IsNew ? result.Replies.LastOrDefault(p => p.Card is not null) : null);
            return Html(WebPage.Talk(result.Refusal is null ? shown : [.. shown, .. await Drawn(result.Replies, person, services)], new(input is Chose chose && Chosen(chose) is { } chosen ? chosen : language), Form(http, services)));
        }

        return result.Refusal is null
            ? Results.Redirect("/", permanent: false, preserveMethod: false)
            : Html(WebPage.Render(services.Surroundings.Organization.Name, LanguageOf(http) ?? Language.Japanese, [.. (await ShownTo(person, http, services)).Shown, .. await Drawn(result.Replies, person, services)], Form(http, services)));
    }

    private static Language? Chosen(Chose chose) => ChoiceIds.Split(chose.ChoiceId) is (ChoiceIds.Language, var tag) ? Languages.Parse(tag) : null;

    /// <param name="card">The one that has just been stored; null where it is to be read.</param>
    private static async Task<(IReadOnlyList<Prompt> Shown, Language Language)> ShownTo(PersonId person, HttpContext http, ReporterServices services, Prompt? card = null)
    {
        var rows = await services.Store.Outbox.ShownAt(TenantId.Single, new(WebChannel.ChannelName, person.Value), services.Clock.GetUtcNow(), MostMessages, withCard: card is null);
        var shown = rows.Select(r => r.Message).OfType<ShowMessage>().Select(s => EscalationJson.ReadPrompt(s.PromptJson)).ToList();
        if (card is not null) shown.Add(card);
        return (await Drawn(shown, person, services), LanguageOf(http) ?? shown.LastOrDefault()?.Language ?? services.Surroundings.Organization.Languages[0]);
    }

    private static async Task<IReadOnlyList<Prompt>> Drawn(IReadOnlyList<Prompt> prompts, PersonId person, ReporterServices services) =>
        prompts is [.., { Handover: not null } last] ? [.. prompts.Take(prompts.Count - 1), await services.Handovers.Draw(last, person)] : prompts;

    /// <summary>What the person chose, else what the browser asks for.</summary>
    private static Language? LanguageOf(HttpContext http)
    {
        if (http.Request.Cookies["language"] is { } chosen && Languages.Parse(chosen) is { } language) return language;
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()).FirstOrDefault();
        return wanted is null ? null : wanted.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Japanese : Language.English;
    }

    internal static PersonId PersonOf(HttpContext http, ReporterServices services)
    {
        if (http.Items[CookieName] is PersonId found) return found;
        var cookie = http.Request.Cookies[CookieName];
        if (cookie is null || !services.People.TryGet(cookie, out var person))
        {
            var known = SecretIn(cookie, services);
            person = known is null ? PersonOf(NewSecret(http, services)) : known.StartsWith(Known, StringComparison.Ordinal) ? new(known[Known.Length..]) : PersonOf(known);
            if (known is not null) services.People.Keep(cookie!, person);
        }

        http.Items[CookieName] = person;
        return person;
    }

    /// <summary>Null where the cookie is not ours, or is from before the keys were lost: a new person begins.</summary>
    private static string? SecretIn(string? cookie, ReporterServices services)
    {
        try
        {
            return cookie is null ? null : services.Secrets.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string NewSecret(HttpContext http, ReporterServices services)
    {
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        KeepCookie(http, services.Secrets.Protect(secret));
        return secret;
    }

    private static void KeepCookie(HttpContext http, string value) => http.Response.Cookies.Append(CookieName, value,
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(400), IsEssential = true });

    private static PersonId PersonOf(string secret) => new($"web-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)))[..12]}");

    /// <summary>What every form carries: the anti-forgery token, and a message id that makes sending it twice harmless.</summary>
    private static Html Form(HttpContext http, ReporterServices services)
    {
        // A token that has just been accepted stays good: making another costs more than deciding the turn.
        var token = http.Request.HasFormContentType ? http.Request.Form[TokenField].ToString() : services.Antiforgery.GetAndStoreTokens(http).RequestToken;
        return Channels.Web.Html.Of(
            $"""<input type="hidden" name="{TokenField}" value="{token}"><input type="hidden" name="message" value="{RandomNumberGenerator.GetHexString(24, lowercase: true)}">""");
    }

    private static async ValueTask<object?> Antiforgery(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.Arguments.OfType<ReporterServices>().First();
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<SmallForm>() is not null && context.HttpContext.Request.ContentLength > LongestForm)
            return Problem(context.HttpContext, services, RefusalWording.TextTooLong, StatusCodes.Status413PayloadTooLarge);
        try
        {
            await context.HttpContext.Request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return Problem(context.HttpContext, services, RefusalWording.Unreadable);
        }

        return await IsFormOurs(context.HttpContext, services)
            ? await next(context)
            : Problem(context.HttpContext, services, RefusalWording.PageTooOld);
    }

    /// <summary>A cookie and a token that belonged together once still do; only for a signed-in person they must fit that person, too, and are looked at each time.</summary>
    private static async ValueTask<bool> IsFormOurs(HttpContext http, ReporterServices services)
    {
        var pair = (http.Request.Cookies[AntiforgeryCookie], http.Request.Form[TokenField].ToString());
        var isAnonymous = http.User.Identity is not { IsAuthenticated: true };
        if (isAnonymous && services.Tokens.TryGet(pair, out _)) return true;
        if (!await services.Antiforgery.IsRequestValidAsync(http)) return false;
        if (isAnonymous) services.Tokens.Keep(pair, true);
        return true;
    }

    internal static IResult Problem(HttpContext http, ReporterServices services, Text what, int status = StatusCodes.Status400BadRequest)
    {
        var organization = services.Surroundings.Organization;
        var ofConsole = http.Request.Path.StartsWithSegments("/console", StringComparison.Ordinal);
        var words = ofConsole ? new(ConsoleHosting.LanguageOf(http, organization)) : Words(http, services);
        return IsForEyes(http)
            ? Html(WebPage.Problem(organization.Name, words, what.In(words.Language), ofConsole ? "/console" : "/"), status)
            : Results.Text(what.In(words.Language), "text/plain; charset=utf-8", statusCode: status);
    }

    /// <summary>A browser shows the answer as a page; our own script asks for words.</summary>
    internal static bool IsForEyes(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static WebWording Words(HttpContext http, ReporterServices services) => new(LanguageOf(http) ?? services.Surroundings.Organization.Languages[0]);

    private static IResult Html(Html page, int status = StatusCodes.Status200OK) => Results.Text(page.Markup, "text/html; charset=utf-8", statusCode: status);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private sealed class SmallForm;
}

/// <summary>What the employees' page works with.</summary>
public sealed class ReporterServices(ITurns turns, Store store, LocalRecognizer recognizer, Surroundings surroundings, LiveFeed feed, TimeProvider clock,
    Handovers handovers, IAntiforgery antiforgery, IDataProtectionProvider protection)
{
    public Handovers Handovers => handovers;
    public ITurns Turns => turns;
    public Store Store => store;
    public LocalRecognizer Recognizer => recognizer;
    public Surroundings Surroundings => surroundings;
    public LiveFeed Feed => feed;
    public TimeProvider Clock => clock;
    public IAntiforgery Antiforgery => antiforgery;
    public IDataProtector Secrets { get; } = protection.CreateProtector("reporter");

    /// <summary>By the cookie that proved who it is.</summary>
    internal Recent<string, PersonId> People { get; } = new();

    /// <summary>Anti-forgery cookies and tokens that were found to belong together.</summary>
    internal Recent<(string?, string), bool> Tokens { get; } = new();
}
