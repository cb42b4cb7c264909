using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Readiness;

namespace Escalation.Tests.Dialogs;

public sealed class How_ready_a_company_is
{
    private static readonly DateOnly _today = JapaneseTime.Day(Given.Monday);

    private static readonly Organization _prepared = Given.Organization with
    {
        People = [Given.Organization.People[0] with { IsAdministrator = true }, .. Given.Organization.People[1..]],
        Sites = [new("honsha", "本社", 13) { Police = new("麹町警察署", "03-0000-0110", null, _today) }],
        Peacetime = new() { Diagram = "network.png", Devices = [new("VPN", "社外から", "7.4", _today.AddMonths(-3))] },
        Partners = [new("bank", "銀行") { Phone = "03-1" }, new("vendor", "保守") { Phone = "03-2", Note = "契約 1" }, new("insurer", "保険") { Phone = "03-3", Note = "証券 2" }],
        Preparation = new()
        {
            Manual = new("共有", true, _today), Bcp = new("共有", true, _today.AddYears(-1)), Logs = [new("VPN", 365, true)],
            OfflineBackup = true, RestoreTested = _today, LastDrill = _today,
        },
    };

    [Fact]
    public void is_100_when_everything_is_done() => Assert.Equal(100, Score(_prepared));

    [Fact]
    public void is_unknown_where_nobody_has_written_it_down_and_earns_nothing_there()
    {
        var items = Items(_prepared with { Preparation = null });
        Assert.Equal(["bcp", "drill", "logs", "manual", "offline-backup", "restore-tested"], items.Where(i => i.State == ReadinessState.Unknown).Select(i => i.Id).Order());
        Assert.Equal(100 - 10 - 8 - 10 - 8 - 7 - 4, ReadinessCheck.Score(items));
    }

    [Fact]
    public void names_the_site_whose_police_contact_was_not_reviewed_within_a_year()
    {
        var old = new Site("osaka", "大阪工場", 27) { Police = new("此花警察署", "06-0000-0110", null, _today.AddYears(-1).AddDays(-1)) };
        Assert.Equal((ReadinessState.Red, "大阪工場"), State(_prepared with { Sites = [.. _prepared.Sites, old] }, "police"));
    }

    [Fact]
    public void is_red_for_a_device_not_patched_for_three_months() =>
        Assert.Equal((ReadinessState.Red, "NAS"), State(With(p => p with { Devices = [.. p.Devices, new("NAS", "共有", null, _today.AddMonths(-3).AddDays(-1))] }), "internet-facing"));

    [Fact]
    public void is_red_for_a_log_that_is_only_on_the_device() =>
        Assert.Equal((ReadinessState.Red, "ルーター"), State(Knowing(p => p with { Logs = [.. p.Logs, new("ルーター", 7, false)] }), "logs"));

    [Fact]
    public void is_red_for_a_manual_that_does_not_name_the_police() =>
        Assert.Equal(ReadinessState.Red, State(Knowing(p => p with { Manual = new("共有", false, _today) }), "manual").State);

    [Fact]
    public void is_red_for_a_single_minute_of_the_coming_four_weeks_without_anybody_on_call()
    {
        var almost = new OpeningHours("almost", [.. Enum.GetValues<DayOfWeek>()], [new(new(0, 1), new(0, 0))], false, false);
        Assert.Equal((ReadinessState.Red, "2026-11-24 00:00"), State(_prepared with { Rosters = [new("it", [new([Given.Tanaka], almost, Given.Monday, 0)])] }, "roster"));
    }

