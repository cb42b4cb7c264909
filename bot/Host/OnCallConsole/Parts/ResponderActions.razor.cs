using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Microsoft.AspNetCore.Components;

namespace Escalation.Bot.OnCallConsole.Parts;

public partial class ResponderActions
{
    private string? _open;

    /// <summary>As it was when it was opened: a change of the incident meanwhile must not take away what is being written.</summary>
    private Prompt? _form;
    private bool _busy;
    private Text? _refusal;
    private string _done = "";

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;
    [Inject] private ConsoleDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired] public Incident Incident { get; set; } = default!;

    private ConsoleWording Words => Viewer.Words;
    private string Holder => Incident.Responder is { } responder ? Desk.NameOf(responder) : "";

    private IEnumerable<(string Act, string Label, bool First)> AtOnce =>
        from choice in ResponderActs.Offered(Incident, Viewer.Language)
        where !choice.Asks && !(choice.Id == ResponderActs.TakeOver && Incident.Responder == Viewer.Person.Id)
        select (choice.Id, choice.Label, choice.Style == ChoiceStyle.Primary);

    private IEnumerable<(string Act, Prompt Form)> Forms =>
        from act in ResponderActs.Asking(Incident)
        select (act, ResponderActs.Form(Incident, act, Viewer.Language)!);

    private void Toggle(string act)
    {
        _open = _open == act ? null : act;
        _form = _open is null ? null : ResponderActs.Form(Incident, act, Viewer.Language);
        _refusal = null;
        _done = "";
    }

    private Task Press(string act) => !_busy && ResponderActs.Read(act, Viewer.Person.Id, new Dictionary<string, string>()) is { } input ? Do(input) : Task.CompletedTask;

    /// <summary>A refusal leaves the form as it is, so nothing that was written is lost.</summary>
    private async Task Submit(ResponderInput input)
    {
        if (_busy) return; // The second press of a double click.
        await Do(input);
        if (_refusal is null) _open = null;
    }

    private async Task Do(ResponderInput input)
    {
        _busy = true;
        _done = "";
        _refusal = await Desk.Do(Incident.Id, input);
        _busy = false;
        if (_refusal is null) _done = Words.Recorded;
    }
}
