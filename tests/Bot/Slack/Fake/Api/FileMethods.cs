using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Reading about a file, and uploading one in the three steps that are left: ask for an address, send the bytes there, say that it is done.</summary>
internal static class FileMethods
{
    public static JsonObject Info(Call call)
    {
        var file = call.Slack.Files.GetValueOrDefault(call.Text("file")!);
        if (file is null || !MaySee(call.Bot, file)) throw new SlackError("file_not_found");
        return file.Deleted ? throw new SlackError("file_deleted") : new() { ["file"] = file.ToJson(lookedUp: true) };
    }

    public static JsonObject UploadUrl(Call call)
    {
        var length = call.Number("length", 0);
        if (length <= 0) throw new SlackError("invalid_arguments", "[ERROR] length must be greater than 0");
        if (call.Text("alt_txt") is { Length: > 1000 }) throw new SlackError("alt_txt_too_large");
        var file = new SlackFile(call.Slack, call.BotUser, call.Text("filename")!) { AnnouncedLength = length };
        call.Slack.Files[file.Id] = file;
        return new() { ["upload_url"] = $"{call.Slack.Address}upload/v1/{file.Id}", ["file_id"] = file.Id };
    }

    public static JsonObject Complete(Call call)
    {
        if (call.Json("files", "invalid_arguments") is not JsonArray { Count: > 0 } list)
            throw new SlackError("invalid_arguments", "[ERROR] files must be a list");
        var files = list.Select(f => (File: Uploaded(call, (string?)f?["id"]), Title: (string?)f?["title"])).ToList();
        if (call.Has("channel_id")) Share(call, [.. files.Select(f => f.File)]);
        foreach (var (file, title) in files) (file.Completed, file.Title) = (true, title);
        return new() { ["files"] = new JsonArray([.. files.Select(f => new JsonObject { ["id"] = f.File.Id, ["title"] = f.Title, ["permalink"] = (string)f.File.ToJson()["permalink"]! })]) };
    }

    public static bool MaySee(Installation bot, SlackFile file) => file.Owner == bot.BotUser || file.SharedIn.Exists(c => c.Holds(bot.BotUser));

    private static SlackFile Uploaded(Call call, string? id)
    {
        var file = call.Slack.Files.GetValueOrDefault(id ?? "");
        return file is { Content: not null, Completed: false } && file.Owner == call.BotUser ? file : throw new SlackError("file_not_found");
    }

    private static void Share(Call call, List<SlackFile> files)
    {
        var channel = call.ChannelAsMember("channel_id");
        if (channel.Archived) throw new SlackError("is_archived");
        var message = new Message(channel, call.BotUser, call.Text("initial_comment") ?? "", null) { Subtype = "file_share", ThreadTs = call.Text("thread_ts") };
        message.Files.AddRange(files);
        files.ForEach(f => f.SharedIn.Add(channel));
        channel.All.Add(message);
        call.Slack.Change();
        Events.Posted(message);
    }
}
