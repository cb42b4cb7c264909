using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Recognition;

namespace Escalation.Bot.Commands;

/// <summary>Tries the recogniser on one's own chat export: JSON Lines in, JSON Lines out.</summary>
internal static class Recognize
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var command = new Command("recognize",
            """
            Tell what messages are taken for. Reads JSON Lines {"id","text"} from standard input and writes {"id","kind","confidence","facts":{…}} for each.
            kind is "none" for ordinary talk. A line that is no such object is answered by {"line","error"} and the exit code is 1 at the end.
            Nothing is stored and nothing leaves this machine.
            """);
        command.SetAction((_, _) => Task.FromResult(Run(Console.In, Console.Out)));
        return command;
    }

    public static int Run(TextReader input, TextWriter output)
    {
        var recognizer = LocalRecognizer.Load();
        var exit = Start.Ok;
        for (var line = 1; input.ReadLine() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var (answer, ok) = Answer(recognizer, line, text);
            output.WriteLine(answer.ToJsonString(Readable));
            if (!ok) exit = Start.Wrong;
        }

        output.Flush();
        return exit;
    }

    private static (JsonObject Answer, bool Ok) Answer(LocalRecognizer recognizer, int line, string text)
    {
        try
        {
            var message = JsonNode.Parse(text)!.AsObject();
            var recognition = recognizer.Recognize(message["text"]!.GetValue<string>());
            return (new()
            {
                ["id"] = message["id"]?.DeepClone(),
                ["kind"] = recognition.Kind.Name(),
                ["confidence"] = Math.Round(recognition.Confidence, 4),
                ["reportConfidence"] = Math.Round(recognition.ReportConfidence, 4),
                ["facts"] = FactsOf(recognition.Facts),
            }, true);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or NullReferenceException)
        {
            return (new() { ["line"] = line, ["error"] = "this line is not an object with a text, such as {\"id\":\"1\",\"text\":\"…\"}" }, false);
        }
    }

    internal static JsonObject FactsOf(Facts facts)
    {
        var told = new JsonObject();
        Add("called", facts.Called);
        if (facts.RemoteToolName is { } tool) told["remote_tool"] = tool;
        else Add("remote_tool", facts.RemoteTool);
        if (facts.Paid is { } paid)
        {
            told["paid"] = paid && (facts.PaidHow ?? facts.PaidAmount) is not null ? Paid(facts) : paid;
        }

        Add("credentials_entered", facts.CredentialsEntered);
        Add("card_entered", facts.CardEntered);
        Add("code_entered", facts.CodeEntered);
        Add("clicked", facts.Clicked);
        Add("file_opened", facts.FileOpened);
        Add("app_installed", facts.AppInstalled);
        Add("threat_of_recording", facts.ThreatOfRecording);
        Add("impersonated", facts.Impersonated);
        Add("fake_police", facts.FakePolice);
        Add("sim_taken_over", facts.SimTakenOver);
        Add("money_moved", facts.MoneyMoved);
        Add("sent_in_my_name", facts.SentInMyName);
        Add("file_sent", facts.FileSent);
        Text("leak_how", facts.LeakHow);
        Text("data_at_stake", facts.DataAtStake);
        Text("people_concerned", facts.PeopleConcerned);
        Text("receivers", facts.Receivers);
        Text("lost_how", facts.LostHow);
        Add("money_demanded", facts.MoneyDemanded);
        Text("account", facts.Account);
        Add("can_sign_in", facts.CanSignIn);
        Add("command_run", facts.CommandRun);
        Add("keys", facts.KeysExposed);
        Text("intrusion_sign", facts.IntrusionSign);
        Add("encrypted", facts.Encrypted);
        Add("is_readable", facts.IsReadable);
        Add("still_on_screen", facts.StillOnScreen);
        Text("device", facts.Device);
        if (!facts.PhoneNumbers.IsEmpty) told["phone_numbers"] = new JsonArray([.. facts.PhoneNumbers.Select(n => JsonValue.Create(n))]);
        if (!facts.Urls.IsEmpty) told["urls"] = new JsonArray([.. facts.Urls.Select(u => JsonValue.Create(u))]);
        Add("for_other", facts.ForOther);
        Text("time", facts.Time);
        return told;

        void Add(string name, bool? value)
        {
            if (value is { } known) told[name] = known;
        }

        void Text(string name, string? value)
        {
            if (value is not null) told[name] = value;
        }
    }

    private static JsonObject Paid(Facts facts)
    {
        var paid = new JsonObject();
        if (facts.PaidHow is { } how) paid["how"] = how;
        if (facts.PaidAmount is { } amount) paid["amount"] = amount;
        return paid;
    }
}
