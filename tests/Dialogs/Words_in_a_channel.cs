using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

/// <summary>What people write in front of others, and what they report on purpose.</summary>
public sealed class Words_in_a_channel
{
    private static readonly Address _thread = new("slack", "T1/C1/100.1");
    private static readonly Address _aside = new("slack", "T1/C1@U1");
    private readonly Chat _chat = new();

    [Fact]
    public void that_are_surely_a_report_get_an_offer_that_only_the_writer_sees()
    {
        _chat.Hears(Overheard("画面から爆音が鳴って閉じられない"));
        var show = Assert.Single(_chat.Last.Outgoing.OfType<Show>());
        Assert.Equal(_aside, show.To);
        Assert.Equal([ChoiceIds.OfferYes, ChoiceIds.OfferNo], show.Prompt.Choices.Select(c => c.Id));
        Assert.Null(_chat.State.Dialog);
    }

    [Fact]
    public void that_may_be_a_report_are_left_alone()
    {
        _chat.Hears(Overheard("ポップアップのPR見てください") with { Recognition = new(IncidentKind.SupportScam, 0.6, ConversationRules.OfferFrom - 0.01, Facts.None, "test") });
        Assert.Same(Decision.Nothing, _chat.Last);
    }

    [Fact]
    public void get_one_offer_in_a_thread_and_another_in_another()
    {
        _chat.Hears(Overheard("爆音が")).Hears(Overheard("まだ鳴ってる"));
        Assert.Empty(_chat.Last.Outgoing);
        _chat.Hears(Overheard("また鳴った") with { Thread = new("slack", "T1/C1/200.1") });
        Assert.NotEmpty(_chat.Last.Outgoing);
    }

    [Fact]
    public void open_the_dialog_in_private_when_the_offer_is_taken()
    {
        _chat.Hears(Overheard("爆音が")).Hears(new Chose(_aside, ChoiceIds.OfferYes, Offer));
        Assert.Equal("爆音が", _chat.State.Dialog!.Text);
        Assert.Equal(Given.AnnasPage, _chat.State.Dialog.Reach);
        Assert.Equal(Given.AnnasPage, Assert.Single(_chat.Last.Outgoing.OfType<Show>()).To);
    }

    [Fact]
    public void that_were_no_incident_are_kept_to_learn_from()
    {
        _chat.Hears(Overheard("訓練メールの件です")).Hears(new Chose(_aside, ChoiceIds.OfferNo, Offer));
        Assert.Equal("訓練メールの件です", Assert.IsType<OfferDeclined>(Assert.Single(_chat.Last.Events)).Text);
        Assert.Empty(_chat.Last.Outgoing);
    }

    [Fact]
    public void are_offered_help_also_to_somebody_whose_earlier_report_is_over()
    {
        _chat.Says("爆音").Chooses("called:no").Hears(Overheard("また爆音が")).Hears(new Chose(_aside, ChoiceIds.OfferYes, Offer));
        Assert.Equal("また爆音が", _chat.State.Dialog!.Text);
    }

    [Fact]
    public void are_not_mixed_into_a_dialog_that_is_open()
    {
        _chat.Says("爆音").Hears(Overheard("爆音のことで電話しちゃった"));
        Assert.Same(Decision.Nothing, _chat.Last);
    }

    [Fact]
    public void reported_on_purpose_are_a_report_whatever_they_are_taken_for()
    {
        _chat.Hears(Given.SaysOrdinary("なんか変") with { Deliberate = true });
        Assert.Equal("general", _chat.State.Dialog!.Playbook);
    }

    [Fact]
    public void a_picture_without_words_opens_the_general_triage_and_is_fetched()
    {
        _chat.Hears(new Offered(Given.AnnasPage, new(new("slack", "T1/F1 https://files"), "screen.png", 3)));
        Assert.Equal("general", _chat.State.Dialog!.Playbook);
        Assert.Equal("screen.png", Assert.Single(_chat.Last.Outgoing.OfType<Fetch>()).File.Name);
    }

    [Theory]
    [InlineData(NotTakenReason.TooLarge, "大きすぎ")]
    [InlineData(NotTakenReason.NotAllowed, "受け取れない種類")]
    [InlineData(NotTakenReason.Unreachable, "取り込めません")]
    public void a_file_that_cannot_be_kept_is_answered_with_why(NotTakenReason reason, string words)
    {
        _chat.Says("爆音").Hears(new NotTaken(Given.AnnasPage, "x.zip", reason));
        Assert.Contains(words, _chat.Section(SectionKind.Note), StringComparison.Ordinal);
    }

    [Fact]
    public void a_language_somebody_picked_is_not_changed_by_what_their_client_says()
    {
        _chat.Hears(Given.Says("爆音") with { Language = Language.English });
        Assert.Equal(Language.English, _chat.State.Language);
        _chat.Chooses("language:ja-easy").Hears(Given.Says("まだ鳴ってる") with { Language = Language.English });
        Assert.Equal(Language.EasyJapanese, _chat.State.Language);
    }

    private string Offer => _chat.State.Offers.Keys.Last();

    private static Overheard Overheard(string text) => new(_thread, _aside, Given.AnnasPage, text, Given.Recognized(IncidentKind.SupportScam));
}
