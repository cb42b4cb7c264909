using Escalation.Bot.Data;
using Escalation.Dialogs;
using Escalation.Dialogs.Response;

namespace Escalation.Tests.Bot;

/// <summary>The tasks and records of the catalog that ships, kind by kind.</summary>
public sealed class What_on_call_people_are_told
{
    public static TheoryData<string> Kinds => [.. IncidentKinds.All.Select(k => k.Name())];

    private static IReadOnlyList<ResponseTask> Of(string kind) => [.. ShippedCatalog.Catalog.Tasks.Where(t => t.BelongsTo(IncidentKinds.Parse(kind)!.Value))];

    [Theory, MemberData(nameof(Kinds))]
    public void always_has_the_police_in_it_and_the_decider_before_them(string kind)
    {
        var ids = Of(kind).Select(t => t.Id).ToList();
        Assert.InRange(ids.IndexOf("decider"), 0, ids.IndexOf("police"));
        Assert.Equal(kind == "insider" ? "keep-circle" : "phone-reporter", ids[0]);
    }

    [Theory]
    [InlineData("ransomware", "protect-backup")]
    [InlineData("ransomware", "log.vpn")]
    [InlineData("network-intrusion", "log.firewall")]
    [InlineData("network-intrusion", "remote-access")]
    [InlineData("account-compromise", "log.cloud")]
    [InlineData("bec", "recall")]
    [InlineData("unauthorized-transfer", "bank-history")]
    [InlineData("web-defacement", "log.web")]
    [InlineData("ddos", "provider")]
    [InlineData("insider", "insider-evidence")]
    [InlineData("lost-device", "lock-device")]
    [InlineData("data-leak", "privacy")]
    [InlineData("malware", "log.pc")]
    [InlineData("support-scam", "unfold-remote-tool")]
    [InlineData("phishing", "revoke-sessions")]
    public void has_what_that_kind_needs(string kind, string task) => Assert.Contains(Of(kind), t => t.Id == task);

    [Fact]
    public void calls_the_bank_before_the_police_where_money_is_going()
    {
        foreach (var kind in new[] { "bec", "unauthorized-transfer" })
        {
            var ids = Of(kind).Select(t => t.Id).ToList();
            Assert.InRange(ids.IndexOf("recall"), 0, ids.IndexOf("police") - 1);
        }
    }

    [Fact]
    public void tells_an_outside_firm_nothing_about_an_insider_by_default() => Assert.DoesNotContain(Of("insider"), t => t.Id is "vendor" or "phone-reporter" or "warn-recipients");

    [Theory]
    [InlineData("log.vpn")]
    [InlineData("log.firewall")]
    [InlineData("log.router")]
    [InlineData("log.windows")]
    [InlineData("log.pc")]
    public void never_switches_off_what_keeps_records_in_memory(string log)
    {
        var power = ShippedCatalog.Catalog.Tasks.Single(t => t.Id == log).Log!.Power;
        Assert.Matches("切らない|切らない・|入れたまま", power.Ja);
        Assert.Matches("切りません|そのまま", power.JaEasy);
        Assert.Matches("(?i)not switch|no shutdown|leave it on", power.En);
    }

    [Fact]
    public void reminds_first_of_what_is_connected_to_the_outside()
    {
        var clocks = ShippedCatalog.Catalog.Tasks.Where(t => t.Log is not null).ToDictionary(t => t.Id, t => t.Log!.RemindHours);
        Assert.All(["log.vpn", "log.firewall", "log.router"], id => Assert.Equal(clocks.Values.Min(), clocks[id]));
    }

    [Fact]
    public void does_not_name_a_clock_without_saying_that_it_is_our_own_judgement_somewhere() =>
        Assert.Contains("our own judgement", File.ReadAllText(Path.Combine(CatalogReader.ShippedFolder, "logs.yaml")), StringComparison.Ordinal);
}
