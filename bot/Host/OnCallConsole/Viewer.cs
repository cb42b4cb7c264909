using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;

namespace Escalation.Bot.OnCallConsole;

/// <summary>Who looks at the console, and in which language.</summary>
public sealed record Viewer(Person Person, Language Language)
{
    public ConsoleWording Words { get; } = new(Language);

    /// <summary>For <c>lang</c>.</summary>
    public string Tag => Language == Language.English ? "en" : "ja";
}
