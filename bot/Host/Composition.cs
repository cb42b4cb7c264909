using System.Text.Json.Serialization;
using Escalation.Bot.Commands;
using Escalation.Bot.OnCallConsole;
using Escalation.Bot.Engine;
using Escalation.Bot.Chat;
using Escalation.Bot.Slack;
using Escalation.Bot.Teams;
using Escalation.Bot.Web;
using Escalation.Channels;
using Escalation.Channels.Mail;
using Escalation.Channels.Slack;
using Escalation.Channels.Teams;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Escalation.Bot;

/// <summary>Which part is made of which; nothing here decides anything.</summary>
internal static class Composition
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string SlackMissing = "Slack__BotToken";
    private const string TeamsMissing = "Teams__AppId";

    /// <param name="opening">Done, and not in vain, before anything is asked of the services.</param>
    public static void AddTurns(this WebApplicationBuilder builder, Settings settings, Task<Opened?> opening)
    {
        builder.Services.AddSingleton(settings)
            .AddSingleton(_ => opening.Result!.Surroundings).AddSingleton(_ => opening.Result!.Store).AddSingleton(_ => opening.Result!.Recognizer)
            .AddSingleton(_ => opening.Result!.Store.Journal).AddSingleton(_ => opening.Result!.Store.Outbox)
            .AddSingleton(TimeProvider.System).AddSingleton<LiveFeed>().AddSingleton<TurnEngine>()
            .AddSingleton<ITurns>(services => new InProcessTurns(services.GetRequiredService<TurnEngine>()));
        builder.Services.AddSingleton<EvidenceIntake>().AddSingleton<Handovers>();
        Opening.Register(builder.Services, opening);
        Opening.Needs<WindowKeeper>(builder.Services);
        Opening.ThenStart<CalendarKeeper>(builder.Services);
        Opening.ThenStart<OutboxPump>(builder.Services);
    }

    public static void AddChannels(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton<ConsolePresence>();
        builder.Services.AddSingleton<IReadOnlyList<IChannel>>(services =>
        [
            new WebChannel(),
            new ConsoleChannel(services.GetRequiredService<ConsolePresence>()),
            settings.Mail is { } mail ? new MailChannel(mail) : new NotConfiguredChannel("mail", "Mail__Host"),
            .. settings.Slack is null
                ? new IChannel[] { new NotConfiguredChannel(SlackPlace.ChannelName, SlackMissing), new NotConfiguredChannel(SlackRooms.ChannelName, SlackMissing) }
                : [services.GetRequiredService<SlackChannel>(), services.GetRequiredService<SlackRooms>()],
            .. settings.Teams is null
                ? new IChannel[] { new NotConfiguredChannel(TeamsPlace.ChannelName, TeamsMissing), new NotConfiguredChannel(TeamsRooms.ChannelName, TeamsMissing) }
                : [services.GetRequiredService<TeamsChannel>(), services.GetRequiredService<TeamsRooms>()],
        ]);
        builder.Services.AddSingleton<ICardPlaces, StoredCardPlaces>().AddSingleton<ChatDesk>();
        if (settings.Slack is { } slack) builder.Services.AddSlack(slack);
        if (settings.Teams is { } teams) builder.Services.AddTeams(teams);
    }

    public static void AddWeb(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.UseStaticWebAssets().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = UploadedContent.LongestBytes * 3; // Above what is taken, so that too much is answered in words instead of a broken connection.
        });
        builder.Services.AddDataProtection().SetApplicationName("escalation")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.StoreFolder, "keys")));
        // It would lay and read the keys before the server listens; WarmUp does that beside it.
        foreach (var early in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList())
            builder.Services.Remove(early);
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = ReporterEndpoints.AntiforgeryCookie;
            options.FormFieldName = ReporterEndpoints.TokenField;
            options.HeaderName = null; // The token comes in the form and nowhere else.
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders says it for every answer.
        });
        // Every endpoint asks what an object is in JSON; asked by reflection it is fifty methods more to compile.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, AnyObject.Default));
        builder.Services.AddSingleton<ReporterServices>().AddSingleton<LocalRequests>();
        builder.Services.AddRateLimiter(options => RateLimits.Configure(options, settings.PostsPerTenSeconds));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "console";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.LoginPath = "/signin";
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            // Whoever was taken out of the organisation file is signed out by their next request.
            options.Events.OnValidatePrincipal = check =>
            {
                var organization = check.HttpContext.RequestServices.GetRequiredService<Surroundings>().Organization;
                if (check.Principal is not { } user || SignInEndpoints.PersonOf(user) is not { } id || organization.Find(id) is null) check.RejectPrincipal();
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorization();
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        if (!builder.Environment.IsDevelopment()) builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
    }

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint])) return; // Nobody listens, so nothing is measured.
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(Telemetry.Name).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(Telemetry.Name).AddOtlpExporter());
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(failed =>
        {
            failed.UseMiddleware<SecurityHeaders>(); // What failed took its headers with it.
            failed.Run(http => Say(http, RefusalWording.OurFault, StatusCodes.Status500InternalServerError));
        });
        app.UseStatusCodePages(without => without.HttpContext is { Response.StatusCode: StatusCodes.Status404NotFound } http && ReporterEndpoints.IsForEyes(http)
            ? Say(http, RefusalWording.NoSuchPage, StatusCodes.Status404NotFound) : Task.CompletedTask);
        app.Use(app.Services.GetRequiredService<Opening>().Pass);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    internal static Task Say(HttpContext http, Text words, int status) =>
        ReporterEndpoints.Problem(http, http.RequestServices.GetRequiredService<ReporterServices>(), words, status).ExecuteAsync(http);

    /// <summary>Endpoints are otherwise made by the first who asks for them, which is the server while it starts.</summary>
    public static void MakeEndpoints(this IEndpointRouteBuilder app)
    {
        foreach (var source in app.DataSources) _ = source.Endpoints;
    }

    /// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: the store answers and the pump keeps up.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", async (Store store, TimeProvider clock) =>
        {
            // Behind by a minute means that rows are due which nobody leases.
            var counts = await store.Outbox.Count(clock.GetUtcNow() - TimeSpan.FromMinutes(1));
            var ready = counts.Overdue == 0;
            return Results.Json(new { ready, pending = counts.Pending, overdue = counts.Overdue, gaveUp = counts.GaveUp }, statusCode: ready ? 200 : 503);
        });
    }
}

[JsonSerializable(typeof(object))]
internal sealed partial class AnyObject : JsonSerializerContext;
