using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

public sealed class A_frightened_sentence
{
    private readonly Chat _chat = new();

    [Fact]
    public void gets_one_card_with_the_kind_the_first_action_the_never_list_and_the_first_question()
    {
        _chat.Says("画面から爆音が鳴って、電話番号が出てて閉じられません");
        Assert.Contains("偽の警告", _chat.Card.Title, StringComparison.Ordinal);
        Assert.Contains("電話しない", _chat.Section(SectionKind.First), StringComparison.Ordinal);
        Assert.Contains("電話しない", _chat.Section(SectionKind.Never), StringComparison.Ordinal);
        Assert.Equal("called?", _chat.Card.Body);
        Assert.Single(_chat.Last.Outgoing.OfType<Show>());
    }

    [Fact]
    public void is_not_asked_what_it_already_answered()
    {
        _chat.Says("電話してしまって遠隔操作されました", facts: new() { Called = true, RemoteTool = true });
        Assert.Equal("disconnectしてください", _chat.Card.Body);
        Assert.Contains("called? → yes", _chat.Section(SectionKind.Answered), StringComparison.Ordinal);
    }

    [Fact]
    public void gets_the_first_action_that_fits_what_it_tells()
    {
        _chat.Says("遠隔操作されています", facts: new() { RemoteTool = true });
        Assert.Contains("LANを抜く", _chat.Section(SectionKind.First), StringComparison.Ordinal);
    }

    [Fact]
    public void offers_dont_know_dont_understand_and_a_person_on_the_question()
    {
        _chat.Says("爆音");
        Assert.Superset(new HashSet<string> { "called:unknown", "explain:called", ChoiceIds.Human }, _chat.Choices.ToHashSet());
    }

    [Fact]
    public void that_is_ordinary_talk_is_met_with_one_gentle_question_and_no_dialog()
    {
        _chat.Hears(Given.SaysOrdinary("今日のお昼なに食べる?"));
        Assert.Equal([ChoiceIds.DoubtYes, ChoiceIds.DoubtNo, ChoiceIds.DoubtUnknown, ChoiceIds.Human], _chat.Choices);
        Assert.Null(_chat.State.Dialog);
    }

    [Fact]
    public void of_somebody_who_does_not_know_whether_something_is_wrong_opens_the_general_triage()
    {
        _chat.Hears(Given.SaysOrdinary("なんか重い")).Chooses(ChoiceIds.DoubtUnknown);
        Assert.Equal("general", _chat.State.Dialog!.Playbook);
        Assert.Null(_chat.State.Dialog.Incident);
    }

    [Fact]
    public void that_is_ordinary_talk_gets_a_person_who_asks_for_one_also_while_an_earlier_incident_is_open()
    {
        _chat.Says("遠隔操作されています", facts: new() { Called = true, RemoteTool = true }).Chooses("disconnect:done").Chooses("reporter:unknown").Chooses("site:honsha").Chooses(ChoiceIds.New);
        Assert.NotNull(_chat.State.Dialog!.Incident);
        _chat.Hears(Given.SaysOrdinary("お昼どうする")).Chooses(ChoiceIds.Human);
        Assert.Null(_chat.Last.Refusal);
        Assert.True(_chat.State.Dialog.HumanWanted);
    }

    [Fact]
    public void of_an_unsure_kind_opens_the_general_triage()
    {
        _chat.Hears(new Said(Given.AnnasPage, "なんか変", new(IncidentKind.Phishing, ConversationRules.KindSure - 0.01, 0.9, Facts.None, "test")));
        Assert.Equal("general", _chat.State.Dialog!.Playbook);
    }

