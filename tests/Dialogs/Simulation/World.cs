using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs.Simulation;

/// <summary>
/// The whole system as a priority queue: streams with their rules, an outbox, a clock. Everything that can go wrong between them does: a message comes
/// twice or late, the process dies before or after a commit and between a commit and a send, a send is refused for a while or for good.
/// </summary>
internal sealed class World(int seed, Without without)
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _pagePatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

    /// <summary>Two of three can be reached on a chat platform, and on-call staff have a channel and rooms there.</summary>
    private static readonly Organization _organization = Given.Organization with
    {
        People = [.. Given.Organization.People.Select((p, i) => i == 2 ? p : p with { Chats = [new("slack", $"U{i}")] })],
        Rooms = [new(new("slack", "C0"), "slack-room:C0")],
    };

    /// <summary>The same company after its file was changed: other levels in another order, other times, one person gone.</summary>
    private static readonly Organization _reorganized = _organization with
    {
        People = [.. _organization.People.Where(p => p.Id != Given.Suzuki)],
        Policy = new([new([], [Given.Sato], 2), new(["it"], [], 7), new([], [Given.Sato, Given.Tanaka], 3)], Repeats: 1, SilenceMinutes: 9),
    };

    private readonly Random _random = new(seed);
    private readonly List<Row> _outbox = [];
    private readonly HashSet<string> _neverAtTheConsole = [];
    private readonly HashSet<Address> _leftTheChat = [];
    private readonly Dictionary<StreamId, HashSet<string>> _received = [];
    private readonly List<(StreamId Stream, string Id, Input Input)> _given = [];
    private readonly List<Prompt> _cards = [];
    private int _ids;
    private bool _calm;
    private Organization _company = _organization;

    public DateTimeOffset Now { get; private set; } = Given.Monday;
    public Conversation Conversation { get; private set; } = new(Given.Anna);
    public Dictionary<IncidentId, Incident> Incidents { get; } = [];
    public List<Handled> Turns { get; } = [];
    public List<Delivered> Shown { get; } = [];
    public List<Missed> NotArrived { get; } = [];

    /// <summary>What the store would give for a stream: every event, in its order.</summary>
    public Dictionary<StreamId, List<Event>> Journal { get; } = [];

    /// <summary>What somebody chose on the card they had last been shown, and was refused.</summary>
    public List<Chose> Refused { get; } = [];

    /// <summary>Lets people and accidents do what they like for a while, then lets everything that was under way come to its end.</summary>
    public World Run(int steps = 24)
    {
        _neverAtTheConsole.UnionWith(_organization.People.Select(p => p.Id.Value).Where(_ => _random.Next(2) == 0));
        _leftTheChat.UnionWith(_organization.People.SelectMany(p => p.Chats).Where(_ => _random.Next(4) == 0));
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(20))
            {
                case < 10: PersonActs(); break;
                case < 14: ResponderActs(); break;
                case < 16: RepeatOldMessage(); break;
                case 16: _company = _random.Next(2) == 0 ? _organization : _reorganized; break;
                default: Now += TimeSpan.FromSeconds(_random.Next(1, 400)); break;
            }

            Pump();
        }

        _calm = true;
        while (_outbox.Where(r => r.State == RowState.Pending).MinBy(r => r.ReadyAt) is { } next)
        {
            if (next.ReadyAt > Now) Now = next.ReadyAt;
            Pump();
        }

        return this;
    }

    private void PersonActs()
    {
        var card = _cards.Count == 0 ? null : _random.Next(8) == 0 ? _cards[_random.Next(_cards.Count)] : _cards[^1];
        Input input = card switch
        {
            { Fields.Length: > 0 } when _random.Next(2) == 0 => new Filled(Given.AnnasPage, card.Fields.ToImmutableSortedDictionary(f => f.Id, f => f.Options.IsEmpty ? "090-0000" : f.Options[_random.Next(f.Options.Length)].Id)),
            { Choices.Length: > 0 } when _random.Next(6) > 0 => new Chose(Given.AnnasPage, AnyChoice(card), card.Id),
            _ => Speech(),
        };
        Give(StreamId.Of(Given.Anna), $"person:{++_ids}", input);
    }

    private string AnyChoice(Prompt card)
    {
        var corrections = card.Sections.SelectMany(s => s.Items).Select(i => i.ChoiceId).OfType<string>().ToList();
        return corrections.Count > 0 && _random.Next(6) == 0 ? corrections[_random.Next(corrections.Count)] : card.Choices[_random.Next(card.Choices.Length)].Id;
    }

    private Said Speech() => _random.Next(4) switch
    {
        0 => Given.SaysOrdinary("お昼どうする"),
        1 => Given.Says("ファイルが開けない", IncidentKind.Ransomware),
        2 => Given.Says("電話して遠隔操作された", facts: new() { Called = true, RemoteTool = true }),
        _ => Given.Says("爆音が鳴っている"),
    };

    private void ResponderActs()
    {
        if (Incidents.Count == 0) return;
        var incident = Incidents.Values.ElementAt(_random.Next(Incidents.Count));
        var by = Given.Organization.People[_random.Next(3)].Id;
        Input input = _random.Next(9) switch
        {
            < 3 => new Acknowledge(by),
            3 => new TakeOver(by),
            4 => new WriteToReporter(by, "大丈夫です"),
            5 => new Downgrade(by, Severity.Low, "画面だけ"),
            6 => new Resolve(by, ResolveReason.NoHarm, ""),
            7 => new Reopen(by, "まだ続いている"),
            _ => new AddNote(by, "メモ"),
        };
        Give(StreamId.Of(incident.Id), $"responder:{++_ids}", input);
    }

    private void RepeatOldMessage()
    {
        if (_given.Count == 0) return;
        var (stream, id, input) = _given[_random.Next(_given.Count)];
        Turn(stream, id, input);
    }

    /// <summary>Whoever sends it repeats it until the answer arrives; the process may die on either side of the commit.</summary>
    private void Give(StreamId stream, string id, Input input)
    {
        _given.Add((stream, id, input));
        while (!_calm && _random.Next(8) == 0)
            if (_random.Next(2) == 0) Turn(stream, id, input);
        Turn(stream, id, input);
    }

    private void Turn(StreamId stream, string messageId, Input input)
    {
        var received = _received.TryGetValue(stream, out var known) ? known : _received[stream] = [];
        if (without != Without.TheMemoryOfMessages && received.Contains(messageId)) return;

        var context = Given.At(Now, string.Create(CultureInfo.InvariantCulture, $"{++_ids:D8}")) with { Organization = _company };
        var decision = stream.Kind == "incident" ? DecideForIncident(IncidentOf(stream), input, context) : Decide(input, context);
        if (decision.Refusal is null)
        {
            received.Add(messageId);
            Commit(stream, decision);
            Turns.Add(new(Now, stream, messageId, input, decision, Conversation, _company));
        }
        else if (input is Chose chose && chose.PromptId == _cards.LastOrDefault()?.Id)
        {
            Refused.Add(chose);
        }

        _cards.AddRange(decision.Outgoing.OfType<Show>().Where(s => s.To == Given.AnnasPage && s.Prompt.Card is not null).Select(s => s.Prompt));
    }

    private Decision DecideForIncident(Incident state, Input input, Context context) =>
        without == Without.EveryLevel && input is AcknowledgementDue due && due.Round == state.Round
            ? IncidentRules.Decide(state with { Round = due.Round + 1 }, new AcknowledgementDue(due.Round + 1), context)
            : IncidentRules.Decide(Remembered(state), input, context);

    private Decision Decide(Input input, Context context)
    {
        if (without == Without.Corrections && input is Chose { ChoiceId: var id } && ChoiceIds.Split(id).Head == ChoiceIds.Correct) return Decision.Refused(Given.Words("no"));
        var decision = ConversationRules.Decide(Remembered(Conversation), input, context);
        return without == Without.TheNeedForHarm && decision.Events.Any(e => e is DialogOpened) && !decision.Events.Any(e => e is IncidentReported)
            ? decision with { Events = [.. decision.Events, new IncidentReported(new(context.NewId))] }
            : decision;
    }

    /// <summary>The state as the rules get it, which a world without memory has partly forgotten.</summary>
    private Conversation Remembered(Conversation state) => without == Without.TheMemoryOfAnswers && state.Dialog is { } dialog
        ? state with { Dialog = dialog with { Answers = dialog.Answers.Clear() } }
        : state;

    private Incident Remembered(Incident state) => (without, state) switch
    {
        (Without.TheMemoryOfWhoHasIt, { Status: IncidentStatus.Acknowledged }) => state with { Status = IncidentStatus.Paging, Responder = null },
        (Without.TheNextLevelAtOnce, _) => state with { PagesOut = state.PagesOut.Add(("never sent", new("console", "nobody"))) },
        (Without.ThePolicyAsItWas, { Plan: not null }) => state with { Plan = EscalationPlan.Of(_company) },
        _ => state,
    };

    private Incident IncidentOf(StreamId stream) => Incidents.GetValueOrDefault(new(stream.Key)) ?? new(new IncidentId(stream.Key));

    private void Commit(StreamId stream, Decision decision)
    {
        if (stream.Kind == "incident") Incidents[new(stream.Key)] = IncidentOf(stream).Apply(decision.Events);
        else Conversation = Conversation.Apply(decision.Events);
        Record(stream, decision.Events);
        foreach (var outgoing in decision.Outgoing.Where(o => !IsSabotaged(stream, o)))
            if (outgoing is Withdraw withdraw) _outbox.ForEach(r => r.WithdrawIf(stream, withdraw.Pending));
            else _outbox.Add(new(_outbox.Count + 1, stream, outgoing) { ReadyAt = without == Without.WaitingUntilDue ? Now : outgoing.Due });
    }

    private void Record(StreamId stream, IReadOnlyList<Event> events)
    {
        var journal = Journal.TryGetValue(stream, out var known) ? known : Journal[stream] = [];
        if (without == Without.TheOldAnswers) journal.RemoveAll(e => e is StepAnswered old && events.Any(n => n is StepAnswered news && news.Step == old.Step));
        journal.AddRange(events);
    }

    private bool IsSabotaged(StreamId stream, Outgoing outgoing) => (without, outgoing) switch
    {
        (Without.Withdrawals, Withdraw) => true,
        (Without.AcknowledgementDeadlines, Send { Input: AcknowledgementDue }) => true,
        (Without.SilenceDeadlines, Send { Input: SilenceDue }) => true,
        (Without.ReportsToTheIncident, Send { Input: Reported { Report.Revision: > 8 } }) => true,
        (Without.PagesWhenRaised, Show { Urgent: true }) => stream.Kind == "incident",
        (Without.WordToTheReporter, Send { Input: ResponderTookOver }) => true,
        (Without.CardsThatFollow, Show { Prompt: { Card: not null, Notice: not Notice.Loud } }) => stream.Kind == "incident",
        (Without.RaisingIncidents, Send { Input: Reported }) => true,
        (Without.TheLastWord, Send { Input: NobodyAcknowledged }) => true,
        (Without.TheLastWord, Show { Urgent: true, Prompt.Id: var id }) => id.Contains("/exhausted/", StringComparison.Ordinal),
        _ => false,
    };

    private void Pump()
    {
        while (_outbox.Where(r => r.State == RowState.Pending && r.ReadyAt <= Now).ToList() is { Count: > 0 } due)
        {
            var row = due[_random.Next(due.Count)];
            row.ReadyAt = Now + _lease;
            if (!_calm && _random.Next(12) == 0) continue; // The process died with the row leased.
            Deliver(row);
        }
    }

    private void Miss(Row row, Show show, string reason)
    {
        if (show.ReportTo is { } report) Turn(report, $"outbox:{row.Id}:failed", new DeliveryFailed(show.To, show.Prompt.Id, reason));
        NotArrived.Add(new(Turns.Count, row, show));
    }

    private void Deliver(Row row)
    {
        switch (row.Outgoing)
        {
            case Send send:
                Turn(send.To, $"outbox:{row.Id}", send.Input);
                if (!_calm && _random.Next(12) == 0) return; // It died after the commit and before the row was done: it comes again.
                row.State = RowState.Done;
                break;
            case Show show when _leftTheChat.Contains(show.To) || (show.To.Channel == "mail" && _random.Next(4) == 0):
                Miss(row, show, "refused");
                row.State = RowState.Done;
                break;
            case Show show when show.To.Channel == "console" && (_neverAtTheConsole.Contains(show.To.Place) || _random.Next(2) == 0):
                var waited = Now - show.Due;
                if (waited >= _patience || (waited >= _pagePatience && show.Key == IncidentRules.PageKey)) Miss(row, show, "not open");
                if (waited >= _patience) row.State = RowState.Done;
                else row.ReadyAt = waited < _pagePatience ? Now.AddSeconds(10) : show.Due + _patience;
                break;
            case Show show:
                Shown.Add(new(Now, row, show));
                if (_calm || _random.Next(12) > 0) row.State = RowState.Done;
                break;
        }
    }
}

