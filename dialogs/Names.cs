using System.Collections.Frozen;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Readiness;

namespace Escalation.Dialogs;

/// <summary>
/// The names under which events, and the inputs that wait in the outbox, are stored. A name never changes and is never used again for something else:
/// what was stored years ago is read by it.
/// </summary>
public static class Names
{
    public static FrozenDictionary<string, Type> Events { get; } = new Dictionary<string, Type>
    {
        ["doubtful-words-heard"] = typeof(DoubtfulWordsHeard),
        ["doubt-dismissed"] = typeof(DoubtDismissed),
        ["language-chosen"] = typeof(LanguageChosen),
        ["dialog-opened"] = typeof(DialogOpened),
        ["playbook-changed"] = typeof(PlaybookChanged),
        ["words-added"] = typeof(WordsAdded),
        ["place-changed"] = typeof(PlaceChanged),
        ["step-answered"] = typeof(StepAnswered),
        ["correction-begun"] = typeof(CorrectionBegun),
        ["step-explained"] = typeof(StepExplained),
        ["evidence-given"] = typeof(EvidenceGiven),
        ["human-asked-for"] = typeof(HumanAskedFor),
        ["incident-reported"] = typeof(IncidentReported),
        ["reporter-fell-silent"] = typeof(ReporterFellSilent),
        ["dialog-finished"] = typeof(DialogFinished),
        ["responder-introduced"] = typeof(ResponderIntroduced),
        ["message-from-responder"] = typeof(MessageFromResponder),
        ["escalation-found-nobody"] = typeof(EscalationFoundNobody),
        ["dialog-closed"] = typeof(DialogClosed),
        ["help-offered"] = typeof(HelpOffered),
        ["offer-taken"] = typeof(OfferTaken),
        ["offer-declined"] = typeof(OfferDeclined),
        ["measures-asked"] = typeof(MeasuresAsked),
        ["evidence-offered"] = typeof(EvidenceOffered),
        ["evidence-not-taken"] = typeof(EvidenceNotTaken),
        ["window-confirmed"] = typeof(WindowConfirmed),
        ["window-corrected"] = typeof(WindowCorrected),
        ["window-restored"] = typeof(WindowRestored),
        ["reminder-planned"] = typeof(ReminderPlanned),
        ["peacetime-reminded"] = typeof(PeacetimeReminded),
        ["incident-raised"] = typeof(IncidentRaised),
        ["report-changed"] = typeof(ReportChanged),
        ["severity-rose"] = typeof(SeverityRose),
        ["level-paged"] = typeof(LevelPaged),
        ["responder-paged"] = typeof(ResponderPaged),
        ["page-failed"] = typeof(PageFailed),
        ["escalation-exhausted"] = typeof(EscalationExhausted),
        ["incident-acknowledged"] = typeof(IncidentAcknowledged),
        ["incident-taken-over"] = typeof(IncidentTakenOver),
        ["note-added"] = typeof(NoteAdded),
        ["hearing-filled"] = typeof(HearingFilled),
        ["hearing-put-off"] = typeof(HearingPutOff),
        ["hearing-owner-reminded"] = typeof(HearingOwnerReminded),
        ["packet-handed-out"] = typeof(PacketHandedOut),
        ["evidence-secured"] = typeof(EvidenceSecured),
        ["task-marked"] = typeof(TaskMarked),
        ["logs-reminded"] = typeof(LogsReminded),
        ["marked-for-timeline"] = typeof(MarkedForTimeline),
        ["reporter-written-to"] = typeof(ReporterWrittenTo),
        ["reporter-reached"] = typeof(ReporterReached),
        ["reporter-silence-noticed"] = typeof(ReporterSilenceNoticed),
        ["reporter-asked-for-person"] = typeof(ReporterAskedForPerson),
        ["incident-downgraded"] = typeof(IncidentDowngraded),
        ["incident-resolved"] = typeof(IncidentResolved),
        ["incident-reopened"] = typeof(IncidentReopened),
    }.ToFrozenDictionary();

    /// <summary>Only what a stream sends to itself or another; what people do is handled at once and never stored as an input.</summary>
    public static FrozenDictionary<string, Type> Inputs { get; } = new Dictionary<string, Type>
    {
        ["silence-due"] = typeof(SilenceDue),
        ["responder-took-over"] = typeof(ResponderTookOver),
        ["responder-wrote"] = typeof(ResponderWrote),
        ["nobody-acknowledged"] = typeof(NobodyAcknowledged),
        ["incident-ended"] = typeof(IncidentEnded),
        ["reported"] = typeof(Reported),
        ["acknowledgement-due"] = typeof(AcknowledgementDue),
        ["hearing-due"] = typeof(HearingDue),
        ["logs-due"] = typeof(LogsDue),
        ["reminder-due"] = typeof(ReminderDue),
        ["delivery-failed"] = typeof(DeliveryFailed),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> _names = Events.Concat(Inputs).ToFrozenDictionary(n => n.Value, n => n.Key);

    public static string Of(object stored) => Of(stored.GetType());

    public static string Of(Type stored) => _names[stored];
}
