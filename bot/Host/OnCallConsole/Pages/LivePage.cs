using Escalation.Bot.OnCallConsole.Wording;
using Microsoft.AspNetCore.Components;

namespace Escalation.Bot.OnCallConsole.Pages;

/// <summary>A page that is drawn again whenever the board was read again.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    [CascadingParameter] protected Viewer Viewer { get; set; } = default!;
    [Inject] protected ConsoleDesk Desk { get; set; } = default!;
    [Inject] protected LiveBoard Board { get; set; } = default!;

    protected ConsoleWording Words => Viewer.Words;

    public void Dispose()
    {
        Board.Changed -= Hear;
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows beside the board itself.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnInitialized() => Board.Changed += Hear;

    private async void Hear()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                await Load();
                StateHasChanged();
            });
        }
        catch (ObjectDisposedException)
        {
            // The page was left meanwhile.
        }
        catch (Exception wrong)
        {
            await DispatchExceptionAsync(wrong);
        }
    }
}
