using Escalation.Tests.Bot.Journeys;
using Microsoft.Playwright;

namespace Escalation.Tests.Bot.Teams;

[Collection(nameof(InABrowser))]
public sealed class In_Microsofts_own_client(Browser browser, Playground playground) : IClassFixture<Playground>
{
    [Fact]
    public async Task explore()
    {
        var page = await browser.Open(playground.Address, phone: false);
        page.SetDefaultTimeout(4000);
        await page.GotoAsync("/");
        File.WriteAllText("/tmp/pgx.out", "ready\n");
        for (var n = 0; n < 20000; n++)
        {
            await Task.Delay(100);
            if (!File.Exists("/tmp/pgx.in")) continue;
            var lines = File.ReadAllLines("/tmp/pgx.in");
            File.Delete("/tmp/pgx.in");
            foreach (var line in lines)
            {
                var (verb, arg) = line.Split(' ', 2) is [var a, var b] ? (a, b) : (line, "");
                string said;
                try
                {
                    switch (verb)
                    {
                        case "quit": return;
                        case "click": await page.Locator(arg).First.ClickAsync(); said = "ok"; break;
                        case "type": await page.Keyboard.TypeAsync(arg); said = "ok"; break;
                        case "key": await page.Keyboard.PressAsync(arg); said = "ok"; break;
                        case "wait": await Task.Delay(int.Parse(arg)); said = "ok"; break;
                        case "shot": await page.Keep(arg); said = "ok"; break;
                        case "size": var wh = arg.Split('x'); await page.SetViewportSizeAsync(int.Parse(wh[0]), int.Parse(wh[1])); said = "ok"; break;
                        case "js": said = (await page.EvaluateAsync<object?>(arg))?.ToString() ?? "null"; break;
                        case "goto": await page.GotoAsync("/"); said = "ok"; break;
                        case "locale": playground.Locale = arg; said = "ok"; break;
                        case "text": said = await page.Locator("body").InnerTextAsync(); break;
                        case "host": said = playground.Host.Output; break;
                        case "calls": lock (playground.Calls) said = string.Join("\n", playground.Calls.Select(c => $"{c.Call} {c.Status} {c.Body}")); break;
                        default: said = "?"; break;
                    }
                }
                catch (Exception e) { said = "ERR " + e.Message; }
                File.AppendAllText("/tmp/pgx.out", $"> {line}\n{said}\n");
            }
            File.AppendAllText("/tmp/pgx.out", "===\n");
        }
    }
}
