using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Dialogs.Conversations;

/// <summary>
/// Reads a typed answer to the step at hand: people write 「はい」 or "done" where there is a button, 「抜きました」 where they are asked to pull a cable,
/// 「大阪です」 where a place is asked. Only short, plain answers count; whatever says more is read for facts instead.
/// </summary>
public static partial class SpokenAnswers
{
    /// <summary>Longer words tell a story.</summary>
    private const int LongestAnswer = 20;

    /// <summary>京都 stands in 東京都, too.</summary>
    private const int Kyoto = 26;

    private static readonly FrozenDictionary<string, string> _words = new (string Answer, string[] Words)[]
    {
        ("yes", ["はい", "うん", "ええ", "そう", "そうです", "はいそうです", "はいしました", "はいやりました", "はい入れました", "はい電話しました", "yes", "y", "yep", "yeah", "yes i did"]),
        ("no", ["いいえ", "いえ", "いや", "ううん", "してない", "してません", "していません", "ないです", "no", "n", "nope", "not yet", "no i didnt", "まだ", "まだです", "いいえまだです", "やっていません", "やってません", "やってない"]),
        (Walk.Unknown, ["わからない", "わかりません", "わからないです", "分からないです", "ちょっとわからない", "たぶん", "かもしれない", "かも", "覚えていません", "覚えてないです", "分からない", "分かりません", "不明", "不明です", "知らない", "覚えてない", "dont know", "i dont know", "not sure", "unknown", "no idea"]),
        (Walk.Done, ["できた", "できました", "やった", "やりました", "しました", "もうしました", "もうやりました", "済みです", "済みました", "完了", "完了です", "done", "ok", "ok done", "did it", "finished", "切りました", "おわりました", "終わりました"]),
        (Walk.Cannot, ["できない", "できません", "できないです", "できませんでした", "できなかった", "無理", "無理です", "むり", "だめ", "だめです", "cannot", "cant", "i cant", "cant do it", "not possible"]),
        (ChoiceIds.Explain, ["意味がわからない", "意味がわかりません", "どういう意味", "どういうこと", "どうやって", "どうやるの", "やり方がわからない", "やり方がわかりません", "how", "what do you mean", "i dont understand", "dont understand"]),
        (ChoiceIds.OtherKind, ["別の問題です", "別の問題", "違う問題です", "ほかの問題です", "it is something else", "its something else", "something else"]),
        (ChoiceIds.Human, ["人と話したい", "人と話したいです", "電話してください", "電話して", "電話ください", "担当者と話したい", "誰かと話したい", "talk to a person", "i want to talk to a person", "call me", "please call me", "human"]),
    }.SelectMany(a => a.Words.Distinct().Select(w => (w, a.Answer))).ToFrozenDictionary(p => p.w, p => p.Answer);

    /// <summary>What the text means as an answer: an answer's id, <see cref="ChoiceIds.Explain"/>, <see cref="ChoiceIds.OtherKind"/>, <see cref="ChoiceIds.Human"/>; null when it is more than that.</summary>
    public static string? Read(string text, Step step, Organization organization)
    {
        var plain = Plain(text);
        if (step is Question question)
            foreach (var answer in question.Answers)
                if (answer.Label is { } label && (Plain(label.Ja) == plain || Plain(label.JaEasy) == plain || Plain(label.En) == plain)) return answer.Id;
        if (_words.TryGetValue(plain, out var word) && (word is ChoiceIds.Explain or ChoiceIds.Human or ChoiceIds.OtherKind || (Walk.Takes(step, word) && (word == Walk.Unknown || step is not (Pick or Form))))) return word;
        return plain.Length > LongestAnswer ? null : step switch
        {
            Pick pick => Place(plain, pick, organization),
            ActionStep action => Deed(text, action),
            _ => null,
        };
    }

    /// <summary>The one place that is named, by its own name or by its prefecture; none where it could be two.</summary>
    private static string? Place(string plain, Pick pick, Organization organization)
    {
        var prefectures = Prefectures.All.Where(p => IsNamed(p.Name.En) || IsNamed(p.Name.Ja is [.. var name, '都' or '府' or '県'] ? name : p.Name.Ja))
            .Select(p => p.Code).Where(code => code != Kyoto || !IsNamed("東京")).ToList();
        if (pick.From != PickFrom.Sites) return prefectures is [var code] ? code.ToString(CultureInfo.InvariantCulture) : null;
        return Only(organization.Sites.Where(s => IsNamed(s.Name.Split('（', '(')[0]))) ?? Only(organization.Sites.Where(s => prefectures.Contains(s.Prefecture)));

        bool IsNamed(string name) => Plain(name) is { Length: > 1 } words && plain.Contains(words, StringComparison.Ordinal);
        static string? Only(IEnumerable<Site> sites) => sites.Take(2).ToList() is [var only] ? only.Id : null;
    }

    /// <summary>「抜きました」 or 「抜けません」 to 「ケーブルを抜いてください」: the verb that was asked for, done or not possible.</summary>
    private static string? Deed(string text, ActionStep action)
    {
        if (Asked().Match(action.Do.Ja) is not { Success: true } asked || Other().IsMatch(text)) return null;
        var verb = Regex.Escape(asked.Groups["verb"].Value);
        return Regex.IsMatch(text, verb + @"\p{IsHiragana}{0,2}(?:ました|た|だ|済み|済みです|した)[。！!]*$") ? Walk.Done
            : Regex.IsMatch(text, verb + @"\p{IsHiragana}{0,3}(?:ません|ないです|ない|られません|れません|なかった|ませんでした)[。！!]*$") ? Walk.Cannot
            : null;
    }

    [GeneratedRegex(@"(?<verb>\p{IsCJKUnifiedIdeographs}+)\p{IsHiragana}{0,2}[てで](?:もらって)?ください")]
    private static partial Regex Asked();

    // What must never be taken for the step having been done.
    [GeneratedRegex("電源|再起動|シャットダウン|消し|削除|初期化")]
    private static partial Regex Other();

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
