namespace Escalation.Tests.Dialogs.Simulation;

public sealed class Ten_thousand_worlds
{
    private const int Worlds = 10_000;

    [Fact]
    public void keep_every_promise()
    {
        var broken = BrokenIn(Enumerable.Range(0, Worlds), Without.Nothing);
        Assert.True(broken.Length == 0, string.Join('\n', broken.Take(10)));
    }

    [Theory]
    [InlineData(Without.TheMemoryOfMessages, "Every message is handled once, however often it comes")]
    [InlineData(Without.Withdrawals, "No page is sent once somebody has acknowledged")]
    [InlineData(Without.AcknowledgementDeadlines, "An incident that nobody acknowledges is escalated until all levels are exhausted")]
    [InlineData(Without.SilenceDeadlines, "A reporter who stops in the middle is noticed")]
    [InlineData(Without.ReportsToTheIncident, "The incident knows what the reporter said last")]
    [InlineData(Without.PagesWhenRaised, "Whoever is raised is paged at once or the next level is")]
    [InlineData(Without.WordToTheReporter, "The reporter is told who has it")]
    [InlineData(Without.WaitingUntilDue, "Nothing is sent before its time")]
    [InlineData(Without.RaisingIncidents, "Whoever is harmed, silent or asks for a person becomes an incident")]
    [InlineData(Without.TheNeedForHarm, "A popup alone pages nobody")]
    [InlineData(Without.TheMemoryOfAnswers, "Nobody is asked again what they answered")]
    [InlineData(Without.TheMemoryOfWhoHasIt, "The first to acknowledge has it until somebody takes over")]
    [InlineData(Without.TheNextLevelAtOnce, "Where no page of a level arrives the next is paged at once")]
    [InlineData(Without.ThePolicyAsItWas, "It goes up the levels in their order, by the policy as it was when it began")]
    [InlineData(Without.EveryLevel, "It goes up the levels in their order, by the policy as it was when it began")]
    [InlineData(Without.TheLastWord, "All levels exhausted is said to everybody and to the reporter")]
    [InlineData(Without.Corrections, "Every answer can be corrected")]
    [InlineData(Without.TheOldAnswers, "An answer that was corrected stays in the record")]
    [InlineData(Without.CardsThatFollow, "Every card on a chat platform shows the incident as it is")]
    public void notice_when_the_rule_behind_a_promise_is_taken_away(Without without, string promise) =>
        Assert.Contains(BrokenIn(Enumerable.Range(0, 400), without), b => b.EndsWith(promise, StringComparison.Ordinal));

    /// <summary>The seed comes first: it makes the same world again, and a found one becomes a test of its own.</summary>
    private static string[] BrokenIn(IEnumerable<int> seeds, Without without) =>
    [
        .. seeds.AsParallel().SelectMany(seed =>
        {
            var world = new World(seed, without).Run();
            return Promises.All.Where(p => !p.Holds(world)).Select(p => $"seed {seed}: {p.Name}");
        }),
    ];
}
