using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Microsoft.AspNetCore.Components;

namespace Escalation.Bot.OnCallConsole.Parts;

public partial class ResponderActions
{
    private ActionKind? _open;
    private bool _busy;
    private Text? _refusal;
    private string _done = "";

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;
    [Inject] private ConsoleDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired] public Incident Incident { get; set; } = default!;

    private ConsoleWording Words => Viewer.Words;
    private PersonId Me => Viewer.Person.Id;

    private IEnumerable<ActionKind> Forms => Enum.GetValues<ActionKind>().Where(kind => kind switch
    {
        ActionKind.Reached => Incident.IsOpen,
        ActionKind.Downgrade => Permits(IncidentTrigger.Downgrade) && Incident.Severity > Severity.None,
        ActionKind.Resolve => Permits(IncidentTrigger.Resolve),
        ActionKind.Reopen => Permits(IncidentTrigger.Reopen),
        _ => true,
    });

    private bool Permits(IncidentTrigger trigger) => IncidentLifecycle.Permits(Incident.Status, trigger);

    private void Toggle(ActionKind kind)
    {
        _open = _open == kind ? null : kind;
        _refusal = null;
        _done = "";
    }

    /// <summary>A refusal leaves the form as it is, so nothing that was written is lost.</summary>
    private async Task Do(ResponderInput input)
    {
        _busy = true;
        _done = "";
        _refusal = await Desk.Do(Incident.Id, input);
        _busy = false;
        if (_refusal is not null) return;
        _open = null;
        _done = Words.Recorded;
    }
}
