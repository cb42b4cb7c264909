using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Data;

/// <summary>Reads <c>organization.yaml</c> and finds all its problems, each with its line.</summary>
public static class OrganizationReader
{
    public static Organization Read(string file, string text, List<Problem> problems)
    {
        if (YamlPart.Parse(file, text, problems) is not { } page) return new("");

        var people = page.List("people").Select(PersonOf).ToImmutableArray();
        var rosters = page.List("rosters").Select(r => RosterOf(r, people)).ToImmutableArray();
        var organization = new Organization(page.Required("name"))
        {
            Languages = LanguagesOf(page),
            Sites = [.. page.List("sites").Select(SiteOf)],
            People = people,
            Rosters = rosters,
            Policy = PolicyOf(page, people, rosters),
            Partners = [.. page.List("partners").Select(PartnerOf)],
            Peacetime = page.Find("police-packet") is { } packet ? PeacetimeReader.Read(file, packet) : null,
            Preparation = page.Find("readiness") is { } readiness ? ReadinessReader.Read(readiness) : null,
            Rooms = page.Find("chat") is { } chat ? [.. ChatReader.Rooms(chat)] : [],
        };
        if (organization.Sites.IsEmpty) page.Wrong("'sites' is empty: write at least one, with its prefecture, so that the right police can be shown");
        if (people.IsEmpty) page.Wrong("'people' is empty: write at least one person who can be paged");
        Twice(page, "site", organization.Sites.Select(s => s.Id));
        Twice(page, "person", people.Select(p => p.Id.Value));
        Twice(page, "roster", rosters.Select(r => r.Id));
        page.Close();
        return organization;
    }

    private static ImmutableArray<Language> LanguagesOf(YamlPart page)
    {
        var languages = ImmutableArray.CreateBuilder<Language>();
        foreach (var tag in page.Strings("languages"))
            if (Languages.Parse(tag) is { } language) languages.Add(language);
            else page.Find("languages")!.Wrong($"'languages' knows {string.Join(", ", Languages.All.Select(l => l.Tag()))}, not '{tag}'");
        return languages.Count == 0 ? [.. Languages.All] : languages.ToImmutable();
    }

    private static Site SiteOf(YamlPart part)
    {
        var prefecture = part.Required("prefecture");
        var code = Prefectures.Code(prefecture) ?? Prefectures.All.Where(p => p.Name.Ja == prefecture || p.Name.En == prefecture).Select(p => p.Code).FirstOrDefault();
        if (code == 0) part.Wrong($"'{prefecture}' is no prefecture; write 東京都, Tokyo or its code 13");
        var site = new Site(part.Required("id"), part.Required("name"), code) { Police = part.Find("police") is { } police ? StationOf(police) : null };
        if (site.Id is "other" or "unknown") part.Wrong($"a site cannot be called '{site.Id}'");
        part.Close();
        return site;
    }

    private static PoliceStation StationOf(YamlPart part)
    {
        var station = new PoliceStation(part.Required("name"), part.Optional("phone"), part.Optional("officer"), part.Date("reviewed"));
        part.Close();
        return station;
    }

    private static Person PersonOf(YamlPart part)
    {
        var language = part.Optional("language");
        if (language is not null && Languages.Parse(language) is null) part.Wrong($"'language' is ja, ja-easy or en, not '{language}'");
        var person = new Person(new(part.Required("id")), part.Required("name"))
        {
            Phone = part.Optional("phone"),
            Mail = part.Optional("mail"),
            Language = Languages.Parse(language ?? "ja") ?? Language.Japanese,
            IsAdministrator = part.Flag("administrator"),
            Chats = [.. ChatReader.Accounts(part)],
        };
        if (person.Mail is { } mail && !mail.Contains('@', StringComparison.Ordinal)) part.Wrong($"'{mail}' is no mail address");
        part.Close();
        return person;
    }

    private static Roster RosterOf(YamlPart part, ImmutableArray<Person> people)
    {
        var roster = new Roster(part.Required("id"), [.. part.List("layers").Select(l => LayerOf(l, people))])
        {
            Overrides = [.. part.List("overrides").Select(o => OverrideOf(o, people))],
        };
        if (roster.Layers.IsEmpty) part.Wrong($"roster '{roster.Id}' has no layers: nobody would be called");
        part.Close();
        return roster;
    }

