using System.Collections.Immutable;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Readiness;

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

    /// <summary>What the police will ask and can be written down before; null where nobody did.</summary>
    public Peacetime? Peacetime { get; init; }

    /// <summary>How the company is prepared, as far as only people know; null where nobody wrote it down.</summary>
    public Preparation? Preparation { get; init; }

    /// <summary>Where on-call staff talk with each other.</summary>
    public ImmutableArray<ChatRooms> Rooms { get; init; } = [];
    public ImmutableArray<Language> Languages { get; init; } = [Language.Japanese, Language.EasyJapanese, Language.English];

    public IEnumerable<Person> Administrators => People.Where(p => p.IsAdministrator);

    /// <summary>What is meant for administrators is left to them once somebody is one; before, it is for everybody who is signed in, so that nobody is shut out.</summary>
    public bool MayAdminister(PersonId id) => Find(id) is { IsAdministrator: true } || !Administrators.Any();

    public Person? Find(PersonId id)
    {
        foreach (var person in People)
            if (person.Id == id) return person;
        return null;
    }

    /// <summary>Who uses that account on a chat platform.</summary>
    public Person? FindByChat(Func<Address, bool> isTheirs)
    {
        foreach (var person in People)
            if (person.Chats.Any(isTheirs)) return person;
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

    /// <summary>Confirms and corrects the consultation windows.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Accounts on chat platforms, where the incident's card is changed in place.</summary>
    public ImmutableArray<Address> Chats { get; init; } = [];

    /// <summary>Every way a page can take to this person; all are tried at once.</summary>
    public IEnumerable<Address> Ways()
    {
        yield return new("console", Id.Value);
        foreach (var chat in Chats) yield return chat;
        if (Mail is not null) yield return new("mail", Mail);
    }
}

/// <param name="OnCall">The channel of all on-call staff: every incident's card is shown there. Null where there is none.</param>
/// <param name="PerIncident">What a channel of its own for each incident is reached by, before the incident's number; null where none is wanted.</param>
public sealed record ChatRooms(Address? OnCall, string? PerIncident)
{
    /// <summary>Others than those who are called read there too.</summary>
    public bool IsShared { get; init; }

    public Address? Of(IncidentId incident) => PerIncident is null ? null : new($"{PerIncident}/{incident}");
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
