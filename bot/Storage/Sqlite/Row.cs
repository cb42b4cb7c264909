using SQLitePCL;

namespace Escalation.Storage.Sqlite;

/// <summary>The row a statement stands on, by column. Only good until the statement goes on.</summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);
    public bool Truth(int column) => Number(column) == 1;
    public DateTimeOffset Time(int column) => Moment.From(Number(column));
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);
    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;
}
