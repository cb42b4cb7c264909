using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Channels.Slack.Wire;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels.Slack;

/// <summary>
/// Posts and changes messages. Slack has no key that makes a repeated post harmless, so every post carries the number of its outbox row as metadata, and a
/// post of which nobody knows whether it arrived is looked for before it is made again. Of several changes of one card that wait, only the last is made.
/// </summary>
public sealed class SlackMessages(SlackApi api, ISlackInstallations installations, ICardPlaces places, SlackPace pace, SlackSettings settings)
{
    private const string RowEvent = "escalation_row";
    private readonly ConcurrentDictionary<(string Team, string User), string> _direct = new();
    private readonly ConcurrentDictionary<Address, SemaphoreSlim> _oneAtATime = new();
    private readonly ConcurrentDictionary<(Address To, string Card), long> _newest = new();

    public async Task<Delivery> Show(Address to, SlackPlace place, Prompt prompt, string messageId, CancellationToken stopping)
    {
        if (await installations.Find(place.Team, stopping) is not { } team) return new GaveUp(NotInstalled(place));
        var (channel, problem) = await ChannelOf(team, place, stopping);
        if (channel is null) return problem!;
        var row = RowOf(messageId);
        var waiting = (to, CardOf(prompt));
        _newest.AddOrUpdate(waiting, row, (_, other) => Math.Max(row, other));
        // Two changes of one message at once could end in either order.
        var turn = _oneAtATime.GetOrAdd(to, _ => new(1, 1));
        await turn.WaitAsync(stopping);
        try
        {
            var delivery = await Show(new(team, channel, place.ThreadTs, prompt.Notice == Notice.Loud), to, prompt, row, stopping);
            if (delivery is not TryAgain) _newest.TryRemove(new(waiting, row)); // What was delivered is known by its place.
            return delivery;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Seen by one person only, and gone when they load Slack anew: https://docs.slack.dev/reference/methods/chat.postEphemeral</summary>
    public async Task<Delivery> Whisper(SlackPlace aside, Prompt prompt, CancellationToken stopping)
    {
        if (await installations.Find(aside.Team, stopping) is not { } team) return new GaveUp(NotInstalled(aside));
        var post = SlackPrompt.Render(prompt, settings.PublicUrl);
        var body = Body(new(team, aside.Channel, aside.ThreadTs, false), post);
        body["user"] = aside.OnlyFor;
        return await api.Post("chat.postEphemeral", team.BotToken, body, stopping) switch
        {
            SlackOk ok => new Sent(ok.Text("message_ts") ?? ""),
            SlackLater later => new TryAgain(later.After, later.Reason),
            SlackRefused refused => await Refused(team, refused),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The direct messages of a person, which must be opened before one can write there: https://docs.slack.dev/reference/methods/conversations.open</summary>
    public async Task<(string? Channel, Delivery? Problem)> ChannelOf(SlackInstallation team, SlackPlace place, CancellationToken stopping)
    {
        if (!place.IsPerson) return (place.Channel, null);
        if (_direct.TryGetValue((team.Id, place.Channel), out var known)) return (known, null);
        switch (await api.Post("conversations.open", team.BotToken, new() { ["users"] = place.Channel }, stopping))
        {
            case SlackOk ok when ok.Text("channel", "id") is { } channel:
                _direct[(team.Id, place.Channel)] = channel;
                return (channel, null);
            case SlackLater later:
                return (null, new TryAgain(later.After, later.Reason));
            case SlackRefused refused:
                return (null, await Refused(team, refused));
            default:
                return (null, new GaveUp("conversations.open answered without a channel"));
        }
    }

    public async Task<Delivery> Refused(SlackInstallation team, SlackRefused refused)
    {
        if (refused.Error == "token_expired" && team.RefreshToken is not null)
        {
            await installations.Ended(team);
            return new TryAgain(TimeSpan.FromSeconds(1), refused.Reason);
        }

        if (SlackErrors.TokenLost.Contains(refused.Error)) await installations.Lost(team, refused.Error);
        return new SlackGaveUp(refused);
    }

    private async Task<Delivery> Show(Where where, Address to, Prompt prompt, long row, CancellationToken stopping)
    {
        var card = CardOf(prompt);
        var known = await places.Find(to, card);
        if (known?.Name is { } stands && Split(stands).Channel != where.Channel) known = known with { Name = null }; // It was posted in a channel that is left.
        if (known?.Row > row || known?.Name is not null && prompt.Notice != Notice.Loud && _newest.GetValueOrDefault((to, card)) > row) return new Sent("superseded");
        if (known?.Row == row && await Arrived(where, row, stopping) is { } arrived) return await Posted(where, to, card, known, arrived, row, stopping);
        if (prompt.Card is null && known?.Name is { } sent) return new Sent(sent);

        var post = SlackPrompt.Render(prompt, settings.PublicUrl);
        if (known is { Name: { } name } && !IsBuried(known) && prompt.Notice != Notice.Loud)
        {
            var updated = await Update(where, name, post, stopping);
            if (updated is Sent) await places.Put(to, card, new(name, row));
            if (updated is not null) return updated;
            known = known with { Name = null };
        }

        if (prompt.Notice == Notice.Quiet && known?.Name is null) return new Sent("nowhere");
        if (pace.Wait(where.Team.Id, "chat.postMessage", where.Channel, where.Page) is { } wait) return new TryAgain(wait, "paced");
        await places.Put(to, card, new(known?.Name, row));
        return await Post(where, post, row, stopping) switch
        {
            (SlackOk ok, _) => await Posted(where, to, card, known, $"{ok.Text("channel")}/{ok.Text("ts")}", row, stopping),
            (_, var problem) => problem!,
        };
    }

    /// <summary>The old message goes only when the new one stands and is known.</summary>
    private async Task<Delivery> Posted(Where where, Address to, string card, CardPlace? before, string name, long row, CancellationToken stopping)
    {
        await places.Put(to, card, new(name, row));
        if (before?.Name is { } old && old != name)
        {
            var (channel, ts) = Split(old);
            _ = api.Post("chat.delete", where.Team.BotToken, new() { ["channel"] = channel, ["ts"] = ts }, stopping); // Nobody waits for that, and nothing depends on it.
        }

        return new Sent(name);
    }

    /// <returns>Null when the message cannot be changed and another has to take its place.</returns>
    private async Task<Delivery?> Update(Where where, string name, SlackPost post, CancellationToken stopping)
    {
        if (pace.Wait(where.Team.Id, "chat.update", where.Channel, page: false) is { } wait) return new TryAgain(wait, "paced");
        var (channel, ts) = Split(name);
        var body = Body(where with { Channel = channel, ThreadTs = null }, post);
        body["ts"] = ts;
        var answer = await api.Post("chat.update", where.Team.BotToken, body, stopping);
        if (answer is SlackRefused { Error: var error } && SlackErrors.BadBlocks.Contains(error))
        {
            body["blocks"] = new JsonArray();
            answer = await api.Post("chat.update", where.Team.BotToken, body, stopping);
        }

        switch (answer)
        {
            case SlackOk:
                return new Sent(name);
            case SlackLater later:
                if (later.Limited) pace.TurnedAway(where.Team.Id, "chat.update", page: false, later.After);
                return new TryAgain(later.After, later.Reason);
            case SlackRefused refused when SlackErrors.CannotUpdate.Contains(refused.Error):
                return null;
            default:
                return await Refused(where.Team, (SlackRefused)answer);
        }
    }

    private async Task<(SlackOk? Ok, Delivery? Problem)> Post(Where where, SlackPost post, long row, CancellationToken stopping)
    {
        var body = Body(where, post);
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        body["metadata"] = new JsonObject { ["event_type"] = RowEvent, ["event_payload"] = new JsonObject { ["row"] = row.ToString(CultureInfo.InvariantCulture) } };
        var answer = await api.Post("chat.postMessage", where.Team.BotToken, body, stopping);
        if (answer is SlackRefused { Error: var error } && SlackErrors.BadBlocks.Contains(error))
        {
            body.Remove("blocks");
            answer = await api.Post("chat.postMessage", where.Team.BotToken, body, stopping);
        }

        switch (answer)
        {
            case SlackOk ok:
                return (ok, null);
            case SlackLater later:
                if (later.Limited) pace.TurnedAway(where.Team.Id, "chat.postMessage", where.Page, later.After);
                return (null, new TryAgain(later.After, later.Reason));
            default:
                return (null, await Refused(where.Team, (SlackRefused)answer));
        }
    }

    /// <summary>Whether a post of which we do not know the outcome stands there after all.</summary>
    private async Task<string?> Arrived(Where where, long row, CancellationToken stopping)
    {
        var fields = new List<(string, string?)> { ("channel", where.Channel), ("limit", "30"), ("include_all_metadata", "true") };
        if (where.ThreadTs is not null) fields.Add(("ts", where.ThreadTs));
        if (await api.Form(where.ThreadTs is null ? "conversations.history" : "conversations.replies", where.Team.BotToken, fields, stopping) is not SlackOk ok
            || !ok.Body.TryGetProperty("messages", out var list)) return null;
        var wanted = row.ToString(CultureInfo.InvariantCulture);
        foreach (var message in list.Deserialize(SlackJson.Ours.SlackMessageArray) ?? [])
            if (message.Metadata is { EventType: RowEvent, EventPayload: { } payload } && payload.TryGetValue("row", out var found) && found.ToString() == wanted)
                return $"{where.Channel}/{message.Ts}";
        return null;
    }

    private static JsonObject Body(Where where, SlackPost post)
    {
        var body = new JsonObject
        {
            ["channel"] = where.Channel,
            ["text"] = post.Text,
            ["blocks"] = JsonSerializer.SerializeToNode(post.Blocks, SlackJson.Ours.BlockArray),
        };
        if (where.ThreadTs is not null) body["thread_ts"] = where.ThreadTs;
        return body;
    }

    /// <summary>Times of one channel have one length, so their order is that of the text.</summary>
    private static bool IsBuried(CardPlace place) => place is { Name: { } name, Below: { } below } && string.CompareOrdinal(Split(name).Ts, below) < 0;

    private static string CardOf(Prompt prompt) => prompt.Card ?? $"message/{prompt.Id}";

    private static long RowOf(string messageId) => long.TryParse(messageId.AsSpan(messageId.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var row) ? row : 0;

    private static (string Channel, string Ts) Split(string name) => (name[..name.IndexOf('/', StringComparison.Ordinal)], name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private static string NotInstalled(SlackPlace place) => place.Team is null ? "the app is not installed in Slack" : $"the app is not installed in the Slack workspace {place.Team}";

    private sealed record Where(SlackInstallation Team, string Channel, string? ThreadTs, bool Page);
}

/// <summary>Slack's own word stays at hand, since of some there is still another way.</summary>
internal sealed record SlackGaveUp(SlackRefused Refused) : GaveUp($"Slack says {Refused.Reason}");
