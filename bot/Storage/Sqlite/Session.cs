using System.Diagnostics;
using SQLitePCL;

namespace Escalation.Storage.Sqlite;

/// <summary>
/// One connection and the statements it has prepared. A statement is a constant string, found again by reference, with its
/// parameters written <c>$1, $2, …</c> in the order of the values: PostgreSQL's own way, which SQLite takes for names.
/// The functions of SQLite itself, without ADO.NET above them, which cost a third of the processor time of a turn (README).
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Prepared> _prepared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whoever has a session has it alone: SQLite needs no locks inside a connection. Nor does anybody ask how much memory it has.</summary>
    static Session()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private Session(sqlite3 handle) => _handle = handle;

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <exception cref="DatabaseException">It cannot be opened, or is no database.</exception>
    public static Session Open(string file, bool forWriting, string pragmas)
    {
        var result = raw.sqlite3_open_v2(file, out var handle, forWriting ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY, null);
        var session = new Session(handle);
        try
        {
            session.Check(result);
            session.Check(raw.sqlite3_extended_result_codes(handle, 1));
            // A plan must not depend on bound values: with "limit $n" SQLite otherwise prepares the statement anew each time it runs.
            session.Check(raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _));
            session.Script(pragmas);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
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
    public void Script(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    public void Dispose()
    {
        foreach (var prepared in _prepared.Values) prepared.Statement.Dispose();
        _handle.Dispose();
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
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE)) throw new DatabaseException(result, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    /// <param name="Positions">Where SQLite put <c>$1, $2, …</c>: it counts names as they first appear.</param>
    private readonly record struct Prepared(sqlite3_stmt Statement, int[] Positions);
}
