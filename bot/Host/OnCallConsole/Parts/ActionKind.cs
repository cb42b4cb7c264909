using Escalation.Bot.OnCallConsole.Wording;

namespace Escalation.Bot.OnCallConsole.Parts;

/// <summary>What on-call people do with words; in the order of the buttons.</summary>
public enum ActionKind
{
    Write,
    Reached,
    Note,
    Downgrade,
    Resolve,
    Reopen,
}

internal static class ActionKinds
{
    public static string Label(this ActionKind kind, ConsoleWording words) => kind switch
    {
        ActionKind.Write => words.Write,
        ActionKind.Reached => words.Reached,
        ActionKind.Note => words.Note,
        ActionKind.Downgrade => words.Downgrade,
        ActionKind.Resolve => words.Resolve,
        _ => words.Reopen,
    };

    public static string Meaning(this ActionKind kind, ConsoleWording words) => kind switch
    {
        ActionKind.Write => words.WriteMeaning,
        ActionKind.Reached => words.ReachedMeaning,
        ActionKind.Note => words.NoteMeaning,
        ActionKind.Downgrade => words.DowngradeMeaning,
        ActionKind.Resolve => words.ResolveMeaning,
        _ => words.ReopenMeaning,
    };

    /// <summary>What the text is called.</summary>
    public static string Text(this ActionKind kind, ConsoleWording words) => kind switch
    {
        ActionKind.Write => words.MessageText,
        ActionKind.Reached => words.SpokenText,
        ActionKind.Note => words.NoteText,
        ActionKind.Resolve => words.SummaryText,
        _ => words.ReasonText,
    };
}
