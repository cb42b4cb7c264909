using System.Threading.Channels;

namespace Escalation.Storage.Sqlite;

/// <summary>
/// The one writer: a thread that takes all jobs that wait and commits them together, each in a savepoint, so that one that fails
/// undoes only itself. A caller hears of success after the commit and never before. Several writing connections would
/// wait for each other for up to a second; this is several times as fast as one transaction each.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int MostTogether = 256;

    private readonly Session _session;
    private readonly Channel<Job> _waiting = Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Owns the session from now on.</summary>
    public Writer(Session session)
    {
        _session = session;
        new Thread(Run) { Name = "store writer", IsBackground = true }.Start();
    }

    /// <summary>Completes after the commit. Above <see cref="MostWaiting"/> jobs it waits for room.</summary>
    public Task<T> Write<T>(Func<Session, T> work)
    {
        var job = new Job<T>(work);
        return _waiting.Writer.TryWrite(job) ? job.Task : WriteWhenThereIsRoom(job);
    }

    /// <summary>What was handed over is still committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopped.Task;
    }

    private async Task<T> WriteWhenThereIsRoom<T>(Job<T> job)
    {
        try
        {
            await _waiting.Writer.WriteAsync(job);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(Store));
        }
        return await job.Task;
    }

    private void Run()
    {
        var batch = new List<Job>(MostTogether);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MostTogether && _waiting.Reader.TryRead(out var job)) batch.Add(job);
            CommitTogether(batch);
            batch.Clear();
        }
        _session.Dispose();
        _stopped.SetResult();
    }

    private void CommitTogether(List<Job> batch)
    {
        try
        {
            _session.Execute("begin immediate");
            foreach (var job in batch) RunInSavepoint(job);
            _session.Execute("commit");
        }
        catch (Exception e)
        {
            RollBack();
            foreach (var job in batch) job.Fail(e);
            return;
        }
        foreach (var job in batch) job.Complete();
    }

    private void RunInSavepoint(Job job)
    {
        _session.Execute("savepoint job");
        try
        {
            job.Run(_session);
        }
        // A full disk and the like end the whole transaction: then nothing of this batch is stored and every job of it fails.
        catch (Exception e) when (_session.InTransaction)
        {
            _session.Execute("rollback to job");
            job.Refuse(e);
        }
        _session.Execute("release job");
    }

    private void RollBack()
    {
        try
        {
            if (_session.InTransaction) _session.Execute("rollback");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The next batch finds out by itself, and its callers hear of it.
        }
    }

    private abstract class Job
    {
        protected Exception? Refusal { get; private set; }
        public abstract void Run(Session session);
        public void Refuse(Exception why) => Refusal = why;
        public abstract void Complete();
        public abstract void Fail(Exception why);
    }

    private sealed class Job<T>(Func<Session, T> work) : Job
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;
        public override void Run(Session session) => _result = work(session);

        public override void Complete()
        {
            if (Refusal is null) _done.SetResult(_result!);
            else _done.SetException(Refusal);
        }

        public override void Fail(Exception why) => _done.SetException(Refusal ?? why);
    }
}
