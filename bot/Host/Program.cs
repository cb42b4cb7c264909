using System.CommandLine;
using Escalation.Bot.Commands;

// Nothing to parse: a parser would be a fiftieth of the start.
if (args is []) return await Serve.Run(args, CancellationToken.None);

var root = new RootCommand(
    """
    Escalation: recognises incident reports in ordinary chat, guides the person who reports, pages on-call staff, and keeps the record.
    Without a command it serves. Settings come from appsettings.json, the environment (Store__Folder) and the command line (--Store:Folder=…).
    """)
{
    Serve.Command(), Recognize.Command(), Converse.Command(), CatalogCommand.Command(), ContactsCommand.Command(), ReadinessCommand.Command(), Verify.Command(), Export.Command(), SignInCommand.Command(), BackupCommand.Command(), HandbookCommand.Command(), Doctor.Command(),
};
root.TreatUnmatchedTokensAsErrors = false;
root.SetAction((all, stopping) => Serve.Run([.. all.UnmatchedTokens], stopping));
var parsed = root.Parse(args);
if (StrayWords.First(parsed.UnmatchedTokens) is not { } stray) return await parsed.InvokeAsync();
await Console.Error.WriteLineAsync($"'{stray}' is no command, no option and no setting. Commands and options: --help. A setting: --Store:Folder=…");
return Start.Wrong;
