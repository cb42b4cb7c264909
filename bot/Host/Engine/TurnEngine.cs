using System.Collections.Immutable;
using System.Security.Cryptography;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>
/// The one load-decide-commit routine. It knows no web framework and no cluster; whoever runs it sees to it that one turn at a time is tried for a stream,
/// for speed only: the journal refuses what is stale or repeated.
/// </summary>
public sealed class TurnEngine(Journal journal, Surroundings surroundings, TimeProvider clock, LiveFeed feed)
{
    /// <param name="live">The stream's state as last seen, or null; what it is after the turn comes back through it.</param>
    internal async Task<(TurnResult Result, LiveStream? Live)> Handle(StreamId stream, LiveStream? live, string messageId, string actor, Input input, Address? inline, Written? written)
    {
        using var activity = Telemetry.Source.StartActivity("turn");
        for (; ; )
        {
            if (live is null)
            {
                live = LiveStream.New(stream);
                var history = await journal.Read(TenantId.Single, stream, Head.Empty);
                live.Apply(history.Events.Select(e => e.Event), history.Head);
            }

            var at = clock.GetUtcNow();
            var context = new Context(at, NewId(), surroundings.Catalog, surroundings.Organization);
            var decision = live.Decide(input, context);
            // What came once already and was done may be too late the second time; nobody is to hear of that.
            if (decision.Refusal is not null && await journal.Answered(TenantId.Single, stream, messageId) is { } answered) return (Earlier(answered), live);
            if (decision.Refusal is { } refusal) return (new([.. decision.Outgoing.OfType<Show>().Select(s => s.Prompt)], refusal), live);

            // After an exception here the outcome is unknown; the caller drops the state with it.
            var outcome = await journal.Commit(new(TenantId.Single, stream, messageId, actor, at) { Written = written }, live.Head, decision,
                decision.Events.Count == 0 ? null : live.BoardAfter(decision.Events), IsAnswer);
            switch (outcome)
            {
                case Committed committed:
                    live.Apply(decision.Events, committed.Head);
                    Telemetry.Turns.Add(1, new KeyValuePair<string, object?>("kind", stream.Kind));
                    var answer = decision.Outgoing.OfType<Show>().LastOrDefault(IsAnswer); // Another page of the same person has to hear of it too.
                    feed.Publish(new(stream, [.. decision.Events], at, answer?.To, answer?.Prompt.Id, decision.Outgoing.Where(IsForPump).Min(o => (DateTimeOffset?)o.Due)));
                    return (new([.. decision.Outgoing.OfType<Show>().Where(s => s.To == inline).Select(s => s.Prompt)], null) { IsNew = true }, live);
                case AlreadyHandled handled:
                    return (Earlier(handled), live);
                default:
                    live = null; // Somebody else wrote to the stream; read it again and decide again.
                    break;
            }

            TurnResult Earlier(AlreadyHandled handled) =>
                new([.. handled.Outbox.Select(r => r.Message).OfType<ShowMessage>().Where(s => s.To == inline).Select(s => EscalationJson.ReadPrompt(s.PromptJson))], null);
            bool IsAnswer(Show show) => show.To == inline && show.Due <= at;
            bool IsForPump(Outgoing outgoing) => outgoing is Send or Fetch || outgoing is Show show && !IsAnswer(show);
        }
    }

    /// <summary>Eight characters that are easily read aloud: no I, L, O or U.</summary>
    private static string NewId() => RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
}

/// <param name="Replies">The prompts for the address the caller answers itself; of a refusal, which is not stored, all there are.</param>
/// <param name="Refusal">Why nothing was done; null when something was.</param>
public sealed record TurnResult(ImmutableArray<Prompt> Replies, Text? Refusal)
{
    /// <summary>It was handled now; false when it was refused, or had been handled before and the replies are those of then.</summary>
    public bool IsNew { get; init; }
}

/// <summary>The data every decision may look at. The organisation can be exchanged while running; open incidents keep the plan they began with.</summary>
public sealed class Surroundings(Catalog shipped, Organization organization)
{
    private Catalog? _catalog;

    /// <summary>What ships, with the consultation windows as the company has found them.</summary>
    public Catalog Catalog => _catalog ??= shipped with { Contacts = shipped.Contacts.With(Windows) };

    public WindowReview Windows
    {
        get;
        set
        {
            field = value;
            _catalog = null;
        }
    } = new();

    public Organization Organization { get; set; } = organization;
}
