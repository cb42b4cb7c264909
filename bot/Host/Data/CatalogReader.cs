using System.Collections.Frozen;
using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Data;

/// <summary>
/// Reads the catalog folder and finds all its problems. Versions of playbooks that were seen before are kept with the store, because a dialog finishes
/// with the version it began with even when the product was upgraded in between.
/// </summary>
public static class CatalogReader
{
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "catalog");

    public static Catalog Read(string folder, List<Problem> problems)
    {
        var sources = ReadList(folder, "sources.yaml", "sources", problems, SourceOf);
        var holidays = new Holidays([.. ReadList(folder, "holidays.yaml", "holidays", problems, p => new Holiday(p.Date("date") ?? default, HolidayName(p)))]);
        var directory = new ContactDirectory([.. ReadContacts(folder, problems)], holidays);

        var shared = SharedSteps.Read("catalog/playbooks/shared.yaml", TextOf(folder, "playbooks/shared.yaml", problems), problems);
        var known = sources.Select(s => s.Id).ToFrozenSet();
        var windows = directory.Contacts.SelectMany(c => new[] { c.Id, c.Group }).Concat(ContactDirectory.PartnerKinds).Append(ContactDirectory.Police).ToFrozenSet();
        var playbooks = new List<Playbook>();
        foreach (var path in PlaybookFiles(folder))
        {
            var file = $"catalog/playbooks/{Path.GetFileName(path)}";
            if (PlaybookReader.Read(file, File.ReadAllText(path), shared, problems) is not { } playbook) continue;
            playbooks.Add(playbook);
            problems.AddRange(PlaybookProblems.Find(playbook, file, known, windows));
        }

        problems.AddRange(PlaybookProblems.FindAmong(playbooks, p => $"catalog/playbooks/{p.Id}.yaml"));
        if (playbooks.All(p => p.Kind != IncidentKind.None)) problems.Add(new("catalog/playbooks", 1, "there is no general playbook (kind: none)"));
        foreach (var twice in playbooks.GroupBy(p => p.Kind).Where(g => g.Count() > 1))
            problems.Add(new("catalog/playbooks", 1, $"kind '{twice.Key.Name()}' has {twice.Count()} playbooks; it can have one"));
        return new([.. playbooks], [], directory, [.. sources]) { Tasks = TaskReader.Read(folder, known, problems), Measures = MeasureReader.Read(folder, problems) };
    }

    /// <summary>With the versions kept beside the store, which may not be there yet.</summary>
    public static Catalog WithEarlier(this Catalog catalog, string keptFolder) => catalog with { Earlier = [.. Earlier(keptFolder, catalog.Playbooks)] };

    /// <summary>Keeps this version of every playbook beside the store.</summary>
    public static void Keep(string folder, string keptFolder)
    {
        Directory.CreateDirectory(keptFolder);
        var shared = File.ReadAllText(Path.Combine(folder, "playbooks", "shared.yaml"));
        foreach (var path in PlaybookFiles(folder))
        {
            var text = File.ReadAllText(path);
            var kept = Path.Combine(keptFolder, PlaybookReader.Fingerprint(text, shared));
            if (File.Exists($"{kept}.yaml")) continue;
            File.WriteAllText($"{kept}.shared.yaml", shared);
            WholeFile.Put($"{kept}.yaml", beside => File.WriteAllText(beside, text)); // Half a playbook would stay for good.
        }
    }

    private static IEnumerable<Playbook> Earlier(string keptFolder, ImmutableArray<Playbook> present)
    {
        if (!Directory.Exists(keptFolder)) yield break;
        foreach (var path in Directory.EnumerateFiles(keptFolder, "*.yaml").Where(p => !p.EndsWith(".shared.yaml", StringComparison.Ordinal)).Order())
        {
            var fingerprint = Path.GetFileNameWithoutExtension(path);
            if (present.Any(p => p.Fingerprint == fingerprint)) continue;
            // What was accepted once is not checked again: its dialogs must be able to finish.
            var shared = Path.ChangeExtension(path, ".shared.yaml");
            if (PlaybookReader.Read(path, File.ReadAllText(path), SharedSteps.Read(shared, File.ReadAllText(shared), []), []) is { } kept) yield return kept;
        }
    }

    public static IEnumerable<string> Texts(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order().Select(File.ReadAllText);

    private static IEnumerable<string> PlaybookFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "playbooks"), "*.yaml").Where(p => Path.GetFileName(p) != "shared.yaml").Order();

    private static List<Contact> ReadContacts(string folder, List<Problem> problems)
    {
        if (YamlPart.Parse("catalog/contacts.yaml", TextOf(folder, "contacts.yaml", problems), problems) is not { } page) return [];
        var hours = page.Find("hours")?.Entries().ToDictionary(e => e.Key, e => e.Key == OpeningHours.AlwaysName ? OpeningHours.Always : HoursReader.Read(e.Key, e.Value)) ?? [];
        var instead = page.Find("instead");
        var contacts = page.List("contacts").Select(part => ContactOf(part, hours, instead)).ToList();
        instead?.Close();
        page.Close();
        foreach (var twice in contacts.GroupBy(c => c.Id).Where(g => g.Count() > 1)) problems.Add(new("catalog/contacts.yaml", 1, $"contact '{twice.Key}' stands twice"));
        return contacts;
    }

    private static Contact ContactOf(YamlPart part, Dictionary<string, OpeningHours> hours, YamlPart? instead)
    {
        var contact = new Contact(part.Required("id"), part.Required("group"), part.Text("name"), part.Text("purpose"), part.OptionalText("does-not"),
            part.Optional("url"), Hours(part), part.Date("checked"))
        {
            Prefecture = part.Find("prefecture") is null ? null : part.Number("prefecture", 0),
            Phones = [.. part.List("phones").Select(PhoneOf)],
            Email = part.Optional("email"),
            Source = part.Optional("source"),
        };
        contact = contact with { Instead = part.OptionalText("instead") ?? instead?.OptionalText(contact.Group) };
        if (contact.Url is null && contact.Group is not ("bank" or "card")) part.Wrong($"contact '{contact.Id}' has no url: the official page is always shown");
        if (contact.Checked is null) part.Wrong($"contact '{contact.Id}' has no checked date");
        part.Close();
        return contact;

        ContactPhone PhoneOf(YamlPart phone)
        {
            var read = new ContactPhone(phone.Required("number"), phone.Text("label"), Hours(phone));
            phone.Close();
            return read;
        }

        OpeningHours? Hours(YamlPart of)
        {
            if (of.Optional("hours") is not { } name || name == "unknown") return null;
            if (hours.TryGetValue(name, out var known)) return known;
            of.Wrong($"'hours' names '{name}', which is not at the top of the file");
            return null;
        }
    }

    private static Source SourceOf(YamlPart part) => new(part.Required("id"), part.Required("title"), part.Optional("url"), part.Flag("official"));

    private static Text HolidayName(YamlPart part) => new(part.Required("ja"), part.Required("ja"), part.Required("en"));

    /// <summary>A file that is one list, with or without a key of its own above it.</summary>
    private static List<T> ReadList<T>(string folder, string file, string key, List<Problem> problems, Func<YamlPart, T> read)
    {
        if (YamlPart.Parse($"catalog/{file}", TextOf(folder, file, problems), problems) is not { } page) return [];
        return [.. (page.IsMapping ? page.List(key) : page.Items() ?? []).Select(read)];
    }

    internal static string TextOf(string folder, string file, List<Problem> problems)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path)) return File.ReadAllText(path);
        problems.Add(new($"catalog/{file}", 1, "the file is missing"));
        return "{}";
    }
}
