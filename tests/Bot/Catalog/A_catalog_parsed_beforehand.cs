using Escalation.Bot.Data;

namespace Escalation.Tests.Bot;

public sealed class A_catalog_parsed_beforehand : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"catalog-{Guid.NewGuid():n}.parsed");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void says_of_every_file_what_the_file_says_line_by_line()
    {
        ParsedYaml.Write(_file, CatalogReader.Texts(CatalogReader.ShippedFolder));
        var parsed = ParsedYaml.Open(_file)!;
        var texts = CatalogReader.Texts(CatalogReader.ShippedFolder).ToList();
        Assert.True(texts.Count > 15);
        Assert.All(texts, text => Assert.Equal(Lines(YamlTree.Parse(text)!), Lines(parsed.Find(text)!)));
    }

    [Fact]
    public void does_not_know_a_text_that_was_changed_since()
    {
        ParsedYaml.Write(_file, ["a: [null, 'null', ~, '']\n"]);
        var parsed = ParsedYaml.Open(_file)!;
        Assert.Equal(["1 {", "1 a", "1 [", "1 nothing", "1 'null'", "1 nothing", "1 ''"], Lines(parsed.Find("a: [null, 'null', ~, '']\n")!));
        Assert.Null(parsed.Find("a: [null, 'null', ~, 'x']\n"));
    }

    [Fact]
    public void of_another_version_or_cut_short_is_not_read()
    {
        File.WriteAllBytes(_file, [9, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Null(ParsedYaml.Open(_file));
        File.WriteAllBytes(_file, [1]);
        Assert.Null(ParsedYaml.Open(_file));
    }

    private static IEnumerable<string> Lines(YamlTree tree) => tree switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(e => Lines(e.Value).Prepend($"{mapping.Line} {e.Key}")).Prepend($"{tree.Line} {{"),
        YamlSequence sequence => sequence.Items.SelectMany(Lines).Prepend($"{tree.Line} ["),
        YamlScalar { Value: { } value } => [$"{tree.Line} '{value}'"],
        _ => [$"{tree.Line} nothing"],
    };
}
