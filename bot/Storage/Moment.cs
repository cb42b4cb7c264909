namespace Escalation.Storage;

/// <summary>Times are stored as whole Unix milliseconds.</summary>
internal static class Moment
{
    public static long Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    /// <summary>A deadline is rounded up: nothing is ready before its time, not by a fraction of a millisecond.</summary>
    public static long NotBefore(DateTimeOffset due) =>
        due.ToUnixTimeMilliseconds() + (due.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);

    public static DateTimeOffset From(long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);
}