    private static RosterLayer LayerOf(YamlPart part, ImmutableArray<Person> people)
    {
        var members = part.Strings("members");
        if (members.IsEmpty) part.Wrong("'members' is empty: nobody would be called");
        foreach (var unknown in members.Where(m => people.All(p => p.Id.Value != m))) part.Wrong($"'{unknown}' is not among the people");
        var hours = part.Find("hours") is { } written ? HoursReader.Read("roster", written) : OpeningHours.Always;
        var days = part.Optional("rotate") switch
        {
            null or "none" => 0,
            "daily" => 1,
            "weekly" => 7,
            var other => Unknown(other),
        };
        var layer = new RosterLayer([.. members.Select(m => new PersonId(m))], hours, part.Moment("since") ?? JapaneseTime.At(new(2026, 1, 5), new(9, 0)), days);
        part.Close();
        return layer;

        int Unknown(string other)
        {
            part.Wrong($"'rotate' is daily, weekly or none, not '{other}'");
            return 0;
        }
    }

    private static Override OverrideOf(YamlPart part, ImmutableArray<Person> people)
    {
        var person = part.Required("person");
        if (people.All(p => p.Id.Value != person)) part.Wrong($"'{person}' is not among the people");
        var instead = new Override(new(person), part.Moment("from") ?? default, part.Moment("to") ?? default);
        if (instead.To <= instead.From) part.Wrong("'to' must be after 'from'");
        part.Close();
        return instead;
    }

    private static EscalationPolicy PolicyOf(YamlPart page, ImmutableArray<Person> people, ImmutableArray<Roster> rosters)
    {
        if (page.Find("escalation") is not { } part)
        {
            page.Wrong("'escalation' is missing: say who is paged first, and who when nobody acknowledges");
            return EscalationPolicy.Empty;
        }

        var policy = new EscalationPolicy([.. part.List("levels").Select(l => LevelOf(l, people, rosters))], part.Number("repeat", 0), part.Number("silence-minutes", 5));
        if (policy.Levels.IsEmpty) part.Wrong("'levels' is empty: nobody would be paged");
        if (policy.SilenceMinutes < 1) part.Wrong("'silence-minutes' is at least 1");
        part.Close();
        return policy;
    }

    private static EscalationLevel LevelOf(YamlPart part, ImmutableArray<Person> people, ImmutableArray<Roster> rosters)
    {
        var level = new EscalationLevel(part.Strings("rosters"), [.. part.Strings("people").Select(p => new PersonId(p))], part.Number("acknowledge-minutes", 5));
        foreach (var unknown in level.Rosters.Where(r => rosters.All(known => known.Id != r))) part.Wrong($"'{unknown}' is not among the rosters");
        foreach (var unknown in level.People.Where(p => people.All(known => known.Id != p))) part.Wrong($"'{unknown}' is not among the people");
        if (level.Rosters.IsEmpty && level.People.IsEmpty) part.Wrong("the level names neither rosters nor people");
        if (level.AcknowledgeMinutes < 1) part.Wrong("'acknowledge-minutes' is at least 1");
        part.Close();
        return level;
    }

    private static Partner PartnerOf(YamlPart part)
    {
        var partner = new Partner(part.Required("kind"), part.Required("name"))
        {
            Phone = part.Optional("phone"),
            Mail = part.Optional("mail"),
            Url = part.Optional("url"),
            Note = part.Optional("note"),
            Reviewed = part.Date("reviewed"),
        };
        if (partner.Kind is not ("bank" or "card" or "vendor" or "insurer" or "other")) part.Wrong($"'kind' is bank, card, vendor, insurer or other, not '{partner.Kind}'");
        part.Close();
        return partner;
    }

    private static void Twice(YamlPart page, string what, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(id => id).Where(g => g.Count() > 1)) page.Wrong($"{what} '{twice.Key}' stands twice");
    }
}
