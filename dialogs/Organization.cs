using System.Collections.Immutable;
using Escalation.Dialogs.OnCall;

namespace Escalation.Dialogs;

/// <summary>What <c>organization.yaml</c> says: where the company is, who is called, and whom it calls.</summary>
public sealed record Organization(string Name)
{
    public ImmutableArray<Site> Sites { get; init; } = [];
    public ImmutableArray<Person> People { get; init; } = [];
    public ImmutableArray<Roster> Rosters { get; init; } = [];
    public EscalationPolicy Policy { get; init; } = EscalationPolicy.Empty;

    /// <summary>Banks, card companies, vendors, the insurer: whom the company itself calls.</summary>
    public ImmutableArray<Partner> Partners { get; init; } = [];
    public ImmutableArray<Language> Languages { get; init; } = [Language.Japanese, Language.EasyJapanese, Language.English];

    public Person? Find(PersonId id)
    {
        foreach (var person in People)
            if (person.Id == id) return person;
        return null;
    }

    public Site? FindSite(string id)
    {
        foreach (var site in Sites)
            if (site.Id == id) return site;
        return null;
    }
}

/// <param name="Prefecture">JIS X 0401 code, 1 to 47.</param>
public sealed record Site(string Id, string Name, int Prefecture)
{
    public PoliceStation? Police { get; init; }
}

/// <summary>The station that was talked to in peacetime.</summary>
/// <param name="Reviewed">When the company last checked the entry.</param>
public sealed record PoliceStation(string Name, string? Phone, string? Officer, DateOnly? Reviewed);

public sealed record Person(PersonId Id, string Name)
{
    public string? Phone { get; init; }
    public string? Mail { get; init; }
    public Language Language { get; init; }

    /// <summary>Every way a page can take to this person; all are tried at once.</summary>
    public IEnumerable<Address> Ways()
    {
        yield return new("console", Id.Value);
        if (Mail is not null) yield return new("mail", Mail);
    }
}

/// <param name="Kind"><c>bank</c>, <c>card</c>, <c>vendor</c>, <c>insurer</c> or <c>other</c>: the word playbooks offer it by.</param>
public sealed record Partner(string Kind, string Name)
{
    public string? Phone { get; init; }
    public string? Mail { get; init; }
    public string? Url { get; init; }

    /// <summary>What to have at hand or say: a contract number, the desk to ask for, hours.</summary>
    public string? Note { get; init; }
    public DateOnly? Reviewed { get; init; }
}
