using System.Text.Json.Nodes;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Tests.Bot.Journeys;
using Microsoft.Playwright;

namespace Escalation.Tests.Bot.Teams;

/// <summary>Whatever a prompt holds, Teams takes it and Microsoft's own renderer draws it.</summary>
public sealed class Prompts_as_Adaptive_Cards(Browser browser)
{
    private static readonly Uri _here = new("https://incident.example.co.jp");

    private static readonly string[] _asking = [ResponderActs.Reached, ResponderActs.Write, ResponderActs.Note, ResponderActs.Hearing, ResponderActs.Downgrade, ResponderActs.Resolve, ResponderActs.Reopen];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public void of_any_size_stay_within_80_KB_and_six_buttons(int much) => Takes(TeamsCard.Render(SampleCards.OfSize(much), _here));

    [Fact]
    public void of_every_step_of_every_playbook_keep_the_rules_of_Teams_in_every_language()
    {
        foreach (var prompt in SampleCards.OfEveryStep())
        {
            var post = TeamsCard.Render(prompt, _here);
            Takes(post);
            foreach (var choice in prompt.Choices) Assert.Contains($"\"{choice.Id}\"", post.Card.ToJsonString(TeamsJson.Readable), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void of_an_incident_keep_the_rules_too_and_have_one_button_where_others_read()
    {
        foreach (var language in Languages.All)
        {
            var incident = SampleCards.Incident();
            Takes(TeamsCard.Render(IncidentCards.Card(incident, language), _here));
            var shared = TeamsCard.ForEverybody(IncidentCards.Card(incident, language), [.. Enumerable.Range(0, 90).Select(i => $"29:{i}")], _here);
            Takes(shared);
            Assert.Single(Found(shared.Card, "Action."), a => a["verb"]?.GetValue<string>() != "view" || a["fallback"] is not null);
            Assert.Equal(60, shared.Card["refresh"]!["userIds"]!.AsArray().Count);
            foreach (var act in _asking) Dialog(ResponderActs.Form(incident, act, language)!);
        }
    }

    [Fact]
    public void what_people_wrote_is_never_read_as_markdown()
    {
        const string Trick = "[ここを押す](https://evil.example) **太字** <at>Tanaka</at> \u202Eabc ${title} {{DATE(2026-11-27T00:00:00Z)}}";
        var prompt = new Prompt("D1.1", Trick, Trick) { Card = "dialog/D1", Sections = [new(SectionKind.Note, Trick, [new(Trick, Trick)]), new(SectionKind.Answered, "", [new(Trick, null, "correct:x")])] };
        var card = TeamsCard.Render(prompt, _here).Card;
        foreach (var block in Found(card, "TextBlock"))
        {
            Assert.DoesNotContain("[ここ", block["text"]!.GetValue<string>().Replace("\\[", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("**", block["text"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("{{", card.ToJsonString(TeamsJson.Readable), StringComparison.Ordinal); // A client would put a date there.
        Assert.DoesNotContain("\u202E", card.ToJsonString(TeamsJson.Readable), StringComparison.Ordinal);
    }

    [Fact]
    public void no_other_chat_platform_is_named_anywhere()
    {
        foreach (var language in Languages.All)
        {
            var words = new TeamsWording(language);
            foreach (var property in typeof(TeamsWording).GetProperties().Where(p => p.PropertyType == typeof(string) && p.GetIndexParameters().Length == 0))
                Assert.DoesNotContain("slack", (string)property.GetValue(words)!, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var prompt in SampleCards.OfEveryStep().Append(IncidentCards.Card(SampleCards.Incident(), Language.English)))
            Assert.DoesNotContain("slack", TeamsCard.Render(prompt, _here).Card.ToJsonString(TeamsJson.Readable), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task are_parsed_without_a_warning_and_drawn_by_Microsofts_package()
    {
        var page = await Renderer(phone: true);
        var incident = SampleCards.Incident();
        var cards = SampleCards.OfEveryStep().Select(p => TeamsCard.Render(p, _here).Card)
            .Concat(Languages.All.SelectMany(l => new[] { TeamsCard.Render(IncidentCards.Card(incident, l), _here).Card, TeamsReplyCards.ReportForm(l) }))
            .Concat(_asking.Select(a => Dialog(ResponderActs.Form(incident, a, Language.Japanese)!)))
            .Append(TeamsCard.Render(SampleCards.OfSize(40), _here).Card);
        foreach (var some in cards.Chunk(60))
        {
            var problems = await page.EvaluateAsync<string[]>("cards => cards.flatMap(card => draw(JSON.parse(card)))", some.Select(c => c.ToJsonString()).ToArray());
            Assert.True(problems.Length == 0, string.Join('\n', problems));
        }
    }

    [Fact]
    public async Task are_readable_on_a_phone_and_a_desktop_in_light_and_in_dark()
    {
        foreach (var (phone, dark, language) in new[]
        {
            (true, false, Language.Japanese), (true, true, Language.Japanese), (false, false, Language.Japanese), (false, true, Language.Japanese),
            (true, false, Language.English), (true, true, Language.English), (false, false, Language.English), (true, false, Language.EasyJapanese),
        })
        {
            var page = await Renderer(phone, dark);
            foreach (var (name, card) in Pictures(language))
            {
                Assert.Empty(await page.EvaluateAsync<string[]>("card => draw(JSON.parse(card))", card.ToJsonString()));
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} is wider than the screen");
                await page.Keep($"teams-card-{name}-{language.Tag()}-{(phone ? "phone" : "desktop")}{(dark ? "-dark" : "")}");
            }
        }
    }

    private static IEnumerable<(string Name, JsonObject Card)> Pictures(Language language)
    {
        var steps = SampleCards.OfEveryStep().Where(p => p.Language == language).ToList();
        yield return ("question", TeamsCard.Render(steps.First(p => p.Choices.Count(c => c.IsAnswer) is 2 or 3), _here).Card);
        yield return ("many-answers", TeamsCard.Render(steps.MaxBy(p => p.Choices.Length)!, _here).Card);
        yield return ("fields", TeamsCard.Render(steps.MaxBy(p => p.Fields.Length)!, _here).Card);
        yield return ("windows", TeamsCard.Render(steps.MaxBy(p => p.Contacts.Length)!, _here).Card);
        yield return ("incident", TeamsCard.Render(IncidentCards.Card(SampleCards.Incident(), language), _here).Card);
        yield return ("resolve", Dialog(ResponderActs.Form(SampleCards.Incident(), ResponderActs.Resolve, language)!));
        yield return ("hearing", Dialog(ResponderActs.Form(SampleCards.Incident(), ResponderActs.Hearing, language)!));
    }

    /// <summary>Microsoft's package in a page of its own. Teams draws at most 1.5; its colours are near those of its host configuration.</summary>
    private async Task<IPage> Renderer(bool phone, bool dark = false)
    {
        var page = await browser.Open(new("about:blank"), phone: phone, dark: dark);
        await page.SetContentAsync("""<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><body style="margin:12px;background:light-dark(#f5f5f5,#1f1f1f);color-scheme:light dark"><main style="background:light-dark(#fff,#292929);border-radius:8px;padding:4px;max-width:640px;box-shadow:0 1px 4px #0003"></main>""");
        await page.AddScriptTagAsync(new() { Path = Repository.File("tests/Bot/peers/node_modules/adaptivecards/dist/adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Repository.File("tests/Bot/Teams/draw-card.js") });
        return page;
    }

    private static JsonObject Dialog(Prompt form)
    {
        var dialog = TeamsDialog.Fields(form, TeamsCard.Data(TeamsPress.Ask, form.Id, "x"), "足りません");
        var card = dialog["task"]!["value"]!["card"]!["content"]!.AsObject();
        Takes(new("x", card));
        return card;
    }

    private static void Takes(TeamsPost post)
    {
        var card = post.Card;
        Assert.Equal("1.5", card["version"]!.GetValue<string>());
        // As characters, not as JSON may write them: an emoji is two.
        Assert.InRange(System.Text.RegularExpressions.Regex.Replace(card.ToJsonString(TeamsJson.Readable), @"\\u[0-9A-F]{4}", "x").Length * 2, 1, 80 * 1024);
        Assert.InRange(post.Summary.Length, 1, 500);
        var actions = Found(card, "Action.").ToList();
        Assert.InRange(actions.Count, 0, 6);
        foreach (var execute in actions.Where(a => a["type"]!.GetValue<string>() == "Action.Execute"))
        {
            Assert.Equal("Action.Submit", execute["fallback"]!["type"]!.GetValue<string>());
            Assert.Equal(execute["data"]!.ToJsonString(), execute["fallback"]!["data"]!.ToJsonString());
        }

        var inputs = Found(card, "Input.").Select(i => i["id"]!.GetValue<string>()).ToList();
        Assert.Equal(inputs.Distinct(), inputs);
        foreach (var url in actions.Where(a => a["type"]!.GetValue<string>() == "Action.OpenUrl")) Assert.StartsWith("https://", url["url"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>Elements whose type begins so; the fallback of an action and the action of a refresh are no buttons of the card.</summary>
    private static IEnumerable<JsonObject> Found(JsonNode node, string type) => node switch
    {
        JsonObject o => (o["type"] is JsonValue v && v.GetValue<string>().StartsWith(type, StringComparison.Ordinal) ? [o] : Enumerable.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("fallback" or "refresh" or "data") && p.Value is not null).SelectMany(p => Found(p.Value!, type))),
        JsonArray a => a.Where(n => n is not null).SelectMany(n => Found(n!, type)),
        _ => [],
    };
}
