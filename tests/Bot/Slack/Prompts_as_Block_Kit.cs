using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Data;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;
using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Whatever a prompt holds, Slack takes it: drawn, then looked at with the fake's tables of Slack's limits.</summary>
public sealed class Prompts_as_Block_Kit
{
    private static readonly Uri _here = new("https://incident.example.co.jp");
    private static readonly string _long = string.Concat(Enumerable.Repeat("長い文章 & <タグ> 👨‍👩‍👧 ", 400));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public void of_any_size_are_never_refused(int much)
    {
        var text = much > 1 ? _long : "短い";
        var prompt = new Prompt("D1.1", text, text)
        {
            Card = "dialog/D1",
            Sections = [.. Enum.GetValues<SectionKind>().SelectMany(kind => Enumerable.Range(0, Math.Min(much, 12)).Select(n => new Section(kind, text, [.. Enumerable.Range(0, much).Select(i => new Item(text, text, kind == SectionKind.Answered ? $"correct:{kind}-{n}-{i}" : null))])))],
            Choices = [.. Enumerable.Range(0, much).Select(i => new Choice($"c{i}:x", text, (ChoiceStyle)(i % 4), text))],
            Fields = [.. Enumerable.Range(0, Math.Min(much, 5)).Select(i => new Dialogs.Prompts.Field($"f{i}", text, i % 2 == 0 ? FieldKind.Multiline : FieldKind.Choice) { Options = [.. Enumerable.Range(0, Math.Max(1, much)).Select(o => new Choice($"o{o}", text, Hint: text))], Value = text })],
            Contacts = [.. Enumerable.Range(0, much).Select(i => new ContactCard($"w{i}", text, text, text, "03-0000-0000", text, "a@example.jp", "https://example.jp/?a=b&c=d|e>f", text, true, text, new(2026, 11, 23)))],
            Attachments = [.. Enumerable.Range(0, much).Select(i => new AttachmentRef($"a{i}", text, "image/png", 1, new string('a', 64)))],
            Link = "/console/incidents/X",
        };
        Takes(SlackPrompt.Render(prompt, _here));
        if (prompt.Fields.Length > 0) TakesView(SlackModal.Fields(prompt, "fill", prompt.Id));
    }

    [Fact]
    public void of_every_step_of_every_playbook_are_taken_in_every_language()
    {
        foreach (var prompt in EveryCard()) Takes(SlackPrompt.Render(prompt, _here));
    }

    [Fact]
    public void of_every_act_on_an_incident_are_taken_as_a_modal()
    {
        foreach (var language in Languages.All)
        {
            var incident = Incident();
            Takes(SlackPrompt.Render(IncidentCards.Card(incident, language), _here));
            foreach (var act in new[] { ResponderActs.Reached, ResponderActs.Write, ResponderActs.Note, ResponderActs.Hearing, ResponderActs.Downgrade, ResponderActs.Resolve, ResponderActs.Reopen })
                TakesView(SlackModal.Fields(ResponderActs.Form(incident, act, language)!, "act", $"X/{act}"));
            TakesView(SlackModal.Report(language));
        }
    }

