using System.Collections.Concurrent;
using Escalation.Channels;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.OnCallConsole;

/// <summary>Who has the console open right now in this process, and how to show them something.</summary>
public sealed class ConsolePresence
{
    private readonly ConcurrentDictionary<long, (PersonId Person, Action<Prompt> Show)> _open = new();
    private long _next;

    /// <param name="show">Called on the pump's thread; must return at once.</param>
    public IDisposable Enter(PersonId person, Action<Prompt> show)
    {
        var id = Interlocked.Increment(ref _next);
        _open[id] = (person, show);
        return new Left(() => _open.TryRemove(id, out _));
    }

    /// <returns>How many consoles showed it.</returns>
    public int Show(PersonId person, Prompt prompt)
    {
        var shown = 0;
        foreach (var console in _open.Values.Where(c => c.Person == person))
        {
            console.Show(prompt);
            shown++;
        }

        return shown;
    }

    private sealed class Left(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

/// <summary>Pages on an open console: sound and title. A person who has none open is tried again until the page is withdrawn.</summary>
public sealed class ConsoleChannel(ConsolePresence presence) : IChannel
{
    public const string ChannelName = "console";

    /// <summary>The reason given for it.</summary>
    public const string NotOpen = "no console is open for this person";

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    public string Name => ChannelName;

    public Task<Delivery> ShowAsync(Address to, Prompt prompt, string messageId, CancellationToken stopping) => Task.FromResult<Delivery>(
        presence.Show(new(to.Place), prompt) > 0 ? new Sent(messageId) : new TryAgain(_pause, NotOpen));
}
