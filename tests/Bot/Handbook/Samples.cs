using Escalation.Bot.Data;
using Escalation.Bot.Handbook;
using Escalation.Dialogs.Playbooks;
using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot.Handbook;

internal static class Peace
{
    public static readonly Uri Page = new("https://incident.midori.example/");
    public static readonly DateTimeOffset Night = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero); // 02:00 of the 24th in Japan.

    private const string Station = "prefecture: 大阪府, police: { name: 大阪府港警察署, phone: \"06-0000-0110\", officer: サイバー担当, reviewed: 2026-11-01 } }";

    /// <summary>Two sites: the first has not talked to its police, the second has.</summary>
    public static HandbookSource Source
    {
        get
        {
            var problems = new List<Problem>();
            var organization = OrganizationReader.Read("organization.yaml", SampleOrganization.Text.Replace("prefecture: 大阪府 }", Station, StringComparison.Ordinal), problems);
            Assert.Empty(problems);
            return new(organization, ShippedCatalog.Catalog, Page, Night);
        }
    }
}
