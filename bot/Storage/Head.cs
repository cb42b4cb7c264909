namespace Escalation.Storage;

/// <summary>Where a stream stands: the version and the hash of its last event. Whoever commits says on which head the decision was made.</summary>
/// <param name="Hash">In lower-case hexadecimal; empty before the first event.</param>
public sealed record Head(long Version, string Hash)
{
    public static Head Empty { get; } = new(0, "");
}
