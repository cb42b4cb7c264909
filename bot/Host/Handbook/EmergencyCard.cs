using Escalation.Dialogs;
using static Escalation.Bot.Handbook.Sheet;

namespace Escalation.Bot.Handbook;

/// <summary>Ten cards of 91 × 55 mm on A4, the size of ready-cut sheets: fronts on one page, backs on the next, for printing on both sides.</summary>
internal static class EmergencyCard
{
    private const int OnSheet = 10;

    public static string Of(HandbookSource source) => Sheet.Of($"緊急カード {source.Organization.Name}", "card.css", Each(source.Organization.Sites, site => Page(Front(source, site)) + Page(Back(source))));

    private static string Page(string card) => $"""<section class="sheet">{string.Concat(Enumerable.Repeat(card, OnSheet))}</section>""";

    private static string Front(HandbookSource source, Site site) =>
        $"""
        <article class="card">
        <header><b>{Text(SheetWording.Lead.Ja)}</b><small>{Text(source.Organization.Name)}</small></header>
        <div class="body"><ol>{Each(SheetWording.First, line => $"<li>{Text(line.Ja)}</li>")}</ol><div class="code">{Qr(source.Page)}<small>{Text(SheetWording.ReportHere.Ja)}</small></div></div>
        <p class="never">✕ {Text(string.Join("／", SheetWording.Never.Select(n => n.Ja)))}</p>
        <footer>{Poster.Phones(source, site, most: 2)}</footer>
        </article>
        """;

    private static string Back(HandbookSource source) =>
        $"""<article class="card back">{Side(SheetWording.Lead.JaEasy, "ja", t => t.JaEasy)}{Side(SheetWording.Lead.En, "en", t => t.En)}<footer><small>{Text(source.Page.ToString())}</small></footer></article>""";

    private static string Side(string title, string tag, Func<Text, string> of) =>
        $"""<div lang="{tag}"><b>{Text(title)}</b><ol>{Each(SheetWording.First, line => $"<li>{Text(of(line))}</li>")}</ol><p>✕ {Text(string.Join(" / ", SheetWording.Never.Take(3).Select(of)))}</p></div>""";
}
