using System.Text.Json.Nodes;
using Escalation.Channels.Teams.Wire;

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
        var sizes = _elements.Select(e => e.Element.ToJsonString(TeamsJson.Readable).Length).ToList();
        var cut = false;
        while (sizes.Sum() > MostCharacters && LeastImportant() is >= 0 and var last)
        {
            _elements.RemoveAt(last);
            sizes.RemoveAt(last);
            cut = true;
        }

        IEnumerable<JsonObject> kept = _elements.Select(e => e.Element);
        return cut ? kept.Append(Element.Line(shortened, subtle: true)) : kept;
    }

    /// <summary>The last of those that matter least; of those that matter most, the last that is only read. -1 when all that is left has to be pressed or filled in.</summary>
    private int LeastImportant() => _elements.Max(e => e.Unimportance) is > 0 and var least
        ? _elements.FindLastIndex(e => e.Unimportance == least)
        : _elements.FindLastIndex(e => IsOnlyRead(e.Element));

    private static bool IsOnlyRead(JsonObject element) => element["type"]!.GetValue<string>() switch
    {
        "Container" => element["items"]!.AsArray().All(i => IsOnlyRead(i!.AsObject())),
        "TextBlock" or "RichTextBlock" => true,
        _ => false,
    };
}