    [Fact]
    public void of_a_kind_without_a_playbook_of_its_own_is_still_called_by_its_name()
    {
        _chat.Says("PCをなくした", IncidentKind.LostDevice);
        Assert.Contains("紛失", _chat.Card.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void that_is_edited_into_something_worse_counts_as_said()
    {
        _chat.Says("爆音が鳴っています").Chooses("called:no");
        _chat.Hears(new Edited(Given.AnnasPage, "電話してしまいました", Given.Recognized(IncidentKind.SupportScam, new() { Called = true })));
        Assert.Contains("called? → yes", _chat.Section(SectionKind.Answered), StringComparison.Ordinal);
        Assert.NotNull(_chat.State.Dialog!.Incident);
        Assert.Equal(["爆音が鳴っています", "電話してしまいました"], [_chat.Events.OfType<DialogOpened>().Single().Text, .. _chat.Events.OfType<WordsAdded>().Select(w => w.Text)]);
    }

    [Theory]
    [InlineData("はい")]
    [InlineData("いいえ")]
    [InlineData("人と話したい")]
    [InlineData("わからない")]
    public void that_is_edited_answers_no_question_that_came_after_it(string words)
    {
        _chat.Says("爆音が鳴っています");
        _chat.Hears(new Edited(Given.AnnasPage, words, Given.SaysOrdinary(words).Recognition));
        Assert.Equal("called?", _chat.Card.Body);
        Assert.Empty(_chat.State.Dialog!.Answers);
        Assert.DoesNotContain(_chat.Events, e => e is HumanAskedFor or StepExplained);
    }

    [Fact]
    public void that_is_edited_is_not_taken_for_the_name_a_form_asks_for()
    {
        _chat.Says("遠隔操作されました", facts: new() { Called = true, RemoteTool = true }).Chooses("disconnect:done");
        var step = _chat.Card.Body;
        _chat.Hears(new Edited(Given.AnnasPage, "山田 090-0000-1111", Given.SaysOrdinary("山田").Recognition));
        Assert.Equal(step, _chat.Card.Body);
    }

    [Fact]
    public void that_is_edited_where_nothing_is_open_is_a_report_only_when_it_reads_like_one()
    {
        _chat.Hears(new Edited(Given.AnnasPage, "お昼なに食べる？", Given.SaysOrdinary("お昼なに食べる？").Recognition));
        Assert.Empty(_chat.Last.Outgoing);
        _chat.Hears(new Edited(Given.AnnasPage, "", Given.SaysOrdinary("").Recognition));
        Assert.Empty(_chat.Last.Outgoing);
        _chat.Hears(new Edited(Given.AnnasPage, "爆音が鳴っています", Given.Recognized(IncidentKind.SupportScam)));
        Assert.NotNull(_chat.State.Dialog);
    }

    [Fact]
    public void that_is_edited_leaves_the_dialog_where_it_is()
    {
        _chat.Says("爆音が鳴っています");
        _chat.Hears(new Edited(new("slack", "T1/U1"), "爆音が鳴っています。電話しました", Given.Recognized(IncidentKind.SupportScam, new() { Called = true })));
        Assert.All(_chat.Last.Outgoing.OfType<Show>(), s => Assert.Equal(Given.AnnasPage, s.To));
        Assert.Equal(Given.AnnasPage, _chat.State.Dialog!.Reach);
    }

    [Fact]
    public void that_is_empty_is_asked_for_a_few_words()
    {
        _chat.Hears(Given.SaysOrdinary("  \n"));
        Assert.Equal(Wording.NothingWritten, _chat.Last.Refusal);
    }
}

public sealed class A_popup_alone
{
    [Fact]
    public void ends_with_thanks_and_nobody_is_told()
    {
        var chat = new Chat().Says("爆音").Chooses("called:no");
        Assert.Equal(Wording.Thanks.Ja, chat.Card.Title);
        Assert.Equal(Tone.Done, chat.Card.Tone);
        Assert.DoesNotContain(chat.Events, e => e is IncidentReported);
        Assert.DoesNotContain(chat.Last.Outgoing, o => o is Send);
    }

    [Fact]
    public void that_turns_out_worse_by_a_corrected_answer_raises_an_incident_and_keeps_both_answers()
    {
        var chat = new Chat().Says("爆音").Chooses("called:no", "correct:called");
        Assert.Equal("called?", chat.Card.Body);
        chat.Chooses("called:yes");
        Assert.NotNull(chat.Reported);
        Assert.Equal(["no", "yes"], chat.Events.OfType<StepAnswered>().Select(e => e.Given.Answer));
    }
}

public sealed class A_harmful_answer
{
    private readonly Chat _chat = new Chat().Says("爆音").Chooses("called:yes");

    [Fact]
    public void raises_an_incident_while_the_person_is_still_being_guided()
    {
        Assert.Equal(Severity.Low, _chat.Reported!.Severity);
        Assert.Equal("remote?", _chat.Card.Body);
    }

    [Fact]
    public void is_named_as_the_reason_of_the_severity()
    {
        Assert.Contains("called-yesため", _chat.Section(SectionKind.Note), StringComparison.Ordinal);
        Assert.Equal("called-yes", _chat.Reported!.Because[0].Ja);
    }

    [Fact]
    public void tells_the_incident_every_later_answer_with_a_higher_revision()
    {
        var first = _chat.Reported!;
        _chat.Chooses("remote:yes");
        Assert.True(_chat.Reported!.Revision > first.Revision);
        Assert.Equal(Severity.High, _chat.Reported.Severity);
        Assert.Single(_chat.Events.OfType<IncidentReported>());
    }

    [Fact]
    public void told_in_the_first_sentence_counts_before_its_question_is_reached()
    {
        var chat = new Chat().Says("遠隔操作されました", facts: new() { RemoteTool = true });
        Assert.Equal("called?", chat.Card.Body);
        Assert.Equal(Severity.High, chat.Reported!.Severity);
    }

    [Fact]
    public void lets_the_person_say_how_to_reach_them_beside_any_step_and_is_then_not_asked_again()
    {
        Assert.Equal(["name", "phone"], _chat.Card.Fields.Select(f => f.Id));
        _chat.Hears(new Filled(Given.AnnasPage, new Dictionary<string, string> { ["phone"] = "090-1" }.ToSorted()));
        Assert.Equal("remote?", _chat.Card.Body);
        Assert.Equal("090-1", _chat.Reported!.Phone);
        Assert.Equal("どこ", _chat.Chooses("remote:no").Card.Body);
    }

    [Fact]
    public void never_lowers_the_severity_when_a_harmless_one_follows()
    {
        _chat.Chooses("remote:yes", "disconnect:done");
        Assert.Equal(Severity.High, _chat.Reported!.Severity);
    }
}

public sealed class A_step
{
    private readonly Chat _chat = new Chat().Says("爆音").Chooses("called:yes", "remote:yes");

    [Fact]
    public void that_cannot_be_done_leads_somewhere_else_than_done()
    {
        _chat.Chooses("disconnect:cannot");
        Assert.Equal("waitしてください", _chat.Card.Body);
    }

    [Fact]
    public void that_is_not_understood_is_said_in_other_words_and_stays()
    {
        _chat.Chooses("explain:disconnect");
        Assert.Equal("disconnectしてください", _chat.Card.Body);
        Assert.Contains("help", _chat.Section(SectionKind.How), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("できました", "reporter")]
    [InlineData("できない", "wait")]
    [InlineData("done", "reporter")]
    public void can_be_answered_by_typing(string words, string next)
    {
        _chat.Hears(Given.SaysOrdinary(words));
        Assert.Equal(Given.Scam.Find(next)!.Says.Ja, _chat.Card.Body);
    }

    [Fact]
    public void answered_a_second_time_from_an_old_card_is_refused_and_the_present_card_shown()
    {
        _chat.Chooses("called:yes");
        Assert.Equal(Wording.AlreadyAnswered, _chat.Last.Refusal);
        Assert.Equal("disconnectしてください", _chat.Card.Body);
        _chat.Chooses("called:no");
        Assert.Equal(Wording.AnsweredDifferently, _chat.Last.Refusal);
    }

    [Fact]
    public void of_an_earlier_report_is_refused()
    {
        _chat.Hears(new Chose(Given.AnnasPage, "disconnect:done", "OTHER.3"));
        Assert.Equal(Wording.CardOfEarlierReport, _chat.Last.Refusal);
    }

    [Fact]
    public void takes_words_that_are_no_answer_as_something_to_keep()
    {
        _chat.Hears(Given.SaysOrdinary("さっき黒い画面も出ました"));
        Assert.Equal("disconnectしてください", _chat.Card.Body);
        Assert.Contains("さっき黒い画面も出ました", _chat.Reported!.AddedWords);
    }

    [Fact]
    public void for_the_phone_number_refuses_one_without_digits_and_loses_nothing()
    {
        _chat.Chooses("disconnect:done").Hears(new Filled(Given.AnnasPage, new Dictionary<string, string> { ["name"] = "アンナ", ["phone"] = "ない" }.ToSorted()));
        Assert.Equal(Wording.PhoneNeedsDigits, _chat.Last.Refusal);
        Assert.Equal("アンナ", _chat.Card.Fields.Single(f => f.Id == "name").Value);
        Assert.NotNull(_chat.Card.Fields.Single(f => f.Id == "phone").Error);
    }

    [Fact]
    public void for_name_and_phone_is_not_asked_again_in_the_next_report()
    {
        _chat.Chooses("disconnect:done").Hears(new Filled(Given.AnnasPage, new Dictionary<string, string> { ["name"] = "アンナ", ["phone"] = "090" }.ToSorted()));
        _chat.Chooses("site:honsha", ChoiceIds.New).Says("また鳴った").Chooses("called:yes", "remote:no");
        Assert.Equal("どこ", _chat.Card.Body);
        Assert.Equal("090", _chat.Reported!.Phone);
    }
}

public sealed class The_end_of_a_dialog
{
    private readonly Chat _chat = new Chat().Says("爆音").Chooses("called:yes", "remote:no", "reporter:unknown");

    [Fact]
    public void shows_the_police_of_that_site()
    {
        _chat.Chooses("site:osaka");
        Assert.Equal(["osaka-police", "npa"], _chat.Card.Contacts.Select(c => c.Id));
    }

    [Fact]
    public void asks_the_prefecture_of_somewhere_else_and_shows_its_police()
    {
        _chat.Chooses("site:other");
        Assert.Equal(47, _chat.Card.Fields.Single().Options.Length);
        _chat.Hears(new Filled(Given.AnnasPage, new Dictionary<string, string> { ["prefecture"] = "13" }.ToSorted()));
        Assert.Equal(["tokyo", "npa"], _chat.Card.Contacts.Select(c => c.Id));
    }

    [Fact]
    public void says_what_is_still_missing_to_those_on_call()
    {
        _chat.Chooses("site:unknown");
        Assert.Contains("どこ", _chat.Reported!.Missing.Select(m => m.Ja));
        Assert.Contains(Wording.ReporterPhone, _chat.Reported.Missing);
        Assert.True(_chat.Reported.Finished);
    }

    [Fact]
    public void takes_further_words_into_the_same_report()
    {
        _chat.Chooses("site:osaka").Hears(Given.SaysOrdinary("写真も撮りました"));
        Assert.Contains("写真も撮りました", _chat.Reported!.AddedWords);
    }
}

public sealed class Words_that_tell_of_something_worse
{
    [Fact]
    public void change_the_playbook_and_keep_the_incident()
    {
        var chat = new Chat().Says("爆音").Chooses("called:yes");
        var incident = chat.State.Dialog!.Incident;
        chat.Says("ファイルが全部開けなくなりました", IncidentKind.Ransomware);
        Assert.Equal("ransomware", chat.State.Dialog!.Playbook);
        Assert.Equal(incident, chat.State.Dialog.Incident);
        Assert.Equal(Severity.High, chat.Reported!.Severity);
    }

    [Fact]
    public void of_something_milder_do_not()
    {
        var chat = new Chat().Says("ファイルが開けない", IncidentKind.Ransomware).Says("画面に電話番号も出ている");
        Assert.Equal("ransomware", chat.State.Dialog!.Playbook);
    }

    [Fact]
    public void change_the_playbook_where_it_is_as_bad_but_goes_on_while_we_talk()
    {
        var chat = new Chat().Says("遠隔操作されました", facts: new() { Called = true, RemoteTool = true }).Chooses("disconnect:done");
        chat.Says("ファイルが全部開けなくなりました", IncidentKind.Ransomware);
        Assert.Equal("ransomware", chat.State.Dialog!.Playbook);
        chat.Says("遠隔操作されています", facts: new() { Called = true, RemoteTool = true });
        Assert.Equal("ransomware", chat.State.Dialog.Playbook);
    }

    [Fact]
    public void replace_an_answer_and_raise_the_incident_even_after_the_end()
    {
        var chat = new Chat().Says("爆音").Chooses("called:no");
        Assert.Null(chat.Reported);
        chat.Says("実は電話して、操作されました", facts: new() { Called = true, RemoteTool = true });
        Assert.Equal("disconnectしてください", chat.Card.Body);
        Assert.Equal(Severity.High, chat.Reported!.Severity);
        Assert.Equal(ConversationPhase.Guiding, chat.State.Phase);
    }

    [Fact]
    public void replace_an_answer_but_never_by_a_milder_one()
    {
        var chat = new Chat().Says("爆音").Chooses("called:yes").Says("電話はしてないかも", facts: new() { Called = false });
        Assert.Equal("yes", chat.State.Dialog!.Answers["called"].Answer);
        chat.Chooses("correct:called").Says("電話はしていません", facts: new() { Called = false });
        Assert.Equal("no", chat.State.Dialog.Answers["called"].Answer);
    }

    [Fact]
    public void whose_harm_leads_back_to_what_was_answered_already_are_not_asked_that_twice()
    {
        static Question Asks(string id, string? fact, string yes, string no, Severity harm) => new(id, 1, Given.Words(id), Given.Words("help"), fact,
            [new("yes", Given.Words("はい"), ["yes"], yes, harm == Severity.None ? null : new(harm, Given.Words(id)), []), new("no", Given.Words("いいえ"), ["no"], no, null, []), new(Walk.Unknown, null, [], no, null, [])]);
        var playbook = new Playbook("short", IncidentKind.Phishing, "f9", Given.Words("題"), null, "seen")
        {
            Steps =
            [
                Asks("seen", null, "paid", "done", Severity.None), Asks("paid", "paid", "done", "done", Severity.High), Asks("done", null, "end", "closed", Severity.None),
                new Ending("closed", 1, Given.Words("閉"), ["own"], EndingKind.Closed), new Ending("end", 1, Given.Words("続"), ["own"], EndingKind.HandedOver),
            ],
        };
        var walk = Walk.Of(playbook, new Dictionary<string, Escalation.Dialogs.Playbooks.Given> { ["seen"] = new("no", Said: false), ["done"] = new("no", Said: false) }, new Dictionary<string, string> { ["paid"] = "yes" });
        Assert.Equal(["seen", "done", "paid"], walk.Path.Select(v => v.Step.Id));
        Assert.Equal(Severity.High, walk.Severity);
    }

    [Fact]
    public void are_not_answered_with_all_is_well_by_answers_that_leave_them_out()
    {
        var chat = new Chat().Says("操作されました", facts: new() { RemoteTool = true }).Chooses("called:no");
        Assert.Equal("disconnectしてください", chat.Card.Body);
    }
}

public sealed class Words_taken_for_the_wrong_kind
{
    private readonly Chat _chat = new Chat().Says("爆音").Chooses(ChoiceIds.OtherKind);

    [Fact]
    public void are_set_right_by_asking_what_it_is()
    {
        Assert.Equal("harm?", _chat.Card.Body);
        _chat.Chooses("harm:which", "which:files");
        Assert.Equal(IncidentKind.Ransomware, _chat.Reported!.Kind);
    }

    [Fact]
    public void are_asked_about_once_only()
    {
        Assert.DoesNotContain(ChoiceIds.OtherKind, _chat.Choices);
        _chat.Chooses("harm:which", "which:files");
        Assert.DoesNotContain(ChoiceIds.OtherKind, _chat.Choices);
        Assert.Contains("correct:which", _chat.Card.Sections.Single(s => s.Kind == SectionKind.Answered).Items.Select(i => i.ChoiceId));
    }
}

public sealed class An_answer_in_words
{
    [Theory]
    [InlineData("抜きました", Walk.Done)]
    [InlineData("LANケーブルは抜いた", Walk.Done)]
    [InlineData("抜けません", Walk.Cannot)]
    [InlineData("固くて抜けなかった", Walk.Cannot)]
    [InlineData("電源を抜きました", null)]
    [InlineData("抜いたほうがいいですか", null)]
    [InlineData("消しました", null)]
    public void to_a_step_is_the_verb_that_was_asked_for(string words, string? answer) =>
        Assert.Equal(answer, SpokenAnswers.Read(words, Given.Do("cut", "end", "help") with { Do = Given.Words("ケーブルを抜いてください。") }, Given.Organization));

    [Theory]
    [InlineData("大阪です", "osaka")]
    [InlineData("大阪工場", "osaka")]
    [InlineData("本社", "honsha")]
    [InlineData("in Tokyo", "honsha")]
    [InlineData("京都です", null)]
    [InlineData("わかりません", Walk.Unknown)]
    [InlineData("はい", null)]
    public void to_where_is_a_site_or_its_prefecture(string words, string? site) => Assert.Equal(site, SpokenAnswers.Read(words, Given.Scam.Find("site")!, Given.Organization));

    [Theory]
    [InlineData("京都", "26")]
    [InlineData("東京都です", "13")]
    [InlineData("福岡県の自宅", "40")]
    public void to_which_prefecture_is_its_name(string words, string prefecture) =>
        Assert.Equal(prefecture, SpokenAnswers.Read(words, Given.Scam.Find("prefecture")!, Given.Organization));

    [Fact]
    public void to_a_form_may_be_that_they_do_not_know()
    {
        var chat = new Chat().Says("爆音").Chooses("called:yes", "remote:no").Hears(Given.SaysOrdinary("わかりません"));
        Assert.Equal("どこ", chat.Card.Body);
        Assert.Null(chat.State.Name);
    }
}

public sealed class Silence
{
    private readonly Chat _chat = new();

    private Send Clock => _chat.Last.Outgoing.OfType<Send>().Single(s => s.Input is SilenceDue);

    [Fact]
    public void in_a_dangerous_place_is_noticed_after_the_policys_minutes_and_on_call_is_told()
    {
        _chat.Says("爆音").Chooses("called:yes", "remote:yes");
        Assert.Equal(Given.Monday.AddMinutes(5), Clock.Due);
        _chat.Hears(Clock.Input);
        Assert.True(_chat.Reported!.Silent);
    }

    [Fact]
    public void before_anything_harmful_is_known_is_given_twice_the_time_and_then_raises_an_incident_too()
    {
        _chat.Says("爆音");
        Assert.Equal(Given.Monday.AddMinutes(10), Clock.Due);
        _chat.Hears(Clock.Input);
        Assert.Equal(Severity.Low, _chat.Reported!.Severity);
    }

    [Fact]
    public void that_was_broken_in_time_is_not_noticed()
    {
        _chat.Says("爆音");
        var clock = Clock;
        _chat.Chooses("called:yes").Hears(clock.Input);
        Assert.Empty(_chat.Last.Events);
    }

    [Fact]
    public void ends_with_the_next_word_of_the_person()
    {
        _chat.Says("爆音").Chooses("called:yes", "remote:yes").Hears(Clock.Input).Chooses("disconnect:done");
        Assert.False(_chat.Reported!.Silent);
    }
}

public sealed class A_person_who_wants_to_talk_to_somebody
{
    [Fact]
    public void raises_an_incident_even_without_any_harm()
    {
        var chat = new Chat().Says("爆音").Chooses(ChoiceIds.Human);
        Assert.True(chat.Reported!.HumanWanted);
        Assert.Equal(Severity.Low, chat.Reported.Severity);
    }

    [Fact]
    public void is_given_the_phone_numbers_of_those_on_call()
    {
        var chat = new Chat().Says("爆音").Chooses(ChoiceIds.Human);
        Assert.Contains("090-0000-0001", chat.Section(SectionKind.Note), StringComparison.Ordinal);
    }

    [Fact]
    public void may_say_so_before_any_report()
    {
        var chat = new Chat().Chooses(ChoiceIds.Human);
        Assert.True(chat.Reported!.HumanWanted);
    }
}

public sealed class News_from_on_call
{
    private readonly Chat _chat = new Chat().Says("爆音").Chooses("called:yes");

    private IncidentId Incident => _chat.State.Dialog!.Incident!.Value;

    [Fact]
    public void tells_the_reporter_who_has_it()
    {
        _chat.Hears(new ResponderTookOver(Incident, "田中", null));
        Assert.Contains("田中さんが担当しています", _chat.Section(SectionKind.Note), StringComparison.Ordinal);
    }

    [Fact]
    public void that_nobody_answered_gives_numbers_to_call()
    {
        _chat.Hears(new NobodyAcknowledged(Incident));
        Assert.Contains("090-0000-0001", _chat.Section(SectionKind.Note), StringComparison.Ordinal);
    }

    [Fact]
    public void that_is_a_message_is_shown_as_one()
    {
        _chat.Hears(new ResponderWrote(Incident, "田中", "いま向かいます"));
        Assert.Contains(_chat.Last.Outgoing.OfType<Show>(), s => s.Prompt.Body == "いま向かいます" && s.Prompt.Card is null);
    }

    [Fact]
    public void of_another_incident_changes_nothing()
    {
        _chat.Hears(new ResponderTookOver(new("XXXX-XXXX"), "田中", null));
        Assert.Empty(_chat.Last.Events);
    }
}

internal static class Sorting
{
    public static System.Collections.Immutable.ImmutableSortedDictionary<string, string> ToSorted(this Dictionary<string, string> values) =>
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(values);
}

public sealed class A_number_given_on_an_older_card
{
    private static readonly FormField _seen = new("seen", FieldKind.Multiline, Given.Words("見えるもの"));
    private static readonly Playbook _playbook = new("form", IncidentKind.Phishing, "f9", Given.Words("偽のメール"), new(Severity.High, Given.Words("入力した")), "seen")
    {
        First = [new(1, ImmutableDictionary<string, string>.Empty, Given.Words("閉じる"), ["own"])],
        Never = [new("reply", 1, Given.Words("返信しない"), ["own"], [])],
        Steps =
        [
            new Form("seen", 1, Given.Words("何が見えますか"), Given.Words("help"), [_seen], Walk.ReporterStep),
            new Form(Walk.ReporterStep, 1, Given.Words("名前と電話"), Given.Words("help"), [new("name", FieldKind.Text, Given.Words("名前")), new("phone", FieldKind.Phone, Given.Words("電話"))], "end"),
            new Ending("end", 1, Given.Words("担当者へ"), ["own"], EndingKind.HandedOver),
        ],
    };

    [Fact]
    public void is_kept_and_the_form_at_hand_stays_to_be_answered()
    {
        var context = new Context(Given.Monday, "K7Q29FXA", Given.Catalog with { Playbooks = [_playbook, Given.General] }, Given.Organization);
        var state = new Conversation(Given.Anna);
        state = state.Apply(ConversationRules.Decide(state, Given.Says("変なメール", IncidentKind.Phishing), context).Events);
        state = state.Apply(ConversationRules.Decide(state, new Filled(Given.AnnasPage, new Dictionary<string, string> { ["phone"] = "090-1111-2222" }.ToImmutableSortedDictionary()), context).Events);
        Assert.Equal("090-1111-2222", state.Phone);
        Assert.DoesNotContain("seen", state.Dialog!.Answers.Keys);
    }
}
