using System.Globalization;
using System.Text.Json.Nodes;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;

namespace Escalation.Bot.Commands;

/// <summary>
/// All that is kept of one incident, as JSON: its own stream, the dialog that raised it, what was shown and sent and what became of it, and the files.
/// Other reports of the same person are not in it.
/// </summary>
internal static class IncidentRecord
{
    /// <param name="withFiles">Whether the files themselves are in it, in Base64, or only their names and hashes.</param>
    /// <returns>Null when there is no such incident.</returns>
    public static async Task<JsonObject?> Read(Store store, IncidentId id, bool withFiles)
    {
        var stream = StreamId.Of(id);
        var history = await store.Journal.Read(TenantId.Single, stream, Head.Empty);
        var incident = new Incident(id).Apply(history.Events.Select(e => e.Event));
        if (incident.Report is not { } report) return null;

        var reporter = StreamId.Of(report.Person);
        var conversation = await store.Journal.Read(TenantId.Single, reporter, Head.Empty);
        var outgoing = (await store.Outbox.Of(TenantId.Single, reporter)).Where(row => IsOf(report.Dialog, row)).Concat(await store.Outbox.Of(TenantId.Single, stream));
        var files = (await store.Attachments.Of(TenantId.Single, reporter)).Where(f => report.Attachments.Any(a => a.Id == f.File.Id)).Concat(await store.Attachments.Of(TenantId.Single, stream));
        return new()
        {
            ["incident"] = id.Value,
            ["status"] = incident.Status.ToString(),
            ["severity"] = incident.Severity.ToString(),
            ["head"] = history.Head.Hash,
            ["events"] = new JsonArray([.. history.Events.Select(Written)]),
            ["conversation"] = new JsonArray([.. Of(report.Dialog, conversation.Events).Select(Written)]),
            ["conversationHead"] = conversation.Head.Hash,
            ["outgoing"] = new JsonArray([.. outgoing.OrderBy(row => row.Id.Value).Select(Written)]),
            ["attachments"] = new JsonArray([.. await Task.WhenAll(files.Select(file => Written(store, file, withFiles)))]),
        };
    }

    /// <summary>From the words that led to the dialog to those that led to the next.</summary>
    internal static IEnumerable<RecordedEvent> Of(DialogId dialog, IReadOnlyList<RecordedEvent> conversation)
    {
        var opened = Enumerable.Range(0, conversation.Count).Where(i => conversation[i].Event is DialogOpened).ToList();
        var at = opened.FindIndex(i => ((DialogOpened)conversation[i].Event).Dialog == dialog);
        if (at < 0) return [];
        var end = at + 1 < opened.Count ? Begin(opened[at + 1]) : conversation.Count;
        return conversation.Take(end).Skip(Begin(opened[at]));

        int Begin(int index)
        {
            while (index > 0 && conversation[index - 1].Event is DoubtfulWordsHeard or LanguageChosen or HelpOffered or OfferTaken) index--;
            return index;
        }
    }

    private static bool IsOf(DialogId dialog, OutboxRow row) => row.Message switch
    {
        ShowMessage show => EscalationJson.ReadPrompt(show.PromptJson).Id.StartsWith($"{dialog}.", StringComparison.Ordinal),
        SendMessage send => EscalationJson.ReadInput(send.Input) switch
        {
            Reported reported => reported.Report.Dialog == dialog,
            SilenceDue silence => silence.Dialog == dialog,
            _ => false,
        },
        _ => false,
    };

    private static JsonObject Written(RecordedEvent e) => new()
    {
        ["version"] = e.Version,
        ["at"] = Written(e.At),
        ["actor"] = e.Actor,
        ["kind"] = Names.Of(e.Event),
        ["event"] = JsonNode.Parse(EscalationJson.Codec.WriteEvent(e.Event).Json),
        ["hash"] = e.Hash,
    };

    private static JsonObject Written(OutboxRow row)
    {
        var json = new JsonObject
        {
            ["row"] = row.Id.Value,
            ["from"] = row.Stream.Value,
            ["due"] = Written(row.Due),
            ["state"] = row.State.ToString(),
            ["attempts"] = row.Attempts,
            ["settledAt"] = row.SettledAt is { } at ? Written(at) : null,
            ["receipt"] = row.Receipt,
            ["reason"] = row.Reason,
        };
        (json["to"], json["prompt"], json["input"]) = row.Message switch
        {
            ShowMessage show => (show.To.Value, JsonNode.Parse(show.PromptJson), (JsonNode?)null),
            SendMessage send => (send.To.Value, null, new JsonObject { ["kind"] = send.Input.Kind, ["input"] = JsonNode.Parse(send.Input.Json) }),
            _ => (row.Stream.Value, null, null),
        };
        return json;
    }

    private static async Task<JsonNode?> Written(Store store, StoredAttachment file, bool withContent)
    {
        var json = new JsonObject
        {
            ["id"] = file.File.Id, ["name"] = file.File.Name, ["mediaType"] = file.File.MediaType, ["bytes"] = file.File.Bytes, ["sha256"] = file.File.Sha256,
            ["from"] = file.From.Value, ["at"] = Written(file.At),
        };
        if (!withContent) return json;
        try
        {
            await using var content = store.Attachments.Open(file.File);
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            json["content"] = Convert.ToBase64String(copy.ToArray());
        }
        catch (IOException missing)
        {
            json["missing"] = missing.Message; // The record of it is worth having all the same; verify names it, too.
        }

        return json;
    }

    private static string Written(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
