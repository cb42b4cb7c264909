using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Dialogs.Readiness;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>Events, inputs and prompts as JSON. Ids are plain strings in it, enums are words, and Japanese stays readable.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoubtfulWordsHeard))]
[JsonSerializable(typeof(DoubtDismissed))]
[JsonSerializable(typeof(LanguageChosen))]
[JsonSerializable(typeof(DialogOpened))]
[JsonSerializable(typeof(PlaybookChanged))]
[JsonSerializable(typeof(WordsAdded))]
[JsonSerializable(typeof(PlaceChanged))]
[JsonSerializable(typeof(StepAnswered))]
[JsonSerializable(typeof(CorrectionBegun))]
[JsonSerializable(typeof(StepExplained))]
[JsonSerializable(typeof(EvidenceGiven))]
[JsonSerializable(typeof(HumanAskedFor))]
[JsonSerializable(typeof(IncidentReported))]
[JsonSerializable(typeof(ReporterFellSilent))]
[JsonSerializable(typeof(DialogFinished))]
[JsonSerializable(typeof(ResponderIntroduced))]
[JsonSerializable(typeof(MessageFromResponder))]
[JsonSerializable(typeof(EscalationFoundNobody))]
[JsonSerializable(typeof(DialogClosed))]
[JsonSerializable(typeof(HelpOffered))]
[JsonSerializable(typeof(OfferTaken))]
[JsonSerializable(typeof(OfferDeclined))]
[JsonSerializable(typeof(MeasuresAsked))]
[JsonSerializable(typeof(EvidenceOffered))]
[JsonSerializable(typeof(EvidenceNotTaken))]
[JsonSerializable(typeof(WindowConfirmed))]
[JsonSerializable(typeof(WindowCorrected))]
[JsonSerializable(typeof(WindowRestored))]
[JsonSerializable(typeof(ReminderPlanned))]
[JsonSerializable(typeof(PeacetimeReminded))]
[JsonSerializable(typeof(ReminderDue))]
[JsonSerializable(typeof(IncidentRaised))]
[JsonSerializable(typeof(ReportChanged))]
[JsonSerializable(typeof(SeverityRose))]
[JsonSerializable(typeof(LevelPaged))]
[JsonSerializable(typeof(ResponderPaged))]
[JsonSerializable(typeof(PageFailed))]
[JsonSerializable(typeof(EscalationExhausted))]
[JsonSerializable(typeof(IncidentAcknowledged))]
[JsonSerializable(typeof(IncidentTakenOver))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(HearingFilled))]
[JsonSerializable(typeof(HearingPutOff))]
[JsonSerializable(typeof(HearingOwnerReminded))]
[JsonSerializable(typeof(PacketHandedOut))]
[JsonSerializable(typeof(EvidenceSecured))]
[JsonSerializable(typeof(TaskMarked))]
[JsonSerializable(typeof(LogsReminded))]
[JsonSerializable(typeof(MarkedForTimeline))]
[JsonSerializable(typeof(ReporterWrittenTo))]
[JsonSerializable(typeof(ReporterReached))]
[JsonSerializable(typeof(ReporterSilenceNoticed))]
[JsonSerializable(typeof(ReporterAskedForPerson))]
[JsonSerializable(typeof(IncidentDowngraded))]
[JsonSerializable(typeof(IncidentResolved))]
[JsonSerializable(typeof(IncidentReopened))]
[JsonSerializable(typeof(SilenceDue))]
[JsonSerializable(typeof(ResponderTookOver))]
[JsonSerializable(typeof(ResponderWrote))]
[JsonSerializable(typeof(NobodyAcknowledged))]
[JsonSerializable(typeof(IncidentEnded))]
[JsonSerializable(typeof(Reported))]
[JsonSerializable(typeof(AcknowledgementDue))]
[JsonSerializable(typeof(HearingDue))]
[JsonSerializable(typeof(LogsDue))]
[JsonSerializable(typeof(DeliveryFailed))]
[JsonSerializable(typeof(Prompt))]
[JsonSerializable(typeof(BoardCard))]
public sealed partial class EscalationJson : JsonSerializerContext
{
    /// <summary>The one instance with our converters; the generated <c>Default</c> lacks them.</summary>
    public static EscalationJson Ours => WithConverters.Instance;

    public static Codec Codec { get; } = new(
        happened => Encode(happened),
        stored => (Event)Decode(stored, Names.Events),
        input => Encode(input),
        PromptJson.Write);

    public static Input ReadInput(Encoded stored) => (Input)Decode(stored, Names.Inputs);

    public static Prompt ReadPrompt(string json) => PromptJson.Read(json);

    private static Encoded Encode(object value) => new(Names.Of(value), TurnJson.Write(value) ?? Serialized(value));

    internal static string Serialized(object value) => JsonSerializer.Serialize(value, TypeOf(value.GetType()));

    private static object Decode(Encoded stored, IReadOnlyDictionary<string, Type> names) =>
        JsonSerializer.Deserialize(stored.Json, TypeOf(names[stored.Kind]))!;

    private static JsonTypeInfo TypeOf(Type type) => Ours.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type.Name} is not listed in EscalationJson.");

    /// <summary>Made when the serializer is needed, which the first turns do not.</summary>
    private static class WithConverters
    {
        public static EscalationJson Instance { get; } = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters =
            {
                new IdConverter<TenantId>(v => new(v), id => id.Value),
                new IdConverter<PersonId>(v => new(v), id => id.Value),
                new IdConverter<IncidentId>(v => new(v), id => id.Value),
                new IdConverter<DialogId>(v => new(v), id => id.Value),
                new IdConverter<StreamId>(v => new(v), id => id.Value),
                new IdConverter<Address>(v => new(v), id => id.Value),
            },
        });
    }
}

internal sealed class IdConverter<T>(Func<string, T> make, Func<T, string> value) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetString()!);
    public override void Write(Utf8JsonWriter writer, T id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));
}
