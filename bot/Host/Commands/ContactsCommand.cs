using System.CommandLine;
using Escalation.Bot.Data;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Commands;

/// <summary>Looks after the consultation windows.</summary>
internal static class ContactsCommand
{
    public static Command Command()
    {
        var folder = new Option<string>("--folder") { Description = "The catalog folder; otherwise the one that ships.", DefaultValueFactory = _ => CatalogReader.ShippedFolder };
        var offline = new Option<bool>("--offline") { Description = "Ask no address; look at dates only." };
        var check = new Command("check",
            $"Open the official page and the source of every consultation window, and list what has moved or gone and what was not checked for {Dialogs.Contacts.ContactDirectory.StaleAfterDays} days. The company's own are looked at, too. Exit code 1 when anything is to mend.") { folder, offline };
        check.TreatUnmatchedTokensAsErrors = false;
        check.SetAction(async (parsed, stopping) =>
        {
            var problems = new List<Problem>();
            var settings = Start.Settings(parsed.UnmatchedTokens);
            var shipped = CatalogReader.Read(parsed.GetValue(folder)!, problems).Contacts;
            var organization = Start.ReadOrganization(settings.OrganizationFile, problems);
            if (problems.Count > 0)
            {
                Start.Print(problems);
                return Start.Wrong;
            }

            var directory = shipped.With(await Start.ReadWindows(settings));
            using var http = ContactCheck.Client(TimeSpan.FromSeconds(20));
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(JapaneseTime.Offset).DateTime);
            var wrong = await Doctor.Print(ContactCheck.Of(directory, organization, today, parsed.GetValue(offline) ? null : http, stopping));
            Console.WriteLine(wrong == 0 ? "Nothing to mend." : $"{wrong} to mend. Correct an entry in the console, or where it stands, with the day it was checked and its source.");
            return wrong == 0 ? Start.Ok : Start.Wrong;
        });
        return new("contacts", "Look after the consultation windows.") { check };
    }
}
