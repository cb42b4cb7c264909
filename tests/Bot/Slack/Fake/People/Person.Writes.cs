using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What a person writes and marks. Each returns when the apps that hear of it have answered, or failed to.</summary>
public sealed partial class Person
{
    /// <summary>A direct message to the app.</summary>
    public Task<Message> WritesTo(SlackApp app, string text, string? threadTs = null, params Attachment[] files) =>
        Writes(ConversationWith(app), text, threadTs, files);

    public Task<Message> Writes(Channel channel, string text, string? threadTs = null, params Attachment[] files) =>
        Post(channel, OnTheWire(text), [new JsonObject { ["type"] = "text", ["text"] = text }], threadTs, files);

    public Task<Message> Mentions(SlackApp app, Channel channel, string text, string? threadTs = null, params Attachment[] files)
    {
        var bot = BotOf(app).BotUser;
        return Post(channel, $"<@{bot.Id}> {OnTheWire(text)}", [new JsonObject { ["type"] = "user", ["user_id"] = bot.Id }, new JsonObject { ["type"] = "text", ["text"] = " " + text }], threadTs, files);
    }

    /// <summary>Sends somebody's message on to the app, which stands in an attachment then; without words of one's own the text is empty.</summary>
    public Task Forwards(Message message, SlackApp app, string words = "") =>
        Post(ConversationWith(app), OnTheWire(words), [new JsonObject { ["type"] = "text", ["text"] = words }], null, [], message);

    public Task EditsMessage(Message message, string text) => Told(() =>
    {
        var before = message.ToJson();
        message.Redraw(OnTheWire(text), RichText([new JsonObject { ["type"] = "text", ["text"] = text }]), edited: true);
        return Events.Changed(message, before);
    });

    /// <summary>What Slack does to a message by itself when it shows a link in it: the same event as an edit, with the same text.</summary>
    public Task SeesLinkUnfurled(Message message) => Told(() => Events.Changed(message, message.ToJson()));

    public Task DeletesMessage(Message message) => Told(() =>
    {
        var before = message.ToJson();
        message.Deleted = true;
        return Events.Deleted(message, before);
    });

    public Task Pins(Message message) => Told(() => MarkMethods.Pin(message, this));

    public Task Reacts(Message message, string name) => Told(() => MarkMethods.React(message, this, name));

    public Task Joins(Channel channel) => Told(() =>
    {
        channel.Members.Add(this);
        return Events.Joined(channel, this, null);
    });

    /// <summary>Brings the app into a channel.</summary>
    public Task Invites(SlackApp app, Channel channel) => Told(() =>
    {
        channel.Members.Add(BotOf(app).BotUser);
        return Events.Joined(channel, BotOf(app).BotUser, this);
    });

    public Task ChangesLocale(string locale) => Told(() =>
    {
        Locale = locale;
        return Events.UserChanged(this);
    });

    /// <summary>The direct messages between this person and the app's bot.</summary>
    public Channel ConversationWith(SlackApp app) => Workspace.Conversation(BotOf(app).BotUser, this).Channel;

    internal Installation BotOf(SlackApp app) => app.Installed.Find(i => i.Covers(Workspace))
        ?? throw new InvalidOperationException($"{app.Name} is not installed in {Workspace.Name}.");

    private async Task<Message> Post(Channel channel, string text, JsonNode[] elements, string? threadTs, Attachment[] files, Message? forwarded = null)
    {
        Message message = null!;
        await Told(() =>
        {
            message = new(channel, this, text, text.Length > 0 ? RichText(elements) : null) { ThreadTs = threadTs, Subtype = files.Length > 0 ? "file_share" : null, Forwarded = forwarded };
            message.Files.AddRange(files.Select(f => Kept(f, channel)));
            channel.All.Add(message);
            return Events.Posted(message);
        });
        return message;
    }

    private SlackFile Kept(Attachment attachment, Channel channel)
    {
        var file = new SlackFile(Slack, this, attachment.Name) { Content = attachment.Content, Type = attachment.Type };
        file.SharedIn.Add(channel);
        return Slack.Files[file.Id] = file;
    }

    private async Task Told(Func<Delivery?[]> act)
    {
        Delivery?[] sent;
        lock (Slack.Gate)
        {
            sent = act();
            Slack.Change();
        }

        await Task.WhenAll(sent.OfType<Delivery>().Select(d => d.Done));
    }

    private static JsonArray RichText(JsonNode[] elements) => BlockRules.Completed(
        [new JsonObject { ["type"] = "rich_text", ["elements"] = new JsonArray(new JsonObject { ["type"] = "rich_text_section", ["elements"] = new JsonArray(elements) }) }]);

    /// <summary>Three characters are escaped, and addresses become links.</summary>
    private static string OnTheWire(string typed)
    {
        var escaped = typed.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        return Mail().Replace(Link().Replace(escaped, "<$0>"), "<mailto:$0|$0>");
    }

    [GeneratedRegex(@"https?://[^\s<>|、。]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w/:@.])[\w.+-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+")]
    private static partial Regex Mail();
}
