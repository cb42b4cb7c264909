namespace Escalation.Dialogs.Readiness;

/// <param name="Points">Of 100; an item that is only information has none.</param>
/// <param name="Minutes">About how long the first useful step takes.</param>
/// <param name="Source">An id of the catalog's sources; <c>own</c> is our own judgement.</param>
public sealed record ReadinessItem(string Id, ReadinessState State, int Points, Text Name, Text Fix, int Minutes, string Source)
{
    /// <summary>Which site, device or moment it is about; null where the name says it all.</summary>
    public string? Where { get; init; }
}

/// <summary>In the order they are shown: what is wrong first.</summary>
public enum ReadinessState
{
    Red,

    /// <summary>Nobody has written it down.</summary>
    Unknown,
    Done,

    /// <summary>Neither good nor bad, and worth no points.</summary>
    Information,
}
