using System.Text.Json;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Recognition;

namespace Escalation.Training;

/// <summary>How right the recogniser was on messages it never saw.</summary>
public sealed record Measurement(string Title, IReadOnlyList<Measurement.Outcome> Outcomes)
{
    public sealed record Outcome(Example Example, Dialogs.Conversations.Recognition Recognition)
    {
        public bool IsReport => Example.Kind != IncidentKind.None;
        public bool TakenForReport => Recognition.Kind != IncidentKind.None;
        public bool OfferedHelp => Recognition.ReportConfidence >= ConversationRules.OfferFrom;
        public bool RightKind => Recognition.Kind == Example.Kind;
    }

    // What whoever labelled the messages was asked to label.
    private static readonly HashSet<string> _labelled =
    [
        "called", "remote_tool", "remote_tool_name", "paid", "paid_how", "paid_amount", "credentials_entered", "clicked", "encrypted",
        "still_on_screen", "device", "phone_numbers", "urls", "for_other", "time",
    ];

    public static Measurement Of(string title, IEnumerable<Example> examples, LocalRecognizer recognizer) =>
        new(title, [.. examples.Select(example => new Outcome(example, recognizer.Recognize(example.Text)))]);

    public IEnumerable<(string Name, int Right, int Found, int Said)> Facts() =>
        from outcome in Outcomes
        where outcome.Example.Facts is not null
        let found = Named(outcome.Recognition.Facts)
        let said = Named(outcome.Example.Facts!.Value)
        from name in found.Keys.Union(said.Keys)
        where _labelled.Contains(name)
        group (
            Right: found.TryGetValue(name, out var f) && said.TryGetValue(name, out var s) && IsSame(f, s) ? 1 : 0,
            Found: found.ContainsKey(name) ? 1 : 0,
            Said: said.ContainsKey(name) ? 1 : 0) by name into fact
        orderby fact.Key
        select (fact.Key, fact.Sum(x => x.Right), fact.Sum(x => x.Found), fact.Sum(x => x.Said));

    private static Dictionary<string, string> Named(Dialogs.Conversations.Facts facts)
    {
        Dictionary<string, string> named = new(facts.Answers());
        if (facts.RemoteToolName is { } tool) named["remote_tool_name"] = tool;
        if (facts.PaidAmount is { } amount) named["paid_amount"] = amount;
        if (facts.Time is { } time) named["time"] = time;
        if (facts.PhoneNumbers.Length > 0) named["phone_numbers"] = string.Join(' ', facts.PhoneNumbers);
        if (facts.Urls.Length > 0) named["urls"] = string.Join(' ', facts.Urls);
        return named;
    }

    /// <summary>The labels say "paid" with how and how much, and "remote_tool" with its name, where the text does.</summary>
    private static Dictionary<string, string> Named(JsonElement facts)
    {
        Dictionary<string, string> named = [];
        foreach (var fact in facts.EnumerateObject())
        {
            named[fact.Name] = fact.Value.ValueKind switch
            {
                JsonValueKind.True => "yes",
                JsonValueKind.False => "no",
                JsonValueKind.Array => string.Join(' ', fact.Value.EnumerateArray()),
                JsonValueKind.Object => "yes",
                _ when fact.Name == "remote_tool" => "yes",
                _ => fact.Value.ToString(),
            };
            if (fact.Value.ValueKind == JsonValueKind.Object)
                foreach (var part in fact.Value.EnumerateObject()) named[$"{fact.Name}_{part.Name}"] = part.Value.ToString();
            else if (fact is { Name: "remote_tool", Value.ValueKind: JsonValueKind.String })
                named["remote_tool_name"] = fact.Value.ToString();
        }
        return named;
    }

    /// <summary>A time or an amount is the same when one contains the other; numbers are compared without what separates them.</summary>
    private static bool IsSame(string found, string said)
    {
        var (a, b) = (Bare(found), Bare(said));
        return a == b || (a.Length > 3 && b.Length > 1 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)));
    }

    private static string Bare(string value) => string.Concat(Normalization.Clean(value).ToLowerInvariant().Where(c => c is not (' ' or '-' or ',')));
}
