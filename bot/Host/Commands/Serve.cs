using System.CommandLine;
using System.Net.Sockets;
using Escalation.Bot.Engine;
using Escalation.Bot.Handbook;
using Escalation.Bot.OnCallConsole;
using Escalation.Bot.Packet;
using Escalation.Bot.Slack;
using Escalation.Bot.Teams;
using Escalation.Bot.Web;
using Escalation.Dialogs;
using Escalation.Storage;
using Microsoft.AspNetCore.Connections;

namespace Escalation.Bot.Commands;

/// <summary>The product itself: web server, engine and pump in one process.</summary>
internal static class Serve
{
    public static Command Command()
    {
        var command = new Command("serve", "Start the web server: the employees' page, the on-call console, paging. This is what happens without a command.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, stopping) => Run([.. parsed.UnmatchedTokens], stopping));
        return command;
    }

    public static async Task<int> Run(string[] args, CancellationToken stopping)
    {
        var shipped = Task.Run(ShippedCatalog.Read, CancellationToken.None);
        var builder = Start.Builder(args);
        var settings = Settings.Read(builder.Configuration);
        // Read and opened while the web framework is put together: neither needs the other before both serve.
        var opening = Task.Run(() => Start.Open(settings, shipped), CancellationToken.None);
        var report = WarmUp.Report(opening);
        builder.AddTurns(settings, opening);
        builder.AddChannels(settings);
        builder.AddWeb(settings);
        builder.AddConsole();
        builder.Services.AddSingleton<HandbookSources>();
        Opening.ThenStart<NightlyPack>(builder.Services);
        builder.AddTelemetry();

        await using var app = builder.Build();
        _ = WarmUp.Keys(opening, report, app.Services);
        app.UseConsole();
        app.UseWeb();
        app.MapHealth();
        app.MapReporter();
        app.MapSignIn();
        app.MapConsole();
        app.MapPacket();
        app.MapEvidence();
        app.MapHandbook();
        if (settings.Slack is { } slack)
        {
            app.MapSlack(slack);
            app.MapSlackInstall(slack);
        }

        if (settings.Teams is not null) app.MapTeams();
        app.MakeEndpoints();
        if (!await Listens(app, opening, stopping) || await app.Services.GetRequiredService<Opening>().Done is not { } opened) return Start.Wrong;
        app.Services.GetRequiredService<LocalRequests>(); // Lays its key before anybody is told that the server runs.
        await Greet(app, settings, opened.Surroundings.Organization, opened.Store);
        _ = WarmUp.Incident(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(stopping);
        return Start.Ok;
    }

    /// <summary>False, and said in words, where it cannot.</summary>
    private static async Task<bool> Listens(WebApplication app, Task<Opened?> opening, CancellationToken stopping)
    {
        try
        {
            await app.StartAsync(stopping);
            return true;
        }
        catch (IOException wrong) when (wrong.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"{wrong.Message} Escalation runs already, or another program listens there. Stop that one, or start this one elsewhere: Urls=http://127.0.0.1:3979 ./run");
        }
        catch (SocketException wrong)
        {
            Console.Error.WriteLine($"The server cannot listen at {app.Configuration[WebHostDefaults.ServerUrlsKey]}: {wrong.Message}. Change Urls, in the environment or in appsettings.json.");
        }

        if (await opening is { } opened) await opened.Store.DisposeAsync();
        return false;
    }

    private static async Task Greet(WebApplication app, Settings settings, Organization organization, Store store)
    {
        var person = OnCallNow(app.Services.GetRequiredService<Surroundings>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow()) ?? organization.People[0];
        var here = new Uri(app.Urls.First());
        var signIn = await SignInEndpoints.Link(store, here, person.Id, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        Console.WriteLine(
            $"""

              {organization.Name}
              社員のページ / Employees' page     {here}
              当番コンソール / On-call console   {signIn}
                                                 ({person.Name}として1回だけ・1時間以内 / signs in {person.Id} once, within an hour)
              止めるには Ctrl+C / Stop with Ctrl+C.  記録 / Records: {Path.GetFullPath(settings.StoreFolder)}

            """);
    }

    private static Person? OnCallNow(Surroundings surroundings, DateTimeOffset at) =>
        Dialogs.OnCall.EscalationPlan.Of(surroundings.Organization).Targets(0, at, surroundings.Catalog.Contacts.Holidays) is [var first, ..] ? first : null;
}
