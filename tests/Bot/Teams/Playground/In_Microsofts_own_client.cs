using Escalation.Tests.Bot.Journeys;
using Microsoft.Playwright;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What people see in Microsoft's own emulator of the Teams client: our cards, drawn by Microsoft's code, in a real Chromium.</summary>
[Collection(nameof(InABrowser))]
public sealed class In_Microsofts_own_client(Browser browser, Playground playground) : IClassFixture<Playground>
{
    [Fact]
    public async Task explore()
    {
        var page = await browser.Open(playground.Address, phone: false);
        await page.GotoAsync("/");
        await Task.Delay(4000, TestContext.Current.CancellationToken);
        await page.Keep("playground-start");
        await File.WriteAllTextAsync("/tmp/pg.html", await page.ContentAsync(), TestContext.Current.CancellationToken);
        foreach (var c in playground.Calls) Console.Error.WriteLine($"{c.Call} {c.Status} {c.Body}");
        Console.Error.WriteLine(playground.Host.Output);
    }
}
