using System.Collections.Immutable;

namespace Escalation.Dialogs.Conversations;

/// <summary>
/// The ids of what can be pressed. Each says by itself what it answers, <c>step:answer</c> or one of the words below, so that a press on an older card
/// is told from a fitting one without remembering cards.
/// </summary>
public static class ChoiceIds
{
    public const string Human = "human";
    public const string New = "new";
    public const string Doubt = "doubt";
    public const string DoubtYes = $"{Doubt}:yes";
    public const string DoubtNo = $"{Doubt}:no";

    /// <summary>Whoever does not know whether something is wrong is asked what happened, as if it were.</summary>
    public const string DoubtUnknown = $"{Doubt}:unknown";
    public const string Language = "language";
    public const string Explain = "explain";
    public const string Correct = "correct";

    /// <summary>It was taken for the wrong kind.</summary>
    public const string OtherKind = "other-kind";

    public const string Offer = "offer";
    public const string OfferYes = $"{Offer}:yes";
    public const string OfferNo = $"{Offer}:no";

    /// <summary>Words no step may be called.</summary>
    public static readonly ImmutableArray<string> Reserved = [Human, New, Doubt, Language, Explain, Correct, OtherKind, Offer];

    public static string Of(string step, string answer) => $"{step}:{answer}";

    public static (string Head, string Tail) Split(string choiceId)
    {
        var colon = choiceId.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (choiceId, "") : (choiceId[..colon], choiceId[(colon + 1)..]);
    }
}
