using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Response;

namespace Escalation.Bot.Packet;

/// <summary>One line of the timeline.</summary>
/// <param name="IsMeasure">Something was done about the incident, not only said or sent.</param>
internal sealed record PacketMoment(DateTimeOffset At, string Who, string What, bool IsMeasure);

/// <summary>What the reporter said and did and what on-call staff did, in one order. Of a step that was answered twice the last answer stands.</summary>
internal static class PacketStory
{
    private static readonly ConsoleWording _words = new(Language.Japanese);

    public static IReadOnlyList<PacketMoment> Of(PacketSource source) => [.. Told(source).Concat(Happened(source)).OrderBy(m => m.At)];

    public static string NameOf(PacketSource source, PersonId person) =>
        source.Surroundings.Organization.Find(person)?.Name ?? (person == source.Report.Person ? Reporter(source) : source.Incident.NameOf(person));

    private static string Reporter(PacketSource source) => source.Report.Name ?? "報告者";

    private static IEnumerable<PacketMoment> Told(PacketSource source)
    {
        var known = source.Report.Known.ToDictionary(k => k.Step);
        var answered = source.Conversation.Events.Where(e => e.Event is StepAnswered).GroupBy(e => ((StepAnswered)e.Event).Step).ToDictionary(g => g.Key, g => g.Max(e => e.Version));
        var ours = false;
        foreach (var entry in source.Conversation.Events)
        {
            if (entry.Event is DialogOpened opened) ours = opened.Dialog == source.Report.Dialog;
            if (!ours) continue;
            var (what, isMeasure) = entry.Event switch
            {
                DialogOpened first => ($"最初の報告：「{first.Text}」", false),
                WordsAdded added => ($"「{added.Text}」", false),
                EvidenceGiven given => ($"ファイルを提出：{given.Attachment.Name}", false),
                StepAnswered step when known.TryGetValue(step.Step, out var k) && answered[step.Step] == entry.Version => ($"{k.Question.Ja} → {k.Answer.Ja}", step.Given.Answer == Walk.Done),
                _ => (null, false),
            };
            if (what is not null) yield return new(entry.At, Reporter(source), what, isMeasure);
        }
    }

    private static IEnumerable<PacketMoment> Happened(PacketSource source) =>
        from entry in source.Story.Events
        // What a report changed stands in the reporter's own words already; how a page travelled and who filled in this sheet is nobody's evidence.
        where entry.Event is not (ReportChanged or IncidentRaised or ResponderPaged or PageFailed or HearingFilled or HearingPutOff or HearingOwnerReminded or LogsReminded or PacketHandedOut)
        let who = source.Surroundings.Organization.Find(new(entry.Actor))?.Name ?? "自動"
        select new PacketMoment(entry.At, who, _words.Happened(entry.Event, id => NameOf(source, id)),
            entry.Event is NoteAdded or TaskMarked { State: TaskState.Done } or ReporterReached or EvidenceSecured or IncidentAcknowledged or IncidentTakenOver or IncidentResolved or MarkedForTimeline);
}
