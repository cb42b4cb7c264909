namespace Escalation.Storage.Sqlite;

/// <summary>What SQLite refused, in its own words.</summary>
/// <param name="code">Its extended result code (<see href="https://sqlite.org/rescode.html"/>).</param>
internal sealed class DatabaseException(int code, string words) : Exception($"SQLite error {code}: {words}");
