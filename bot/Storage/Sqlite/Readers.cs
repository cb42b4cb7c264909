using System.Collections.Concurrent;

namespace Escalation.Storage.Sqlite;

/// <summary>A few reading connections. They see what is committed, and neither wait for the writer nor delay it.</summary>
internal sealed class Readers(Func<Session> open) : IDisposable
{
    private const int Most = 4;

    private readonly SemaphoreSlim _free = new(Most);
    private readonly ConcurrentStack<Session> _idle = new();

    public async ValueTask<T> Read<T>(Func<Session, T> work)
    {
        await _free.WaitAsync();
        try
        {
            var session = _idle.TryPop(out var idle) ? idle : open();
            try
            {
                return work(session);
            }
            finally
            {
                _idle.Push(session);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for reads that are under way.</summary>
    public void Dispose()
    {
        for (var i = 0; i < Most; i++) _free.Wait();
        while (_idle.TryPop(out var session)) session.Dispose();
        _free.Dispose();
    }
}
