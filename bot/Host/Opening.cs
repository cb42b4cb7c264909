using Escalation.Bot.Commands;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Escalation.Bot;

/// <summary>
/// The web server listens while catalog and store are still being opened, for either takes half of the start; whoever comes meanwhile waits here. When all is open they go on, and what
/// works in the background is started.
/// </summary>
/// <param name="opened">Null when something was wrong and has been said; nobody is served then.</param>
internal sealed class Opening(Task<Opened?> opened, IServiceProvider services, IHostApplicationLifetime life) : BackgroundService
{
    private const string Before = "before anybody is served";
    private const string Beside = "beside what is served";
    private readonly TaskCompletionSource<Opened?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What everybody is served from; null when something was wrong.</summary>
    public Task<Opened?> Done => _done.Task;

    /// <inheritdoc cref="Opening" path="/param"/>
    public static void Register(IServiceCollection services, Task<Opened?> opened)
    {
        services.AddSingleton(all => new Opening(opened, all, all.GetRequiredService<IHostApplicationLifetime>()));
        services.AddHostedService(all => all.GetRequiredService<Opening>());
    }

    /// <summary>Nobody is served before it has started.</summary>
    public static void Needs<T>(IServiceCollection services) where T : class, IHostedService => Add<T>(services, Before);

    /// <summary>In this order.</summary>
    public static void ThenStart<T>(IServiceCollection services) where T : class, IHostedService => Add<T>(services, Beside);

    /// <summary>What stands before it in the way of a request needs neither catalog nor store.</summary>
    public Task Pass(HttpContext http, RequestDelegate next) => _done.Task is { IsCompletedSuccessfully: true, Result: not null } ? next(http) : Wait(http, next);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new Stack<IHostedService>();
        try
        {
            if (await opened is not { } all)
            {
                _done.SetResult(null);
                return;
            }

            await Listening(stoppingToken); // One that cannot listen ends at once and must not have sent anything.
            await Start(Before, started, stoppingToken);
            _done.SetResult(all);
            await Start(Beside, started, stoppingToken);
            await foreach (var ended in Task.WhenEach([.. started.OfType<BackgroundService>().Select(s => s.ExecuteTask).OfType<Task>()]).WithCancellation(stoppingToken))
                await ended; // One that fails ends the program, as any hosted service does.
        }
        catch (Exception wrong) when (_done.TrySetException(wrong))
        {
            // Said by who waits for it.
        }
        finally
        {
            foreach (var worker in started) await worker.StopAsync(CancellationToken.None);
        }
    }

    private static void Add<T>(IServiceCollection services, string when) where T : class, IHostedService
    {
        services.TryAddSingleton<T>();
        services.AddKeyedSingleton<IHostedService>(when, (all, _) => all.GetRequiredService<T>());
    }

    private async Task Start(string when, Stack<IHostedService> started, CancellationToken stopping)
    {
        foreach (var worker in services.GetKeyedServices<IHostedService>(when))
        {
            await worker.StartAsync(stopping);
            started.Push(worker);
        }
    }

    private async Task Listening(CancellationToken stopping)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var started = life.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stopping);
    }

    private async Task Wait(HttpContext http, RequestDelegate next)
    {
        if (await _done.Task.WaitAsync(http.RequestAborted) is not null) await next(http);
        else http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }
}
