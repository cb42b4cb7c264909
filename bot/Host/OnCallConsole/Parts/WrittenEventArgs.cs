using Microsoft.AspNetCore.Components;

namespace Escalation.Bot.OnCallConsole.Parts;

/// <summary>What stood in the boxes of a form when a button of it was pressed, by the boxes' names.</summary>
public sealed class WrittenEventArgs : EventArgs
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Boxes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string this[string box] => All(box) is [var only, ..] ? only : "";

    /// <summary>Of several boxes of one name, in the order in which they stand.</summary>
    public IReadOnlyList<string> All(string box) => Boxes.GetValueOrDefault(box) ?? [];
}

/// <summary>Events that <c>forms.js</c> makes known to Blazor: a form was sent; a button beside boxes was pressed.</summary>
[EventHandler("onsent", typeof(WrittenEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onpressed", typeof(WrittenEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
