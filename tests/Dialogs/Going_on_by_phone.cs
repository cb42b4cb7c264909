using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

public sealed class Before_a_device_is_cut_off
{
    private readonly Chat _chat = new();

    private Send Clock => _chat.Last.Outgoing.OfType<Send>().Single(s => s.Input is SilenceDue);

    private Chat Asked(Facts? facts = null) => _chat.Says("添付を開いてしまった", IncidentKind.Malware, facts).Chooses("opened:yes");

    [Fact]
    public void the_person_is_asked_whether_it_is_the_one_in_hand() => Assert.Equal("device?", Asked().Card.Body);

    [Fact]
    public void who_writes_from_another_one_goes_straight_on() => Assert.Equal("cutしてください", Asked().Chooses("cut.device:no").Card.Body);

    [Theory]
    [InlineData("yes")]
    [InlineData("unknown")]
    public void who_writes_from_it_is_given_the_way_to_the_phone_first(string answer)
    {
        var card = Asked().Chooses($"cut.device:{answer}").Card;
        Assert.NotNull(card.Handover);
        Assert.Contains(card.Sections, s => s.Kind == SectionKind.How && s.Items.Any(i => i.Text == "cutしてください") && s.Items.Any(i => i.Text == "こうやって"));
        Assert.Contains("090-0000-0001", _chat.Section(SectionKind.How), StringComparison.Ordinal);
    }

    [Fact]
    public void opening_it_on_the_phone_answers_that_and_the_next_step_stands_there()
    {
        var phone = new Address("web", "phone");
        Asked().Chooses("cut.device:yes").Hears(new CarriedOver(phone));
        var shown = Assert.Single(_chat.Last.Outgoing.OfType<Show>());
        Assert.Equal((phone, "cutしてください"), (shown.To, shown.Prompt.Body));
        Assert.Equal(phone, _chat.State.Dialog!.Reach);
    }

    [Fact]
    public void opening_it_on_the_phone_at_any_other_step_only_shows_it_there()
    {
        _chat.Says("爆音").Hears(new CarriedOver(new("web", "phone")));
        Assert.Equal("called?", _chat.Last.Outgoing.OfType<Show>().Single().Prompt.Body);
        Assert.DoesNotContain(_chat.Events, e => e is StepAnswered);
    }

    [Fact]
    public void nobody_is_asked_again_before_the_next_such_step()
    {
        Asked().Chooses("cut.device:no", "cut:cannot");
        Assert.Equal("warnしてください", _chat.Card.Body);
    }

    [Fact]
    public void whoever_reports_for_somebody_else_is_not_asked() =>
        Assert.Equal("cutしてください", Asked(Facts.None with { ForOther = true }).Card.Body);

    [Theory]
    [InlineData("cut.device:yes")]
    [InlineData("cut.device:yes", "cut.phone:no")]
    public void the_clock_for_on_call_to_phone_them_already_runs_as_in_danger(params string[] answers)
    {
        Asked().Chooses(answers);
        Assert.Equal(Given.Monday.AddMinutes(5), Clock.Due);
        _chat.Hears(Clock.Input);
        Assert.True(_chat.Reported!.Silent);
    }

    [Fact]
    public void their_answer_can_be_corrected()
    {
        Asked().Chooses("cut.device:no", "correct:cut.device", "cut.device:yes");
        Assert.NotNull(_chat.Card.Handover);
    }
}
