using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

/// <summary>What on-call people see on a chat platform, kept up to date wherever it stands.</summary>
public sealed class The_card_of_an_incident
{
    private static readonly Address _tanaka = new("slack", "U1");
    private static readonly Address _suzuki = new("slack", "U2");
    private static readonly Address _channel = new("slack", "C0");
    private static readonly Address _room = new($"slack-room:C0/{Given.Incident}");
    private Organization _organization = Given.Organization with
    {
        People = [Given.Organization.People[0] with { Chats = [_tanaka] }, Given.Organization.People[1] with { Chats = [_suzuki] }, Given.Organization.People[2]],
        Rooms = [new(_channel, "slack-room:C0")],
    };

    private Incident _state = new(Given.Incident);
    private Decision _last = Decision.Nothing;
    private DateTimeOffset _now = Given.Monday;

    [Fact]
    public void rings_at_whoever_is_paged_and_stands_in_the_channel_and_the_room()
    {
        Raised();
        var page = Assert.Single(At(_tanaka));
        Assert.True(page.Urgent);
        Assert.Equal(Notice.Loud, page.Prompt.Notice);
        Assert.Equal(Notice.Normal, Assert.Single(At(_channel)).Prompt.Notice);
        Assert.Equal([_tanaka], Assert.Single(At(_room)).Prompt.Members);
        Assert.Empty(At(_suzuki));
    }

    [Fact]
    public void changes_everywhere_when_somebody_acknowledges_and_rings_nowhere()
    {
        Raised();
        Give(new Acknowledge(Given.Tanaka));
        foreach (var place in new[] { _tanaka, _channel, _room })
        {
            var card = At(place).Single(s => s.Prompt.Card is not null).Prompt;
            Assert.Contains("田中", card.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(card.Choices, c => c.Id == ResponderActs.Acknowledge);
            Assert.NotEqual(Notice.Loud, card.Notice);
        }
    }

    [Fact]
    public void of_an_insider_is_shown_in_no_channel_that_others_read()
    {
        Raised(IncidentKind.Insider);
        Assert.Empty(At(_channel));
        Assert.NotEmpty(At(_room));
    }

    [Fact]
    public void has_no_room_that_others_read_any_more_when_it_turns_out_to_be_an_insiders()
    {
        _organization = _organization with { Rooms = [_organization.Rooms[0] with { IsShared = true }] };
        Raised();
        Assert.True(IncidentCards.IsRoom(_state, _room));
        Assert.False(IncidentCards.IsRoom(_state, new($"slack-room:C1/{Given.Incident}")));
        Give(new Reported(Report() with { Revision = 2, Kind = IncidentKind.Insider }));
        Assert.False(IncidentCards.IsRoom(_state, _room));
    }

    [Fact]
    public void waits_two_seconds_for_the_next_answer_of_the_reporter()
    {
        Raised();
        Give(new Reported(Report() with { Revision = 2 }));
        Assert.All(_last.Outgoing.OfType<Show>(), s => Assert.Equal(_now.AddSeconds(2), s.Due));
        Assert.Contains(_last.Outgoing, o => o is Withdraw { Pending: IncidentCards.Key });
    }

    [Fact]
    public void brings_the_next_level_into_the_room_when_it_is_paged()
    {
        Raised();
        _now = _now.AddMinutes(5);
        Give(new AcknowledgementDue(0));
        Assert.Equal([_tanaka, _suzuki], At(_room).Single(s => s.Prompt.Card is not null).Prompt.Members);
        Assert.Equal(Notice.Loud, Assert.Single(At(_suzuki)).Prompt.Notice);
    }

    [Fact]
    public void is_not_drawn_again_because_it_could_not_be_drawn()
    {
        Raised();
        Give(new DeliveryFailed(_room, "card", "not installed"));
        Assert.Contains(_last.Events, e => e is PageFailed);
        Assert.Empty(_last.Outgoing);
    }

    [Fact]
    public void follows_also_where_somebody_took_it_who_was_never_paged()
    {
        Raised();
        Give(new Acknowledge(Given.Suzuki));
        Give(new Reported(Report() with { Revision = 2, HumanWanted = true }));
        Assert.Equal(Notice.Loud, Assert.Single(At(_suzuki)).Prompt.Notice);
        Give(new Resolve(Given.Suzuki, ResolveReason.NoHarm, ""));
        Assert.Single(At(_suzuki));
    }

    [Fact]
    public void never_has_more_than_six_buttons()
    {
        Raised();
        Assert.InRange(IncidentCards.Card(_state, Language.Japanese).Choices.Length, 1, 6);
        Give(new Acknowledge(Given.Tanaka));
        Assert.InRange(IncidentCards.Card(_state, Language.Japanese).Choices.Length, 1, 6);
        Give(new Resolve(Given.Tanaka, ResolveReason.NoHarm, ""));
        Assert.Equal([ResponderActs.Reopen, ResponderActs.Note], IncidentCards.Card(_state, Language.Japanese).Choices.Select(c => c.Id));
    }

    [Fact]
    public void leads_to_an_input_for_every_button_it_has()
    {
        Raised();
        Give(new Acknowledge(Given.Suzuki));
        foreach (var choice in ResponderActs.Offered(_state, Language.English))
        {
            var form = ResponderActs.Form(_state, choice.Id, Language.English);
            Assert.Equal(choice.Asks, form is not null);
            var values = form?.Fields.ToImmutableSortedDictionary(f => f.Id, f => f.Options.IsEmpty ? "words" : f.Options[0].Id) ?? ImmutableSortedDictionary<string, string>.Empty;
            Assert.NotNull(ResponderActs.Read(choice.Id, Given.Suzuki, values));
        }
    }

    [Fact]
    public void keeps_what_was_heard_for_the_police_and_asks_only_for_the_rest()
    {
        Raised();
        Give(new FillHearing(Given.Tanaka, ImmutableSortedDictionary<string, string>.Empty.Add("machines", "経理のPC 1台").Add("network", "  ")));
        Assert.Equal(["machines"], _state.Hearing.Keys);
        Give(new FillHearing(Given.Tanaka, ImmutableSortedDictionary<string, string>.Empty.Add("machines", "経理のPC 1台")));
        Assert.Same(Decision.Nothing, _last);
    }

    private void Raised(IncidentKind kind = IncidentKind.SupportScam) => Give(new Reported(Report() with { Kind = kind }));

    private static Report Report() => new(new("D1"), 1, Given.Anna, Given.AnnasPage, IncidentKind.SupportScam, "scam", "f1", Given.Words("偽の警告"), Severity.High, "爆音");

    private void Give(Input input)
    {
        _last = IncidentRules.Decide(_state, input, new(_now, "K7Q29FXA", Given.Catalog, _organization));
        Assert.Null(_last.Refusal);
        _state = _state.Apply(_last.Events);
    }

    private IEnumerable<Show> At(Address place) => _last.Outgoing.OfType<Show>().Where(s => s.To == place);
}