    [Fact]
    public void is_red_for_a_gap_in_any_level_that_names_nobody()
    {
        var almost = new OpeningHours("almost", [.. Enum.GetValues<DayOfWeek>()], [new(new(0, 1), new(0, 0))], false, false);
        var gaps = _prepared with { Rosters = [.. _prepared.Rosters, new("night", [new([Given.Suzuki], almost, Given.Monday, 0)])] };
        Assert.Equal(ReadinessState.Done, State(gaps, "roster").State); // No level pages it.
        Assert.Equal((ReadinessState.Red, "2026-11-24 00:00"), State(gaps with { Policy = gaps.Policy with { Levels = [.. gaps.Policy.Levels, new(["night"], [], 5)] } }, "roster"));
        Assert.Equal(ReadinessState.Done, State(gaps with { Policy = gaps.Policy with { Levels = [.. gaps.Policy.Levels, new(["night"], [Given.Sato], 5)] } }, "roster").State);
    }

    [Fact]
    public void sees_a_holiday_on_which_nobody_serves()
    {
        var closed = new OpeningHours("closed", [.. Enum.GetValues<DayOfWeek>()], [], ClosedOnHolidays: true, false);
        var organization = _prepared with { Rosters = [new("it", [new([Given.Tanaka], closed, Given.Monday, 0)])] };
        Assert.Null(ReadinessCheck.FirstGap(organization, Holidays.None, Given.Monday));
        var holidays = new Holidays([new(new(2026, 12, 1), new("休", "休", "Holiday"))]);
        Assert.Equal(JapaneseTime.At(new(2026, 12, 1), default), ReadinessCheck.FirstGap(organization, holidays, Given.Monday));
    }

    [Fact]
    public void names_who_has_no_telephone_or_no_second_way() => Assert.Equal((ReadinessState.Red, "高橋, 伊藤"),
        State(_prepared with { People = [.. _prepared.People, new(new("a"), "高橋") { Mail = "a@midori.example" }, new(new("b"), "伊藤") { Phone = "090" }] }, "reachable"));

    [Fact]
    public void says_so_where_nobody_is_named_who_may_correct_a_window()
    {
        Assert.Equal((ReadinessState.Unknown, null), State(Given.Organization, "administrator"));
        Assert.Equal((ReadinessState.Done, "田中"), State(_prepared, "administrator"));
    }

    [Fact]
    public void is_red_for_an_insurer_with_a_note_and_no_telephone() =>
        Assert.Equal(ReadinessState.Red, State(_prepared with { Partners = [.. _prepared.Partners.Where(p => p.Kind != "insurer"), new("insurer", "保険") { Note = "番号を書く" }] }, "vendor-insurer").State);

    [Fact]
    public void shows_what_is_red_first_and_there_what_weighs_most()
    {
        var items = Items(Given.Organization);
        Assert.Equal(items.OrderBy(i => i.State).ThenByDescending(i => i.Points).Select(i => i.Id), items.Select(i => i.Id));
        Assert.Equal("police", items[0].Id);
    }

    [Fact]
    public void takes_SECURITY_ACTION_as_information_that_the_company_declared_itself()
    {
        var item = Items(Knowing(p => p with { DeclaredStars = 2 })).Single(i => i.Id == "security-action");
        Assert.Equal((ReadinessState.Information, 0, "★★"), (item.State, item.Points, item.Where));
        foreach (var text in Languages.All.SelectMany(l => new[] { item.Name.In(l), item.Fix.In(l) }))
            Assert.DoesNotMatch("(?i)認定|取得|certif", text);
    }

    private static Organization With(Func<Peacetime, Peacetime> change) => _prepared with { Peacetime = change(_prepared.Peacetime!) };
    private static Organization Knowing(Func<Preparation, Preparation> change) => _prepared with { Preparation = change(_prepared.Preparation!) };
    private static ImmutableArray<ReadinessItem> Items(Organization organization) => ReadinessCheck.Items(organization, Holidays.None, Given.Monday);
    private static int Score(Organization organization) => ReadinessCheck.Score(Items(organization));

    private static (ReadinessState State, string? Where) State(Organization organization, string id)
    {
        var item = Items(organization).Single(i => i.Id == id);
        return (item.State, item.Where);
    }
}
