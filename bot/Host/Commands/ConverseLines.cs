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
                foreach (var collected in await Take(JsonNode.Parse(text.TrimStart('\uFEFF')) as JsonObject ?? throw new InvalidDataException($"write one JSON object a line, such as {Example}")))
                    await output.WriteLineAsync(Written(collected).ToJsonString(Recognize.Readable));
                if (rehearsal.Refusal is { } refusal) await Complain(line, refusal);
            }
            catch (JsonException wrong)
            {
                await Complain(line, $"no JSON ({wrong.Message.TrimEnd('.')}); write one object a line, such as {Example}");
                exit = Start.Wrong;
            }
            catch (Exception wrong) when (wrong is InvalidDataException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                await Complain(line, wrong.Message);
                exit = Start.Wrong;
            }

            await output.FlushAsync(stopping);
        }

        return exit;
    }

    private const string Example = """{"say":"…"}""";

    private Task Complain(int line, string error) => output.WriteLineAsync(new JsonObject { ["line"] = line, ["error"] = error }.ToJsonString(Recognize.Readable));

    private async Task<IReadOnlyList<Collected>> Take(JsonObject line)
    {
        if (line.Count != 1) throw new InvalidDataException("write exactly one of say, choose, fill, attach, wait, language, responder a line");
        var (key, value) = line.First();
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var given) ? given : null;
        switch (key)
        {
            case "say": return await rehearsal.Say(text ?? throw Wants(key, Example));
            case "choose": return await rehearsal.Choose(text ?? throw Wants(key, """{"choose":"<the id of a choice>"}"""));
            case "fill" when value is JsonObject fields:
                return await rehearsal.Fill(fields.ToDictionary(f => f.Key, f => f.Value?.ToString() ?? ""));
            case "fill": throw Wants(key, """{"fill":{"<the id of a field>":"…"}}""");
            case "attach": return await rehearsal.Attach(text ?? throw Wants(key, """{"attach":"<path of a file>"}"""));
            case "wait": return await rehearsal.Wait(Duration(text));
            case "language":
                rehearsal.Language = Languages.Parse(text ?? "") ?? throw Wants(key, """{"language":"…"} with ja, ja-easy or en""");
                return await rehearsal.Choose($"language:{text}");
            case "responder": return await rehearsal.Respond(Act(text ?? throw Wants(key, """{"responder":"acknowledge"}, resolve or the words of a note""")));
            default: throw new InvalidDataException($"'{key}' is not known here; write one of say, choose, fill, attach, wait, language, responder");
        }
    }

    private static TimeSpan Duration(string? text)
    {
        try
        {
            if (text is not null && XmlConvert.ToTimeSpan(text) is { Ticks: >= 0 } duration) return duration;
        }
        catch (FormatException)
        {
            // Said below, together with what was no text or lies in the past.
        }

        throw Wants("wait", """{"wait":"PT10M"}, a duration of ISO 8601 that moves the clock forward""");
    }

    private static InvalidDataException Wants(string key, string example) => new($"'{key}' wants {example}");

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
