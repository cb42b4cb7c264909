using System.Text.RegularExpressions;

namespace Escalation.Recognition.FactFinding;

/// <summary>
/// Whether an English verb says that it was done. "I called", "after calling"; not "told me to call", "should I call"; "I haven't called" says no.
/// What decides stands before the verb, in the same clause.
/// </summary>
internal static partial class Clause
{
    public static bool? Read(string text, Match verb)
    {
        var start = StartOf(text, verb.Index);
        var before = text.AsSpan(start, verb.Index - start);
        if (Negated().IsMatch(before)) return false;
        if (NotSaid().IsMatch(before)) return null;
        var isPast = verb.Groups["past"].Success;
        if (!isPast) return AfterDone().IsMatch(before) ? true : null;
        return IsQuestion(text, verb.Index + verb.Length) && Interrogative().IsMatch(before) ? null : true;
    }

    private static int StartOf(string text, int end)
    {
        var start = 0;
        foreach (var boundary in ClauseBoundary().EnumerateMatches(text.AsSpan(0, end))) start = boundary.Index + boundary.Length;
        return start;
    }

    private static bool IsQuestion(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny(".!?\n");
        return end >= 0 && text[from + end] == '?';
    }

    [GeneratedRegex(@"[.!?;:\n]+\s|\bbut\b|\band then\b|\bthen\b|\band (?=i\b|he\b|she\b|they\b|it\b|we\b)|\bso (?=i\b|he\b|she\b|we\b)|, (?=i\b|he\b|she\b|they\b|we\b|it\b)|\balthough\b|\bthough\b|\bbecause\b|\bbecuase\b")]
    private static partial Regex ClauseBoundary();

    [GeneratedRegex(@"(?:\b(?:didn'?t|did not|haven'?t|have not|hasn'?t|has not|hadn'?t|had not|never|not yet|without|before|nor|neither|dont think i|don'?t think (?:i|we|he|she|they)(?: ever)?|wasn'?t|weren'?t|refused to|instead of)\b(?:(?! (?:told|asked)\b)[^,])*|\bnot(?: yet| actually| even)?\s*|\b(?:nobody|no one|none of us)\b[^,]*)$")]
    private static partial Regex Negated();

    [GeneratedRegex(@"\b(?:told|tells|telling|asked|asks|asking|said|says|saying|want(?:s|ed)?|demand(?:s|ed|ing)?|urg(?:es|ed|ing)|instruct(?:s|ed|ing)|should|shall|must|can|could|would|might|may|will|if|when(?:ever)?|almost|nearly|about to|going to|don'?t|do not|do i|do we|do you|have to|need(?:s|ed)? to|supposed to|trying to|tried to|someone|somebody|scammers?|hackers?|attackers?|thie(?:f|ves)|they|please|to be|was|were|been|be|unless|until|people|anyone|users?|customers?)\b[^,]*$")]
    private static partial Regex NotSaid();

    // A form that is not past on its own counts after these: "after calling", "ended up paying", "I did call", "I have clicked".
    [GeneratedRegex(@"\b(?:after|ended up|by|i did|we did|he did|she did|made me|made him|made her|got me to|got him to|got her to|had me|tricked (?:me|him|her) into|let (?:him|her|them)|and)\b(?: \w+)?\s*$")]
    private static partial Regex AfterDone();

    [GeneratedRegex(@"\b(?:did|have|has) (?:you|anyone|he|she|they)\b")]
    private static partial Regex Interrogative();
}
