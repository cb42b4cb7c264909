using System.CommandLine;

namespace Escalation.Bot.Commands;

/// <summary>Proves that nothing stored was changed afterwards.</summary>
internal static class Verify
{
    public static Command Command()
    {
        var command = new Command("verify", "Walk the hash chain of every stream and the hash of every attachment, and name the first broken entry. Works beside a running server. Exit code 1 when anything is broken.");
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, stopping) =>
        {
            if (Start.OpenStore(Start.Settings(parsed.UnmatchedTokens), forReading: true) is not { } store) return Start.Wrong;
            await using (store)
            {
                var findings = await store.Verification.Walk(stopping);
                foreach (var broken in findings.Broken) Console.WriteLine($"broken: {broken}");
                Console.WriteLine($"{findings.Streams} streams, {findings.Events} events, {findings.Attachments} attachments: {(findings.Broken.Count == 0 ? "all as recorded" : $"{findings.Broken.Count} broken")}");
                return findings.Broken.Count == 0 ? Start.Ok : Start.Wrong;
            }
        });
        return command;
    }
}
