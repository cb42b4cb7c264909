using System.Collections.Immutable;
using Escalation.Dialogs.Incidents;

namespace Escalation.Dialogs.Hearing;

/// <summary>
/// A field of the sheet with what stands in it now. What the conversation and the organisation file know is put forward with its source, and is never
/// recorded as somebody's answer: the words of a responder win, and so does their "not known yet".
/// </summary>
public sealed record HearingAnswer(HearingField Field, string? Value, HearingSource Source, HearingGap? Gap)
{
    public HearingState State => Gap is not null ? HearingState.NotKnownYet : Value is not null ? HearingState.Answered : HearingState.Missing;

    /// <summary>Of a field with columns, one for each thing that was named.</summary>
    public ImmutableArray<HearingRow> Rows => Field.Columns.IsEmpty ? [] : [.. Prompts.Rows.Parse(Value, Field.Columns.Length).Select(cells => new HearingRow(Field, cells))];

    /// <summary>How many cells of its table are still to be found out.</summary>
    public int OpenCells => Rows.Sum(r => r.Open.Length);

    /// <summary>All fields in their order.</summary>
    public static ImmutableArray<HearingAnswer> Of(Incident state)
    {
        var known = ToldInTheDialog.Of(state).GroupBy(k => k.Field).ToDictionary(k => k.Key, k => string.Join('\n', k.Select(v => v.Value).Distinct()));
        var peacetime = state.Plan?.Peacetime?.Answers().ToDictionary(a => a.Field, a => a.Value) ?? [];
        return [.. HearingSheet.For(state.Report?.Kind ?? IncidentKind.None).Select(Answer)];

        HearingAnswer Answer(HearingField field) =>
            state.HearingGaps.TryGetValue(field.Id, out var gap) ? new(field, null, HearingSource.Responder, gap)
            : state.Hearing.TryGetValue(field.Id, out var own) ? new(field, own, HearingSource.Responder, null)
            : known.TryGetValue(field.Id, out var reported) ? new(field, peacetime.TryGetValue(field.Id, out var too) ? $"{reported}\n平時の登録：{too}" : reported, HearingSource.Conversation, null)
            : peacetime.TryGetValue(field.Id, out var before) ? new(field, before, HearingSource.Peacetime, null)
            : new(field, null, HearingSource.Nobody, null);
    }
}

/// <summary>One thing of a table. A cell that is empty or says that it is not known is something to find out, though the field has an answer.</summary>
public sealed record HearingRow(HearingField Field, ImmutableArray<string> Cells)
{
    public ImmutableArray<HearingColumn> Open => [.. Field.Columns.Where((_, i) => IsOpen(i))];

    public bool IsOpen(int column) => Cells[column].Length == 0 || HearingSheet.IsNotKnown(Cells[column]);

    /// <summary>An empty cell says so.</summary>
    public IEnumerable<string> Shown(Language language) => Cells.Select(cell => cell.Length == 0 ? HearingSheet.NotFoundOut.In(language) : cell);

    /// <summary>Where there is no room for a table.</summary>
    public string InWords(Language language) => string.Join(language == Language.English ? ", " : "、", Shown(language).Select((cell, i) => i == 0 ? cell : $"{Field.Columns[i].Label.In(language)}{(language == Language.English ? ": " : "：")}{cell}"));
}

public enum HearingState
{
    /// <summary>Nobody has touched it.</summary>
    Missing,
    NotKnownYet,
    Answered,
}

/// <summary>Who says so.</summary>
public enum HearingSource
{
    Nobody,
    Responder,

    /// <summary>The reporter, in the dialog.</summary>
    Conversation,

    /// <summary>The organisation file.</summary>
    Peacetime,
}
