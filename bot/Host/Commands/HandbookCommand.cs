using System.CommandLine;
using Escalation.Bot.Handbook;
using Escalation.Dialogs;

namespace Escalation.Bot.Commands;

/// <summary>Writes the documents of peacetime: manual, BCP chapter, emergency cards, poster, offline pack.</summary>
internal static class HandbookCommand
{
    public static Command Command()
    {
        var to = new Option<DirectoryInfo>("--to") { Description = "The folder to write into.", DefaultValueFactory = _ => new(".") };
        var language = new Option<string>("--language") { Description = "ja or en, for the Word documents; cards, poster and pack hold all languages.", DefaultValueFactory = _ => "ja" };
        language.AcceptOnlyFromAmong("ja", "en");
        var command = new Command("handbook", "Write the incident manual and the BCP chapter (Word), the emergency cards and the poster (to print from a browser) and the offline pack. They hold telephone numbers.") { to, language };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, stopping) =>
        {
            var settings = Start.Settings(parsed.UnmatchedTokens);
            if (Start.ReadSurroundings(settings) is not { } surroundings) return Start.Wrong;
            surroundings.Windows = await Start.ReadWindows(settings);
            var folder = Directory.CreateDirectory(parsed.GetValue(to)!.FullName).FullName;
            var source = new HandbookSource(surroundings.Organization, surroundings.Catalog, settings.PublicUrl, TimeProvider.System.GetUtcNow());
            foreach (var file in HandbookFile.Names.Select(name => HandbookFile.Make(name, source, Languages.Parse(parsed.GetValue(language)!)!.Value)!))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Content, stopping);
                Console.WriteLine(Path.Combine(folder, file.Name));
            }

            if (!source.OpensElsewhere) Console.Error.WriteLine($"Cards and poster point to {source.Page}, which opens on this machine alone: set PublicUrl to the address people reach it under, and make them again.");
            return Start.Ok;
        });
        return command;
    }
}
