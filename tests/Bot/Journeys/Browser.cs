using Deque.AxeCore.Commons;
using Escalation.Dialogs;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Escalation.Tests.Bot.Journeys.Browser))]

namespace Escalation.Tests.Bot.Journeys;

/// <summary>Debian's Chromium, driven by Playwright; one process for all journeys.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] _flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<IPage, List<string>> _errors = [];
    private readonly Dictionary<string, (string? Test, List<IBrowserContext> Open)> _used = [];
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(60_000); // A busy machine is no failure.
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = _flags });
    }

    /// <param name="language">What the browser asks for: <c>ja-JP</c> or <c>en-US</c>.</param>
    /// <param name="cookies">As another page's context gave them.</param>
    public async Task<IPage> Open(Uri address, string language = "ja-JP", bool phone = true, bool dark = false, string? cookies = null)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            TimezoneId = "Asia/Tokyo",
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = phone,
            StorageState = cookies,
        });
        foreach (var left in LeftBy(context)) await left.DisposeAsync();
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        _errors.Add(page, errors);
        return page;
    }

    /// <summary>Pages of a test that has ended would go on asking for a host that is gone; tests of one class come one after the other.</summary>
    private List<IBrowserContext> LeftBy(IBrowserContext next)
    {
        var (group, test) = (TestContext.Current.TestClass?.UniqueID ?? "", TestContext.Current.Test?.UniqueID);
        lock (_used)
        {
            var (last, open) = _used.GetValueOrDefault(group, (test, []));
            _used[group] = (test, last == test ? [.. open, next] : [next]);
            return last == test ? [] : open;
        }
    }

    /// <summary>What the page wrote to the console as errors: a refused script or style shows up here.</summary>
    public IReadOnlyList<string> ErrorsOf(IPage page) => _errors.TryGetValue(page, out var errors) ? errors : [];

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}

internal static class Looking
{
    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string _folder = Directory.CreateDirectory(Repository.File("tests/output")).FullName;

    /// <summary>At the console, by the link that the host printed at its last start.</summary>
    public static async Task SignIn(this IPage page, HostProcess host)
    {
        await page.GotoAsync(host.SignInLink);
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
    }

    /// <summary>As the language buttons of the page do.</summary>
    public static Task Chooses(this IPage page, Uri address, string cookie, Language language) =>
        page.Context.AddCookiesAsync([new() { Name = cookie, Value = language.Tag(), Url = address.ToString() }]);

    /// <summary>A page of the console is drawn twice: pale at first, and between the two for a moment without a title.</summary>
    public static async Task IsLive(this IPage page)
    {
        await Assertions.Expect(page.Locator("main[aria-busy]")).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("."));
    }

    /// <summary>Keeps a picture of the whole page for people to judge.</summary>
    public static Task Keep(this IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{name}.png"), FullPage = true });

    /// <summary>Types it and sees it there: where a later check misses it, it was lost afterwards.</summary>
    public static async Task Write(this ILocator field, string text)
    {
        await field.FillAsync(text);
        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    public static async Task HasNoSeriousViolation(this IPage page)
    {
        await page.IsLive();
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(_axe); // Straight on the page: the client library opens another one each time, which takes longer than to look.
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .filter(v => v.impact === "serious" || v.impact === "critical")
                .map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join(" | ")}`)
            """));
    }

    /// <summary>What can be pressed is at least 44 by 44 pixels large; a link within a sentence is not counted.</summary>
    public static async Task HasRoomForFingers(this IPage page)
    {
        var narrow = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("button, fluent-button, summary, select, textarea, input:not([type=hidden]), a:not(.skip)")]
                .map(e => [e, e.getBoundingClientRect()])
                .filter(([e, r]) => r.width > 0 && (r.height < 44 || r.width < 44))
                .map(([e, r]) => `${e.tagName} «${e.textContent.trim().slice(0, 30)}» ${Math.round(r.width)}×${Math.round(r.height)}`)
            """);
        Assert.Empty(narrow);
    }
}
