using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.Handbook;

/// <summary>All that the documents of peacetime are made from. There is nothing of any incident in them.</summary>
/// <param name="Page">The employees' page, as people reach it.</param>
internal sealed record HandbookSource(Organization Organization, Catalog Catalog, Uri Page, DateTimeOffset At)
{
    /// <summary>Windows that stand beside the police at every site.</summary>
    private static readonly string[] _beside = ["ipa-org-support", "jpcert", "meti-cyber", "ppc-leak", "bank", "card", "vendor", "insurer"];

    /// <summary>Paper with a code that opens on this machine alone helps nobody.</summary>
    public bool OpensElsewhere => !Page.IsLoopback;

    public Holidays Holidays => Catalog.Contacts.Holidays;

    /// <summary>Whom an employee phones: the first level's people of this moment; else everybody of the first level that has anybody.</summary>
    public IReadOnlyList<Person> FirstToCall
    {
        get
        {
            var plan = EscalationPlan.Of(Organization);
            for (var level = 0; level < Organization.Policy.Levels.Length; level++)
                if (plan.Targets(level, At, Holidays) is { Count: > 0 } people) return people;
            return Organization.People.Take(1).ToList();
        }
    }

    /// <summary>Everybody who may be called at that level, whoever serves today.</summary>
    public IReadOnlyList<Person> PeopleOf(EscalationLevel level)
    {
        var serving = Organization.Rosters.Where(r => level.Rosters.Contains(r.Id)).SelectMany(r => r.Layers.SelectMany(l => l.Members).Concat(r.Overrides.Select(o => o.Person)));
        return [.. serving.Concat(level.People).Distinct().Select(Organization.Find).OfType<Person>()];
    }

    public IReadOnlyList<ContactCard> Police(Site site, Language language) => Catalog.Contacts.Cards(["police"], site, site.Prefecture, Organization, At, language);

    public IReadOnlyList<ContactCard> Others(Language language) => Catalog.Contacts.Cards(_beside, null, null, Organization, At, language);

    /// <summary>Who serves when in the next four weeks, hand-over by hand-over; null where the roster has a gap.</summary>
    public IEnumerable<(DateTimeOffset From, Person? Person)> Shifts(Roster roster)
    {
        for (DateTimeOffset? from = At; from is { } begins && begins < At.AddDays(28); from = roster.NextHandOver(begins, Holidays))
            yield return (begins, roster.OnCallAt(begins, Holidays) is { } id ? Organization.Find(id) : null);
    }
}
