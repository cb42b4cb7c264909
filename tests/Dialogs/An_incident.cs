using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;

namespace Escalation.Tests.Dialogs;

/// <summary>One incident and the rules alone: given what happened, when something is done, then this follows.</summary>
internal sealed class Case
{
    public Incident State { get; private set; } = new(Given.Incident);
    public Decision Last { get; private set; } = Decision.Nothing;
    public DateTimeOffset Now { get; set; } = Given.Monday;
    public Organization Organization { get; set; } = Given.Organization;

    public static Case Raised(Severity severity = Severity.High) => new Case().When(new Reported(Report(severity)));

    public static Report Report(Severity severity = Severity.High, int revision = 1) =>
        new(new("D1"), revision, Given.Anna, Given.AnnasPage, IncidentKind.SupportScam, "scam", "f1", Given.Words("偽の警告"), severity, "爆音が");

    public Case When(Input input)
    {
        Last = IncidentRules.Decide(State, input, Given.At(Now) with { Organization = Organization });
        State = State.Apply(Last.Events);
        return this;
    }

    public IEnumerable<string> PagedNow => Last.Outgoing.OfType<Show>().Where(s => s.Urgent).Select(s => s.To.Value);

    public Send? Deadline => Last.Outgoing.OfType<Send>().SingleOrDefault(s => s.Input is AcknowledgementDue);
}

public sealed class A_raised_incident
{
    [Fact]
    public void pages_the_first_level_by_every_way_at_once() =>
        Assert.Equal(["console:tanaka", "mail:tanaka@midori.example"], Case.Raised().PagedNow);

    [Fact]
    public void starts_the_clock_of_its_level()
    {
        var deadline = Case.Raised().Deadline!;
        Assert.Equal(StreamId.Of(Given.Incident), deadline.To);
        Assert.Equal(Given.Monday.AddMinutes(5), deadline.Due);
    }

    [Fact]
    public void puts_into_the_page_what_one_needs_to_act()
    {
        var page = Case.Raised().Last.Outgoing.OfType<Show>().First().Prompt;
        Assert.Contains("高", page.Title, StringComparison.Ordinal);
        Assert.Equal("/console/incidents/K7Q2-9FXA", page.Link);
        Assert.Contains(page.Sections, s => s.Items.Any(i => i.Text == "爆音が"));
    }
}

public sealed class An_unacknowledged_incident
{
    [Fact]
    public void pages_the_next_level_when_the_deadline_passes()
    {
        var given = Case.Raised();
        given.Now = given.Deadline!.Due;
        given.When(given.Deadline.Input);
        Assert.Equal(["console:suzuki", "mail:suzuki@midori.example", "console:sato", "mail:sato@midori.example"], given.PagedNow);
        Assert.Equal(Given.Monday.AddMinutes(15), given.Deadline!.Due);
    }

    [Fact]
    public void follows_the_policy_as_it_was_when_it_began()
    {
        var given = Case.Raised();
        given.Organization = Given.Organization with { Policy = new([new([], [Given.Tanaka], 1)], 0, 5), People = [] };
        given.When(new AcknowledgementDue(0));
        Assert.Contains("console:suzuki", given.PagedNow);
    }

    [Fact]
    public void is_loudly_exhausted_after_the_last_level_and_the_reporter_gets_numbers()
    {
        var given = Case.Raised().When(new AcknowledgementDue(0)).When(new AcknowledgementDue(1));
        Assert.Equal(IncidentStatus.Exhausted, given.State.Status);
        Assert.Equal(6, given.PagedNow.Count());
        Assert.Contains(given.Last.Outgoing.OfType<Send>(), s => s.Input is NobodyAcknowledged && s.To == StreamId.Of(Given.Anna));
    }

    [Fact]
    public void ignores_a_deadline_of_an_earlier_round() =>
        Assert.Empty(Case.Raised().When(new AcknowledgementDue(0)).When(new AcknowledgementDue(0)).Last.Events);

    [Fact]
    public void whose_pages_all_failed_pages_the_next_level_at_once()
    {
        var given = Case.Raised();
        given.When(new DeliveryFailed(new("mail:tanaka@midori.example"), "K7Q2-9FXA/page/0", "no server"));
        Assert.Empty(given.PagedNow);
        given.When(new DeliveryFailed(new("console:tanaka"), "K7Q2-9FXA/page/0", "closed"));
        Assert.Contains("console:suzuki", given.PagedNow);
        Assert.Contains(given.Last.Outgoing, o => o is Withdraw { Pending: IncidentRules.DeadlineKey });
    }

    [Fact]
    public void skips_a_level_that_has_nobody()
    {
        var given = new Case { Organization = Given.Organization with { Rosters = [new("it", [])] } };
        given.When(new Reported(Case.Report()));
        Assert.Contains("console:suzuki", given.PagedNow);
    }

    [Fact]
    public void can_still_be_acknowledged_when_exhausted() =>
        Assert.Equal(IncidentStatus.Acknowledged,
            Case.Raised().When(new AcknowledgementDue(0)).When(new AcknowledgementDue(1)).When(new Acknowledge(Given.Sato)).State.Status);
}

public sealed class An_acknowledged_incident
{
    private readonly Case _given = Case.Raised().When(new Acknowledge(Given.Tanaka));

