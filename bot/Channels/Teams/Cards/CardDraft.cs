using System.Text.Json.Nodes;

namespace Escalation.Channels.Teams.Cards;

/// <summary>
/// Elements with their importance, so that a card that is too much for Teams loses its least important end, never its buttons. Teams takes 100 KB, counted
/// as UTF-16, and phones show long cards badly, so it ends well before.
/// </summary>
internal sealed class CardDraft
{
    private const int MostCharacters = 26_000;
    private readonly List<(int Unimportance, JsonObject Element)> _elements = [];

    /// <param name="unimportance">0 is never left out.</param>
    public void Add(int unimportance, JsonObject element) => _elements.Add((unimportance, element));

    public IEnumerable<JsonObject> Fit(string shortened)
    {
        var sizes = _elements.Select(e => e.Element.ToJsonString().Length).ToList();
        var cut = false;
        while (sizes.Sum() > MostCharacters && _elements.Max(e => e.Unimportance) is > 0 and var least)
        {
            var last = _elements.FindLastIndex(e => e.Unimportance == least);
            _elements.RemoveAt(last);
            sizes.RemoveAt(last);
            cut = true;
        }

        IEnumerable<JsonObject> kept = _elements.Select(e => e.Element);
        return cut ? kept.Append(Element.Line(shortened, subtle: true)) : kept;
    }
}
