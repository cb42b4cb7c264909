namespace Escalation.Storage.Sqlite;

/// <summary>What a statement is given: text, a whole number (also for times and truth), or nothing.</summary>
internal readonly struct Value
{
    public string? Text { get; private init; }
    public long? Number { get; private init; }

    public static implicit operator Value(string? text) => new() { Text = text };
    public static implicit operator Value(long? number) => new() { Number = number };
    public static implicit operator Value(long number) => new() { Number = number };
    public static implicit operator Value(bool truth) => new() { Number = truth ? 1 : 0 };
}
