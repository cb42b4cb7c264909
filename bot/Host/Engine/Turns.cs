using System.Collections.Concurrent;
using Escalation.Dialogs;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>Who runs a turn: this process, or later a cluster. Correctness does not depend on it; the journal sees to that.</summary>
public interface ITurns
{
    /// <param name="messageId">The same for every delivery of the same message: it is handled once.</param>
    /// <param name="actor">Who did it, for the timeline.</param>
    /// <param name="inline">The address whose prompts the caller shows itself; they are not sent again.</param>
    /// <param name="written">Where the message stands on a chat platform; kept with the turn, so not when it is refused.</param>
    Task<TurnResult> Handle(StreamId stream, string messageId, string actor, Input input, Address? inline = null, Written? written = null);
}

/// <summary>Runs turns in this process: one at a time for a stream, any number of streams at once. Keeps the states of the streams used last.</summary>
/// <param name="keep">How much, as <see cref="LiveStream.Weight"/> counts.</param>
public sealed class InProcessTurns(TurnEngine engine, int keep = 2_000) : ITurns
{
    private readonly ConcurrentDictionary<StreamId, Lane> _lanes = new();
    private long _clock;
    private int _kept;

    public async Task<TurnResult> Handle(StreamId stream, string messageId, string actor, Input input, Address? inline = null, Written? written = null)
    {
        for (; ; )
        {
            var lane = _lanes.GetOrAdd(stream, static _ => new());
            await lane.OneAtATime.WaitAsync();
            try
            {
                if (lane.Dropped) continue;
                var state = lane.State;
                lane.State = null; // Whatever is thrown leaves no doubtful state behind.
                (var result, lane.State) = await engine.Handle(stream, state, messageId, actor, input, inline, written);
                lane.UsedLast = Interlocked.Increment(ref _clock);
                return result;
            }
            finally
            {
                if (!lane.Dropped) Weigh(lane, lane.State?.Weight ?? 1);
                lane.OneAtATime.Release();
                if (_kept > keep + (keep / 4)) DropOldest();
            }
        }
    }

    private void DropOldest()
    {
        // ToArray takes one moment's lanes; LINQ's own copy of a dictionary that grows meanwhile has holes.
        foreach (var (stream, lane) in _lanes.ToArray().OrderBy(l => l.Value.UsedLast))
        {
            if (_kept <= keep) return;
            if (!lane.OneAtATime.Wait(0)) continue; // In use, so not the one to drop.
            lane.Dropped = true;
            Weigh(lane, 0);
            _lanes.TryRemove(stream, out _);
            lane.OneAtATime.Release();
        }
    }

    private void Weigh(Lane lane, int weight)
    {
        Interlocked.Add(ref _kept, weight - lane.Weight);
        lane.Weight = weight;
    }

    private sealed class Lane
    {
        public SemaphoreSlim OneAtATime { get; } = new(1, 1);
        public LiveStream? State { get; set; }
        public long UsedLast { get; set; }
        public int Weight { get; set; }
        public bool Dropped { get; set; }
    }
}
