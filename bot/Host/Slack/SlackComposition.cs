using Escalation.Channels.Slack;

namespace Escalation.Bot.Slack;

internal static class SlackComposition
{
    public static void AddSlack(this IServiceCollection services, SlackSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(s => new SlackApi(new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromSeconds(10) }, settings, s.GetRequiredService<ILogger<SlackApi>>()));
        services.AddSingleton<SlackTokens>().AddSingleton<ISlackInstallations>(s => s.GetRequiredService<SlackTokens>());
        services.AddSingleton<SlackPace>().AddSingleton<SlackMessages>().AddSingleton<SlackFiles>().AddSingleton<SlackChannel>().AddSingleton<SlackRooms>();
        services.AddSingleton<SlackPeople>().AddSingleton<SlackDesk>().AddSingleton<SlackHome>().AddSingleton<SlackEvents>().AddSingleton<SlackInteractions>().AddSingleton<SlackCommands>();
        Opening.ThenStart<SlackSockets>(services);
    }
}
