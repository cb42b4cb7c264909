using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Readiness;

namespace Escalation.Tests.Dialogs;

public sealed class Reminders_of_peacetime
{
    private static readonly Holidays _holidays = new([.. new[] { "2026-04-29", "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06", "2026-08-11", "2026-11-03", "2026-11-23", "2027-01-01" }
        .Select(d => new Holiday(DateOnly.Parse(d, null), Given.Words(d)))]);
    private static readonly Catalog _catalog = Given.Catalog with { Contacts = Given.Catalog.Contacts with { Holidays = _holidays } };

    private Calendar _state = new();
    private Decision _last = Decision.Nothing;
    private DateTimeOffset _now = Given.Monday;

    [Theory]
    [InlineData("2026-04-28", "BeforeHolidays")] // Saturday 2 to Wednesday 6 May: five days; 28 and 30 April and 1 May are the working days before.
    [InlineData("2026-04-29", "")] // Closed itself.
    [InlineData("2026-04-30", "")]
    [InlineData("2026-05-07", "AfterHolidays")]
    [InlineData("2026-12-24", "BeforeHolidays")] // 29 December to 3 January, with 26 and 27 a week-end before: 24, 25 and 28 are the working days.
    [InlineData("2026-12-25", "")]
    [InlineData("2027-01-04", "AfterHolidays, Monthly")]
    [InlineData("2026-08-10", "")]
    [InlineData("2026-08-07", "BeforeHolidays")] // Thursday 13 to Sunday 16 August; the 11th is a holiday, so 7, 10 and 12 are the working days before.
    [InlineData("2026-08-17", "AfterHolidays")]
    [InlineData("2026-12-01", "Monthly")]
    [InlineData("2026-11-24", "")] // Three days off are no long holiday.
    public void fall_on_days_that_follow_from_the_holidays(string day, string occasions) =>
        Assert.Equal(occasions, string.Join(", ", Occasions.On(DateOnly.Parse(day, null), _holidays)));

    [Fact]
    public void are_planned_once_however_often_the_host_starts()
    {
        Hears(new CalendarOpened());
        Assert.Equal(new(2026, 12, 1), _state.Planned);
        Hears(new CalendarOpened());
        Assert.Empty(_last.Events);
    }

    [Fact]
    public void reach_whoever_is_on_call_at_ten_and_plan_the_next()
    {
        Hears(new CalendarOpened());
        var due = _last.Outgoing.OfType<Send>().Single();
        Assert.Equal(JapaneseTime.At(new(2026, 12, 1), new(10, 0)), due.Due);
        _now = due.Due;
        Hears(due.Input);
        var shown = _last.Outgoing.OfType<Show>().ToList();
        Assert.Equal(["console:tanaka", "mail:tanaka@midori.example"], shown.Select(s => s.To.Value));
        Assert.All(shown, s => Assert.Equal(3, s.Prompt.Sections.Single().Items.Length));
        Assert.Equal(new(2026, 12, 24), _state.Planned);

        Hears(due.Input); // It came twice.
        Assert.Empty(_last.Outgoing);
    }

    [Fact]
    public void before_long_holidays_hold_the_checklist()
    {
        _now = JapaneseTime.At(new(2026, 12, 2), new(9, 0));
        Hears(new CalendarOpened());
        _now = JapaneseTime.At(new(2026, 12, 24), new(10, 0));
        Hears(new ReminderDue(new(2026, 12, 24)));
        Assert.Contains(_last.Outgoing.OfType<Show>().First().Prompt.Sections.Single().Items, i => i.Text.Contains("バックアップ", StringComparison.Ordinal));
    }

    [Fact]
    public void that_come_days_late_are_left_out_and_the_next_is_planned()
    {
        Hears(new CalendarOpened());
        _now = JapaneseTime.At(new(2026, 12, 10), new(9, 0));
        Hears(new ReminderDue(new(2026, 12, 1)));
        Assert.Empty(_last.Outgoing.OfType<Show>());
        Assert.Equal(new(2026, 12, 24), _state.Planned);
    }

    private void Hears(Input input)
    {
        _last = CalendarRules.Decide(_state, input, new(_now, "K7Q29FXA", _catalog, Given.Organization));
        _state = _state.Apply(_last.Events);
    }
}
