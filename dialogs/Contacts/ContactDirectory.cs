using System.Collections.Immutable;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Contacts;

/// <summary>A consultation window as the catalog describes it. Only confirmed numbers are in it; the official page always is.</summary>
/// <param name="Hours">Null when not known.</param>
public sealed record Contact(string Id, string Group, Text Name, Text Purpose, Text? DoesNot, string? Url, OpeningHours? Hours, DateOnly? Checked)
{
    /// <summary>JIS code, for a prefecture's police.</summary>
    public int? Prefecture { get; init; }
    public ImmutableArray<ContactPhone> Phones { get; init; } = [];
    public string? Email { get; init; }

    /// <summary>What to do while it is closed or does not answer.</summary>
    public Text? Instead { get; init; }
    public string? Source { get; init; }
}

/// <param name="Hours">Null when not known.</param>
public sealed record ContactPhone(string Number, Text Label, OpeningHours? Hours);

/// <summary>
/// Which windows apply to a site and an incident, and whether they are open now. The one surprising thing: words such as <c>police</c> and <c>bank</c>
/// stand for that site's own, so a playbook never names a prefecture or a company.
/// </summary>
public sealed record ContactDirectory(ImmutableArray<Contact> Contacts, Holidays Holidays)
{
    public const string Police = "police";

    /// <summary>Days. Windows move and change their hours; what nobody has looked at for half a year is marked. Our own judgement.</summary>
    public const int StaleAfterDays = 180;

    /// <summary>The words that stand for entries of the organisation file.</summary>
    public static readonly ImmutableArray<string> PartnerKinds = ["bank", "card", "vendor", "insurer"];

    /// <summary>The cards for these offers, in their order; what an offer stands for comes in its place. What has days stands after what has minutes.</summary>
    public IReadOnlyList<ContactCard> Cards(IEnumerable<string> offers, Site? site, int? prefecture, Organization organization, DateTimeOffset at, Language language) =>
    [
        .. offers.Distinct().OrderBy(CanWait).SelectMany(offer => offer switch
        {
            Police => PoliceCards(site, prefecture ?? site?.Prefecture, at, language),
            _ when PartnerKinds.Contains(offer) && organization.Partners.Any(p => p.Kind == offer) =>
                organization.Partners.Where(p => p.Kind == offer).Select((p, i) => PartnerCard(p, i)),
            _ => Contacts.Where(c => c.Id == offer || c.Group == offer && c.Prefecture is null).Select(c => Card(c, at, language)),
        }).DistinctBy(c => c.Id),
    ];

    /// <summary>The windows as the company itself has found them. A catalog that was checked later than that knows better.</summary>
    public ContactDirectory With(WindowReview review) => this with
    {
        Contacts = [.. Contacts.Select(c => review.Findings.TryGetValue(c.Id, out var finding) && (c.Checked is null || finding.On >= c.Checked) ? Found(c, finding) : c)],
    };

    private static Contact Found(Contact contact, WindowFinding finding) => finding.Correction is not { } to
        ? contact with { Checked = finding.On, Source = finding.Source }
        : contact with
        {
            Checked = finding.On,
            Source = finding.Source,
            Url = to.Url,
            Email = to.Email,
            Phones = to.Phone is null ? [] :
            [
                new(to.Phone, to.PhoneLabel is null && contact.Phones is [{ Label: var label }, ..] ? label : Said(to.PhoneLabel), contact.Phones.FirstOrDefault()?.Hours),
                .. to.Further.Select(n => new ContactPhone(n.Number, Said(n.Label), contact.Phones.FirstOrDefault(p => p.Number == n.Number)?.Hours)),
            ],
        };

    private static Text Said(string? words) => new(words ?? "", words ?? "", words ?? "");

    /// <param name="day">When it was checked; null when nobody said.</param>
    public static bool IsStale(DateOnly? day, DateOnly today) => day is null || today.DayNumber - day.Value.DayNumber > StaleAfterDays;

    private IEnumerable<ContactCard> PoliceCards(Site? site, int? prefecture, DateTimeOffset at, Language language)
    {
        if (site?.Police is { } station) yield return StationCard(station, site, language);
        foreach (var contact in Contacts.Where(c => c.Prefecture is not null && c.Prefecture == prefecture)) yield return Card(contact, at, language);
        foreach (var contact in Contacts.Where(c => c.Group == Police)) yield return Card(contact, at, language);
    }

    private bool CanWait(string offer) => Contacts.Any(c => c.Id == offer && (c.Group is "ppc" or "meti"));

    private ContactCard Card(Contact contact, DateTimeOffset at, Language language)
    {
        var phone = contact.Phones.FirstOrDefault(p => p.Hours?.IsOpen(at, Holidays) == true) ?? contact.Phones.FirstOrDefault();
        var hours = phone?.Hours ?? contact.Hours;
        var isOpen = hours?.IsOpen(at, Holidays);
        return new(contact.Id, contact.Name.In(language), contact.Purpose.In(language), contact.DoesNot?.In(language),
            phone?.Number, phone?.Label.In(language), contact.Email, contact.Url, hours is null ? null : ContactWording.Hours(hours, language),
            isOpen, hours?.OpensNext(at, Holidays) is { } opens ? ContactWording.Opens(opens, language) : null, contact.Checked)
        {
            Further = [.. contact.Phones.Where(p => p != phone).Select(p => new ContactNumber(p.Number, p.Hours is null ? p.Label.In(language) : $"{p.Label.In(language)} {ContactWording.Hours(p.Hours, language)}"))],
            Instead = phone is null || isOpen == true ? null : contact.Instead?.In(language),
        };
    }

    private static ContactCard StationCard(PoliceStation station, Site site, Language language) =>
        new($"station-{site.Id}", station.Name, ContactWording.StationPurpose(site, station.Officer, language), null,
            station.Phone, null, null, null, null, null, null, station.Reviewed);

    private static ContactCard PartnerCard(Partner partner, int index) =>
        new($"{partner.Kind}-{index}", partner.Name, partner.Note ?? "", null, partner.Phone, null, partner.Mail, partner.Url, null, null, null, partner.Reviewed);
}
