using Escalation.Bot.Data;
using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Tests.Bot;

/// <summary>The catalog as it ships, read once.</summary>
internal static class ShippedCatalog
{
    public static IReadOnlyList<Problem> Problems { get; }
    public static Catalog Catalog { get; }

    static ShippedCatalog()
    {
        var problems = new List<Problem>();
        Catalog = CatalogReader.Read(CatalogReader.ShippedFolder, problems);
        Problems = problems;
    }

    public static TheoryData<string> PlaybookIds() => [.. Catalog.Playbooks.Select(p => p.Id)];

    /// <summary>To be changed by a test.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(CatalogReader.ShippedFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(CatalogReader.ShippedFolder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public static Playbook Playbook(string id) => Catalog.Playbooks.First(p => p.Id == id);
}
