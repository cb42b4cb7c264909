using System.Collections.Concurrent;
using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Bot;

/// <summary>Walks every path of every playbook that ships, answer by answer, as a person would.</summary>
public sealed class Every_path_of_a_playbook
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(9));

    private static readonly Organization _organization = new("みどり製作所") { Sites = [new("honsha", "本社", 13), new("osaka", "大阪工場", 27)] };

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Walk>> _paths = new();

    public static TheoryData<string> Playbooks() => ShippedCatalog.PlaybookIds();

    [Theory, MemberData(nameof(Playbooks))]
    public void ends(string id) => Assert.All(Paths(id), path => Assert.True(path.Current is Ending or Referral));

    [Fact]
    public void of_general_questions_leads_into_every_other_playbook_or_to_an_end_of_its_own() =>
        Assert.Equal(
            ShippedCatalog.Catalog.Playbooks.Select(p => p.Kind).Where(k => k != IncidentKind.None).Order(),
            Paths("general").Select(p => p.Current).OfType<Referral>().Select(r => r.Kind).Distinct().Order());

    [Theory, MemberData(nameof(Playbooks))]
    public void asks_nothing_twice(string id) =>
        Assert.All(Paths(id), path => Assert.Equal(path.Path.Length, path.Path.Select(v => v.Step.Id).Distinct().Count()));

    [Theory, MemberData(nameof(Playbooks))]
    public void never_becomes_less_severe_on_the_way(string id)
    {
        var playbook = ShippedCatalog.Playbook(id);
        var steps = 0;
        From(ImmutableDictionary<string, Given>.Empty, Severity.None);
        Assert.True(steps > 1);

        void From(ImmutableDictionary<string, Given> answers, Severity before)
        {
            var walk = Walk.Of(playbook, answers, ImmutableDictionary<string, string>.Empty);
            Assert.True(walk.Severity >= before);
            steps++;
            if (walk.Current is Ending or Referral) return;
            foreach (var answer in AnswersTo(walk.Current)) From(answers.Add(walk.Current.Id, new(answer, Said: false)), walk.Severity);
        }
    }

    [Theory, MemberData(nameof(Playbooks))]
    public void pages_nobody_exactly_when_it_ends_as_closed(string id) =>
        Assert.All(Paths(id).Where(p => p.Current is Ending), path => Assert.Equal(path.Current is Ending { Kind: EndingKind.Closed }, path.Severity == Severity.None));

    [Theory, MemberData(nameof(Playbooks))]
    public void says_why_it_is_as_severe_as_it_is(string id) =>
        Assert.All(Paths(id), path => Assert.Equal(path.Severity > Severity.None, path.Because.Length > 0));

    [Theory, MemberData(nameof(Playbooks))]
    public void offers_the_police_the_ipa_and_the_ministry_when_it_is_handed_over(string id)
    {
        var playbook = ShippedCatalog.Playbook(id);
        foreach (var path in Paths(id).Where(p => p.Current is Ending { Kind: EndingKind.HandedOver }))
        {
            var cards = ShippedCatalog.Catalog.Contacts.Cards([.. path.Offers, .. playbook.Contacts], _organization.Sites[0], 13, _organization, _monday, Language.Japanese);
            Assert.Contains(cards, c => c.Id == "police-pref-13" || c.Name.Contains("警視庁", StringComparison.Ordinal));
            Assert.Contains(cards, c => c.Url?.Contains("ipa.go.jp", StringComparison.Ordinal) == true);
            Assert.Contains(cards, c => c.Id == "meti-cyber");
        }
    }

    [Theory, MemberData(nameof(Playbooks))]
    public void ends_by_every_answer_also_when_words_already_gave_some_of_them(string id)
    {
        var playbook = ShippedCatalog.Playbook(id);
        foreach (var question in playbook.Steps.OfType<Question>().Where(q => q.Fact is not null))
            foreach (var value in question.Answers.SelectMany(a => a.Is))
            {
                var facts = ImmutableDictionary<string, string>.Empty.Add(question.Fact!, value);
                var seen = new HashSet<(string, Severity)>(); // Every answer of every step once: all paths with each fact are more than a machine walks in a quarter of an hour.
                Assert.True(Ends(ImmutableDictionary<string, Given>.Empty));

                bool Ends(ImmutableDictionary<string, Given> answers)
                {
                    var walk = Walk.Of(playbook, answers, facts);
                    if (walk.Current is Ending or Referral || !seen.Add((walk.Current.Id, walk.Severity))) return true;
                    var ways = AnswersTo(walk.Current).ToList();
                    return ways.Count > 0 && ways.TrueForAll(a => Ends(answers.Add(walk.Current.Id, new(a, Said: false))));
                }
            }
    }

    [Theory, MemberData(nameof(Playbooks))]
    public void goes_as_the_stateless_table_of_the_playbook_goes(string id)
    {
        var playbook = ShippedCatalog.Playbook(id);
        foreach (var path in Paths(id))
        {
            var table = PlaybookDiagram.Table(playbook);
            foreach (var visit in path.Path) table.Fire(visit.Step is Pick && visit.Given.Answer is not (Pick.Elsewhere or Walk.Unknown) ? "picked" : visit.Given.Answer);
            Assert.Equal(path.Current.Id, table.State);
        }
    }

    [Theory, MemberData(nameof(Playbooks))]
    public void asks_before_a_device_is_cut_off_whether_it_is_the_one_in_hand_and_then_leads_to_the_phone(string id)
    {
        var playbook = ShippedCatalog.Playbook(id);
        foreach (var cut in playbook.Steps.OfType<ActionStep>().Where(s => s.CutsOff))
        {
            Assert.DoesNotContain(playbook.Steps, s => s is not Question && s.Exits.Any(e => e.Next == cut.Id));
            var device = Assert.IsType<Question>(playbook.Find($"{cut.Id}.{BeforeCutOff.Device}"));
            var phone = Assert.IsType<Question>(playbook.Find($"{cut.Id}.{BeforeCutOff.Phone}"));
            Assert.Equal([phone.Id, cut.Id, phone.Id], device.Answers.Select(a => a.Next));
            Assert.All(phone.Answers, a => Assert.Equal(cut.Id, a.Next));
        }
    }

    [Fact]
    public void every_playbook_that_takes_a_computer_off_the_network_asks_so() =>
        Assert.All(["general", "malware", "phishing", "ransomware", "support-scam", "unauthorized-transfer"], id => Assert.Contains(ShippedCatalog.Playbook(id).Steps.OfType<ActionStep>(), s => s.CutsOff));

    [Theory, MemberData(nameof(Playbooks))]
    public void shows_the_never_list_and_a_way_to_a_person_on_every_card(string id)
    {
        var playbook = ShippedCatalog.Playbook(id);
        foreach (var language in Languages.All)
            foreach (var card in Cards(playbook, language))
            {
                Assert.Contains(card.Sections, s => s.Kind == SectionKind.Never && s.Items.Length == playbook.Never.Length);
                Assert.Contains(card.Choices, c => c.Id == ChoiceIds.Human);
                Assert.DoesNotContain(card.Choices, c => string.IsNullOrWhiteSpace(c.Label));
            }
    }

    [Theory, MemberData(nameof(Playbooks))]
    public void offers_dont_know_or_cannot_and_dont_understand_at_every_step(string id)
    {
        foreach (var card in Cards(ShippedCatalog.Playbook(id), Language.Japanese))
        {
            Assert.Contains(card.Choices, c => c.Id.EndsWith(":unknown", StringComparison.Ordinal) || c.Id.EndsWith(":cannot", StringComparison.Ordinal));
            Assert.Contains(card.Choices, c => c.Id.StartsWith("explain:", StringComparison.Ordinal));
        }
    }

    /// <summary>The card of every step that is not an end, each reached by one of its paths.</summary>
    private static IEnumerable<Prompt> Cards(Playbook playbook, Language language)
    {
        var seen = new HashSet<string>();
        foreach (var path in Paths(playbook.Id))
            for (var length = 0; length < path.Path.Length; length++)
            {
                if (!seen.Add(path.Path[length].Step.Id)) continue;
                var context = new Context(_monday, "K7Q29FXA", ShippedCatalog.Catalog, _organization);
                var state = new Conversation(new("web-anna")).Apply(
                [
                    new LanguageChosen(language),
                    new DialogOpened(new("D1"), playbook.Kind, playbook.Id, playbook.Fingerprint, "", Escalation.Dialogs.Conversations.Recognition.Nothing, new("web:anna"), _monday),
                    .. path.Path.Take(length).Select(v => new StepAnswered(v.Step.Id, v.Given)),
                ]);
                if (state.Dialog!.Facts.ContainsKey("kind"))
                    state = state with { Dialog = state.Dialog with { Facts = state.Dialog.Facts.Remove("kind") } };
                yield return ConversationPrompts.Render(state, context);
            }
    }

    /// <summary>Walked once for all that is said about them.</summary>
    internal static IReadOnlyList<Walk> Paths(string id) => _paths.GetOrAdd(id, i => [.. PathsOf(ShippedCatalog.Playbook(i), ImmutableDictionary<string, Given>.Empty)]);

    private static IEnumerable<Walk> PathsOf(Playbook playbook, ImmutableDictionary<string, Given> answers)
    {
        var walk = Walk.Of(playbook, answers, ImmutableDictionary<string, string>.Empty);
        if (walk.Current is Ending or Referral) return [walk];
        return AnswersTo(walk.Current).SelectMany(a => PathsOf(playbook, answers.Add(walk.Current.Id, new(a, Said: false))));
    }

    /// <summary>The questions before a cut-off lead to the same step whatever is answered, so walking one answer walks all that follows.</summary>
    private static IEnumerable<string> AnswersTo(Step step) => step switch
    {
        Question when BeforeCutOff.AsksForDevice(step) => ["no"],
        Question question => question.Answers.Select(a => a.Id),
        Pick { From: PickFrom.Sites, Other: null } => ["honsha", Walk.Unknown],
        Pick { From: PickFrom.Sites } => ["honsha", Pick.Elsewhere, Walk.Unknown],
        Pick => ["13", Walk.Unknown],
        ActionStep => [Walk.Done, Walk.Cannot],
        _ => [Walk.Filled, Walk.Unknown],
    };
}