internal enum RowState
{
    Pending,
    Done,
    Withdrawn,
}

internal sealed class Row(int id, StreamId stream, Outgoing outgoing)
{
    public int Id => id;
    public StreamId Stream => stream;
    public Outgoing Outgoing => outgoing;
    public DateTimeOffset ReadyAt { get; set; }
    public RowState State { get; set; }

    public void WithdrawIf(StreamId of, string key)
    {
        if (State == RowState.Pending && stream == of && outgoing.Key == key) State = RowState.Withdrawn;
    }
}

internal sealed record Handled(DateTimeOffset At, StreamId Stream, string MessageId, Input Input, Decision Decision, Conversation ConversationAfter, Organization Company)
{
    public IReadOnlyList<Event> Events => Decision.Events;

    /// <summary>The step the reporter's card asks about after this turn; null when it asks nothing.</summary>
    public string? Asks => Decision.Outgoing.OfType<Show>().Where(s => s.Prompt.Card is not null).SelectMany(s => s.Prompt.Choices)
        .Select(c => ChoiceIds.Split(c.Id).Head).FirstOrDefault(step => !ChoiceIds.Reserved.Contains(step));
}

internal sealed record Delivered(DateTimeOffset At, Row Row, Show Show);

/// <param name="Turn">How many turns there were once the stream had been told.</param>
internal sealed record Missed(int Turn, Row Row, Show Show);
