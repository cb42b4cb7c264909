using System.CommandLine;
using Escalation.Bot.Slack;
using Escalation.Dialogs;

namespace Escalation.Bot.Commands;

/// <summary>Looks at the outside world as the server would meet it, and says in words what to mend.</summary>
internal static class Doctor
{
    public static Command Command()
    {
        var slack = new Command("slack", "Check tokens, scopes, socket, channels and people in Slack. Works beside a running server. Exit code 1 when anything is wrong.") { TreatUnmatchedTokensAsErrors = false };
        slack.SetAction((parsed, stopping) => Slack(Start.Settings(parsed.UnmatchedTokens), stopping));
        return new("doctor", "Check a chat platform and say what to mend.") { slack };
    }

    private static async Task<int> Slack(Settings settings, CancellationToken stopping)
    {
        var problems = settings.Problems.ToList();
        var organization = Start.ReadOrganization(settings.OrganizationFile, problems);
        if (problems.Count > 0)
        {
            Start.Print(problems);
            return Start.Wrong;
        }

        if (settings.Slack is not { } slack)
        {
            Console.WriteLine("Slack is not configured. manifests/slack/README.md tells how to, in ten minutes.");
            return Start.Wrong;
        }

        return await Examine(slack, organization, stopping);
    }

    private static async Task<int> Examine(Channels.Slack.SlackSettings slack, Organization organization, CancellationToken stopping)
    {
        var wrong = 0;
        await foreach (var finding in SlackExamination.Of(slack, organization, stopping))
        {
            if (!finding.Fine) wrong++;
            Console.WriteLine($"{(finding.Fine ? "ok   " : "WRONG")} {finding.What}{(finding.Mend is null ? "" : $"\n      {finding.Mend}")}");
        }

        Console.WriteLine(wrong == 0 ? "Slack is ready." : $"{wrong} to mend.");
        return wrong == 0 ? Start.Ok : Start.Wrong;
    }
}
