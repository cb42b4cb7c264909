using System.Globalization;

namespace Escalation.Storage.Sqlite;

/// <summary>The numbered files in <c>schema/</c>, each applied once and in order, all that are missing in one transaction.</summary>
internal static class Schema
{
    private static readonly (int Number, string Name)[] _files =
    [
        .. from name in typeof(Schema).Assembly.GetManifestResourceNames()
           orderby name
           select (int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name),
    ];

    private static int Newest => _files[^1].Number;

    public static void Upgrade(Session session, string file)
    {
        session.Script("begin immediate");
        session.Script("create table if not exists schema_files (number integer primary key, name text not null)");
        var stored = Stored(session);
        RefuseNewer(stored, file);
        foreach (var (number, name) in _files.Where(f => f.Number > stored))
        {
            session.Script(Text(name));
            session.Execute("insert into schema_files (number, name) values ($1, $2)", number, name);
        }
        session.Script("commit");
    }

    public static void Check(Session session, string file)
    {
        var stored = Stored(session);
        RefuseNewer(stored, file);
        if (stored < Newest)
            throw new StoreRefusedException($"{file} has schema {stored}; this program reads {Newest}. Start it once to upgrade the file.");
    }

    private static int Stored(Session session) => (int)(session.Number("select max(number) from schema_files") ?? 0);

    private static void RefuseNewer(int stored, string file)
    {
        if (stored > Newest)
        {
            throw new StoreRefusedException($"{file} was written by a newer version of this program (schema {stored}; this one knows up to {Newest}). "
                + "Start that version again, or restore a backup from before the upgrade.");
        }
    }

    private static string Text(string name)
    {
        using var stream = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(name)!);
        return stream.ReadToEnd();
    }
}
