using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Escalation.Storage.Sqlite;

/// <summary>
/// One connection and the statements it has prepared. A statement is a constant string, found again by reference, with its
/// parameters written <c>$1, $2, …</c> in the order of the values: PostgreSQL's own way, which SQLite takes for names.
/// It goes past ADO.NET to the functions of SQLite, because that layer cost a third of the processor time of a turn (README).
/// </summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 _handle = connection.Handle!;
    private readonly Dictionary<string, Prepared> _prepared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whoever has a session has it alone: SQLite needs no locks inside a connection. Nor does anybody ask how much memory it has.</summary>
    static Session()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public static Session Open(string file, SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        // A plan must not depend on bound values: with "limit $n" SQLite otherwise prepares the statement anew each time it runs.
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        var session = new Session(connection);
        session.Script(pragmas);
        return session;
    }

    /// <returns>How many rows were changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<Value> values)
    {
        var statement = Bind(sql, values);
        try
        {
            while (Step(statement))
            {
            }
            return raw.sqlite3_changes(_handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
        where T : class
    {
        var statement = Bind(sql, values);
        try
        {
            return Step(statement) ? read(new(statement)) : null;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public List<T> List<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Value> values)
    {
        var statement = Bind(sql, values);
        try
        {
            var list = new List<T>();
            while (Step(statement)) list.Add(read(new(statement)));
            return list;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The one number a statement returns; null when it returns null or no row.</summary>
    public long? Number(string sql, params ReadOnlySpan<Value> values)
    {
        var statement = Bind(sql, values);
        try
        {
            return Step(statement) ? new Row(statement).NumberOrNull(0) : null;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Several statements without parameters, run once and not kept.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var prepared in _prepared.Values) prepared.Statement.Dispose();
        connection.Dispose();
    }

    private sqlite3_stmt Bind(string sql, ReadOnlySpan<Value> values)
    {
        if (!_prepared.TryGetValue(sql, out var prepared))
        {
            prepared = Prepare(sql, values.Length);
            _prepared.Add(sql, prepared);
        }
        for (var i = 0; i < values.Length; i++) Check(Bind(prepared.Statement, prepared.Positions[i], values[i]));
        return prepared.Statement;
    }

    private Prepared Prepare(string sql, int parameters)
    {
        Debug.Assert(string.IsInterned(sql) is not null, "Only constants: others would be kept for ever.");
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return new(statement, [.. from i in Enumerable.Range(1, parameters) select raw.sqlite3_bind_parameter_index(statement, $"${i}")]);
    }

    private static int Bind(sqlite3_stmt statement, int position, Value value) => value switch
    {
        { Text: { } text } => raw.sqlite3_bind_text(statement, position, text),
        { Number: { } number } => raw.sqlite3_bind_int64(statement, position, number),
        _ => raw.sqlite3_bind_null(statement, position),
    };

    /// <returns>Whether it stands on a row; false at the end.</returns>
    private bool Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_ROW) Check(result);
        return result == raw.SQLITE_ROW;
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(result, _handle);
    }

    /// <param name="Positions">Where SQLite put <c>$1, $2, …</c>: it counts names as they first appear.</param>
    private readonly record struct Prepared(sqlite3_stmt Statement, int[] Positions);
}