    [Fact]
    public async Task type_check_against_Slacks_own_types()
    {
        var folder = Directory.CreateTempSubdirectory("escalation-types-").FullName;
        try
        {
            var messages = EveryCard().Take(60).Append(IncidentCards.Card(Incident(), Language.Japanese)).Select(p => Json(SlackPrompt.Render(p, _here))).ToArray();
            var views = new[] { SlackModal.Report(Language.English), SlackModal.Fields(ResponderActs.Form(Incident(), ResponderActs.Resolve, Language.Japanese)!, "act", "x") }.Select(v => JsonSerializer.Serialize(v, SlackJson.Ours.View));
            await File.WriteAllTextAsync(Path.Combine(folder, "emitted.ts"),
                $"import type {{ KnownBlock, View }} from '@slack/types';\nexport const messages: KnownBlock[][] = [\n{string.Join(",\n", messages)}\n];\nexport const views: View[] = [\n{string.Join(",\n", views)}\n];\n", TestContext.Current.CancellationToken);
            var modules = Repository.File("tests/Bot/peers/node_modules");
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), modules);
            using var tsc = Process.Start(new ProcessStartInfo("node", $"\"{Path.Combine(modules, "typescript/bin/tsc")}\" --noEmit --strict --skipLibCheck --module nodenext --moduleResolution nodenext --target es2022 emitted.ts")
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var output = await tsc.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await tsc.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await tsc.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(tsc.ExitCode == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void the_manifests_ask_for_the_scopes_the_code_knows_and_name_its_commands_and_shortcuts()
    {
        foreach (var file in new[] { "manifests/slack/manifest.yaml", "manifests/slack/manifest.http.yaml" })
        {
            var manifest = SlackCompany.Manifest(file);
            Assert.Equal(SlackScopes.Bot.Order(), manifest.Scopes.Order());
            Assert.Equal(["/incident", "/oncall"], manifest.Commands.Keys.Order());
            Assert.Equal([Escalation.Bot.Slack.SlackInteractions.ReportShortcut, Escalation.Bot.Slack.SlackInteractions.ReportMessageShortcut], manifest.Shortcuts.Keys);
            foreach (var scope in manifest.Scopes) Assert.Contains($"`{scope}`", File.ReadAllText(Repository.File("manifests/slack/README.md")), StringComparison.Ordinal);
        }
    }

    /// <summary>The cards of each step: as it is first asked, and explained in other words.</summary>
    private static IEnumerable<Prompt> EveryCard()
    {
        var problems = new List<Problem>();
        var catalog = CatalogReader.Read(CatalogReader.ShippedFolder, null, problems);
        var organization = OrganizationReader.Read("organization.yaml", SampleOrganization.Text, problems);
        Assert.Empty(problems);
        var context = new Context(new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9)), "K7Q29FXA", catalog, organization);
        foreach (var playbook in catalog.Playbooks)
        {
            foreach (var step in playbook.Steps)
            {
                foreach (var language in Languages.All)
                {
                    var opened = new DialogOpened(new("K7Q29FXA"), playbook.Kind, playbook.Id, playbook.Fingerprint, "爆音 <!channel>", Dialogs.Conversations.Recognition.Nothing, new("slack", "T1/U1"), context.At);
                    var state = new Conversation(new("slack-T1-U1")).Apply([new LanguageChosen(language), opened, new IncidentReported(new("K7Q2-9FXA")), new CorrectionBegun(step.Id), new StepExplained(step.Id)]);
                    yield return ConversationPrompts.Render(state with { Dialog = state.Dialog! with { Correcting = step.Id } }, context, Wording.AlreadyAnswered);
                }
            }
        }
    }

    private static Incident Incident()
    {
        var report = new Report(new("D1"), 1, new("slack-T1-U1"), new("slack", "T1/U1"), IncidentKind.Ransomware, "ransomware", "x", new("ファイルが開けない", "ファイルが 開けない", "Files won't open"), Severity.High, _long) { Known = [new("q", new("何台", "何台", "How many"), new(_long, _long, _long), false)] };
        var person = new Dialogs.Person(new("tanaka"), "田中") { Chats = [new("slack", "U1")] };
        return new Incident(new("K7Q2-9FXA")).Apply([
            new IncidentRaised(new("K7Q2-9FXA"), report, new(Dialogs.OnCall.EscalationPolicy.Empty, [], [person]), DateTimeOffset.UnixEpoch),
            new IncidentAcknowledged(new("tanaka"), DateTimeOffset.UnixEpoch), new HearingFilled(new("tanaka"), ImmutableSortedDictionary<string, string>.Empty.Add("machines", _long[..2000])),
        ]);
    }

    private static string Json(SlackPost post) => JsonSerializer.Serialize(post.Blocks, SlackJson.Ours.BlockArray);

    private static void Takes(SlackPost post)
    {
        var blocks = JsonNode.Parse(Json(post))!.AsArray();
        var problems = BlockRules.OfMessage(blocks);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.InRange(BlockSearch.TextOf(blocks).Length, 1, 13_000);
        Assert.InRange(post.Text.Length, 1, 4000);
    }

    private static void TakesView(Escalation.Channels.Slack.Blocks.View view)
    {
        var problems = BlockRules.OfView(JsonNode.Parse(JsonSerializer.Serialize(view, SlackJson.Ours.View))!.AsObject(), "modal");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
