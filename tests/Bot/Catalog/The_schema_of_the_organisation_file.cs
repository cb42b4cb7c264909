using System.Diagnostics;
using System.Text.Json.Nodes;
using Escalation.Bot.Data;
using Escalation.Tests.Bot.Journeys;
using YamlDotNet.Serialization;

namespace Escalation.Tests.Bot;

/// <summary>What an editor says of the file, by the JSON schema that ships, beside what the product says of it.</summary>
public sealed class The_schema_of_the_organisation_file
{
    private static readonly (string Right, string Wrong)[] _mistakes =
    [
        ("languages: [ja, ja-easy, en]", "languages: [fr]"),
        ("silence-minutes: 5", "silense-minutes: 5"),
        ("acknowledge-minutes: 5", "acknowledge-minutes: soon"),
        ("mail: suzuki@midori.example", "administrator: maybe"),
        ("name: みどり製作所", "nam: みどり製作所"),
        ("{ id: tanaka, name: 田中 美咲, ", "{ id: tanaka, "),
    ];

    [Fact]
    public async Task agrees_with_the_product_about_whole_files_and_about_mistakes()
    {
        string[] whole = [await File.ReadAllTextAsync(Repository.File("organization.yaml"), TestContext.Current.CancellationToken), SampleOrganization.Text];
        string[] wrong = [.. _mistakes.Select(m => SampleOrganization.Text.Replace(m.Right, m.Wrong, StringComparison.Ordinal))];
        Assert.All(wrong, w => Assert.NotEqual(SampleOrganization.Text, w));
        var told = await Validate([.. whole, .. wrong]);
        foreach (var (file, problems) in whole.Concat(wrong).Zip(told))
        {
            var ours = new List<Escalation.Dialogs.Playbooks.Problem>();
            OrganizationReader.Read("organization.yaml", file, ours);
            Assert.True(problems.Count == 0 == (ours.Count == 0), $"The schema says {problems.ToJsonString()}, the product {string.Join('\n', ours)}, of:\n{file}");
        }

        Assert.All(told.Take(whole.Length), problems => Assert.Empty(problems));
        Assert.All(told.Skip(whole.Length), problems => Assert.NotEmpty(problems));
    }

    private static async Task<List<JsonArray>> Validate(IEnumerable<string> files)
    {
        using var node = Process.Start(new ProcessStartInfo("node", Repository.File("tests/Bot/peers/organization-schema.cjs")) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var writer = new SerializerBuilder().JsonCompatible().Build();
        foreach (var file in files) await node.StandardInput.WriteLineAsync(writer.Serialize(reader.Deserialize(file)).Trim());
        node.StandardInput.Close();
        var lines = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsArray())];
    }
}
