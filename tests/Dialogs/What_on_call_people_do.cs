using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Response;

namespace Escalation.Tests.Dialogs;

public sealed class A_task_of_the_response
{
    private static readonly ResponseTask _police = new("police", Given.Words("警察に電話する"), null, ["own"]);
    private static readonly ResponseTask _circle = new("circle", Given.Words("知る人を絞る"), null, ["own"]) { Kinds = [IncidentKind.Insider] };
    private static readonly ResponseTask _phone = new("phone", Given.Words("報告者に電話する"), null, ["own"]) { Not = [IncidentKind.SupportScam] };
    private static readonly ResponseTask _vpn = new("log.vpn", Given.Words("VPN装置"), null, ["own"])
    {
        Log = new(Given.Words("VPN装置"), Given.Words("ログインの記録"), Given.Words("切ると消える"), Given.Words("電源は切らない"), RemindHours: 1),
    };

    private static readonly Catalog _catalog = Given.Catalog with { Tasks = [_police, _circle, _phone, _vpn] };

    private Incident _state = new(Given.Incident);
    private Decision _last = Decision.Nothing;
    private DateTimeOffset _now = Given.Monday;

    public A_task_of_the_response() => Hears(new Reported(Case.Report()));

    [Fact]
    public void is_on_the_list_of_the_incidents_it_belongs_to_and_of_no_others() =>
        Assert.Equal(["police", "log.vpn"], ResponseTasks.Of(_catalog, _state).Select(t => t.Id));

    [Fact]
    public void is_ticked_off_with_who_when_and_a_word()
    {
        Hears(new MarkTask(Given.Tanaka, "police", TaskState.Done, " 丸の内署 サイバー担当 "));
        Assert.Equal(new TaskMark(TaskState.Done, _police.Do, Given.Tanaka, "丸の内署 サイバー担当", _now), _state.Tasks["police"]);
    }

    [Fact]
    public void can_be_said_not_to_matter_and_be_opened_again()
    {
        Hears(new MarkTask(Given.Tanaka, "police", TaskState.NotNeeded, ""));
        Assert.Equal(TaskState.NotNeeded, ResponseTasks.StateOf(_state, _police));
        Hears(new MarkTask(Given.Suzuki, "police", TaskState.Open, ""));
        Assert.Equal(TaskState.Open, ResponseTasks.StateOf(_state, _police));
    }

    [Fact]
    public void that_is_ticked_off_twice_is_recorded_once()
    {
        Hears(new MarkTask(Given.Tanaka, "police", TaskState.Done, ""));
        Hears(new MarkTask(Given.Suzuki, "police", TaskState.Done, ""));
        Assert.Empty(_last.Events);
    }

    [Theory]
    [InlineData("circle")]
    [InlineData("nothing-of-the-kind")]
    public void of_another_kind_of_incident_is_refused(string task)
    {
        Hears(new MarkTask(Given.Tanaka, task, TaskState.Done, ""));
        Assert.Equal(IncidentWording.NoSuchTask, _last.Refusal);
    }

    [Fact]
    public void records_count_as_saved_only_with_where_and_which_span()
    {
        Hears(new MarkTask(Given.Tanaka, "log.vpn", TaskState.Done, "  "));
        Assert.Equal(IncidentWording.WhereSaved, _last.Refusal);
        Hears(new MarkTask(Given.Tanaka, "log.vpn", TaskState.Done, "ディスクA 11/1〜11/23"));
        var logs = HearingAnswer.Of(_state).Single(a => a.Field.Id == "logs");
        Assert.Contains("VPN装置：ディスクA 11/1〜11/23（11月23日 10:00 田中が保存）", logs.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void records_nobody_saved_are_brought_to_whoever_has_it_when_their_clock_ends()
    {
        Hears(new Acknowledge(Given.Suzuki));
        var clock = _last.Outgoing.OfType<Send>().Single(s => s.Input is LogsDue);
        Assert.Equal(_now.AddHours(1), clock.Due);
        Assert.Equal(StreamId.Of(Given.Incident), clock.To);

        _now = clock.Due;
        Hears(clock.Input);
        var shown = _last.Outgoing.OfType<Show>().Where(s => s.Prompt.Id.Contains("/logs-due/", StringComparison.Ordinal)).ToList();
        Assert.Equal(["console:suzuki", "mail:suzuki@midori.example"], shown.Select(s => s.To.Value));
        Assert.All(shown, s => Assert.Contains(s.Prompt.Sections, section => section.Heading == "VPN装置" && section.Items.Any(i => i.Text == "電源は切らない")));
        Assert.Contains(_last.Events, e => e is LogsReminded);
    }

    [Theory]
    [InlineData(TaskState.Done)]
    [InlineData(TaskState.NotNeeded)]
    public void records_that_are_saved_or_do_not_exist_bring_no_reminder(TaskState state)
    {
        Hears(new Acknowledge(Given.Suzuki));
        Hears(new MarkTask(Given.Suzuki, "log.vpn", state, "ディスクA"));
        Hears(new LogsDue(1));
        Assert.Empty(_last.Events);
        Assert.Empty(_last.Outgoing.OfType<Show>());
    }

    [Fact]
    public void an_incident_that_is_over_brings_no_reminder()
    {
        Hears(new Acknowledge(Given.Suzuki));
        Hears(new Resolve(Given.Suzuki, ResolveReason.FalseAlarm, ""));
        Hears(new LogsDue(1));
        Assert.Empty(_last.Events);
    }

    private void Hears(Input input)
    {
        _last = IncidentRules.Decide(_state, input, new(_now, "K7Q29FXA", _catalog, Given.Organization));
        _state = _state.Apply(_last.Events);
    }
}
