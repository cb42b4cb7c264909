using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Web;

/// <summary>The employees' page: what was shown so far, and a place to write.</summary>
public static class WebPage
{
    /// <param name="shown">The card at hand and the messages, latest last.</param>
    public static Html Render(string organization, Language language, IReadOnlyList<Prompt> shown, Html form)
    {
        var words = new WebWording(language);
        return Html.Of(
            $"""
            {Head(words)}
            <body data-sending="{words.Sending}" data-offline="{words.Offline}">
            <header><p class="organization">{organization}</p>
            <form method="post" action="/choose" class="languages" aria-label="{words.LanguageLabel}">{form}{Html.Join(Languages.All.Select(l => LanguageButton(l, language)))}</form></header>
            <main id="talk">{Talk(shown, words, form)}</main>
            <script src="/reporter.js" defer></script>
            </body></html>
            """);
    }

    /// <summary>What the link of a handover opens.</summary>
    public static Html Handover(string organization, Language language, string code, Html form)
    {
        var words = new WebWording(language);
        return Small(organization, words, words.CarryOverLead, Html.Of($"<form method=\"post\" action=\"/p/{code}\">{form}<button class=\"primary\">{words.CarryOver}</button></form>"));
    }

    /// <summary>The link of a handover that no longer works.</summary>
    public static Html HandoverGone(string organization, WebWording words) => Small(organization, words, words.CarryOverGone, Html.Of($"<a href=\"/\">{words.StartHere}</a>"));

    /// <summary>Why something was not done, for whom no script shows it beside what they pressed.</summary>
    /// <param name="back">Where to go from here.</param>
    public static Html Problem(string organization, WebWording words, string problem, string back) => Small(organization, words, problem, Html.Of($"<a href=\"{back}\">{words.Back}</a>"));

    private static Html Small(string organization, WebWording words, string says, Html way) => Html.Of(
        $"""
        {Head(words)}
        <body><header><p class="organization">{organization}</p></header>
        <main class="signin"><h1>{says}</h1>{way}</main></body></html>
        """);

    private static Html Head(WebWording words) => Html.Of(
        $"""
        <!doctype html>
        <html lang="{(words.Language == Language.English ? "en" : "ja")}"{Html.If(words.Language == Language.EasyJapanese, $" class=\"easy\"")}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{words.Title}</title>
        <link rel="stylesheet" href="/palette.css"><link rel="stylesheet" href="/reporter.css">
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        </head>
        """);

    /// <summary>The part that is drawn again after every turn.</summary>
    public static Html Talk(IReadOnlyList<Prompt> shown, WebWording words, Html form)
    {
        var cards = Latest(shown);
        var begun = cards.Any(p => p.Card?.StartsWith(DialogCard, StringComparison.Ordinal) == true);
        return Html.Of(
            $"""
            {Html.If(!begun, $"""<div class="lead"><h1>{words.Title}</h1><p>{words.Lead}</p></div>""")}
            <div class="cards" aria-live="polite">{Html.Join(cards.Select(p => WebPrompt.Render(p, words, form)))}</div>
            {Composer(begun, words, form)}
            {Html.If(!begun, $"""<section class="openings"><h2>{words.Examples}</h2><form method="post" action="/say">{form}{Html.Join(words.Openings.Select(o => Html.Of($"<button name=\"text\" value=\"{o}\">{o}</button>")))}</form></section>""")}
            <p class="emergency">{words.Emergency}</p>
            """);
    }

    private const string DialogCard = "dialog/";
    private const int MessagesShown = 5;

    /// <summary>The card at hand stands last, right above the place to write; the messages about it stand above it in their order.</summary>
    private static List<Prompt> Latest(IReadOnlyList<Prompt> shown)
    {
        if (shown.LastOrDefault(p => p.Card is not null) is not { Card: { } name } card) return [];
        if (!name.StartsWith(DialogCard, StringComparison.Ordinal)) return card.Choices.IsEmpty && card.Sections.IsEmpty ? [] : [card];
        var ofThisDialog = name[DialogCard.Length..] + ".";
        return [.. shown.Where(p => p.Card is null && p.Id.StartsWith(ofThisDialog, StringComparison.Ordinal)).TakeLast(MessagesShown), card];
    }

    private static Html Composer(bool begun, WebWording words, Html form) => Html.Of(
        $"""
        <div class="composer">
        <form method="post" action="/say" class="say">{form}
        <label for="text">{(begun ? words.More : words.ReportLabel)}</label>
        <textarea id="text" name="text" rows="{(begun ? 2 : 4)}" maxlength="20000" placeholder="{(begun ? "" : words.Placeholder)}" required></textarea>
        <button class="{(begun ? "normal" : "primary")}">{words.Send}</button></form>
        {Html.If(begun, $"""<form method="post" action="/attach" enctype="multipart/form-data" class="attach">{form}<label class="file"><span aria-hidden="true">＋</span> {words.Attach}<input type="file" name="file" accept="image/*,application/pdf,message/rfc822,text/plain,.eml,.txt,.log" required></label><button>{words.Send}</button></form>""")}
        </div>
        """);

    private static Html LanguageButton(Language language, Language present) => Html.Of(
        $"""<button name="choice" value="language:{language.Tag()}"{Html.If(language == present, $" aria-pressed=\"true\"")} lang="{(language == Language.English ? "en" : "ja")}">{language switch { Language.English => "English", Language.EasyJapanese => "やさしい日本語", _ => "日本語" }}</button>""");
}
