using Escalation.Dialogs;
using Escalation.Dialogs.Measures;

namespace Escalation.Tests.Bot;

public sealed class Measures_that_ship
{
    [Fact]
    public void are_numbered_as_in_the_notice_which_has_no_fifth() =>
        Assert.Equal(["①", "②", "③", "④", "⑥", "⑦", "⑧", null], ShippedCatalog.Catalog.Measures.Select(m => m.Number));

    [Fact]
    public void never_call_a_self_declaration_a_certificate()
    {
        var action = ShippedCatalog.Catalog.Measures.Single(m => m.Id == "security-action");
        foreach (var language in Languages.All)
        {
            var card = action.Card(language);
            var words = $"{card.Name} {card.Purpose} {card.Hours} {action.For.In(language)}";
            Assert.DoesNotMatch("(?i)認定|取得|認証|certif|award|obtain", words);
            Assert.Matches("(?i)自己宣言|自分で|self-declaration|declares by itself", words);
        }
    }

    [Theory]
    [InlineData(MeasureNeed.Executive, "management-guideline")]
    [InlineData(MeasureNeed.Small, "sme-guideline", "security-action", "otasuketai")]
    [InlineData(MeasureNeed.Device, "jc-star")]
    [InlineData(MeasureNeed.Specialist, "service-register")]
    [InlineData(MeasureNeed.Incident, "consultation")]
    public void are_offered_to_whom_they_help(MeasureNeed need, params string[] ids) =>
        Assert.All(ids, id => Assert.Contains(MeasureOffers.For(ShippedCatalog.Catalog, need), m => m.Id == id));

    [Theory]
    [InlineData("network-intrusion", "jc-star")]
    [InlineData("ransomware", "service-register")]
    [InlineData("phishing", "security-action")]
    public void are_offered_after_the_incidents_they_fit(string kind, string id) =>
        Assert.Contains(MeasureOffers.After(ShippedCatalog.Catalog, IncidentKinds.Parse(kind)!.Value), m => m.Id == id);

    [Fact]
    public void show_the_official_page_and_say_where_it_could_not_be_opened()
    {
        foreach (var measure in ShippedCatalog.Catalog.Measures)
        {
            Assert.StartsWith("https://", measure.Url, StringComparison.Ordinal);
            Assert.Equal(!measure.Confirmed, measure.Card(Language.Japanese).Hours!.Contains("開けず", StringComparison.Ordinal));
        }
    }
}
