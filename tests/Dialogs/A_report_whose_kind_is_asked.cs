using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

public sealed class A_report_whose_kind_is_asked
{
    private readonly Chat _chat = new Chat()
        .Hears(new Said(Given.AnnasPage, "なんか変", new(IncidentKind.None, 0.2, 0.9, Facts.None, "test")))
        .Chooses("harm:which");

    [Fact]
    public void goes_on_in_the_playbook_of_that_kind_and_raises_what_is_certain_of_it()
    {
        _chat.Chooses("which:files");
        Assert.Equal("cutしてください", _chat.Card.Body);
        Assert.Equal(IncidentKind.Ransomware, _chat.Reported!.Kind);
        Assert.Equal(Severity.High, _chat.Reported.Severity);
    }

    [Fact]
    public void shows_and_tells_what_was_answered_on_the_way()
    {
        _chat.Chooses("which:files");
        Assert.Contains("which?", _chat.Section(SectionKind.Answered), StringComparison.Ordinal);
        Assert.Equal(["harm", "which"], _chat.Reported!.Known.Select(k => k.Step));
    }

    [Fact]
    public void that_was_the_wrong_one_is_corrected_from_within_and_leads_into_the_other()
    {
        _chat.Chooses("which:files", "correct:which");
        Assert.Equal("which?", _chat.Card.Body);
        Assert.Equal("ransomware", _chat.State.Dialog!.Playbook); // Until there is another answer.
        _chat.Chooses("which:screen");
        Assert.Equal("called?", _chat.Card.Body);
        Assert.Equal(IncidentKind.SupportScam, _chat.Reported!.Kind);
        Assert.Equal(["harm", "which"], _chat.Reported.Known.Select(k => k.Step));
    }

    [Fact]
    public void corrected_to_the_same_stays_where_it_was()
    {
        _chat.Chooses("which:screen", "called:yes", "correct:which", "which:screen");
        Assert.Equal("remote?", _chat.Card.Body);
    }

    [Fact]
    public void corrected_to_none_of_them_comes_back_to_the_general_questions()
    {
        _chat.Chooses("which:files", "correct:harm", "harm:yes");
        Assert.Equal("general", _chat.State.Dialog!.Playbook);
        Assert.Equal("担当者へ", _chat.Card.Body);
        Assert.Equal(["harm"], _chat.Reported!.Known.Select(k => k.Step));
    }

    [Fact]
    public void takes_the_answer_in_words_too()
    {
        _chat.Says("files", IncidentKind.None);
        Assert.Equal("ransomware", _chat.State.Dialog!.Playbook);
    }

    [Fact]
    public void forgets_what_found_the_kind_when_words_tell_of_something_worse()
    {
        _chat.Chooses("which:screen").Says("ファイルが開けなくなった", IncidentKind.Ransomware);
        Assert.Equal("ransomware", _chat.State.Dialog!.Playbook);
        Assert.DoesNotContain(_chat.Reported!.Known, k => k.Step == "which");
    }

    [Fact]
    public void is_refused_a_press_of_an_older_card_that_was_answered_differently()
    {
        _chat.Chooses("which:files").Chooses("which:screen");
        Assert.Equal(Wording.AnsweredDifferently, _chat.Last.Refusal);
        Assert.Equal("ransomware", _chat.State.Dialog!.Playbook);
    }
}

public sealed class Playbooks_that_lead_into_each_other
{
    [Theory]
    [InlineData("scam", 0, "only the general playbook")]
    [InlineData("general", (int)IncidentKind.LostDevice, "has no playbook")]
    public void are_held_to_what_the_dialog_can_do(string playbook, int kind, string problem)
    {
        var to = new Referral("on", 7, kind == 0 ? IncidentKind.Ransomware : (IncidentKind)kind);
        Playbook[] all = [.. Given.Catalog.Playbooks.Select(p => p.Id == playbook ? p with { Steps = p.Steps.Add(to) } : p)];
        var found = Assert.Single(PlaybookProblems.FindAmong(all, p => p.Id));
        Assert.Contains(problem, found.Message, StringComparison.Ordinal);
        Assert.Equal((playbook, 7), (found.File, found.Line));
    }

    [Fact]
    public void share_no_name_of_a_question_that_finds_the_kind()
    {
        Playbook[] all = [.. Given.Catalog.Playbooks.Select(p => p.Id == "scam" ? p with { Steps = p.Steps.Add(Given.Do("which", "end", "gone")) } : p)];
        Assert.Contains("which", Assert.Single(PlaybookProblems.FindAmong(all, p => p.Id)).Message, StringComparison.Ordinal);
    }
}
