using System.Collections.Frozen;
using Stateless;

namespace Escalation.Dialogs.Incidents;

public enum IncidentStatus
{
    /// <summary>Nothing has been reported to this stream yet.</summary>
    New,

    /// <summary>Somebody is being paged; nobody has acknowledged.</summary>
    Paging,

    /// <summary>All levels were paged and nobody acknowledged.</summary>
    Exhausted,

    /// <summary>Somebody has it.</summary>
    Acknowledged,
    Resolved,
}

public enum IncidentTrigger
{
    Raise,
    Escalate,
    Exhaust,
    Acknowledge,
    TakeOver,
    Downgrade,
    Resolve,
    Reopen,
}

/// <summary>Which trigger is permitted in which status. The table has no actions: rules ask it, cards ask it for their buttons.</summary>
public static class IncidentLifecycle
{
    private static readonly FrozenDictionary<IncidentStatus, FrozenSet<IncidentTrigger>> _permitted =
        Enum.GetValues<IncidentStatus>().ToFrozenDictionary(s => s, s => Enum.GetValues<IncidentTrigger>().Where(Table(s).CanFire).ToFrozenSet());

    public static StateMachine<IncidentStatus, IncidentTrigger> Table(IncidentStatus status)
    {
        var machine = new StateMachine<IncidentStatus, IncidentTrigger>(status);
        machine.Configure(IncidentStatus.New)
            .Permit(IncidentTrigger.Raise, IncidentStatus.Paging);
        machine.Configure(IncidentStatus.Paging)
            .PermitReentry(IncidentTrigger.Escalate)
            .PermitReentry(IncidentTrigger.Downgrade)
            .Permit(IncidentTrigger.Exhaust, IncidentStatus.Exhausted)
            .Permit(IncidentTrigger.Acknowledge, IncidentStatus.Acknowledged)
            .Permit(IncidentTrigger.Resolve, IncidentStatus.Resolved);
        machine.Configure(IncidentStatus.Exhausted)
            .PermitReentry(IncidentTrigger.Downgrade)
            .Permit(IncidentTrigger.Acknowledge, IncidentStatus.Acknowledged)
            .Permit(IncidentTrigger.Resolve, IncidentStatus.Resolved);
        machine.Configure(IncidentStatus.Acknowledged)
            .PermitReentry(IncidentTrigger.TakeOver)
            .PermitReentry(IncidentTrigger.Downgrade)
            .Permit(IncidentTrigger.Resolve, IncidentStatus.Resolved);
        machine.Configure(IncidentStatus.Resolved)
            .Permit(IncidentTrigger.Reopen, IncidentStatus.Acknowledged);
        return machine;
    }

    public static bool Permits(IncidentStatus status, IncidentTrigger trigger) => _permitted[status].Contains(trigger);
}
