using Escalation.Bot.Chat;
using Escalation.Channels.Teams;

namespace Escalation.Bot.Teams;

internal static class TeamsComposition
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public static void AddTeams(this IServiceCollection services, TeamsSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<TeamsHosts>().AddSingleton<TeamsToken>();
        services.AddSingleton(s => new TeamsTokenCheck(settings, new() { Timeout = _patience }, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => Api(s.GetRequiredService<TeamsHosts>(), s.GetRequiredService<TeamsToken>()));
        services.AddSingleton(s => new TeamsPace(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TeamsConversations>().AddSingleton<TeamsMessages>().AddSingleton<TeamsFiles>().AddSingleton<TeamsChannel>().AddSingleton<TeamsRooms>();
        services.AddSingleton<TeamsPeople>().AddSingleton<TeamsReplies>().AddSingleton<TeamsPresses>().AddSingleton<TeamsRecords>();
        services.AddSingleton<TeamsActivities>().AddSingleton<TeamsInvokes>().AddSingleton<TeamsEndpoint>();
        services.AddSingleton<IReachability>(s => s.GetRequiredService<TeamsReach>());
        Opening.ThenStart<TeamsReach>(services);
    }

    public static ConnectorApi Api(TeamsHosts hosts, TeamsToken token) => new(
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = _patience, ConnectCallback = hosts.Connect }) { Timeout = _patience }, hosts, token);

    public static void MapTeams(this IEndpointRouteBuilder app) =>
        app.MapPost(TeamsEndpoint.Path, (HttpContext http, TeamsEndpoint endpoint) => endpoint.Take(http)).DisableAntiforgery();
}
