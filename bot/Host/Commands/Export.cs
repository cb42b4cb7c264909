using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Storage;

namespace Escalation.Bot.Commands;

/// <summary>All of one incident as JSON: its own stream, the reporter's, and the list of attachments with their hashes. Or what people said was no incident, to train on.</summary>
internal static class Export
{
    private static readonly JsonSerializerOptions _indented = new(Recognize.Readable) { WriteIndented = true };

    public static Command Command()
    {
        var incident = new Option<string>("--incident") { Description = "The reference, such as K7Q2-9FXA.", };
        var feedback = new Option<bool>("--feedback") { Description = "What people answered \"not an incident\" to, one JSON object a line: read it, then add what is fit to the corpus." };
        var command = new Command("export", "Write all of one incident, or what is worth learning from, as JSON to standard output. Works beside a running server.") { incident, feedback };
        command.Validators.Add(result =>
        {
            if (result.GetValue(incident) is null == !result.GetValue(feedback)) result.AddError("Write --incident and its reference, or --feedback.");
        });
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, _) =>
        {
            if (Start.OpenStore(Start.Settings(parsed.UnmatchedTokens), forReading: true) is not { } store) return Start.Wrong;
            await using (store)
            {
                if (parsed.GetValue(feedback))
                {
                    foreach (var declined in await store.Journal.OfKind(TenantId.Single, Names.Of(typeof(OfferDeclined))))
                        Console.WriteLine(new JsonObject { ["text"] = ((OfferDeclined)declined.Event).Text, ["kind"] = IncidentKind.None.Name(), ["at"] = declined.At.ToString("O", CultureInfo.InvariantCulture) }.ToJsonString(Recognize.Readable));
                    return Start.Ok;
                }

                var id = new IncidentId(parsed.GetValue(incident)!.Trim().ToUpperInvariant());
                if (await All(store, id) is not { } all)
                {
                    Console.Error.WriteLine($"There is no incident {id}. There are: {string.Join(", ", (await store.Board.Recent(TenantId.Single, 20)).Select(r => r.Stream.Key))}");
                    return Start.Wrong;
                }

                Console.WriteLine(all.ToJsonString(_indented));
                return Start.Ok;
            }
        });
        return command;
    }

    /// <summary>Null when there is no such incident.</summary>
    public static async Task<JsonObject?> All(Store store, IncidentId id)
    {
        var history = await store.Journal.Read(TenantId.Single, StreamId.Of(id), Head.Empty);
        var incident = new Incident(id).Apply(history.Events.Select(e => e.Event));
        if (incident.Report is not { } report) return null;
        var reporter = StreamId.Of(report.Person);
        var conversation = await store.Journal.Read(TenantId.Single, reporter, Head.Empty);
        return new()
        {
            ["incident"] = id.Value,
            ["status"] = incident.Status.ToString(),
            ["severity"] = incident.Severity.ToString(),
            ["head"] = history.Head.Hash,
            ["events"] = Written(history),
            ["conversation"] = Written(conversation),
            ["conversationHead"] = conversation.Head.Hash,
            ["attachments"] = new JsonArray([.. (await store.Attachments.Of(TenantId.Single, reporter)).Select(a => (JsonNode)new JsonObject
            {
                ["id"] = a.File.Id, ["name"] = a.File.Name, ["mediaType"] = a.File.MediaType, ["bytes"] = a.File.Bytes, ["sha256"] = a.File.Sha256,
                ["from"] = a.From.Value, ["at"] = a.At.ToString("O", CultureInfo.InvariantCulture),
            })]),
        };
    }

    private static JsonArray Written(History history) => new([.. history.Events.Select(e => (JsonNode)new JsonObject
    {
        ["version"] = e.Version,
        ["at"] = e.At.ToString("O", CultureInfo.InvariantCulture),
        ["actor"] = e.Actor,
        ["kind"] = Names.Of(e.Event),
        ["event"] = JsonNode.Parse(EscalationJson.Codec.WriteEvent(e.Event).Json),
        ["hash"] = e.Hash,
    })]);
}
