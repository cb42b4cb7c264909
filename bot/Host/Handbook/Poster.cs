using Escalation.Dialogs;
using static Escalation.Bot.Handbook.Sheet;

namespace Escalation.Bot.Handbook;

/// <summary>One page for each site, drawn for A4 and larger by the printer's own scaling; it reads in black and white.</summary>
internal static class Poster
{
    public static string Of(HandbookSource source) => Sheet.Of($"ポスター {source.Organization.Name}", "poster.css", Each(source.Organization.Sites, site => Page(source, site)));

    private static string Page(HandbookSource source, Site site) =>
        $"""
        <section class="poster">
        <header><h1>{Text(SheetWording.Lead.Ja)}</h1><p>{Text(SheetWording.Lead.JaEasy)}　<span lang="en">{Text(SheetWording.Lead.En)}</span></p></header>
        <div class="act"><ol class="first">{Each(SheetWording.First, line => $"<li>{Three(line)}</li>")}</ol>{Drawing("cable.svg", SheetWording.First[0])}</div>
        <section class="never"><h2>✕ {Text(SheetWording.NeverTitle.Ja)} <small lang="en">{Text(SheetWording.NeverTitle.En)}</small></h2><ul>{Each(SheetWording.Never, line => $"<li>{Three(line)}</li>")}</ul></section>
        <section class="reach">
        <div class="code">{Qr(source.Page)}</div>
        <div><h2>{Text(SheetWording.ReportHere.Ja)} <small lang="en">{Text(SheetWording.ReportHere.En)}</small></h2><p class="page">{Text(source.Page.ToString())}</p><dl>{Phones(source, site, most: 3)}</dl></div>
        </section>
        <footer>{Text(SheetWording.NoBlame.Ja)} <span lang="en">{Text(SheetWording.NoBlame.En)}</span><small>{Text(source.Organization.Name)}　{Text(site.Name)}　{Dialogs.OnCall.JapaneseTime.Day(source.At):yyyy-MM-dd}</small></footer>
        </section>
        """;

    /// <summary>The first level's people, for a roster moves on while paper stays; then the police of the site, never an emergency number alone.</summary>
    public static string Phones(HandbookSource source, Site site, int most)
    {
        var people = source.Organization.Policy.Levels is [var first, ..] ? source.PeopleOf(first) : [];
        var police = source.Police(site, Language.Japanese).FirstOrDefault(c => c.Phone is not null && c.Id != "police-110");
        return Each(people.Where(p => p.Phone is not null).Take(most), p => Line(SheetWording.OnCall.Ja, p.Name, p.Phone!)) + (police is null ? "" : Line(SheetWording.Police.Ja, police.Name, police.Phone!));
    }

    private static string Line(string what, string name, string phone) => $"<div><dt>{Text(what)} <small>{Text(name)}</small></dt><dd>{Text(phone)}</dd></div>";

    private static string Three(Text line) => $"""<b>{Text(line.Ja)}</b><span>{Text(line.JaEasy)}</span><span lang="en">{Text(line.En)}</span>""";
}
