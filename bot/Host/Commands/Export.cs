using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Packet;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Storage;

namespace Escalation.Bot.Commands;

/// <summary>All of one incident as JSON, its packet for the police, or what people said was no incident, to train on.</summary>
internal static class Export
{
    private static readonly JsonSerializerOptions _indented = new(Recognize.Readable) { WriteIndented = true };

    public static Command Command()
    {
        var incident = new Option<string>("--incident") { Description = "The reference, such as K7Q2-9FXA: what happened, what was shown and how it was delivered, and the files themselves in Base64." };
        var feedback = new Option<bool>("--feedback") { Description = "What people answered \"not an incident\" to, one JSON object a line: read it, then add what is fit to the corpus." };
        var packet = new Option<string>("--packet") { Description = "The reference: writes the packet for the police as Word documents, a full copy and a redacted one, into --to." };
        var to = new Option<DirectoryInfo>("--to") { Description = "The folder for the packet.", DefaultValueFactory = _ => new(".") };
        var command = new Command("export", "Write all of one incident, or what is worth learning from, as JSON to standard output; or its packet for the police. Works beside a running server.") { incident, feedback, packet, to };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(incident) is not null, result.GetValue(feedback), result.GetValue(packet) is not null }.Count(asked => asked) != 1)
                result.AddError("Write --incident and its reference, or --packet and its reference, or --feedback.");
        });
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, _) =>
        {
            var settings = Start.Settings(parsed.UnmatchedTokens);
            if (Start.OpenStore(settings, forReading: true) is not { } store) return Start.Wrong;
            await using (store)
            {
                if (parsed.GetValue(feedback))
                {
                    foreach (var declined in await store.Journal.OfKind(TenantId.Single, Names.Of(typeof(OfferDeclined))))
                        Console.WriteLine(new JsonObject { ["text"] = ((OfferDeclined)declined.Event).Text, ["kind"] = IncidentKind.None.Name(), ["at"] = declined.At.ToString("O", CultureInfo.InvariantCulture) }.ToJsonString(Recognize.Readable));
                    return Start.Ok;
                }

                if (parsed.GetValue(packet) is { } wanted) return await PacketOf(store, settings, Reference(wanted), parsed.GetValue(to)!);

                var id = Reference(parsed.GetValue(incident)!);
                if (await IncidentRecord.Read(store, id, withFiles: true) is not { } all)
                    return await NoSuchIncident(store, id);
                Console.WriteLine(all.ToJsonString(_indented));
                return Start.Ok;
            }
        });
        return command;
    }

    private static IncidentId Reference(string written) => new(written.Trim().ToUpperInvariant());

    private static async Task<int> NoSuchIncident(Store store, IncidentId id)
    {
        Console.Error.WriteLine($"There is no incident {id}. There are: {string.Join(", ", (await store.Board.Recent(TenantId.Single, 20)).Select(r => r.Stream.Key))}");
        return Start.Wrong;
    }

    /// <summary>The server alone writes to the store, so copies made here stand in no timeline: who hands one out writes it on the paper.</summary>
    private static async Task<int> PacketOf(Store store, Settings settings, IncidentId id, DirectoryInfo folder)
    {
        if (Start.ReadSurroundings(settings) is not { } surroundings) return Start.Wrong;
        if (await PacketSource.Read(store, surroundings, settings.OrganizationFile, id, TimeProvider.System.GetUtcNow()) is not { } source) return await NoSuchIncident(store, id);
        folder.Create();
        foreach (var copy in (PacketCopy[])[PacketCopy.Make(source, redacted: false), PacketCopy.Make(source, redacted: true)])
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, copy.Name), copy.Content);
            Console.WriteLine($"{copy.Sha256}  {copy.Name}");
        }

        Console.WriteLine("Not in the timeline: write on the paper who receives a copy, or make it on the incident's page.");
        return Start.Ok;
    }
}
