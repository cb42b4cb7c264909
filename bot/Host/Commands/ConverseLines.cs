using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Incidents;

namespace Escalation.Bot.Commands;

/// <summary>JSON Lines in, JSON Lines out.</summary>
internal sealed class ConverseLines(Rehearsal rehearsal, TextReader input, TextWriter output)
{
    public async Task<int> Run(CancellationToken stopping)
    {
        var exit = Start.Ok;
        for (var line = 1; await input.ReadLineAsync(stopping) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            try
            {
                foreach (var collected in await Take(JsonNode.Parse(text) as JsonObject ?? throw new InvalidDataException("write one JSON object a line")))
                    await output.WriteLineAsync(Written(collected).ToJsonString(Recognize.Readable));
            }
            catch (Exception wrong) when (wrong is JsonException or InvalidDataException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                await output.WriteLineAsync(new JsonObject { ["line"] = line, ["error"] = wrong.Message }.ToJsonString(Recognize.Readable));
                exit = Start.Wrong;
            }

            await output.FlushAsync(stopping);
        }

        return exit;
    }

    private async Task<IReadOnlyList<Collected>> Take(JsonObject line)
    {
        if (line.Count != 1) throw new InvalidDataException("one of say, choose, fill, attach, wait, language, responder a line");
        var (key, value) = line.First();
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var given) ? given : "";
        switch (key)
        {
            case "say": return await rehearsal.Say(text);
            case "choose": return await rehearsal.Choose(text);
            case "fill" when value is JsonObject fields:
                return await rehearsal.Fill(fields.ToDictionary(f => f.Key, f => f.Value?.ToString() ?? ""));
            case "attach": return await rehearsal.Attach(text);
            case "wait": return await rehearsal.Wait(XmlConvert.ToTimeSpan(text));
            case "language" when Languages.Parse(text) is { } language:
                rehearsal.Language = language;
                return await rehearsal.Choose($"language:{text}");
            case "responder": return await rehearsal.Respond(Act(text));
            default: throw new InvalidDataException($"'{key}' with this value is not known here: say, choose, fill, attach, wait, language, responder");
        }
    }

    private static Func<PersonId, IncidentInput> Act(string words) => words switch
    {
        "acknowledge" => by => new Acknowledge(by),
        "resolve" => by => new Resolve(by, ResolveReason.Contained, ""),
        _ => by => new AddNote(by, words),
    };

    private static JsonObject Written(Collected collected)
    {
        if (collected is Shown shown)
            return new() { ["to"] = shown.To.Value, ["prompt"] = JsonSerializer.SerializeToNode(shown.Prompt, EscalationJson.Ours.Prompt) };
        var told = (Told)collected;
        var e = (JsonObject)JsonNode.Parse(EscalationJson.Codec.WriteEvent(told.Event).Json)!;
        e["incident"] = told.Incident.Value;
        e["kind"] = Names.Of(told.Event);
        e["at"] = told.At.ToString("O", CultureInfo.InvariantCulture);
        return new() { ["event"] = e };
    }
}
