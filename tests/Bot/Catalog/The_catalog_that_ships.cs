using System.Text.RegularExpressions;
using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Readiness;

namespace Escalation.Tests.Bot;

public sealed partial class The_catalog_that_ships
{
    [Fact]
    public void has_no_problems() => Assert.Empty(ShippedCatalog.Problems);

    [Fact]
    public void knows_the_source_of_everything_that_readiness_asks_for()
    {
        var items = ReadinessCheck.Items(new("x"), Holidays.None, default(DateTimeOffset).AddYears(2000));
        Assert.All(items, i => Assert.Contains(ShippedCatalog.Catalog.Sources, s => s.Id == i.Source || i.Source == "own"));
    }

    [Theory]
    [InlineData(IncidentKind.SupportScam)]
    [InlineData(IncidentKind.Ransomware)]
    [InlineData(IncidentKind.Phishing)]
    [InlineData(IncidentKind.None)]
    public void has_a_playbook_for(IncidentKind kind) => Assert.Contains(ShippedCatalog.Catalog.Playbooks, p => p.Kind == kind);

    [Fact]
    public void has_the_police_of_all_47_prefectures_each_with_an_official_page()
    {
        var police = ShippedCatalog.Catalog.Contacts.Contacts.Where(c => c.Group == "police-prefecture").ToList();
        Assert.Equal(Enumerable.Range(1, 47), police.Select(p => p.Prefecture!.Value).Order());
        Assert.All(police, p => Assert.StartsWith("http", p.Url, StringComparison.Ordinal));
    }

    /// <summary>Numbers that were seen somewhere but not confirmed, or are out of date; showing one sends somebody to the wrong place.</summary>
    [Theory]
    [InlineData("019-654-9110")]
    [InlineData("022-266-9110")]
    [InlineData("024-525-3311")]
    [InlineData("092-641-4141")]
    [InlineData("018-865-8110")]
    [InlineData("028-627-9110")]
    [InlineData("073-432-0110")]
    [InlineData("011-241-9110")]
    [InlineData("029-301-8109")]
    [InlineData("078-371-9110")]
    [InlineData("052-951-1611")]
    [InlineData("06-6943-1234")]
    [InlineData("098-863-9110")]
    [InlineData("0120-508-878")]
    [InlineData("082-228-0110")]
    [InlineData("03-3501-0110")]
    [InlineData("03-3431-8109")]
    [InlineData("022-221-7171")]
    [InlineData("048-832-0110")]
    [InlineData("078-341-7441")]
    [InlineData("024-533-9110")]
    [InlineData("027-224-8080")]
    [InlineData("03-5805-1731")]
    [InlineData("045-681-3180")]
    public void shows_no_number_that_is_not_confirmed(string number) =>
        Assert.DoesNotContain(ShippedCatalog.Catalog.Contacts.Contacts.SelectMany(c => c.Phones), p => p.Number == number);

    [Fact]
    public void shows_the_ipa_window_for_organisations_by_mail_and_without_the_number_for_individuals()
    {
        var ipa = ShippedCatalog.Catalog.Contacts.Contacts.Single(c => c.Id == "ipa-org-support");
        Assert.Equal("cs-support@ipa.go.jp", ipa.Email);
        Assert.Empty(ipa.Phones);
    }

    [Fact]
    public void says_of_every_window_with_opening_hours_what_to_do_while_it_is_shut()
    {
        var directory = ShippedCatalog.Catalog.Contacts;
        var midnight = JapaneseTime.At(new(2026, 11, 29), new(3, 0));
        var shut = directory.Cards(directory.Contacts.Select(c => c.Id), null, null, new("みどり"), midnight, Language.Japanese).Where(c => c.OpenNow == false).ToList();
        Assert.NotEmpty(shut);
        Assert.All(shut, card => Assert.False(string.IsNullOrEmpty(card.Instead), card.Id));
    }

    [Fact]
    public void says_of_every_window_when_it_was_checked() => Assert.All(ShippedCatalog.Catalog.Contacts.Contacts, c => Assert.NotNull(c.Checked));

    [Theory]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-05-06", true)] // Substitute for 3 May, a Sunday.
    [InlineData("2026-09-22", true)] // Between two holidays.
    [InlineData("2026-11-23", true)]
    [InlineData("2027-03-22", true)] // Substitute for 21 March, a Sunday.
    [InlineData("2026-11-24", false)]
    public void knows_the_national_holidays(string day, bool holiday) =>
        Assert.Equal(holiday, ShippedCatalog.Catalog.Contacts.Holidays.Contains(DateOnly.Parse(day, null)));

    [Fact]
    public void closes_an_office_window_on_a_holiday_and_says_when_it_opens()
    {
        var hours = new OpeningHours("weekdays", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
            [new(new(8, 30), new(17, 15))], ClosedOnHolidays: true, ClosedAtNewYear: true);
        var holidays = ShippedCatalog.Catalog.Contacts.Holidays;
        var labourThanksgiving = JapaneseTime.At(new(2026, 11, 23), new(10, 0));
        Assert.False(hours.IsOpen(labourThanksgiving, holidays));
        Assert.Equal(JapaneseTime.At(new(2026, 11, 24), new(8, 30)), hours.OpensNext(labourThanksgiving, holidays));
        Assert.Equal(JapaneseTime.At(new(2027, 1, 4), new(8, 30)), hours.OpensNext(JapaneseTime.At(new(2026, 12, 29), new(9, 0)), holidays));
    }

    [Fact]
    public void says_everything_in_three_languages_and_easy_japanese_in_short_sentences()
    {
        foreach (var text in ShippedCatalog.Catalog.Playbooks.SelectMany(p => p.Steps).Select(s => s.Says))
        {
            Assert.DoesNotMatch(Japanese(), text.En);
            Assert.Matches(Japanese(), text.Ja);
            Assert.All(text.JaEasy.Split('。', '\n'), sentence => Assert.True(sentence.Length <= 60, sentence));
        }
    }

    [Fact]
    public void draws_every_playbook_with_every_step_in_it() =>
        Assert.All(ShippedCatalog.Catalog.Playbooks, p => Assert.All(p.Steps, s => Assert.Contains("s_" + s.Id.Replace('-', '_'), PlaybookDiagram.Mermaid(p, Language.English), StringComparison.Ordinal)));

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}]")]
    private static partial Regex Japanese();
}
