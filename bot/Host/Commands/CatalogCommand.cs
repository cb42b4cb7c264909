using System.CommandLine;
using Escalation.Bot.Data;
using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Commands;

/// <summary>Checks and draws what ships as data.</summary>
internal static class CatalogCommand
{
    public static Command Command()
    {
        var folder = new Option<string>("--folder") { Description = "The catalog folder; otherwise the one that ships.", DefaultValueFactory = _ => CatalogReader.ShippedFolder };
        var check = new Command("check", "List every problem of catalog and organisation file as file:line message. Exit code 1 when there is any.") { folder };
        check.TreatUnmatchedTokensAsErrors = false;
        check.SetAction(parsed => Check(parsed.GetValue(folder)!, Start.Settings(parsed.UnmatchedTokens)));

        var playbook = new Argument<string>("playbook") { Description = "The playbook's id; without it all are drawn.", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string>("--language") { Description = "ja, ja-easy or en.", DefaultValueFactory = _ => "ja" };
        var graph = new Command("graph", "Draw playbooks as Mermaid flowcharts.") { playbook, language, folder };
        graph.SetAction(parsed => Graph(parsed.GetValue(folder)!, parsed.GetValue(playbook), Languages.Parse(parsed.GetValue(language)!) ?? Language.Japanese));
        var parse = new Command("parse", "Parse the catalog that ships, so that the server starts sooner. Publishing does it; what is changed afterwards is parsed at the start.") { Hidden = true };
        parse.SetAction(_ => ParsedYaml.Write(ParsedYaml.ShippedFile, CatalogReader.Texts(CatalogReader.ShippedFolder)));
        return new Command("catalog", "Look after playbooks, contacts and the organisation file.") { check, graph, parse };
    }

    private static int Check(string folder, Settings settings)
    {
        var problems = new List<Problem>(settings.Problems);
        var catalog = CatalogReader.Read(folder, problems);
        var organization = Start.ReadOrganization(settings.OrganizationFile, problems);
        foreach (var problem in problems) Console.WriteLine(problem);
        Console.WriteLine($"{catalog.Playbooks.Length} playbooks, {catalog.Contacts.Contacts.Length} contacts, {catalog.Contacts.Holidays.Days.Length} holidays, "
            + $"{organization.Sites.Length} sites, {organization.People.Length} people: {problems.Count} problems");
        return problems.Count == 0 ? Start.Ok : Start.Wrong;
    }

    private static int Graph(string folder, string? id, Language language)
    {
        var catalog = CatalogReader.Read(folder, []);
        var playbooks = catalog.Playbooks.Where(p => id is null || p.Id == id).ToList();
        if (playbooks.Count == 0)
        {
            Console.Error.WriteLine($"There is no playbook '{id}'. There are: {string.Join(", ", catalog.Playbooks.Select(p => p.Id))}");
            return Start.Wrong;
        }

        foreach (var playbook in playbooks) Console.WriteLine($"%% {playbook.Id} {playbook.Fingerprint}\n{PlaybookDiagram.Mermaid(playbook, language)}");
        return Start.Ok;
    }
}