    [Fact]
    public void stops_the_escalation_and_tells_the_reporter_who_has_it()
    {
        Assert.Contains(_given.Last.Outgoing, o => o is Withdraw { Pending: IncidentRules.PageKey });
        Assert.Contains(_given.Last.Outgoing, o => o is Withdraw { Pending: IncidentRules.DeadlineKey });
        Assert.Contains(_given.Last.Outgoing.OfType<Send>(), s => s.Input is ResponderTookOver { Name: "田中" });
        Assert.Empty(_given.When(new AcknowledgementDue(0)).Last.Outgoing);
    }

    [Fact]
    public void tells_a_second_person_who_was_first()
    {
        _given.When(new Acknowledge(Given.Suzuki));
        Assert.Contains("田中", _given.Last.Refusal!.Ja, StringComparison.Ordinal);
        Assert.Equal(Given.Tanaka, _given.State.Responder);
    }

    [Fact]
    public void is_not_acknowledged_twice_by_a_double_press() => Assert.Same(Decision.Nothing, _given.When(new Acknowledge(Given.Tanaka)).Last);

    [Fact]
    public void can_be_taken_over()
    {
        _given.When(new TakeOver(Given.Suzuki));
        Assert.Equal(Given.Suzuki, _given.State.Responder);
        Assert.Contains(_given.Last.Outgoing.OfType<Send>(), s => s.Input is ResponderTookOver { Name: "鈴木" });
    }

    [Fact]
    public void tells_only_who_has_it_that_it_became_worse()
    {
        _given.When(new Reported(Case.Report(Severity.Critical, revision: 2)));
        Assert.Equal(["console:tanaka", "mail:tanaka@midori.example"], _given.PagedNow);
        Assert.Equal(Severity.Critical, _given.State.Severity);
    }

    [Fact]
    public void tells_who_has_it_to_phone_a_reporter_who_went_silent()
    {
        _given.When(new Reported(Case.Report(revision: 2) with { Silent = true }));
        Assert.Contains("電話", _given.Last.Outgoing.OfType<Show>().First().Prompt.Body, StringComparison.Ordinal);
        Assert.True(_given.State.ReporterSilent);
        Assert.False(_given.When(new ReachedReporter(Given.Tanaka, "")).State.ReporterSilent);
    }

    [Fact]
    public void ignores_a_report_that_is_older_than_the_one_it_has()
    {
        _given.When(new Reported(Case.Report(Severity.Critical, revision: 5)));
        Assert.Empty(_given.When(new Reported(Case.Report(Severity.Low, revision: 4))).Last.Events);
    }

    [Fact]
    public void is_downgraded_only_lower_and_only_with_a_reason()
    {
        Assert.NotNull(_given.When(new Downgrade(Given.Tanaka, Severity.Critical, "理由")).Last.Refusal);
        Assert.NotNull(_given.When(new Downgrade(Given.Tanaka, Severity.Low, " ")).Last.Refusal);
        Assert.Equal(Severity.Low, _given.When(new Downgrade(Given.Tanaka, Severity.Low, "画面だけだった")).State.Severity);
    }

    [Fact]
    public void that_was_downgraded_rises_again_only_above_what_was_known()
    {
        _given.When(new Downgrade(Given.Tanaka, Severity.Low, "画面だけだった")).When(new Reported(Case.Report(Severity.High, revision: 2)));
        Assert.Equal(Severity.Low, _given.State.Severity);
        Assert.Equal(Severity.Critical, _given.When(new Reported(Case.Report(Severity.Critical, revision: 3))).State.Severity);
    }

    [Fact]
    public void hands_a_message_to_the_reporter_but_never_an_empty_one()
    {
        Assert.NotNull(_given.When(new WriteToReporter(Given.Tanaka, " ")).Last.Refusal);
        _given.When(new WriteToReporter(Given.Tanaka, "いま向かいます"));
        Assert.Contains(_given.Last.Outgoing.OfType<Send>(), s => s.Input is ResponderWrote { Text: "いま向かいます" });
    }
}

public sealed class A_resolved_incident
{
    private readonly Case _given = Case.Raised().When(new Acknowledge(Given.Tanaka)).When(new Resolve(Given.Tanaka, ResolveReason.NoHarm, "画面だけ"));

    [Fact]
    public void tells_the_reporter_that_it_ended() => Assert.Contains(_given.Last.Outgoing.OfType<Send>(), s => s.Input is IncidentEnded);

    [Fact]
    public void pages_nobody_for_what_the_reporter_still_adds() =>
        Assert.Empty(_given.When(new Reported(Case.Report(Severity.Critical, revision: 9))).Last.Outgoing);

    [Fact]
    public void is_not_resolved_twice() => Assert.Equal(IncidentWording.AlreadyResolved, _given.When(new Resolve(Given.Suzuki, ResolveReason.Drill, "")).Last.Refusal);

    [Fact]
    public void is_reopened_only_with_a_reason_and_by_whom_it_is_then_had()
    {
        Assert.NotNull(_given.When(new Reopen(Given.Suzuki, "")).Last.Refusal);
        _given.When(new Reopen(Given.Suzuki, "また鳴った"));
        Assert.Equal((IncidentStatus.Acknowledged, Given.Suzuki), (_given.State.Status, _given.State.Responder));
    }
}
