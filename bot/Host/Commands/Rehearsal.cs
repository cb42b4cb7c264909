using System.Collections.Concurrent;
using System.Globalization;
using Escalation.Bot.Engine;
using Escalation.Channels;
using Escalation.Channels.Slack;
using Escalation.Channels.Teams;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Recognition;
using Escalation.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Escalation.Bot.Commands;

/// <summary>
/// The real engine, store and pump in a folder that is thrown away, with a clock that is moved by hand and channels that only collect what they are given.
/// </summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    private static readonly PersonId _reporter = new("reporter");
    private static readonly Address _web = new(WebChannel.ChannelName, _reporter.Value);

    private readonly string _folder;
    private readonly Store _store;
    private readonly ManualClock _clock;
    private readonly InProcessTurns _turns;
    private readonly OutboxPump _pump;
    private readonly LocalRecognizer _recognizer = LocalRecognizer.Load();
    private readonly ConcurrentQueue<Collected> _collected = new();
    private int _messages;

    private Rehearsal(Surroundings surroundings, string folder, ManualClock clock)
    {
        _folder = folder;
        _clock = clock;
        _store = Store.Open(folder, EscalationJson.Codec);
        var feed = new LiveFeed();
        feed.Listen(Collect);
        Surroundings = surroundings;
        _turns = new InProcessTurns(new TurnEngine(_store.Journal, surroundings, clock, feed));
        IChannel[] channels = [.. new[] { WebChannel.ChannelName, OnCallConsole.ConsoleChannel.ChannelName, "mail", SlackPlace.ChannelName, SlackRooms.ChannelName, TeamsPlace.ChannelName, TeamsRooms.ChannelName }.Select(name => new Collecting(name, this))];
        _pump = new(_store.Outbox, _turns, channels, new EvidenceIntake(_store, channels, clock), feed, clock, NullLogger<OutboxPump>.Instance);
    }

    public Surroundings Surroundings { get; }
    public IncidentId? Incident { get; private set; }

    /// <summary>Why the last input changed nothing, and what is possible instead.</summary>
    public string? Refusal { get; private set; }

    public static Rehearsal Begin(Surroundings surroundings, Language language, DateTimeOffset at)
    {
        var folder = Directory.CreateTempSubdirectory("escalation-converse-").FullName;
        // Whole seconds, as --at gives them: what is due now must not be due a fraction of a moment later once it is stored.
        return new(surroundings, folder, new(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)))) { Language = language };
    }

    public Language Language { get; set; }

    public Task<IReadOnlyList<Collected>> Say(string text) => Give(new Said(_web, text, _recognizer.Recognize(text), Language));

    public Task<IReadOnlyList<Collected>> Choose(string choice) => Give(new Chose(_web, choice));

    public Task<IReadOnlyList<Collected>> Fill(IReadOnlyDictionary<string, string> values) =>
        Give(new Filled(_web, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(values)));

    public async Task<IReadOnlyList<Collected>> Attach(string path)
    {
        await using var content = File.OpenRead(path);
        var mediaType = await Web.UploadedContent.MediaTypeOf(content, CancellationToken.None)
            ?? throw new InvalidDataException(Web.RefusalWording.NotAllowed.In(Language));
        var attachment = await _store.Attachments.Save(new(Guid.CreateVersion7().ToString("n"), TenantId.Single, StreamId.Of(_reporter), Path.GetFileName(path), mediaType,
            _reporter, _clock.Now), content, Web.UploadedContent.LongestBytes);
        return await Give(new Attached(_web, attachment));
    }

    /// <summary>Moves the clock, stopping wherever something comes due on the way.</summary>
    public async Task<IReadOnlyList<Collected>> Wait(TimeSpan time)
    {
        Refusal = null;
        var until = _clock.Now + time;
        await Settle();
        while (await _store.Outbox.NextDue() is { } next && next <= until)
        {
            if (next > _clock.Now) _clock.Now = next;
            await Settle();
        }

        _clock.Now = until;
        return Taken();
    }

    /// <summary>An on-call person acts on the incident; nobody to act for is said in words.</summary>
    public async Task<IReadOnlyList<Collected>> Respond(Func<PersonId, IncidentInput> act)
    {
        if (Incident is not { } incident) throw new InvalidDataException("no incident has been raised yet, so there is nobody to act for");
        var by = Surroundings.Organization.People[0].Id;
        Refusal = (await _turns.Handle(StreamId.Of(incident), Next(), by.Value, act(by))).Refusal?.In(Language);
        await Settle();
        return Taken();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IReadOnlyList<Collected>> Give(Input input)
    {
        var result = await _turns.Handle(StreamId.Of(_reporter), Next(), _reporter.Value, input, _web);
        foreach (var reply in result.Replies) _collected.Enqueue(new Shown(_web, reply));
        Refusal = result.Refusal is { } refusal ? $"{refusal.In(Language)}{Possible(result.Replies)}" : null;
        await Settle();
        return Taken();
    }

    private static string Possible(IEnumerable<Prompt> replies) =>
        replies.LastOrDefault() is { } card && card.Choices.Length + card.Fields.Length > 0 ? $" [{string.Join(", ", [.. card.Choices.Select(c => c.Id), .. card.Fields.Select(f => $"fill {f.Id}")])}]" : "";

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"line:{++_messages}");

    private async Task Settle()
    {
        while (await _pump.SendDue(urgentOnly: false, CancellationToken.None) > 0)
        {
        }
    }

    private void Collect(Happened happened)
    {
        foreach (var e in happened.Events.OfType<IncidentEvent>())
        {
            if (e is IncidentRaised raised) Incident = raised.Incident;
            _collected.Enqueue(new Told(new(happened.Stream.Key), e, happened.At));
        }
    }

    private List<Collected> Taken()
    {
        var taken = new List<Collected>();
        while (_collected.TryDequeue(out var next)) taken.Add(next);
        return taken;
    }

    private sealed class Collecting(string name, Rehearsal rehearsal) : IChannel
    {
        public string Name => name;

        public Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping)
        {
            rehearsal._collected.Enqueue(new Shown(to, prompt));
            return Task.FromResult<Delivery>(new Sent(messageId));
        }
    }
}

/// <summary>Something that became visible, in its order.</summary>
internal abstract record Collected;

internal sealed record Shown(Address To, Prompt Prompt) : Collected;

internal sealed record Told(IncidentId Incident, IncidentEvent Event, DateTimeOffset At) : Collected;
