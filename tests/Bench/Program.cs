using Escalation.Bench;

// The same program is also the baseline, in a process of its own: an empty app, or an endpoint that only appends durably.
if (args is ["empty", var emptyUrl]) return await Baseline.Empty(emptyUrl);
if (args is ["bare", var bareUrl, var folder]) return await Baseline.Bare(bareUrl, folder);

Console.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}. Ratios compare within this run; single figures depend on the machine.\n");
var what = args is [var one] ? one : "all";
if (what is "all" or "recognition") Recognition.Run();
if (what is "all" or "start") await ColdStart.Run();
if (what is "all" or "turns") await TurnRate.Run();
if (what is "all" or "slack") await EventRate.Run("Slack events", "@slack/bolt", repliesCount: true, SlackStub.Start);
if (what is "all" or "teams") await EventRate.Run("Teams activities", "@microsoft/agents-hosting", repliesCount: false, TeamsStub.Start);
if (what is "all" or "memory") await Memory.Run();
return 0;
