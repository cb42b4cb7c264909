using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Chat;
using Escalation.Channels.Teams;
using Escalation.Channels.Teams.Cards;
using Escalation.Channels.Teams.Wire;
using Escalation.Dialogs.Conversations;

namespace Escalation.Bot.Teams;

/// <param name="Body">Null is an empty answer.</param>
public sealed record InvokeAnswer(int Status, JsonObject? Body = null);

/// <summary>What Teams waits for, five seconds at most. Only local work is done before the answer; what people see elsewhere follows by itself.</summary>
public sealed class TeamsInvokes(ChatDesk desk, TeamsPeople people, TeamsPresses presses, TeamsRecords records, TeamsConversations conversations)
{
    public const string ReportCommand = "reportMessage";
    private const string TypeCard = "application/vnd.microsoft.card.adaptive";
    private const string TypeMessage = "application/vnd.microsoft.activity.message";
    private const string TypeError = "application/vnd.microsoft.error";

    public async Task<InvokeAnswer> Handle(TeamsActivity activity)
    {
        var value = activity.Value ?? default;
        return activity.Name switch
        {
            "adaptiveCard/action" => new(200, await Execute(activity, value)),
            "task/fetch" => await presses.Asked(activity, Part(value, "data")) is { } dialog ? new(200, dialog) : new(400),
            "task/submit" => new(200, await presses.Given(activity, Part(value, "data"))),
            "composeExtension/fetchTask" when Command(value) == ReportCommand => new(200, TeamsDialog.Report(Words(value), Press(), people.Words(activity).Language)),
            "composeExtension/submitAction" when Command(value) == ReportCommand => new(200, await Report(activity, value)),
            "fileConsent/invoke" => await records.Answered(activity, value),
            _ => new(501),
        };
    }

    private async Task<JsonObject> Execute(TeamsActivity activity, JsonElement value)
    {
        var action = Part(value, "action");
        if (action.ValueKind != JsonValueKind.Object) return Wrong("BadRequest", "There is no action in it.");
        if (Part(action, "type").ToString() != "Action.Execute") return Wrong("NotSupported", "Only Action.Execute is understood.");
        return await presses.Pressed(activity, Part(action, "data"), byItself: Part(value, "trigger").ToString() == "automatic") switch
        {
            { Card: { } card } => Inner(200, TypeCard, card),
            var answer => Inner(200, TypeMessage, answer.Text ?? ""),
        };
    }

    /// <summary>A message that somebody finds strange: its words are the report, and it is kept as it was, with its address.</summary>
    private async Task<JsonObject> Report(TeamsActivity activity, JsonElement value)
    {
        var words = people.Words(activity);
        var why = Part(Part(value, "data"), TeamsCard.FieldPrefix + TeamsDialog.TextField) is { ValueKind: JsonValueKind.String } given ? given.GetString()!.Trim() : "";
        var message = Part(value, "messagePayload");
        var about = Words(value);
        var text = string.Join("\n\n", new[] { why, about }.Where(t => !string.IsNullOrEmpty(t)));
        var (person, from) = (TeamsPeople.IdOf(activity.From), TeamsPeople.DirectTo(activity.From));
        if (!activity.Conversation.IsPersonal) await conversations.Met(activity);
        var messageId = $"teams:report:{activity.From.User}:{activity.Id}";
        var result = await desk.Tell(person, messageId, new Said(from, text, desk.Recognize(text), TeamsPeople.LanguageOf(activity), Deliberate: true));
        if (result.Refusal is { } refusal) return TeamsDialog.Report(about, Press(), words.Language, refusal.In(words.Language));
        if (message.ValueKind == JsonValueKind.Object)
        {
            var kept = new JsonObject { ["link"] = Part(message, "linkToMessage").ToString(), ["conversation"] = activity.Conversation.Id, ["reported_by"] = activity.From.User, ["message"] = JsonNode.Parse(message.GetRawText()) };
            await desk.KeepMessage(person, from, $"teams-message-{Part(message, "id")}.json", kept, $"{messageId}:message");
        }

        return TeamsDialog.Message(words.GoOnInPerson);
    }

    private static string? Command(JsonElement value) => Part(value, "commandId") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;

    /// <summary>Null where no message was chosen, or one without words.</summary>
    private static string? Words(JsonElement value)
    {
        var body = Part(Part(value, "messagePayload"), "body");
        if (Part(body, "content") is not { ValueKind: JsonValueKind.String } content) return null;
        var text = Part(body, "contentType").ToString() == "html" ? TeamsText.OfHtml(content.GetString()!) : content.GetString()!.Trim();
        return text.Length == 0 ? null : text;
    }

    private static JsonObject Press() => new() { ["act"] = TeamsPress.Report };

    private static JsonObject Wrong(string code, string message) => Inner(400, TypeError, new JsonObject { ["code"] = code, ["message"] = message });

    /// <summary>The true outcome is inside: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards</summary>
    private static JsonObject Inner(int status, string type, JsonNode value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };

    internal static JsonElement Part(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part) ? part : default;
}
