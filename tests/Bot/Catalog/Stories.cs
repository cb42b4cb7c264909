using System.Text.Json;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;
using Escalation.Recognition;

namespace Escalation.Tests.Bot;

/// <summary>
/// What frightened people write, told to the real recogniser, rules and catalog: stories.jsonl beside this file, one a line. A question the story does not
/// answer is answered as somebody would to whom nothing more happened, an action is done.
/// </summary>
public sealed class Stories
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly Address _anna = new("web", "anna");
    private static readonly Organization _organization = new("みどり製作所") { Sites = [new("honsha", "本社", 13)] };
    private static readonly LocalRecognizer _recognizer = LocalRecognizer.Load();
    private static readonly string[] _nothingMore = ["no", "none", "nothing", Walk.Unknown];

    public static TheoryData<string> All() => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Catalog", "stories.jsonl"))];

    [Theory, MemberData(nameof(All))]
    public void are_advised_as_they_should_be(string line)
    {
        var story = JsonSerializer.Deserialize<Story>(line, JsonSerializerOptions.Web)!;
        var context = new Context(_monday, "K7Q29FXA", ShippedCatalog.Catalog, _organization);
        var state = new Conversation(new("web-anna"));
        state = Take(state, new Said(_anna, story.Say, _recognizer.Recognize(story.Say), Languages.Parse(story.Language)), context);
        if (state.Phase == ConversationPhase.Unsure && story.Kind != "none") state = Take(state, new Chose(_anna, "doubt:yes"), context);
        if (story.Kind == "none")
        {
            Assert.Null(state.Dialog);
            return;
        }

        var advice = new List<string>();
        var words = new List<string>();
        while (true)
        {
            var card = ConversationPrompts.Render(state, context);
            words.AddRange([card.Title, card.Body, .. card.Sections.Where(s => s.Kind != SectionKind.Never).SelectMany(s => s.Items).Select(i => i.Text)]);
            var dialog = state.Dialog!;
            var step = Walk.Of(context.Catalog.Find(dialog.Playbook, dialog.Fingerprint), dialog.Answers, dialog.Facts).Current;
            if (step is Ending) break;
            if (step is ActionStep) advice.Add(step.Id);
            state = Take(state, story.Then.Remove(step.Id, out var more)
                ? new Said(_anna, more, _recognizer.Recognize(more))
                : new Chose(_anna, $"{step.Id}:{AnswerTo(step, story)}"), context);
        }

        var told = string.Join(' ', advice);
        var end = ConversationPrompts.Render(state, context);
        Assert.True(story.Kind == state.Dialog!.Kind.Name(), $"recognised as {state.Dialog.Kind.Name()}: {told}");
        Assert.True(story.Must.SequenceEqual(advice.Where(a => story.Must.Contains(a))), $"advised {told}");
        Assert.All(story.Never, never => Assert.DoesNotContain(words, w => w.Contains(never, StringComparison.OrdinalIgnoreCase)));
        Assert.All(story.Offers, offer => Assert.Contains(offer, end.Contacts.Select(c => c.Id)));
        Assert.All(story.NotOffers, offer => Assert.DoesNotContain(offer, end.Contacts.Select(c => c.Id)));
    }

    private static Conversation Take(Conversation state, Input input, Context context)
    {
        var decision = ConversationRules.Decide(state, input, context);
        Assert.Null(decision.Refusal);
        return state.Apply(decision.Events);
    }

    private static string AnswerTo(Step step, Story story) => step switch
    {
        _ when story.Answers.TryGetValue(step.Id, out var answer) => answer,
        Question question => _nothingMore.First(a => question.Answers.Any(x => x.Id == a)),
        ActionStep => Walk.Done,
        Pick { From: PickFrom.Sites } => "honsha",
        _ => Walk.Unknown,
    };

    /// <param name="Answers">By step, what is pressed there.</param>
    /// <param name="Must">Actions it must advise, in this order.</param>
    /// <param name="Never">Words it must not say.</param>
    /// <param name="Offers">Windows it must offer at the end.</param>
    private sealed record Story(string Say, string Language, string Kind, Dictionary<string, string> Answers, string[] Must, string[] Never, string[] Offers)
    {
        /// <summary>By step, what is written there, once, instead of a press.</summary>
        public Dictionary<string, string> Then { get; init; } = [];
        public string[] NotOffers { get; init; } = [];
    }
}
