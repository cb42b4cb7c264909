using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>A copy of the store while it runs. It stands under its final name only when it is whole.</summary>
internal static class Backup
{
    public static async Task Make(Database database, Attachments attachments, string attachmentsFolder, string target, CancellationToken cancel)
    {
        if (Path.Exists(target)) throw new IOException($"{target} exists already; a backup does not overwrite.");
        var partial = target + ".partial";
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        DurableFile.MakeDirectory(partial);

        // The database first: every attachment it knows is on the disk by then, and attachments do not change.
        await CopyDatabase(database, Path.Combine(partial, Store.DatabaseFile));
        await CopyAttachments(attachments, attachmentsFolder, Path.Combine(partial, Store.AttachmentsFolder), cancel);
        Directory.Move(partial, target);
        DurableFile.FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
    }

    private static async Task CopyDatabase(Database database, string file)
    {
        await database.Read(session => session.Execute("vacuum into $1", file));
        Flush(file);
    }

    private static async Task CopyAttachments(Attachments attachments, string from, string to, CancellationToken cancel)
    {
        DurableFile.MakeDirectory(to);
        var last = "";
        while (await attachments.Page(last, 1000) is { Count: > 0 } page)
        {
            foreach (var attachment in page) Copy(attachment.File.Sha256, from, to, cancel);
            last = page[^1].File.Id;
        }
    }

    private static void Copy(string sha256, string from, string to, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var target = Attachments.PathOf(to, sha256);
        if (File.Exists(target)) return;
        DurableFile.MakeDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Attachments.PathOf(from, sha256), target);
        Flush(target);
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
