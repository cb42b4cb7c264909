namespace Escalation.Tests.Bot.Slack;

/// <summary>Slack's own clock: it runs as the real one does, and a test can push it forward.</summary>
public sealed class SlackClock : TimeProvider
{
    private long _movedTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _movedTicks));

    public void Move(TimeSpan by) => Interlocked.Add(ref _movedTicks, by.Ticks);
}
