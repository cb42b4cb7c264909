using System.Globalization;
using System.Text;
using Escalation.Dialogs.Playbooks;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Escalation.Bot.OnCallConsole.Diagram;

public partial class PlaybookMap
{
    private PlaybookLayout _layout = default!;
    private Playbook? _laidOut;
    private string? _shown;
    private ElementReference _picture;

    private enum Position
    {
        Ahead,
        Walked,
        Current,
    }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Parameter, EditorRequired] public Playbook Playbook { get; set; } = default!;

    /// <summary>Null when no dialog is shown, only the playbook.</summary>
    [Parameter] public Walk? Walk { get; set; }

    private string Summary => Walk is { } walk
        ? Viewer.Words.DiagramSummary(Playbook.Title, walk.Path.Length, walk.Current.Says)
        : Viewer.Words.DiagramOf(Playbook.Title, Playbook.Steps.Length);

    protected override void OnParametersSet()
    {
        if (_laidOut == Playbook) return;
        _layout = PlaybookLayout.Of(Playbook);
        _laidOut = Playbook;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var step = Walk?.Current.Id ?? Playbook.Start;
        if (_shown == step) return;
        _shown = step;
        await Script.InvokeVoidAsync("escalation.reveal", _picture, _shown);
    }

    private Position PositionOf(Step step) => Walk is not { } walk ? Position.Ahead
        : step.Id == walk.Current.Id ? Position.Current
        : walk.Path.Any(v => v.Step.Id == step.Id) ? Position.Walked
        : Position.Ahead;

    private bool IsWalked(PlacedArrow arrow)
    {
        if (Walk is not { } walk) return false;
        var index = walk.Path.ToList().FindIndex(v => v.Step.Id == arrow.From);
        return index >= 0 && (index + 1 < walk.Path.Length ? walk.Path[index + 1].Step.Id : walk.Current.Id) == arrow.To;
    }

    private List<string> Lines(Step step) => ShortText.Lines(step.Says.In(Viewer.Language));

    private static string Kind(Step step) => step switch
    {
        Ending or Referral => "ending",
        ActionStep or Form => "action",
        _ => "question",
    };

    private static string Curve(PlacedArrow arrow)
    {
        var points = arrow.Points;
        var path = new StringBuilder();
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = points[i];
            var enter = y - (i == points.Length - 1 ? PlaybookLayout.BoxHeight / 2 : 0);
            var leave = y + (i == 0 ? PlaybookLayout.BoxHeight / 2 : 0);
            if (i == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {leave:0.#}");
                continue;
            }

            var (fromX, fromY) = (points[i - 1].X, points[i - 1].Y + (i == 1 ? PlaybookLayout.BoxHeight / 2 : 0));
            var bend = (enter - fromY) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{fromX:0.#} {fromY + bend:0.#} {x:0.#} {enter - bend:0.#} {x:0.#} {enter:0.#}");
        }

        return path.ToString();
    }

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
