using System.Globalization;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

public enum ChannelKind
{
    Public,
    Private,
    DirectMessage,
    GroupMessage,
}

/// <summary>A conversation of any kind and the messages in it.</summary>
public sealed class Channel
{
    private long _lastMicroseconds;

    internal Channel(Workspace workspace, ChannelKind kind, string name)
    {
        (Workspace, Kind, Name) = (workspace, kind, name);
        Id = workspace.Slack.NewId(kind == ChannelKind.DirectMessage ? "D" : "C");
        Created = workspace.Slack.UnixNow;
    }

    public Workspace Workspace { get; }
    public ChannelKind Kind { get; }
    public string Id { get; }
    public string Name { get; }
    public string Topic { get; internal set; } = "";
    public string Purpose { get; internal set; } = "";
    public bool Archived { get; set; }
    public List<Person> Members { get; } = [];
    public long Created { get; }

    internal List<Message> All { get; } = [];

    public IReadOnlyList<Message> Messages
    {
        get
        {
            lock (Workspace.Slack.Gate) return [.. All.Where(m => !m.Deleted && m.OnlyFor is null)];
        }
    }

    /// <summary>channel, group, im or mpim, as events and subscriptions call it.</summary>
    internal string EventKind => Kind switch { ChannelKind.Public => "channel", ChannelKind.Private => "group", ChannelKind.DirectMessage => "im", _ => "mpim" };

    /// <summary>channels, groups, im or mpim, as scopes and subscriptions call it.</summary>
    internal string ScopeKind => Kind is ChannelKind.Public or ChannelKind.Private ? EventKind + "s" : EventKind;

    /// <summary>Payloads do not give away the names of private conversations.</summary>
    internal string NameInPayloads => Kind switch { ChannelKind.Public => Name, ChannelKind.DirectMessage => "directmessage", _ => "privategroup" };

    internal bool Holds(Person? person) => person is not null && Members.Contains(person);

    /// <summary>Unique in this channel only: two channels may well give out the same one.</summary>
    internal string NextTs()
    {
        var now = Workspace.Slack.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        _lastMicroseconds = Math.Max(now, _lastMicroseconds + 100);
        return string.Create(CultureInfo.InvariantCulture, $"{_lastMicroseconds / 1_000_000}.{_lastMicroseconds % 1_000_000:D6}");
    }

    internal Message? Find(string ts) => All.Find(m => m.Ts == ts && !m.Deleted && m.OnlyFor is null);

    internal JsonObject ToJson(Person viewer)
    {
        var json = new JsonObject
        {
            ["id"] = Id, ["created"] = Created, ["is_archived"] = Archived, ["is_channel"] = Kind == ChannelKind.Public,
            ["is_group"] = Kind == ChannelKind.Private, ["is_im"] = Kind == ChannelKind.DirectMessage, ["is_mpim"] = Kind == ChannelKind.GroupMessage,
            ["is_private"] = Kind != ChannelKind.Public, ["is_org_shared"] = false, ["is_ext_shared"] = false, ["context_team_id"] = Workspace.Id,
        };
        if (Kind == ChannelKind.DirectMessage)
        {
            json["user"] = Members.Find(m => m != viewer)?.Id;
            return json;
        }

        json["name"] = Name;
        json["name_normalized"] = Name;
        json["is_member"] = Holds(viewer);
        json["topic"] = new JsonObject { ["value"] = Topic, ["creator"] = "", ["last_set"] = 0 };
        json["purpose"] = new JsonObject { ["value"] = Purpose, ["creator"] = "", ["last_set"] = 0 };
        return json;
    }
}
