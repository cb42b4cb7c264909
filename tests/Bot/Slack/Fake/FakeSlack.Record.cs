using System.Text;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What happened: every call, every delivery, every complaint; and waiting for something to happen without polling.</summary>
public sealed partial class FakeSlack
{
    private readonly List<ApiCall> _calls = [];
    private readonly List<Delivery> _deliveries = [];
    private readonly List<string> _complaints = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ApiCall> Calls => Snapshot(_calls);

    public IReadOnlyList<Delivery> Deliveries => Snapshot(_deliveries);

    /// <summary>Everything the app did that Slack may let pass and a careful app does not do. A test ends by asserting that this is empty.</summary>
    public IReadOnlyList<string> Complaints => Snapshot(_complaints);

    public IReadOnlyList<ApiCall> CallsOf(string method) => [.. Calls.Where(c => c.Method == method)];

    /// <summary>The first value that is not null; looked for again after each change, for ten seconds unless told otherwise.</summary>
    public async Task<T> WaitFor<T>(Func<T?> look, TimeSpan? patience = null)
        where T : class
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            Task change;
            lock (Gate)
            {
                change = _change.Task;
                if (look() is { } found) return found;
            }

            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"What was waited for did not happen.\n{Transcript()}");
            }
        }
    }

    public async Task WaitFor(Func<bool> holds, TimeSpan? patience = null) => await WaitFor(() => holds() ? this : null, patience);

    public Task<ApiCall> WaitForCall(string method, Func<ApiCall, bool>? match = null, TimeSpan? patience = null) =>
        WaitFor(() => _calls.Find(c => c.Method == method && (match is null || match(c))), patience);

    /// <summary>Everything in order, for a failing test.</summary>
    public string Transcript()
    {
        lock (Gate)
        {
            var text = new StringBuilder("Deliveries:\n");
            foreach (var delivery in _deliveries) text.Append("  ").AppendLine(delivery.ToString());
            text.AppendLine("Calls:");
            foreach (var call in _calls) text.Append("  ").AppendLine(call.ToString());
            text.AppendLine("Complaints:");
            foreach (var complaint in _complaints) text.Append("  ").AppendLine(complaint);
            return text.ToString();
        }
    }

    internal void Record(ApiCall call) => Change(() => _calls.Add(call));

    internal void Record(Delivery delivery) => Change(() => _deliveries.Add(delivery));

    internal void Complain(string about) => Change(() => _complaints.Add(about));

    internal void Change(Action? how = null)
    {
        lock (Gate)
        {
            how?.Invoke();
            var happened = _change;
            _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
            happened.TrySetResult();
        }
    }

    private List<T> Snapshot<T>(List<T> list)
    {
        lock (Gate) return [.. list];
    }
}
