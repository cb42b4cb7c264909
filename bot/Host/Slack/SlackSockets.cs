using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;

namespace Escalation.Bot.Slack;

/// <summary>
/// Socket Mode: two connections, so that one can be renewed while the other works. When Slack announces the end of a connection, the next one is opened
/// first; the old one answers what it has and is closed when the new one has said hello.
/// </summary>
public sealed partial class SlackSockets(SlackApi api, SlackSettings settings, SlackTokens tokens, SlackEvents events, SlackInteractions interactions, SlackCommands commands, ILogger<SlackSockets> log)
    : BackgroundService
{
    private const int Connections = 2;
    private const int MostFailures = 6;
    private static readonly TimeSpan _hello = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _switchedOff = TimeSpan.FromMinutes(5);

    /// <summary>A connection that lasted so long has worked; one that did not is no reason to open another at once.</summary>
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(30);
    private int _open;

    /// <summary>How many have said hello and not ended.</summary>
    public int Open => _open;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sockets = settings.UsesSocket ? Connections : 0;
        await Task.WhenAll([Introduce(stoppingToken), .. Enumerable.Range(0, sockets).Select(n => KeepOpen(n, stoppingToken))]);
    }

    /// <summary>Who we are is asked now, not when the first report comes; nothing waits for it.</summary>
    private async Task Introduce(CancellationToken stopping)
    {
        try
        {
            await tokens.Introduce(stopping);
        }
        catch (SlackNotReadyException notReady)
        {
            LogRefused(notReady.Message);
        }
    }

    private async Task KeepOpen(int number, CancellationToken stopping)
    {
        var failures = 0;
        SlackSocket? before = null;
        while (!stopping.IsCancellationRequested)
        {
            var pause = Backoff(failures);
            try
            {
                switch (await api.Form("apps.connections.open", settings.AppToken, [], stopping))
                {
                    case SlackOk ok when Uri.TryCreate(ok.Text("url"), UriKind.Absolute, out var address):
                        (before, var ending) = await Serve(address, before, stopping);
                        failures = ending switch { Ending.Renewed or Ending.Lost => 0, Ending.Unwanted => MostFailures, _ => failures + 1 };
                        if (ending is Ending.Renewed) continue;
                        pause = Backoff(failures);
                        break;
                    case SlackRefused refused:
                        LogRefused(refused.Reason);
                        pause = _switchedOff;
                        break;
                    case SlackLater later:
                        failures++;
                        pause = later.Limited ? later.After : Backoff(failures);
                        break;
                }
            }
            catch (Exception wrong) when (wrong is WebSocketException or HttpRequestException or IOException)
            {
                LogLost(number, wrong.Message);
                pause = Backoff(++failures);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (before is not null) await before.Close();
    }

    private enum Ending
    {
        /// <summary>It never worked, or for a moment only.</summary>
        Failed,
        Lost,

        /// <summary>Slack wants another in its place.</summary>
        Renewed,

        /// <summary>Slack wants none, or not so many.</summary>
        Unwanted,
    }

    /// <returns>The socket that is to be closed once another has said hello, if there is one; and how this one ended.</returns>
    private async Task<(SlackSocket? ToClose, Ending Ending)> Serve(Uri address, SlackSocket? before, CancellationToken stopping)
    {
        var hello = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leave = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var socket = await SlackSocket.Connect(address, frame => Handle(frame, stopping), frame =>
        {
            if (frame.Type == "hello") hello.TrySetResult();
            else if (frame.Type == "disconnect") leave.TrySetResult(frame.Reason ?? "");
        }, stopping);
        var run = socket.Run(stopping);
        _ = run.ContinueWith(async _ => await socket.DisposeAsync(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var opened = Stopwatch.GetTimestamp();
        await Task.WhenAny(hello.Task, run, leave.Task, Task.Delay(_hello, stopping));
        if (!hello.Task.IsCompleted)
        {
            await socket.Close();
            return (before, Ending.Failed);
        }

        Interlocked.Increment(ref _open);
        if (before is not null) await before.Close();
        await Task.WhenAny(run, leave.Task);
        Interlocked.Decrement(ref _open);
        switch (leave.Task.IsCompleted ? await leave.Task : null)
        {
            case ("link_disabled" or "too_many_websockets") and var no:
                LogRefused(no);
                await socket.Close();
                return (null, Ending.Unwanted);
            case { } reason when !stopping.IsCancellationRequested:
                LogRenewing(reason);
                return (socket, Ending.Renewed);
            default:
                await socket.Close();
                return (null, Stopwatch.GetElapsedTime(opened) > _settled ? Ending.Lost : Ending.Failed);
        }
    }

    private async Task<SlackReply?> Handle(SlackSocketFrame frame, CancellationToken stopping)
    {
        try
        {
            return await Read(frame, stopping);
        }
        catch (Exception wrong)
        {
            LogNotTaken(frame.Type, wrong);
            throw; // Not acknowledged, so Slack sends it again.
        }
    }

    private async Task<SlackReply?> Read(SlackSocketFrame frame, CancellationToken stopping)
    {
        if (frame.Payload is not { } payload) return null;
        switch (frame.Type)
        {
            case "events_api" when payload.Deserialize(SlackJson.Ours.SlackEnvelope) is { } envelope:
                await events.Handle(envelope, stopping);
                return null;
            case "interactive" when payload.Deserialize(SlackJson.Ours.SlackInteraction) is { } interaction:
                return await interactions.Handle(interaction, stopping);
            case "slash_commands" when payload.Deserialize(SlackJson.Ours.SlackCommand) is { } command:
                return await commands.Handle(command, stopping);
            default:
                return null;
        }
    }

    private static TimeSpan Backoff(int failures) => failures == 0 ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, MostFailures)) * (0.5 + Random.Shared.NextDouble() / 2));

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack refuses Socket Mode ({Reason}). Is it switched on, and is Slack__AppToken of this app, with connections:write? 'doctor slack' tells more.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack connection {Number} was lost: {Reason}")]
    private partial void LogLost(int number, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What Slack sent ({Type}) could not be taken.")]
    private partial void LogNotTaken(string? type, Exception wrong);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Slack renews a connection: {Reason}")]
    private partial void LogRenewing(string reason);
}
