using System.CommandLine;
using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Escalation.Dialogs.Readiness;

namespace Escalation.Bot.Commands;

/// <summary>Prints how well the company is prepared, what is wrong first.</summary>
internal static class ReadinessCommand
{
    public static Command Command()
    {
        var tag = new Option<string>("--language") { Description = "ja, ja-easy or en; otherwise the first of the organisation." };
        var command = new Command("readiness", "How well the company is prepared: points of 100, and the first step for everything that is missing. Exit code 1 when something is red.") { tag };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed =>
        {
            if (Start.ReadSurroundings(Start.Settings(parsed.UnmatchedTokens)) is not { } surroundings) return Start.Wrong;
            var organization = surroundings.Organization;
            var items = ReadinessCheck.Items(organization, surroundings.Catalog.Contacts.Holidays, TimeProvider.System.GetUtcNow());
            var language = Languages.Parse(parsed.GetValue(tag) ?? "") ?? organization.Languages[0];
            Console.WriteLine($"{organization.Name}: {ReadinessCheck.Score(items)}/100");
            foreach (var item in items) Print(item, SourceOf(item, surroundings.Catalog, language), language);
            return items.Any(i => i.State == ReadinessState.Red) ? Start.Wrong : Start.Ok;
        });
        return command;
    }

    private static string SourceOf(ReadinessItem item, Catalog catalog, Language language) =>
        catalog.Sources.FirstOrDefault(s => s.Id == item.Source)?.Title ?? new ConsoleWording(language).OurJudgement;

    private static void Print(ReadinessItem item, string source, Language language)
    {
        Console.WriteLine($"{item.State.ToString().ToLowerInvariant(),-12}{item.Points,3}  {item.Name.In(language)}{(item.Where is null ? "" : $": {item.Where}")}");
        if (item.State is ReadinessState.Red or ReadinessState.Unknown) Console.WriteLine($"{"",17}{item.Fix.In(language)} ({item.Minutes} min, {source})");
    }
}
