namespace Escalation.Storage.Sqlite;

/// <summary>
/// The one writer: a thread that takes all jobs that wait and commits them together. When one fails, all run once more, each in a savepoint,
/// so that it undoes only itself: a job may run twice. A caller hears of success after the commit and never before. Several writing
/// connections would wait for each other for up to a second; this is several times as fast as one transaction each.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int MostTogether = 256;

    private readonly Session _session;
    private readonly Queue<Job> _waiting = new();
    private readonly SemaphoreSlim _room = new(MostWaiting);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

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
        if (!_room.Wait(0)) return WriteWhenThereIsRoom(job);
        HandOver(job);
        return job.Task;
    }

    /// <summary>What was handed over is still committed.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_waiting)
        {
            _closed = true;
            Monitor.Pulse(_waiting);
        }
        await _stopped.Task;
    }

    private async Task<T> WriteWhenThereIsRoom<T>(Job<T> job)
    {
        await _room.WaitAsync();
        HandOver(job);
        return await job.Task;
    }

    private void HandOver(Job job)
    {
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(Store));
            _waiting.Enqueue(job);
            if (_waiting.Count == 1) Monitor.Pulse(_waiting);
        }
    }

    private void Run()
    {
        var batch = new List<Job>(MostTogether);
        while (Take(batch))
        {
            CommitTogether(batch);
            batch.Clear();
        }
        _session.Dispose();
        _stopped.SetResult();
    }

    /// <summary>Sleeps until somebody waits; false at the end.</summary>
    private bool Take(List<Job> batch)
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (_closed) return false;
                Monitor.Wait(_waiting);
            }
            while (batch.Count < MostTogether && _waiting.TryDequeue(out var job)) batch.Add(job);
        }
        _room.Release(batch.Count);
        return true;
    }

    private void CommitTogether(List<Job> batch)
    {
        try
        {
            if (!TryWithoutSavepoints(batch))
            {
                _session.Execute("begin immediate");
                foreach (var job in batch) RunInSavepoint(job);
            }
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

    /// <summary>Hardly any job fails, and in a savepoint SQLite copies every page before it is changed.</summary>
    private bool TryWithoutSavepoints(List<Job> batch)
    {
        _session.Execute("begin immediate");
        try
        {
            foreach (var job in batch) job.Run(_session);
            return true;
        }
        catch (Exception)
        {
            RollBack();
            return false; // Whoever is to blame hears of it when all run again.
        }
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
        catch (DatabaseException)
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
