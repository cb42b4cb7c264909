using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Whatever a prompt holds, Slack takes it: drawn, then looked at with the fake's tables of Slack's limits.</summary>
public sealed class Prompts_as_Block_Kit
{
    private static readonly Uri _here = new("https://incident.example.co.jp");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public void of_any_size_are_never_refused(int much)
    {
        var prompt = SampleCards.OfSize(much);
        Takes(SlackPrompt.Render(prompt, _here));
        if (prompt.Fields.Length > 0) TakesView(SlackModal.Fields(prompt, "fill", prompt.Id));
    }

    [Fact]
    public void of_every_step_of_every_playbook_are_taken_in_every_language()
    {
        foreach (var prompt in SampleCards.OfEveryStep()) Takes(SlackPrompt.Render(prompt, _here));
    }

    [Fact]
    public void of_every_act_on_an_incident_are_taken_as_a_modal()
    {
        foreach (var language in Languages.All)
        {
            var incident = SampleCards.Incident();
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
            var messages = SampleCards.OfEveryStep().Take(60).Append(IncidentCards.Card(SampleCards.Incident(), Language.Japanese)).Select(p => Json(SlackPrompt.Render(p, _here))).ToArray();
            var views = new[] { SlackModal.Report(Language.English), SlackModal.Fields(ResponderActs.Form(SampleCards.Incident(), ResponderActs.Resolve, Language.Japanese)!, "act", "x") }.Select(v => JsonSerializer.Serialize(v, SlackJson.Ours.View));
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
