using Escalation.Bot.Data;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Tests.Bot;

/// <summary>The lists beside the playbooks.</summary>
public sealed class A_catalog_with_mistakes
{
    [Theory]
    [InlineData("responder.yaml", "    source: [own]", "", "has no source")]
    [InlineData("responder.yaml", "    source: [own]", "    source: [S999]", "unknown source 'S999'")]
    [InlineData("responder.yaml", "kinds: [insider]", "kinds: [outsider]", "'kinds' names 'outsider'")]
    [InlineData("responder.yaml", "- id: decider", "- id: police", "'police' stands twice")]
    [InlineData("logs.yaml", "remind-hours: 1", "remind-hours: 0", "a number of hours from 1")]
    [InlineData("measures.yaml", "number: ③", "number: ⑤", "the notice has no measure ⑤")]
    [InlineData("measures.yaml", "number: ③", "number: ②", "'②' stands twice")]
    [InlineData("measures.yaml", "needs: [device]", "needs: [gadget]", "'needs' names 'gadget'")]
    [InlineData("measures.yaml", "    url: https", "    uri: https", "'url' is missing")]
    [InlineData("logs.yaml", "    power:", "    strom:", "'power' is missing")]
    public void is_checked_with_file_and_line(string file, string right, string wrong, string message)
    {
        var folder = Directory.CreateTempSubdirectory("escalation-catalog-").FullName;
        ShippedCatalog.CopyTo(folder);
        var changed = Path.Combine(folder, file);
        var text = File.ReadAllText(changed);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        File.WriteAllText(changed, text[..at] + wrong + text[(at + right.Length)..]);
        var problems = new List<Problem>();
        CatalogReader.Read(folder, problems);
        Assert.Contains(problems, p => p.File == $"catalog/{file}" && p.Line > 0 && p.Message.Contains(message, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }
}
