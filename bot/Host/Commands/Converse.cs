using System.CommandLine;
using Escalation.Dialogs;

namespace Escalation.Bot.Commands;

/// <summary>The same dialog without a browser: for trying it, for tests from outside, and for machines without a screen.</summary>
internal static class Converse
{
    public static Command Command()
    {
        var lines = new Option<bool>("--jsonl")
        {
            Description = """One JSON input per line: {"say":"…"}, {"choose":"<choice id>"}, {"fill":{…}}, {"attach":"path"}, {"wait":"PT10M"} (moves the clock), {"language":"en"}, {"responder":"acknowledge"}.""",
        };
        var language = new Option<string>("--language") { Description = "ja, ja-easy or en; otherwise the organisation's first.", DefaultValueFactory = _ => "" };
        var at = new Option<DateTimeOffset?>("--at") { Description = "The moment the conversation begins, such as 2026-11-23T22:00+09:00; otherwise now." };
        var command = new Command("converse",
            """
            Talk with the bot in the terminal. Nothing is paged for real and nothing is kept: store and clock live as long as the command.
            With --jsonl every prompt is written as it would be shown, {"to","prompt":{id,title,body,choices:[{id,label}],fields,…}}, whoever it is shown to
            (the reporter at web:…, on-call staff at console:… and mail:…), and every incident event as {"event":{incident,kind,at,…}}.
            A line that cannot be used is answered by {"line","error"} and the conversation goes on; so is one that is understood but changes nothing, after the
            card as it stands, with what can be chosen or filled in instead. Only lines that cannot be used make the exit code 1.
            """)
        { lines, language, at };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, stopping) =>
        {
            if (Start.ReadSurroundings(Start.Settings(parsed.UnmatchedTokens)) is not { } surroundings) return Start.Wrong;
            var first = Languages.Parse(parsed.GetValue(language) ?? "") ?? surroundings.Organization.Languages[0];
            await using var rehearsal = Rehearsal.Begin(surroundings, first, parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow());
            return parsed.GetValue(lines)
                ? await new ConverseLines(rehearsal, Console.In, Console.Out).Run(stopping)
                : await new ConverseTerminal(rehearsal, Console.In, Console.Out).Run(stopping);
        });
        return command;
    }
}
