using System.CommandLine;
using Escalation.Bot.Web;
using Escalation.Dialogs;

namespace Escalation.Bot.Commands;

/// <summary>Makes a sign-in link for somebody on call.</summary>
internal static class SignInCommand
{
    public static Command Command()
    {
        var person = new Argument<string>("person") { Description = "The person's id in the organisation file." };
        var command = new Command("signin", "Ask the running server for a one-time sign-in link to the on-call console for a person.") { person };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Ask(Start.Settings(parsed.UnmatchedTokens), new(parsed.GetValue(person)!), stopping));
        return command;
    }

    private static async Task<int> Ask(Settings settings, PersonId person, CancellationToken stopping)
    {
        var (ok, words) = await LocalRequests.AskSignIn(settings.StoreFolder, settings.Listens, person, stopping);
        (ok ? Console.Out : Console.Error).WriteLine(words);
        return ok ? Start.Ok : Start.Wrong;
    }
}
