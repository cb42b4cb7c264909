using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>One message, with every drawing it ever had, so that somebody can press a button of an old one.</summary>
public sealed class Message
{
    private readonly List<(string Text, JsonArray? Blocks)> _drawings = [];

    internal Message(Channel channel, Person author, string text, JsonArray? blocks)
    {
        (Channel, Author, Ts) = (channel, author, channel.NextTs());
        _drawings.Add((text, blocks));
    }

    public Channel Channel { get; }
    public Person Author { get; }
    public string Ts { get; }
    public string? ThreadTs { get; internal set; }
    public string Text => _drawings[^1].Text;
    public JsonArray? Blocks => _drawings[^1].Blocks;
    public IReadOnlyList<(string Text, JsonArray? Blocks)> Drawings => _drawings;
    public JsonObject? Metadata { get; internal set; }
    public List<SlackFile> Files { get; } = [];

    /// <summary>The message that was forwarded with this one.</summary>
    public Message? Forwarded { get; internal set; }

    public List<(Person By, string Name)> Reactions { get; } = [];
    public Person? PinnedBy { get; internal set; }
    public bool Deleted { get; internal set; }
    public bool IsPinned => PinnedBy is not null;

    /// <summary>Set for an ephemeral message: the one person who sees it.</summary>
    public Person? OnlyFor { get; internal set; }

    public IReadOnlyList<Message> Replies => [.. Channel.Messages.Where(m => m.ThreadTs == Ts && m != this)];

    internal string? Subtype { get; set; }
    internal string? EditedTs { get; private set; }

    /// <summary>What is read on the screen: the blocks where there are some, else the text.</summary>
    public string Reads => Blocks is { Count: > 0 } ? BlockSearch.TextOf(Blocks) : Text;

    /// <summary>The labels of the buttons, in order.</summary>
    public IReadOnlyList<string> Buttons => ButtonsOf(_drawings.Count - 1);

    /// <param name="drawing">Which, counted from 0: what somebody looks at may be drawn anew before they press.</param>
    public IReadOnlyList<string> ButtonsOf(int drawing) =>
        _drawings[drawing].Blocks is { } blocks ? [.. BlockSearch.Elements(blocks).Where(e => e.Type == "button").Select(e => e.Label)] : [];

    internal void Redraw(string text, JsonArray? blocks, bool edited)
    {
        _drawings.Add((text, blocks));
        if (edited) EditedTs = Channel.NextTs();
    }

    internal JsonObject ToJson(int? drawing = null)
    {
        var (text, blocks) = drawing is null ? _drawings[^1] : _drawings[drawing.Value];
        var json = new JsonObject { ["type"] = "message", ["user"] = Author.Id, ["text"] = text, ["ts"] = Ts, ["team"] = Channel.Workspace.Id };
        if (Subtype is not null) json["subtype"] = Subtype;
        if (blocks is not null) json["blocks"] = blocks.DeepClone();
        if (Author.Bot is { } bot)
        {
            json["bot_id"] = bot.BotId;
            json["app_id"] = bot.App.Id;
            json["bot_profile"] = new JsonObject { ["id"] = bot.BotId, ["app_id"] = bot.App.Id, ["user_id"] = Author.Id, ["name"] = bot.App.Name, ["team_id"] = Channel.Workspace.Id };
        }
        else
        {
            json["client_msg_id"] = $"{Channel.Id}-{Ts}";
        }

        if (EditedTs is not null) json["edited"] = new JsonObject { ["user"] = Author.Id, ["ts"] = EditedTs };
        if (Files.Count > 0) json["files"] = new JsonArray([.. Files.Select(f => f.ToJson())]);
        if (Forwarded is not null) json["attachments"] = new JsonArray(Forwarded.AsForwarded());
        if (IsPinned) json["pinned_to"] = new JsonArray(Channel.Id);
        if (Reactions.Count > 0) json["reactions"] = new JsonArray([.. Reactions.GroupBy(r => r.Name).Select(Counted)]);
        AddThread(json);
        return json;
    }

    private JsonObject AsForwarded() => new()
    {
        ["ts"] = Ts, ["author_id"] = Author.Id, ["author_name"] = Author.Name, ["channel_id"] = Channel.Id, ["channel_team"] = Channel.Workspace.Id, ["is_msg_unfurl"] = true, ["is_share"] = true,
        ["from_url"] = $"https://{Channel.Workspace.Domain}.slack.com/archives/{Channel.Id}/p{Ts.Replace(".", "", StringComparison.Ordinal)}",
        ["id"] = 1, ["text"] = Text, ["fallback"] = $"[{Author.Name}] {Text}", ["mrkdwn_in"] = new JsonArray("text"), ["footer"] = "Slack Conversation",
        ["files"] = new JsonArray([.. Files.Select(f => f.ToJson())]),
    };

    private void AddThread(JsonObject json)
    {
        var replies = Channel.All.Count(m => m.ThreadTs == Ts && m != this && !m.Deleted && m.OnlyFor is null);
        if (ThreadTs is not null)
        {
            json["thread_ts"] = ThreadTs;
            json["parent_user_id"] = Channel.All.Find(m => m.Ts == ThreadTs)?.Author.Id;
        }
        else if (replies > 0)
        {
            json["thread_ts"] = Ts;
            json["reply_count"] = replies;
        }
    }

    private static JsonNode Counted(IGrouping<string, (Person By, string Name)> group) =>
        new JsonObject { ["name"] = group.Key, ["count"] = group.Count(), ["users"] = new JsonArray([.. group.Select(r => (JsonNode)r.By.Id)]) };
}
