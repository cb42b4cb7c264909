using System.Collections.Immutable;

namespace Escalation.Dialogs.Prompts;

/// <summary>
/// What is written into a field with columns, as text: one row a line, its columns between upright bars of either width. Trailing columns may be missing, so a
/// line without a bar, as people write it in a hurry and as it was kept before there were columns, is a row of which only the first is known.
/// </summary>
public static class Rows
{
    private static readonly char[] _bars = ['｜', '|'];

    /// <summary>Every row has as many cells as there are columns; what is not known is empty.</summary>
    public static ImmutableArray<ImmutableArray<string>> Parse(string? text, int columns) =>
    [
        .. from line in (text ?? "").Split('\n')
           let cells = line.Split(_bars, columns, StringSplitOptions.TrimEntries)
           where cells.Any(c => c.Length > 0)
           select (ImmutableArray<string>)[.. cells, .. Enumerable.Repeat("", columns - cells.Length)],
    ];

    public static string Print(IEnumerable<IEnumerable<string>> rows) =>
        string.Join('\n', rows.Select(row => string.Join(_bars[0], row.Select(Cell)).TrimEnd(_bars[0])).Where(line => line.Length > 0));

    /// <summary>What would be read as the next column or row must not stand in a cell.</summary>
    private static string Cell(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Replace('｜', '／').Replace('|', '／');
}
