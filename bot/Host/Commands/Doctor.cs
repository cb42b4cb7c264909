using System.CommandLine;
using Escalation.Bot.Chat;
using Escalation.Bot.Slack;
using Escalation.Bot.Teams;
using Escalation.Channels;
using Escalation.Dialogs;
using Escalation.Storage;

namespace Escalation.Bot.Commands;

/// <summary>Looks at the outside world as the server would meet it, and says in words what to mend.</summary>
internal static class Doctor
{
    public static Command Command()
    {
        var slack = Of("slack", "Check tokens, scopes, socket, channels and people in Slack.", (settings, organization, stopping) => Task.FromResult(
            settings.Slack is { } configured ? SlackExamination.Of(configured, organization, stopping) : null));
        var teams = Of("teams", "Check keys, secret, channel and people in Microsoft Teams, and for whom the app is not installed.", (settings, organization, stopping) => Task.FromResult(
            settings.Teams is { } configured ? TeamsExamination.Of(configured, organization, new PlacesBesideServer(StoreOf(settings)), TimeProvider.System, stopping) : null));
        return new("doctor", "Check a chat platform and say what to mend.") { slack, teams };
    }

    private static Command Of(string platform, string what, Func<Settings, Organization, CancellationToken, Task<IAsyncEnumerable<Finding>?>> examine)
    {
        var command = new Command(platform, $"{what} Works beside a running server. Exit code 1 when anything is wrong.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, stopping) =>
        {
            var settings = Start.Settings(parsed.UnmatchedTokens);
            var problems = settings.Problems.ToList();
            var organization = Start.ReadOrganization(settings.OrganizationFile, problems);
            if (problems.Count > 0)
            {
                Start.Print(problems);
                return Start.Wrong;
            }

            if (await examine(settings, organization, stopping) is { } findings)
            {
                var wrong = await Print(findings);
                Console.WriteLine(wrong == 0 ? $"{NameOf(platform)} is ready." : $"{wrong} to mend.");
                return wrong == 0 ? Start.Ok : Start.Wrong;
            }

            Console.WriteLine($"{NameOf(platform)} is not configured. manifests/{platform}/README.md tells how to, step by step.");
            return Start.Wrong;
        });
        return command;
    }

    /// <returns>How many there are to mend.</returns>
    public static async Task<int> Print(IAsyncEnumerable<Finding> findings)
    {
        var wrong = 0;
        await foreach (var finding in findings)
        {
            if (!finding.Fine) wrong++;
            Console.WriteLine($"{(finding.Fine ? "ok   " : "WRONG")} {finding.What}{(finding.Mend is null ? "" : $"\n      {finding.Mend}")}");
        }

        return wrong;
    }

    /// <summary>Null before the server ran for the first time.</summary>
    private static Store? StoreOf(Settings settings) => Directory.Exists(settings.StoreFolder) ? Start.OpenStore(settings, forReading: true) : null;

    private static string NameOf(string platform) => platform == "slack" ? "Slack" : "Microsoft Teams";
}

/// <summary>What the server keeps is looked at; it alone writes.</summary>
internal sealed class PlacesBesideServer(Store? store) : ICardPlaces
{
    public async ValueTask<CardPlace?> Find(Address address, string card) =>
        store is not null && await store.Cards.Find(TenantId.Single, address, card) is { } shown ? new(shown.Place, shown.RowId, shown.Below) : null;

    public Task Put(Address address, string card, CardPlace place) => Task.CompletedTask;
}
