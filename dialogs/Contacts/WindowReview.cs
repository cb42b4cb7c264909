using System.Collections.Immutable;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Contacts;

/// <summary>What the company itself found out about consultation windows, folded from the events of one stream.</summary>
public sealed record WindowReview
{
    public static StreamId Stream { get; } = new("windows/main");

    public ImmutableSortedDictionary<string, WindowFinding> Findings { get; init; } = ImmutableSortedDictionary<string, WindowFinding>.Empty;

    public WindowReview Apply(IEnumerable<Event> happened) => happened.Aggregate(this, (state, e) => state.Apply(e));

    private WindowReview Apply(Event happened) => happened switch
    {
        WindowConfirmed confirmed => this with
        {
            // What had been corrected before is what was confirmed now.
            Findings = Findings.SetItem(confirmed.Window, new(confirmed.By, confirmed.On, confirmed.Source) { Correction = Findings.GetValueOrDefault(confirmed.Window)?.Correction }),
        },
        WindowCorrected corrected => this with { Findings = Findings.SetItem(corrected.Window, new(corrected.By, corrected.On, corrected.Source) { Correction = corrected.To }) },
        WindowRestored restored => this with { Findings = Findings.Remove(restored.Window) },
        _ => this,
    };
}

/// <param name="On">The day it was checked.</param>
/// <param name="Source">What it was checked against: a page, or whom one asked.</param>
public sealed record WindowFinding(PersonId By, DateOnly On, string Source)
{
    public WindowCorrection? Correction { get; init; }
}

/// <summary>How a window is reached now. What is null or empty is not shown; the official page always is.</summary>
public sealed record WindowCorrection(string? Phone, string? PhoneLabel, string? Email, string Url)
{
    /// <summary>Numbers beside the first.</summary>
    public ImmutableArray<ContactNumber> Further { get => field.IsDefault ? [] : field; init; } = [];
}

public abstract record WindowEvent : Event;

public sealed record WindowConfirmed(PersonId By, string Window, string Source, DateOnly On) : WindowEvent;

public sealed record WindowCorrected(PersonId By, string Window, WindowCorrection To, string Source, DateOnly On) : WindowEvent;

/// <summary>Back to what the catalog ships.</summary>
public sealed record WindowRestored(PersonId By, string Window) : WindowEvent;

public abstract record WindowInput(PersonId By, string Window) : Input;

public sealed record ConfirmWindow(PersonId By, string Window, string Source, DateOnly On) : WindowInput(By, Window);

public sealed record CorrectWindow(PersonId By, string Window, WindowCorrection To, string Source, DateOnly On) : WindowInput(By, Window);

public sealed record RestoreWindow(PersonId By, string Window) : WindowInput(By, Window);
