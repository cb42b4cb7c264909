using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>A file as somebody attaches it.</summary>
public sealed record Attachment(string Name, byte[] Content, string Type);

/// <summary>A file Slack keeps; an app reads it with its bearer token where the file was shared with it.</summary>
public sealed class SlackFile
{
    internal SlackFile(FakeSlack slack, Person owner, string name)
    {
        (Slack, Owner, Name) = (slack, owner, name);
        Id = slack.NewId("F");
    }

    public string Id { get; }
    public string Name { get; }
    public string? Title { get; internal set; }
    public byte[]? Content { get; internal set; }
    public string Type { get; internal set; } = "application/octet-stream";
    public List<Channel> SharedIn { get; } = [];

    /// <summary>Then it is shown as a file from another company: the event has only the id, and the app asks files.info.</summary>
    public bool MustBeLookedUp { get; set; }

    public bool Deleted { get; set; }

    internal FakeSlack Slack { get; }
    internal Person Owner { get; }
    internal int AnnouncedLength { get; set; }
    internal bool Completed { get; set; }
    internal string UrlPrivate => $"{Slack.Address}files-pri/{Owner.Workspace.Id}-{Id}/{Uri.EscapeDataString(Name.ToLowerInvariant())}";

    internal JsonObject ToJson(bool lookedUp = false)
    {
        if (Deleted) return new() { ["id"] = Id, ["mode"] = "tombstone" };
        if (MustBeLookedUp && !lookedUp) return new() { ["id"] = Id, ["mode"] = "file_access", ["file_access"] = "check_file_info" };
        return new()
        {
            ["id"] = Id, ["created"] = Slack.UnixNow, ["name"] = Name, ["title"] = Title ?? Name, ["mimetype"] = Type,
            ["filetype"] = Path.GetExtension(Name).TrimStart('.'), ["size"] = Content?.Length ?? 0, ["mode"] = "hosted", ["user"] = Owner.Id,
            ["is_external"] = false, ["url_private"] = UrlPrivate, ["url_private_download"] = UrlPrivate,
            ["permalink"] = $"{Slack.Address}files/{Owner.Id}/{Id}",
            ["file_access"] = "visible", ["channels"] = new JsonArray([.. SharedIn.Select(c => (JsonNode)c.Id)]),
        };
    }
}
