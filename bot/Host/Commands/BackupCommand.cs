using System.CommandLine;

namespace Escalation.Bot.Commands;

/// <summary>A copy of everything that is kept, made while the server runs.</summary>
internal static class BackupCommand
{
    private static readonly string[] _beside = ["keys", "playbooks"];

    public static Command Command()
    {
        var folder = new Argument<string>("folder") { Description = "A new folder for the copy." };
        var command = new Command("backup", "Copy database, attachments and keys into a new folder, also while the server runs. To restore, start with Store__Folder set to the copy.") { folder };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, stopping) =>
        {
            var settings = Start.Settings(parsed.UnmatchedTokens);
            if (Start.OpenStore(settings, forReading: true) is not { } store) return Start.Wrong;
            await using (store)
            {
                var target = parsed.GetValue(folder)!;
                if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                {
                    Console.Error.WriteLine($"{target} is not empty; name a new folder.");
                    return Start.Wrong;
                }

                await store.Backup(target, stopping);
                foreach (var part in _beside) Copy(Path.Combine(settings.StoreFolder, part), Path.Combine(target, part));
                Console.WriteLine($"Copied to {Path.GetFullPath(target)}");
                return Start.Ok;
            }
        });
        return command;
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
