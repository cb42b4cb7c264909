using System.Collections.Frozen;
using Stateless;

namespace Escalation.Dialogs.Conversations;

public enum ConversationPhase
{
    /// <summary>Nothing is open.</summary>
    Quiet,

    /// <summary>We asked whether the words were a report.</summary>
    Unsure,

    /// <summary>A playbook is being walked.</summary>
    Guiding,

    /// <summary>The playbook came to its end; answers can still be corrected and words added.</summary>
    Finished,
}

public enum ConversationTrigger
{
    Doubt,
    Dismiss,
    Open,
    Finish,
    Correct,
    Close,
}

/// <summary>Which trigger is permitted in which phase. The table has no actions: rules ask it, diagrams are drawn from it.</summary>
public static class ConversationLifecycle
{
    private static readonly FrozenDictionary<ConversationPhase, FrozenSet<ConversationTrigger>> _permitted =
        Enum.GetValues<ConversationPhase>().ToFrozenDictionary(p => p, p => Enum.GetValues<ConversationTrigger>().Where(Table(p).CanFire).ToFrozenSet());

    public static StateMachine<ConversationPhase, ConversationTrigger> Table(ConversationPhase phase)
    {
        var machine = new StateMachine<ConversationPhase, ConversationTrigger>(phase);
        machine.Configure(ConversationPhase.Quiet)
            .Permit(ConversationTrigger.Doubt, ConversationPhase.Unsure)
            .Permit(ConversationTrigger.Open, ConversationPhase.Guiding);
        machine.Configure(ConversationPhase.Unsure)
            .Permit(ConversationTrigger.Dismiss, ConversationPhase.Quiet)
            .Permit(ConversationTrigger.Open, ConversationPhase.Guiding)
            .PermitReentry(ConversationTrigger.Doubt);
        machine.Configure(ConversationPhase.Guiding)
            .Permit(ConversationTrigger.Finish, ConversationPhase.Finished)
            .Permit(ConversationTrigger.Close, ConversationPhase.Quiet)
            .PermitReentry(ConversationTrigger.Correct);
        machine.Configure(ConversationPhase.Finished)
            .Permit(ConversationTrigger.Correct, ConversationPhase.Guiding)
            .Permit(ConversationTrigger.Open, ConversationPhase.Guiding)
            .Permit(ConversationTrigger.Close, ConversationPhase.Quiet)
            .Permit(ConversationTrigger.Doubt, ConversationPhase.Unsure);
        return machine;
    }

    public static bool Permits(ConversationPhase phase, ConversationTrigger trigger) => _permitted[phase].Contains(trigger);
}
