using Escalation.Channels;
using Escalation.Channels.Web;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>
/// Sends what is due: prompts through their channels, inputs to their streams. Two lanes run side by side so that no slow delivery delays a page.
/// A row that dies with the process is leased again when the next one starts.
/// </summary>
/// <param name="handovers">Null where there is no page to carry a conversation over to.</param>
public sealed partial class OutboxPump(Outbox outbox, ITurns turns, IReadOnlyList<IChannel> channels, EvidenceIntake intake, LiveFeed feed, TimeProvider clock, ILogger<OutboxPump> log,
    Handovers? handovers = null)
    : BackgroundService
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long a page or message is tried before it counts as undeliverable.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>How long a page may be on its way before its incident is told that it has not arrived; it is tried on all the same.</summary>
    public static readonly TimeSpan PagePatience = TimeSpan.FromMinutes(1);
    private const int Batch = 64;

    private Action<DateTimeOffset>? _rung;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await outbox.ReleaseAll();
        using var urgentAlarm = new PumpAlarm();
        using var alarm = new PumpAlarm();
        _rung = due =>
        {
            urgentAlarm.Heard(due);
            alarm.Heard(due);
        };
        using var listening = feed.Listen(happened =>
        {
            if (happened.FirstDue is { } due) _rung(due);
        });
        await Task.WhenAll(Run(urgentAlarm, urgentOnly: true, stoppingToken), Run(alarm, urgentOnly: false, stoppingToken));
    }

    /// <summary>Sends everything that is due now and returns how many rows that were; what a command line or a test moves by hand.</summary>
    public async Task<int> SendDue(bool urgentOnly, CancellationToken stopping)
    {
        var rows = await outbox.LeaseDue(clock.GetUtcNow(), Lease, Batch, urgentOnly);
        await Task.WhenAll(rows.Select(row => Deliver(row, stopping)));
        return rows.Count;
    }

    private async Task Run(PumpAlarm alarm, bool urgentOnly, CancellationToken stopping)
    {
        using var room = new SemaphoreSlim(Batch, Batch);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await room.WaitAsync(stopping);
                room.Release();
                // Nobody waits for a delivery that hangs: what is due meanwhile goes out beside it.
                var rows = await outbox.LeaseDue(clock.GetUtcNow(), Lease, Math.Max(1, room.CurrentCount), urgentOnly);
                foreach (var row in rows)
                {
                    await room.WaitAsync(stopping);
                    _ = DeliverBeside(row, room, stopping);
                }

                if (rows.Count == 0) await alarm.Sleep(await outbox.NextDue(), clock.GetUtcNow(), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception wrong)
            {
                // The store refused or a rule is wrong: the rows stay leased and come back; a busy loop would hide the cause.
                LogStumbled(wrong);
                await Task.Delay(TimeSpan.FromSeconds(1), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DeliverBeside(OutboxRow row, SemaphoreSlim room, CancellationToken stopping)
    {
        try
        {
            await Deliver(row, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return; // The row comes again when the next process starts.
        }
        catch (Exception wrong)
        {
            LogStumbled(wrong); // The row stays leased and comes back.
        }

        room.Release();
    }

    private async Task PutOff(OutboxRow row, DateTimeOffset until)
    {
        await outbox.PutOff(row, until);
        _rung?.Invoke(until);
    }

    private Task Deliver(OutboxRow row, CancellationToken stopping) => row.Message switch
    {
        SendMessage send => Hand(row, send),
        ShowMessage show => Show(row, show, stopping),
        FetchMessage fetch => Take(row, fetch, stopping),
        _ => throw new InvalidOperationException($"Outbox row {row.Id} is of an unknown kind."),
    };

    private async Task Hand(OutboxRow row, SendMessage send)
    {
        if (!await outbox.StillLeased(row)) return;
        await turns.Handle(send.To, row.Id.MessageId, "system", EscalationJson.ReadInput(send.Input));
        await outbox.Done(row, null, clock.GetUtcNow());
    }

    private async Task Take(OutboxRow row, FetchMessage fetch, CancellationToken stopping)
    {
        if (!await outbox.StillLeased(row)) return;
        var (input, later) = await intake.Take(row.Stream, fetch, row.Due + Patience, stopping);
        if (input is null)
        {
            await PutOff(row, clock.GetUtcNow() + later);
            return;
        }

        await turns.Handle(row.Stream, row.Id.MessageId, row.Stream.Key, input);
        await outbox.Done(row, null, clock.GetUtcNow());
    }

    private async Task Show(OutboxRow row, ShowMessage show, CancellationToken stopping)
    {
        if (!await outbox.StillLeased(row)) return;
        var prompt = EscalationJson.ReadPrompt(show.PromptJson);
        // The employees' page draws its card, and the link on it, when it is looked at.
        if (handovers is not null && show.To.Channel != WebChannel.ChannelName) prompt = await handovers.Draw(prompt, new(row.Stream.Key));
        var channel = channels.FirstOrDefault(c => c.Name == show.To.Channel);
        var delivery = channel is null ? new GaveUp($"there is no channel '{show.To.Channel}'") : await channel.ShowAsync(show.To, prompt, row.Id.MessageId, stopping);
        var now = clock.GetUtcNow();
        if (delivery is TryAgain again && now + again.After > row.Due + Patience) delivery = new GaveUp(again.Reason);
        Telemetry.Deliveries.Add(1, new("channel", show.To.Channel), new("outcome", delivery.GetType().Name));
        switch (delivery)
        {
            case Sent sent:
                if (show.Urgent) Telemetry.PageDelay.Record((now - row.Due).TotalSeconds);
                await outbox.Done(row, sent.Receipt, now);
                feed.Publish(new(row.Stream, [], now, show.To, prompt.Id));
                break;
            case TryAgain later:
                // Told again at each try, and handled once: a process that dies in between has not swallowed it.
                if (row.Key == IncidentRules.PageKey && now >= row.Due + PagePatience) await Tell(row, show, prompt, later.Reason);
                await PutOff(row, now + later.After);
                break;
            case GaveUp given:
                LogGaveUp(row.Id.Value, show.To.Channel, given.Reason);
                await Tell(row, show, prompt, given.Reason);
                await outbox.GiveUp(row, given.Reason, now);
                break;
        }
    }

    private async Task Tell(OutboxRow row, ShowMessage show, Prompt prompt, string reason)
    {
        if (show.ReportTo is { } report) await turns.Handle(report, $"{row.Id.MessageId}:failed", "system", new DeliveryFailed(show.To, prompt.Id, reason));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox stumbled and tries again.")]
    private partial void LogStumbled(Exception wrong);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox row {Row} for channel {Channel} cannot be delivered: {Reason}")]
    private partial void LogGaveUp(long row, string channel, string reason);
}
