using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Dialogs.Conversations;

/// <summary>Reads a typed answer to the step at hand: people write 「はい」 or "done" where there is a button. Only whole, plain answers count.</summary>
public static class SpokenAnswers
{
    private static readonly FrozenDictionary<string, string> _words = new (string Answer, string[] Words)[]
    {
        ("yes", ["はい", "うん", "ええ", "そう", "そうです", "はいそうです", "yes", "y", "yep", "yeah", "yes i did"]),
        ("no", ["いいえ", "いえ", "いや", "ううん", "してない", "してません", "していません", "ないです", "no", "n", "nope", "not yet", "no i didnt", "まだ", "まだです"]),
        (Walk.Unknown, ["わからない", "わかりません", "分からない", "分かりません", "不明", "不明です", "知らない", "覚えてない", "dont know", "i dont know", "not sure", "unknown", "no idea"]),
        (Walk.Done, ["できた", "できました", "やった", "やりました", "やりました", "しました", "完了", "完了です", "done", "ok", "ok done", "did it", "finished", "切りました", "おわりました", "終わりました"]),
        (Walk.Cannot, ["できない", "できません", "無理", "無理です", "むり", "だめ", "だめです", "cannot", "cant", "i cant", "cant do it", "not possible"]),
        (ChoiceIds.Explain, ["意味がわからない", "意味がわかりません", "どういう意味", "どういうこと", "どうやって", "どうやるの", "やり方がわからない", "やり方がわかりません", "how", "what do you mean", "i dont understand", "dont understand"]),
        (ChoiceIds.Human, ["人と話したい", "人と話したいです", "電話してください", "電話して", "電話ください", "担当者と話したい", "誰かと話したい", "talk to a person", "i want to talk to a person", "call me", "please call me", "human"]),
    }.SelectMany(a => a.Words.Distinct().Select(w => (w, a.Answer))).ToFrozenDictionary(p => p.w, p => p.Answer);

    /// <summary>What the text means as an answer: an answer's id, <see cref="ChoiceIds.Explain"/>, <see cref="ChoiceIds.Human"/>; null when it is more than that.</summary>
    public static string? Read(string text, Step step)
    {
        var plain = Plain(text);
        if (step is Question question)
            foreach (var answer in question.Answers)
                if (answer.Label is { } label && (Plain(label.Ja) == plain || Plain(label.JaEasy) == plain || Plain(label.En) == plain)) return answer.Id;
        return _words.TryGetValue(plain, out var word) && (word is ChoiceIds.Explain or ChoiceIds.Human || Walk.Takes(step, word)) ? word : null;
    }

    /// <summary>What typed words fill into a form: a number into its phone field, the words into its first other field.</summary>
    public static ImmutableSortedDictionary<string, string> Fill(Form form, string text, IEnumerable<string> phoneNumbers)
    {
        var values = ImmutableSortedDictionary<string, string>.Empty;
        if (form.Fields.FirstOrDefault(f => f.Kind == Prompts.FieldKind.Phone) is { } phone && phoneNumbers.FirstOrDefault() is { } number)
        {
            values = values.Add(phone.Id, number);
            text = text.Replace(number, "", StringComparison.Ordinal);
        }

        return form.Fields.FirstOrDefault(f => f.Kind != Prompts.FieldKind.Phone) is { } other && text.Trim(' ', '　', '、', ',', '\n').Length > 0
            ? values.Add(other.Id, text.Trim(' ', '　', '、', ',', '\n'))
            : values;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            else if (letter == ' ' && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        return plain.ToString().Trim();
    }
}
