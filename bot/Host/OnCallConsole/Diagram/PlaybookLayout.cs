using System.Collections.Immutable;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.OnCallConsole.Diagram;

/// <summary>
/// Where the steps of a playbook stand in its picture: in rows by their longest way from the start, so that every arrow points down; within a row as near
/// to their neighbours as possible (Sugiyama's method, with a bend wherever an arrow passes a row).
/// </summary>
public sealed record PlaybookLayout(double Width, double Height, ImmutableArray<PlacedStep> Steps, ImmutableArray<PlacedArrow> Arrows)
{
    public const double BoxWidth = 156;
    public const double BoxHeight = 48;
    private const double Gap = 18;
    private const double RowHeight = BoxHeight + 38;
    private const double BendWidth = 6;
    private const int Sweeps = 12;

    public static PlaybookLayout Of(Playbook playbook)
    {
        var rowOf = Rows(playbook);
        var nodes = playbook.Steps.Where(s => rowOf.ContainsKey(s.Id)).ToDictionary(s => s.Id, s => new Node(s, rowOf[s.Id]));
        var chains = nodes.Values.SelectMany(n => n.Step!.Exits.Select(e => e.Next).Distinct().Select(next => Chain(n, nodes[next]))).ToList();
        foreach (var (upper, lower) in chains.SelectMany(chain => chain.Zip(chain.Skip(1)))) Connect(upper, lower);

        var rows = nodes.Values.Concat(chains.SelectMany(c => c)).Distinct().GroupBy(n => n.Row).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        Order(rows);
        Place(rows);
        var left = rows.SelectMany(r => r).Min(n => n.X - (n.Width / 2));
        foreach (var node in rows.SelectMany(r => r)) node.X += Gap - left;

        return new(rows.SelectMany(r => r).Max(n => n.X + (n.Width / 2)) + Gap, (rows.Count * RowHeight) - (RowHeight - BoxHeight) + (2 * Gap),
            [.. nodes.Values.Select(n => new PlacedStep(n.Step!, n.X, n.Y))],
            [.. chains.Select(c => new PlacedArrow(c[0].Step!.Id, c[^1].Step!.Id, [.. c.Select(n => (n.X, n.Y))]))]);
    }

    private static Dictionary<string, int> Rows(Playbook playbook)
    {
        var rows = new Dictionary<string, int> { [playbook.Start] = 0 };
        var waiting = new Queue<string>([playbook.Start]);
        // A playbook has no circle (the catalog check sees to it), so this ends.
        while (waiting.TryDequeue(out var id))
            foreach (var (_, next) in playbook.Find(id)!.Exits)
                if (!rows.TryGetValue(next, out var row) || row <= rows[id])
                {
                    rows[next] = rows[id] + 1;
                    waiting.Enqueue(next);
                }

        return rows;
    }

    private static List<Node> Chain(Node from, Node to) =>
        [from, .. Enumerable.Range(from.Row + 1, to.Row - from.Row - 1).Select(row => new Node(null, row)), to];

    private static void Connect(Node upper, Node lower)
    {
        upper.Below.Add(lower);
        lower.Above.Add(upper);
    }

    private static void Order(List<List<Node>> rows)
    {
        Number(rows);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var row in down ? rows : Enumerable.Reverse(rows))
            {
                var sorted = row.OrderBy(n => (down ? n.Above : n.Below) is { Count: > 0 } near ? near.Average(o => o.Rank) : n.Rank).ToList();
                row.Clear();
                row.AddRange(sorted);
                Number([row]);
            }
        }
    }

    private static void Number(IEnumerable<List<Node>> rows)
    {
        foreach (var row in rows)
            for (var i = 0; i < row.Count; i++) row[i].Rank = i - (row.Count / 2.0);
    }

    private static void Place(List<List<Node>> rows)
    {
        foreach (var row in rows) Spread(row, n => n.Rank * (BoxWidth + Gap));
        for (var sweep = 0; sweep < Sweeps; sweep++)
            foreach (var row in sweep % 2 == 0 ? rows : Enumerable.Reverse(rows))
                Spread(row, n => n.Above.Concat(n.Below).Average(o => o.X));
    }

    /// <summary>Puts each node where it wants to be, moves apart those that would overlap, and shares the shift among all of them.</summary>
    private static void Spread(List<Node> row, Func<Node, double> wanted)
    {
        var wishes = row.ConvertAll(n => n.Above.Count + n.Below.Count == 0 ? n.X : wanted(n));
        var edge = double.NegativeInfinity;
        for (var i = 0; i < row.Count; i++)
        {
            row[i].X = Math.Max(wishes[i], edge + (row[i].Width / 2));
            edge = row[i].X + (row[i].Width / 2) + Gap;
        }

        var shift = row.Select((n, i) => n.X - wishes[i]).Average();
        foreach (var node in row) node.X -= shift;
    }

    /// <param name="step">Null for a bend of an arrow.</param>
    private sealed class Node(Step? step, int row)
    {
        public Step? Step { get; } = step;
        public int Row { get; } = row;
        public double Width { get; } = step is null ? BendWidth : BoxWidth;
        public double Rank { get; set; }
        public double X { get; set; }
        public double Y => Gap + (Row * RowHeight) + (BoxHeight / 2);
        public List<Node> Above { get; } = [];
        public List<Node> Below { get; } = [];
    }
}

/// <param name="X">The middle of its box.</param>
/// <param name="Y">The middle of its box.</param>
public sealed record PlacedStep(Step Step, double X, double Y);

/// <param name="Points">From box to box, with a bend in every row it passes.</param>
public sealed record PlacedArrow(string From, string To, ImmutableArray<(double X, double Y)> Points);
