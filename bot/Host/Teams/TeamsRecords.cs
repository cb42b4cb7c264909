using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Chat;
using Escalation.Bot.Commands;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs;

namespace Escalation.Bot.Teams;

/// <summary>
/// On-call staff ask for an incident's record and are asked before anything is put into their OneDrive:
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
/// </summary>
public sealed class TeamsRecords(ChatDesk desk, TeamsPeople people, TeamsReplies replies, ConnectorApi api)
{
    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";
    private const string Member = "record";
    private static readonly string[] _commands = ["record ", "記録 ", "記録　"];
    private static readonly JsonSerializerOptions _indented = new(Recognize.Readable) { WriteIndented = true };

    /// <summary>Which incident's record a message asks for; null when it asks for none.</summary>
    public static IncidentId? Asked(string command) =>
        _commands.FirstOrDefault(c => command.StartsWith(c, StringComparison.OrdinalIgnoreCase)) is { } said && command[said.Length..].Trim() is { Length: 9 } id && id[4] == '-' ? new(id.ToUpperInvariant()) : null;

    public async Task Offer(TeamsActivity activity, IncidentId incident, TeamsWording words)
    {
        if (await Read(incident) is not { } record)
        {
            await replies.Say(activity, words.NoSuchIncident);
            return;
        }

        await replies.Say(activity, Attached(ConsentCard, NameOf(incident), new()
        {
            ["description"] = words.RecordOffer(incident.Value),
            ["sizeInBytes"] = record.Length,
            ["acceptContext"] = new JsonObject { [Member] = incident.Value },
            ["declineContext"] = new JsonObject { [Member] = incident.Value },
        }));
    }

    /// <summary>The bytes go after the answer, which Teams does not wait long for.</summary>
    public async Task<InvokeAnswer> Answered(TeamsActivity activity, JsonElement value)
    {
        var words = people.Words(activity);
        var upload = TeamsInvokes.Part(value, "uploadInfo");
        if (people.OnCallPerson(activity.From) is null || TeamsInvokes.Part(TeamsInvokes.Part(value, "context"), Member) is not { ValueKind: JsonValueKind.String } named) return new(400);
        if (TeamsInvokes.Part(value, "action").ToString() != "accept")
        {
            _ = replies.Say(activity, words.RecordDeclined);
            return new(200);
        }

        var incident = new IncidentId(named.ToString());
        if (!Uri.TryCreate(TeamsInvokes.Part(upload, "uploadUrl").ToString(), UriKind.Absolute, out var address) || await Read(incident) is not { } record) return new(400);
        _ = Save(activity, incident, record, address, upload, words);
        return new(200);
    }

    private async Task Save(TeamsActivity activity, IncidentId incident, byte[] record, Uri address, JsonElement upload, TeamsWording words)
    {
        try
        {
            if (!await api.Upload(address, record, CancellationToken.None))
            {
                await replies.Say(activity, words.RecordFailed);
                return;
            }

            var info = new JsonObject { ["uniqueId"] = TeamsInvokes.Part(upload, "uniqueId").ToString(), ["fileType"] = "txt" };
            var message = Attached(InfoCard, NameOf(incident), info);
            message["attachments"]![0]!["contentUrl"] = TeamsInvokes.Part(upload, "contentUrl").ToString();
            await replies.Say(activity, message);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or TaskCanceledException)
        {
            await replies.Say(activity, words.RecordFailed);
        }
    }

    private async Task<byte[]?> Read(IncidentId incident) => await IncidentRecord.Read(desk.Store, incident, withFiles: false) is { } all ? Encoding.UTF8.GetBytes(all.ToJsonString(_indented)) : null;

    private static string NameOf(IncidentId incident) => $"incident-{incident}.txt";

    private static JsonObject Attached(string type, string name, JsonObject content) => new()
    {
        ["type"] = "message", ["summary"] = name,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = type, ["name"] = name, ["content"] = content }),
    };
}
