using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What is on a person's screen: messages, those only for her among them, modals and the home tab.</summary>
public sealed partial class Person
{
    /// <summary>Every message in her channels, oldest first.</summary>
    public IReadOnlyList<Message> Sees()
    {
        lock (Slack.Gate) return [.. Workspace.AllChannels.Where(c => c.Holds(this)).SelectMany(Visible).OrderBy(m => m.Ts, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Message> Sees(Channel channel)
    {
        lock (Slack.Gate) return [.. Visible(channel)];
    }

    /// <summary>Her conversation with the app.</summary>
    public IReadOnlyList<Message> Sees(SlackApp app) => Sees(ConversationWith(app));

    /// <summary>The last message like this, once there is one.</summary>
    /// <param name="after">Only what was posted after this message counts.</param>
    public Task<Message> WaitsFor(Func<Message, bool> match, Message? after = null, TimeSpan? patience = null) =>
        Slack.WaitFor(() => Sees().LastOrDefault(m => (after is null || string.CompareOrdinal(m.Ts, after.Ts) > 0) && match(m)), patience);

    /// <summary>The last message in which this can be read.</summary>
    public Task<Message> WaitsFor(string text, Message? after = null, TimeSpan? patience = null) =>
        WaitsFor(m => m.Reads.Contains(text, StringComparison.Ordinal) || m.Text.Contains(text, StringComparison.Ordinal), after, patience);

    /// <summary>Open modals, the one on top last.</summary>
    public IReadOnlyList<SlackView> Modals
    {
        get
        {
            lock (Slack.Gate) return [.. Slack.Views.Where(v => v.IsOpen && v.Person == this && v.Kind == "modal")];
        }
    }

    public SlackView? Modal => Modals is [.., var top] ? top : null;

    public Task<SlackView> WaitsForModal(Func<SlackView, bool>? match = null) =>
        Slack.WaitFor(() => Modal is { } modal && (match is null || match(modal)) ? modal : null);

    public SlackView? Home(SlackApp app)
    {
        lock (Slack.Gate) return Slack.Views.Find(v => v.Person == this && v.Kind == "home" && v.App.App == app);
    }

    internal SlackView Open(Installation app, JsonObject content)
    {
        foreach (var view in Modals) view.IsOpen = false;
        return Show(new(Slack, app, this, content));
    }

    internal SlackView Push(Installation app, JsonObject content) =>
        Show(new(Slack, app, this, content) { Root = Modals[0].Root, Previous = Modals[^1].Id });

    internal SlackView ShowHome(Installation app, JsonObject content) => Show(new(Slack, app, this, content));

    private SlackView Show(SlackView view)
    {
        Slack.Change(() => Slack.Views.Add(view));
        return view;
    }

    private IEnumerable<Message> Visible(Channel channel) => channel.All.Where(m => !m.Deleted && (m.OnlyFor is null || m.OnlyFor == this));
}
