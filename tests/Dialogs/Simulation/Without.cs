namespace Escalation.Tests.Dialogs.Simulation;

/// <summary>A rule that is taken away, to see that the invariant it serves would notice.</summary>
public enum Without
{
    Nothing,
    TheMemoryOfMessages,
    Withdrawals,
    AcknowledgementDeadlines,
    SilenceDeadlines,
    ReportsToTheIncident,
    PagesWhenRaised,
    WordToTheReporter,
    WaitingUntilDue,
    RaisingIncidents,
    TheNeedForHarm,
    TheMemoryOfAnswers,
    TheMemoryOfWhoHasIt,
    CardsThatFollow,
    TheNextLevelAtOnce,
    ThePolicyAsItWas,
    EveryLevel,
    TheLastWord,
    Corrections,
    TheOldAnswers,
}
