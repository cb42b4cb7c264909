using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;
using static Escalation.Bot.Handbook.Sheet;

namespace Escalation.Bot.Handbook;

/// <summary>What on-call needs when the bot, the chat or the network is gone, as one file. It cannot know today's date, so its own stands large.</summary>
internal static class OfflinePack
{
    private const int DaysGood = 7;

    public static string Of(HandbookSource source) => Sheet.Of($"オフラインの控え {source.Organization.Name} {Day(source.At)}", "offline.css",
        $"""
        <input type="radio" name="language" id="ja" checked><label for="ja">日本語</label>
        <input type="radio" name="language" id="je"><label for="je">やさしい日本語</label>
        <input type="radio" name="language" id="en"><label for="en" lang="en">English</label>
        <main>
        <header><h1>{Text(source.Organization.Name)}　{All(SheetWording.PackTitle)}</h1>
        <p class="made">{All(SheetWording.MadeAt)}<strong>{Minute(source.At)}</strong></p>
        <p class="made until">{All(SheetWording.GoodUntil)}<strong>{Day(source.At.AddDays(DaysGood))}</strong></p>
        <p class="secret">{All(SheetWording.Secret)}</p></header>
        <section class="start"><h2>{All(SheetWording.Lead)}</h2><ol>{Each(SheetWording.First, line => $"<li>{All(line)}</li>")}</ol>
        <h3>✕ {All(SheetWording.NeverTitle)}</h3><ul>{Each(SheetWording.Never, line => $"<li>{All(line)}</li>")}</ul>
        <p class="code">{Qr(source.Page)}<small>{Text(source.Page.ToString())}</small></p></section>
        <section><h2>{All(SheetWording.Levels)}</h2>{Each(source.Organization.Policy.Levels.Select((level, i) => (level, i)), l => Level(source, l.level, l.i + 1))}</section>
        <section><h2>{All(SheetWording.Roster)}</h2>{Each(source.Organization.Rosters, roster => Shifts(source, roster))}</section>
        <section><h2>{All(SheetWording.Windows)}</h2>
        {Each(source.Organization.Sites, site => Site(source, site))}
        <details open><summary>{All(SheetWording.Others)}</summary>{Windows(source.Others)}</details></section>
        <section><h2>{All(SheetWording.Kinds)}</h2>{Each(source.Catalog.Playbooks, Kind)}</section>
        <section class="paper"><h2>{All(SheetWording.OnPaper)}</h2><p>{All(SheetWording.PaperHow)}</p>
        <dl>{Each(HearingSheet.Fields, f => $"<dt>{Both(f.Label)}</dt><dd{(f.Columns.IsEmpty ? "" : " class=\"rows\"")}>{ByHand(f)}</dd>")}</dl>
        <table class="log"><thead><tr><th>{All(SheetWording.Time)}</th><th>{All(SheetWording.What)}</th></tr></thead><tbody>{string.Concat(Enumerable.Repeat("<tr><td></td><td></td></tr>", 14))}</tbody></table></section>
        </main>
        """);

    /// <summary>Of a field with columns, four rows to write in.</summary>
    private static string ByHand(HearingField field) => field.Columns.IsEmpty ? "" :
        $"<table><thead><tr>{Each(field.Columns, c => $"<th>{Both(c.Label)}</th>")}</tr></thead><tbody>{string.Concat(Enumerable.Repeat($"<tr>{string.Concat(field.Columns.Select(_ => "<td></td>"))}</tr>", 4))}</tbody></table>";

    private static string Both(HearingLabel label) => All(new(label.Ja, label.Ja, label.En));

    private static string Level(HandbookSource source, EscalationLevel level, int number) =>
        $"<h3>{All(SheetWording.Level(number, level.AcknowledgeMinutes))}</h3><ul class=\"people\">{Each(source.PeopleOf(level), p => $"<li><b>{Text(p.Name)}</b> {Reach(p.Phone)}</li>")}</ul>";

    private static string Shifts(HandbookSource source, Roster roster) =>
        $"""
        <h3>{Text(roster.Id)}</h3><table><thead><tr><th>{All(SheetWording.From)}</th><th>{All(SheetWording.Who)}</th><th>{All(SheetWording.Phone)}</th></tr></thead><tbody>
        {Each(source.Shifts(roster), s => $"<tr><td>{Minute(s.From)}</td><td>{(s.Person is { } p ? Text(p.Name) : All(SheetWording.Nobody))}</td><td>{(s.Person is { } q ? Reach(q.Phone) : "")}</td></tr>")}
        </tbody></table>
        """;

    private static string Site(HandbookSource source, Site site) =>
        $"""<details open><summary>{Text(site.Name)}</summary>{(site.Police is null ? $"<p class=\"loud\">{All(SheetWording.NoStation)}</p>" : "")}{Windows(language => source.Police(site, language))}</details>""";

    /// <summary>A window's words come in one language at a time.</summary>
    private static string Windows(Func<Language, IReadOnlyList<ContactCard>> of)
    {
        var (plain, easy, english) = (of(Language.Japanese), of(Language.EasyJapanese), of(Language.English));
        return $"<ul class=\"windows\">{Each(plain.Select((card, i) => (card, i)), w => Window(w.card, easy[w.i], english[w.i]))}</ul>";
    }

    private static string Window(ContactCard plain, ContactCard easy, ContactCard english)
    {
        return $"""
            <li><b>{Three(c => c.Name)}</b> {Each(plain.Numbers.Select((number, i) => (number, i)), n => $"{Telephone(n.number.Number)} <small>{Three(c => c.Numbers.ElementAt(n.i).Label)}</small> ")}<small>{Three(c => c.Hours)}</small>
            {Each(new[] { plain.Email, plain.Url }.OfType<string>(), reach => $"<small class=\"reach\">{Text(reach)}</small>")}<p>{Three(c => c.Purpose)} {Three(c => c.DoesNot)} {Three(c => c.Instead)}</p></li>
            """;

        string Three(Func<ContactCard, string?> of) => of(plain) is { Length: > 0 } word ? All(new(word, of(easy) ?? word, of(english) ?? word)) : "";
    }

    private static string Kind(Playbook playbook) =>
        $"""
        <details class="kind"><summary>{All(playbook.Title)}</summary>
        {Each(playbook.First, f => $"<p class=\"do\">{All(f.Text)}</p>")}
        <h3>✕ {All(SheetWording.NeverTitle)}</h3><ul class="never">{Each(playbook.Never, n => $"<li>{All(n.Text)}</li>")}</ul>
        <ol>{Each(playbook.Steps.OfType<ActionStep>(), s => $"<li><b>{All(s.Do)}</b><p>{All(s.How)}</p></li>")}</ol></details>
        """;

    private static string Reach(string? phone) => phone is null ? $"<em>{All(SheetWording.NotWritten)}</em>" : Telephone(phone);

    private static string Day(DateTimeOffset at) => JapaneseTime.Of(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) => JapaneseTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
