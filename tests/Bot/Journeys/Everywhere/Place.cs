using System.Net;
using System.Text.RegularExpressions;
using Escalation.Tests.Bot.Slack;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>Somebody with the dialog before them, wherever they read it.</summary>
internal abstract partial class Place
{
    /// <summary>How the streams of people who write here begin.</summary>
    public abstract string People { get; }

    /// <summary>Everything on the card, to its last word.</summary>
    public abstract string Reads { get; }

    public abstract Task Says(string text);
    public abstract Task Presses(string answer);
    public abstract Task Fills(params (string Field, string Value)[] values);

    /// <summary>Until the card shows these sentences; null then, else the first that never came.</summary>
    public async Task<string?> Shows(IReadOnlyList<string> sentences)
    {
        try
        {
            await Until(() => Missing(sentences) is null);
            return null;
        }
        catch (TimeoutException)
        {
            return Missing(sentences);
        }
    }

    protected abstract Task Until(Func<bool> shown);

    /// <summary>Letters and digits alone: each place has its own marks, spaces and line ends. Numbers of incidents differ from person to person.</summary>
    public static string Bare(string text) => string.Concat(IncidentNumber().Replace(text, "").Where(char.IsLetterOrDigit));

    private string? Missing(IReadOnlyList<string> sentences)
    {
        var reads = Bare(Reads);
        return sentences.FirstOrDefault(s => !reads.Contains(Bare(s), StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex IncidentNumber();
}

/// <summary>The employees' page. It has room for everything, so the others are measured by it.</summary>
internal sealed partial class OnTheWeb(Visitor visitor) : Place
{
    public override string People => "web-";
    public override string Reads => Text(Card);

    /// <summary>What is asked and advised: neither the buttons, nor what was answered before.</summary>
    public IReadOnlyList<string> Sentences => [.. Words().Matches(Aside().Replace(Card, "")).Select(m => WebUtility.HtmlDecode(m.Value).Trim()).Where(t => Bare(t).Length > 0)];

    public IReadOnlyList<string> Answers => [.. Button().Matches(Card).Where(b => b.Groups["style"].Value != "link").Select(b => Label(b.Groups["label"].Value))];
    public IReadOnlyList<string> Fields => [.. Field().Matches(Card).Select(f => f.Groups[1].Value)];
    public bool MustFill => Card.Contains("class=\"fields\"", StringComparison.Ordinal) && !Card.Contains("class=\"beside\"", StringComparison.Ordinal);
    public bool IsOver => !Card.Contains("class=\"answers\"", StringComparison.Ordinal) && !MustFill;
    private string Card => Article().Match(visitor.Page) is { Success: true } card ? card.Value : "";

    public override async Task Says(string text) => (await visitor.Says(text)).EnsureSuccessStatusCode();

    public override async Task Presses(string answer)
    {
        var button = Button().Matches(Card).First(b => Label(b.Groups["label"].Value) == answer);
        (await visitor.Chooses(WebUtility.HtmlDecode(button.Groups["id"].Value))).EnsureSuccessStatusCode();
    }

    public override async Task Fills(params (string Field, string Value)[] values) =>
        (await visitor.Post("/fill", [.. values.Select(v => ($"field.{v.Field}", v.Value))])).EnsureSuccessStatusCode();

    protected override Task Until(Func<bool> shown) => Task.CompletedTask;

    private static string Text(string markup) => WebUtility.HtmlDecode(Tag().Replace(markup, " "));

    private static string Label(string markup) => WebUtility.HtmlDecode(Tag().Replace(Hint().Replace(markup, ""), "")).Trim();

    [GeneratedRegex("<article class=\"card .*?</article>", RegexOptions.Singleline)]
    private static partial Regex Article();

    [GeneratedRegex("<form.*?</form>|<details.*?</details>|<section class=\"kept\".*?</section>|<strong>.*?</strong>", RegexOptions.Singleline)]
    private static partial Regex Aside();

    [GeneratedRegex("(?<=>)[^<]+")]
    private static partial Regex Words();

    [GeneratedRegex("<button name=\"choice\" value=\"(?<id>[^\"]*)\" class=\"(?<style>[a-z]+)\"[^>]*>(?<label>.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Button();

    [GeneratedRegex("name=\"field\\.([^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("<small>.*?</small>")]
    private static partial Regex Hint();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

internal sealed class InSlack(FakeSlack slack, SlackApp app, Slack.Person person) : Place
{
    public override string People => "slack-";
    public override string Reads => Card?.Reads ?? "";
    private Message? Card => person.Sees(app).LastOrDefault(m => m.Author != person && m.OnlyFor is null && m.Buttons.Count > 0);

    public override Task Says(string text) => person.WritesTo(app, text);

    public override Task Presses(string answer) => Card!.Buttons.FirstOrDefault(b => Bare(b).Length > 0 && Bare(answer).StartsWith(Bare(b), StringComparison.Ordinal)) is { } button
        ? person.Presses(Card, button)
        : person.Selects(Card, "select:answer", answer);

    public override async Task Fills(params (string Field, string Value)[] values)
    {
        await person.Presses(Card!, Card!.Buttons[0]);
        var form = await person.WaitsForModal(m => m.IsOpen);
        var submitted = await person.Submits(form, [.. values.Select(v => (v.Field, (object?)v.Value))]);
        Assert.Equal("closed", submitted.Action);
    }

    protected override Task Until(Func<bool> shown) => slack.WaitFor(shown);
}

internal sealed class InTeams(FakeTeams teams, TeamsPerson person) : Place
{
    public override string People => "teams-";

    /// <summary>As the message itself stands: what the answer to a press showed may be drawn once more before that.</summary>
    public override string Reads => Card?.Reads ?? "";
    private TeamsMessageSeen? Card => person.Chat.FromBot.LastOrDefault(m => m.ButtonsFor(person).Count > 0);

    public override Task Says(string text) => person.Writes(text);

    public override async Task Presses(string answer)
    {
        var card = Card!;
        if (card.ButtonsFor(person).FirstOrDefault(b => b == answer) is { } button)
        {
            Done(await person.Presses(card, button));
            return;
        }

        var list = CardParts.Inputs(card.CardFor(person)!).First(i => (string?)i["id"] == "answer");
        var choice = list["choices"]!.AsArray().First(c => (string?)c!["title"] == answer)!;
        Done(await person.Presses(card, card.ButtonsFor(person).First(b => b is "これで決める" or "これに します" or "This one"), ("answer", (string)choice["value"]!)));
    }

    public override async Task Fills(params (string Field, string Value)[] values) => Done(await person.Presses(Card!, Card!.ButtonsFor(person).First(b => b is "送る" or "おくる" or "Send"), values));

    /// <summary>The answer is a card, not a sentence why not.</summary>
    private static void Done(BotAnswer answer) => Assert.True((string?)answer.Json?["type"] == "application/vnd.microsoft.card.adaptive", answer.Text);

    protected override Task Until(Func<bool> shown) => teams.WaitFor(shown);
}
