using Escalation.Dialogs.Readiness;

namespace Escalation.Bot.Engine;

/// <summary>Sees to it that the next reminder of peacetime is planned. Some minutes after the start: nobody waits for it then.</summary>
public sealed class CalendarKeeper(ITurns turns, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _afterStart = TimeSpan.FromMinutes(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(_afterStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested) await turns.Handle(Calendar.Stream, $"calendar:{Guid.CreateVersion7():n}", "system", new CalendarOpened());
    }
}
