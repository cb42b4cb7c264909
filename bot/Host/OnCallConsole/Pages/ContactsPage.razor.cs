using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Prompts;
using Microsoft.AspNetCore.Components;

namespace Escalation.Bot.OnCallConsole.Pages;

public partial class ContactsPage
{
    private Site? _site;
    private int? _prefecture;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "site")] public string? SiteId { get; set; }
    [SupplyParameterFromQuery(Name = "prefecture")] public int? Prefecture { get; set; }

    private IReadOnlyList<ContactCard> Police => Cards([ContactDirectory.Police]);

    /// <summary>Every other window of the catalog; words that stand for the company's own partners are left to these.</summary>
    private IReadOnlyList<ContactCard> Public => Cards(Desk.Directory.Contacts
        .Where(c => c.Prefecture is null && c.Group != ContactDirectory.Police).Select(c => c.Id).Except(ContactDirectory.PartnerKinds));

    private IReadOnlyList<ContactCard> Partners => Desk.Organization.Partners.IsEmpty ? [] : Cards(Desk.Organization.Partners.Select(p => p.Kind));

    protected override Task Load()
    {
        _prefecture = Prefecture is >= 1 and <= 47 ? Prefecture : null;
        _site = _prefecture is not null ? null : Desk.Organization.FindSite(SiteId ?? "") ?? Desk.Organization.Sites.FirstOrDefault();
        return Task.CompletedTask;
    }

    private IReadOnlyList<ContactCard> Cards(IEnumerable<string> offers) =>
        Desk.Directory.Cards(offers, _site, _prefecture, Desk.Organization, Desk.Now, Viewer.Language);

    private void Choose(ChangeEventArgs change) => Navigation.NavigateTo($"/console/contacts?{change.Value}");
}
