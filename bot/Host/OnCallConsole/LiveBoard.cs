using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;

namespace Escalation.Bot.OnCallConsole;

/// <summary>
/// The board of one open console, kept current: read again soon after something was stored, and every few seconds anyway, because time alone
/// changes durations and shifts. Many changes at once make one reading.
/// </summary>
public sealed class LiveBoard(ConsoleDesk desk, LiveFeed feed) : IDisposable
{
    private static readonly TimeSpan _gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _anyway = TimeSpan.FromSeconds(15);

    // Awake at first: what was stored between the first reading and the first listening is read at once.
    private readonly SemaphoreSlim _woken = new(1, 1);
    private readonly CancellationTokenSource _left = new();
    private IDisposable? _listening;

    /// <summary>Raised outside the renderer's context.</summary>
    public event Action? Changed;

    public IReadOnlyList<BoardCard> Open { get; private set; } = [];
    public IReadOnlyList<BoardCard> Resolved { get; private set; } = [];
    public IReadOnlyList<OutboxRow> GaveUp { get; private set; } = [];
    public IReadOnlyList<(string Roster, Person? Person, DateTimeOffset? Until)> OnCall { get; private set; } = [];

    /// <summary>Nobody has these: the reason to make a sound.</summary>
    public IEnumerable<BoardCard> Unacknowledged => Open.Where(c => c.Status is IncidentStatus.Paging or IncidentStatus.Exhausted);

    public async Task Load()
    {
        Open = await desk.Open();
        Resolved = await desk.Resolved();
        GaveUp = await desk.GaveUp();
        OnCall = desk.OnCall();
    }

    /// <summary>Runs until the console is closed; ends with an exception when the store cannot be read.</summary>
    public async Task Follow()
    {
        _listening = feed.Listen(_ => Wake());
        try
        {
            while (true)
            {
                await _woken.WaitAsync(_anyway, _left.Token);
                await Task.Delay(_gathering, _left.Token);
                await Load();
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // The console was closed.
        }
    }

    public void Dispose()
    {
        _listening?.Dispose();
        _left.Cancel();
    }

    private void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already woken; that reading sees this change too.
        }
    }
}
