using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Measures;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

public sealed class Measures_of_the_notice
{
    private static readonly Catalog _catalog = Given.Catalog with
    {
        Measures = [Of("①", "guideline", [MeasureNeed.Executive], [IncidentKind.SupportScam]), Of("③", "label", [MeasureNeed.Device], []), Of("⑧", "helpers", [MeasureNeed.Small], [IncidentKind.SupportScam])],
    };

    private Conversation _state = new(Given.Anna);
    private Decision _last = Decision.Nothing;

    private Prompt Card => _last.Outgoing.OfType<Show>().Last().Prompt;

    [Theory]
    [InlineData("施策")]
    [InlineData(" readiness? ")]
    [InlineData("備え。")]
    [InlineData("Measures")]
    public void are_asked_for_by_one_whole_word(string word)
    {
        Hears(Given.SaysOrdinary(word));
        Assert.Equal(5, Card.Choices.Count(c => c.IsAnswer));
        Assert.Empty(Card.Contacts);
    }

    [Theory]
    [InlineData("対策ソフトが変な警告を出しています")]
    [InlineData("備えていたのに感染しました")]
    public void never_stand_in_for_a_report_that_only_holds_the_word(string report)
    {
        Hears(Given.Says(report));
        Assert.NotNull(_state.Dialog);
    }

    [Fact]
    public void are_those_that_help_whoever_asks()
    {
        Hears(Given.SaysOrdinary("施策"));
        Hears(Given.Chooses("measures:device"));
        Assert.Equal(["③ label"], Card.Contacts.Select(c => c.Name));
        Hears(Given.Chooses("measures:small"));
        Assert.Equal(["⑧ helpers"], Card.Contacts.Select(c => c.Name));
    }

    [Fact]
    public void give_way_to_the_report_again()
    {
        Hears(Given.SaysOrdinary("施策"));
        Hears(Given.Chooses("measures:back"));
        Assert.Equal("welcome", Card.Card);
    }

    [Fact]
    public void do_not_interrupt_somebody_who_is_being_guided()
    {
        Hears(Given.Says("爆音"));
        Hears(Given.SaysOrdinary("備え"));
        Assert.StartsWith("dialog/", Card.Card, StringComparison.Ordinal);
        Hears(Given.Chooses("measures:device"));
        Assert.StartsWith("dialog/", Card.Card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResolveReason.Contained, true)]
    [InlineData(ResolveReason.HandedOver, true)]
    [InlineData(ResolveReason.FalseAlarm, false)]
    [InlineData(ResolveReason.Drill, false)]
    public void are_shown_to_whoever_ends_a_real_incident(ResolveReason reason, bool shown)
    {
        var incident = new Incident(Given.Incident);
        foreach (Input input in new Input[] { new Reported(Case.Report()), new Acknowledge(Given.Suzuki), new Resolve(Given.Suzuki, reason, "") })
        {
            _last = IncidentRules.Decide(incident, input, new(Given.Monday, "K7Q29FXA", _catalog, Given.Organization));
            incident = incident.Apply(_last.Events);
        }

        var mails = _last.Outgoing.OfType<Show>().Where(s => s.Prompt.Id.Contains("/measures/", StringComparison.Ordinal)).ToList();
        Assert.Equal(shown ? ["mail:suzuki@midori.example"] : [], mails.Select(m => m.To.Value));
        Assert.All(mails, m => Assert.Equal(["① guideline", "⑧ helpers"], m.Prompt.Contacts.Select(c => c.Name)));
    }

    private void Hears(Input input)
    {
        _last = ConversationRules.Decide(_state, input, new(Given.Monday, "K7Q29FXA", _catalog, Given.Organization));
        _state = _state.Apply(_last.Events);
    }

    private static Measure Of(string number, string name, ImmutableArray<MeasureNeed> needs, ImmutableArray<IncidentKind> kinds) =>
        new(name, number, Given.Words(name), Given.Words("for"), Given.Words("what"), Given.Words("when"), Given.Words("version"), "https://example.jp", true, new(2026, 11, 23), "https://example.jp")
        {
            Needs = needs, Kinds = kinds,
        };
}
