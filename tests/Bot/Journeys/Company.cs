using Escalation.Bot.OnCallConsole;
using Escalation.Dialogs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>One host for all tests of a class, with a mail server, and whoever is on call signed in once. What one test leaves on the board the next one finds there.</summary>
public sealed class Company : IAsyncLifetime
{
    private readonly Dictionary<string, string> _signedIn = [];

    public HostProcess Host { get; private set; } = null!;
    public MailServer Mail { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Mail = await MailServer.Start();
        Host = await HostProcess.Start(null, [.. Mail.Settings, ("Limits__PostsPerTenSeconds", "100000")]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>The employees' page in the language that the browser asks for; easy Japanese is chosen on it.</summary>
    internal async Task<IPage> Reporter(Browser browser, Language language = Language.Japanese, bool phone = true)
    {
        var page = await browser.Open(Host.Address, language == Language.English ? "en-US" : "ja-JP", phone);
        if (language == Language.EasyJapanese) await page.Chooses(Host.Address, "language", language);
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>The console of somebody on call, live.</summary>
    internal async Task<IPage> Console(Browser browser, string path = "/console", Language language = Language.Japanese, bool phone = false, string person = "tanaka")
    {
        var page = await browser.Open(Host.Address, phone: phone, cookies: _signedIn.GetValueOrDefault(person));
        if (!_signedIn.ContainsKey(person))
        {
            await page.GotoAsync(await Host.LinkFor(person));
            await page.GetByRole(AriaRole.Button).First.ClickAsync();
            await Expect(page).ToHaveURLAsync(new Uri(Host.Address, "/console").ToString());
            _signedIn[person] = await page.Context.StorageStateAsync();
        }

        await page.Chooses(Host.Address, ConsoleHosting.LanguageCookie, language);
        await page.GotoAsync(path);
        await page.IsLive();
        return page;
    }

    /// <summary>The incident that somebody has just raised, in front of whoever is on call.</summary>
    internal Task<IPage> Incident(Browser browser, Visitor reporter, Language language = Language.Japanese, bool phone = false) =>
        Console(browser, $"/console/incidents/{reporter.Reference}", language, phone);
}
