using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(60_000); // A busy machine is no failure.
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = _flags });
    }

    /// <param name="language">What the browser asks for: <c>ja-JP</c> or <c>en-US</c>.</param>
    public async Task<IPage> Open(Uri address, string language = "ja-JP", bool phone = true, bool dark = false)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            TimezoneId = "Asia/Tokyo",
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = phone,
        });
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
    private static readonly string _folder = Directory.CreateDirectory(Repository.File("tests/output")).FullName;

    /// <summary>At the console, by the link that the host printed at its last start.</summary>
    public static async Task SignIn(this IPage page, HostProcess host)
    {
        await page.GotoAsync(host.SignInLink);
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
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
        // A page that becomes live is drawn twice: pale at first, and between the two for a moment without a title.
        await Assertions.Expect(page.Locator("main[aria-busy]")).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("."));
        List<AxeResultItem> serious = [.. (await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] })).Violations.Where(v => v.Impact is "serious" or "critical")];
        Assert.True(serious.Count == 0, string.Join('\n', serious.Select(Describe)));
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

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}";
}
