using Escalation.Bot.Data;
using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Tests.Bot;

/// <summary>What a dialog that runs on while the product is upgraded is promised.</summary>
public sealed class A_playbook_that_was_changed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("escalation-upgrade-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void is_kept_as_it_was_for_the_dialogs_that_began_with_it()
    {
        var (catalog, kept) = (Path.Combine(_folder, "catalog"), Path.Combine(_folder, "kept"));
        ShippedCatalog.CopyTo(catalog);
        var before = Read(catalog, kept).Playbooks.First(p => p.Kind == IncidentKind.SupportScam);
        CatalogReader.Keep(catalog, kept);
        var file = Path.Combine(catalog, "playbooks", "support-scam.yaml");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("contacts: [police, ", "contacts: [jpcert, police, ", StringComparison.Ordinal));

        var upgraded = Read(catalog, kept);
        var now = upgraded.Playbooks.First(p => p.Kind == IncidentKind.SupportScam);
        Assert.NotEqual(before.Fingerprint, now.Fingerprint);
        Assert.Contains("jpcert", now.Contacts);
        var begunWith = upgraded.Find(before.Id, before.Fingerprint);
        Assert.Equal(before.Contacts, begunWith.Contacts);
        Assert.Equal(before.Steps.Select(s => s.Id), begunWith.Steps.Select(s => s.Id));
        Assert.Single(upgraded.Earlier);
    }

    private static Catalog Read(string folder, string kept)
    {
        var problems = new List<Problem>();
        var catalog = CatalogReader.Read(folder, problems).WithEarlier(kept);
        Assert.Empty(problems);
        return catalog;
    }
}
