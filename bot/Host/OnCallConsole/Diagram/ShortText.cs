namespace Escalation.Bot.OnCallConsole.Diagram;

/// <summary>Cuts a sentence to two lines of a box. A Japanese character counts as two Latin ones; Latin words are kept whole.</summary>
internal static class ShortText
{
    private const int Widest = 22;
    private const string NeverFirst = "、。，．」』）…ー？！っゃゅょ";

    public static List<string> Lines(string text)
    {
        var first = Take(text, Widest);
        if (first.Length == text.Length) return [text];
        var rest = text[first.Length..].TrimStart();
        var second = Take(rest, Widest);
        return second.Length == rest.Length ? [first.TrimEnd(), rest] : [first.TrimEnd(), Take(rest, Widest - 2).TrimEnd() + "…"];
    }

    private static string Take(string text, int widest)
    {
        var width = 0;
        var end = 0;
        while (end < text.Length && (width += IsWide(text[end]) ? 2 : 1) <= widest) end++;
        // A line does not begin with a closing mark, nor inside a Latin word.
        var cut = end;
        while (cut > 0 && cut < text.Length && (NeverFirst.Contains(text[cut]) || (IsLetter(text[cut]) && IsLetter(text[cut - 1])))) cut--;
        return text[..(cut == 0 ? end : cut)];
    }

    private static bool IsLetter(char c) => !IsWide(c) && c != ' ';

    private static bool IsWide(char c) => c >= 0x2E80;
}
