using System.Collections.Concurrent;

namespace Escalation.Tests.Bot.Slack;

internal enum FaultKind
{
    Throttled,
    Refused,
    ServerError,
    Hangs,
    DroppedBefore,
    DroppedAfter,
}

internal sealed record Fault(FaultKind Kind, int Seconds = 0, string Error = "", int Status = 500);

/// <summary>Bad weather for one method, in the order it was asked for; each lasts for so many calls.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _ahead = new();

    /// <summary>HTTP 429 with Retry-After.</summary>
    public void Throttle(string method, int seconds, int times = 1) => Add(method, new(FaultKind.Throttled, seconds), times);

    /// <summary>HTTP 200 with ok:false.</summary>
    public void Refuse(string method, string error, int times = 1) => Add(method, new(FaultKind.Refused, Error: error), times);

    public void AnswerStatus(string method, int status, int times = 1) => Add(method, new(FaultKind.ServerError, Status: status), times);

    /// <summary>No answer until the caller gives up.</summary>
    public void Hang(string method, int times = 1) => Add(method, new(FaultKind.Hangs), times);

    /// <summary>The connection is cut and nothing was done.</summary>
    public void DropBeforeDoing(string method, int times = 1) => Add(method, new(FaultKind.DroppedBefore), times);

    /// <summary>It was done, and the connection is cut before the answer.</summary>
    public void DropAfterDoing(string method, int times = 1) => Add(method, new(FaultKind.DroppedAfter), times);

    public void Clear() => _ahead.Clear();

    internal Fault? Next(string method) => _ahead.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault) ? fault : null;

    private void Add(string method, Fault fault, int times)
    {
        var queue = _ahead.GetOrAdd(method, _ => new());
        for (var i = 0; i < times; i++) queue.Enqueue(fault);
    }
}
