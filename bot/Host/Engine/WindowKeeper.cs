using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>Keeps the windows that everybody is shown as the company has found them: read once before serving, and again when somebody confirms or corrects one.</summary>
public sealed class WindowKeeper(Journal journal, Surroundings surroundings, LiveFeed feed) : IHostedService, IDisposable
{
    private IDisposable? _listening;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = feed.Listen(happened =>
        {
            if (happened.Stream == WindowReview.Stream) surroundings.Windows = surroundings.Windows.Apply(happened.Events);
        });
        surroundings.Windows = await Read(journal);
    }

    public static async Task<WindowReview> Read(Journal journal) => new WindowReview().Apply((await journal.Read(TenantId.Single, WindowReview.Stream, Head.Empty)).Events.Select(e => e.Event));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listening?.Dispose();
}
