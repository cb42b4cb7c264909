using System.Collections.Immutable;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Prompts;
using Escalation.Dialogs.Response;

namespace Escalation.Dialogs.Incidents;

/// <summary>What on-call people are shown outside the console: the page, news of the incident, the last call.</summary>
public static class IncidentPrompts
{
    public static string Link(IncidentId incident) => $"/console/incidents/{incident}";

    public static Prompt Page(Incident state, int round, Person to, Address way) => to.Chats.Contains(way)
        ? IncidentCards.Card(state, to.Language) with { Id = $"{state.Id}/page/{round}", Notice = Notice.Loud }
        : About(state, to.Language, $"{state.Id}/page/{round}", IncidentWording.PageTitle(state.Severity, state.Report!.Title), IncidentWording.PageBody.In(to.Language));

    public static Prompt Exhausted(Incident state, Person to, Address way) => to.Chats.Contains(way)
        ? IncidentCards.Card(state with { Status = IncidentStatus.Exhausted }, to.Language) with { Id = $"{state.Id}/exhausted/{state.Version}", Notice = Notice.Loud }
        : About(state, to.Language, $"{state.Id}/exhausted/{state.Version}", IncidentWording.ExhaustedTitle(state.Report!.Title), IncidentWording.ExhaustedBody.In(to.Language));

    public static Prompt News(Incident state, IReadOnlyList<Event> news, Person to, Address way)
    {
        var words = string.Join('\n', news.Select(Words).OfType<Text>().Select(t => t.In(to.Language)));
        if (!to.Chats.Contains(way)) return About(state, to.Language, $"{state.Id}/news/{state.Version}", IncidentWording.PageTitle(state.Severity, state.Report!.Title), words);
        var card = IncidentCards.Card(state, to.Language);
        return card with { Notice = Notice.Loud, Sections = card.Sections.Insert(0, new(SectionKind.Note, "", [new(words)])) };
    }

    public static Prompt Reminder(Incident state, ImmutableArray<string> fields, Person owner) =>
        new($"{state.Id}/hearing-due/{state.Version}", IncidentWording.ReminderTitle.In(owner.Language), IncidentWording.ReminderBody(state.Id).In(owner.Language))
        {
            Language = owner.Language,
            Link = Link(state.Id),
            Sections = [new(SectionKind.Note, IncidentWording.NotKnownYet.In(owner.Language), [.. fields.Select(HearingSheet.Find).OfType<HearingField>().Select(f => new Item(f.Label.In(owner.Language)))])],
        };

    public static Prompt SaveLogs(Incident state, ImmutableArray<ResponseTask> unsaved, Person to) =>
        new($"{state.Id}/logs-due/{state.Version}", IncidentWording.SaveLogsTitle.In(to.Language), IncidentWording.SaveLogsBody(state.Id).In(to.Language))
        {
            Language = to.Language,
            Tone = Tone.Urgent,
            Link = Link(state.Id),
            Sections = [.. unsaved.Select(t => new Section(SectionKind.Note, t.Log!.Device.In(to.Language), [new(t.Log.Save.In(to.Language)), new(t.Log.Lasts.In(to.Language)), new(t.Log.Power.In(to.Language))]))],
        };

    private static Text? Words(Event news) => news switch
    {
        SeverityRose rose => IncidentWording.Rose(rose.To),
        ReporterSilenceNoticed => IncidentWording.Silent,
        ReporterAskedForPerson => IncidentWording.WantsPerson,
        _ => null,
    };

    internal static Prompt About(Incident state, Language language, string id, Text title, string body)
    {
        var report = state.Report!;
        return new Prompt(id, title.In(language), body)
        {
            Tone = Tone.Urgent,
            Language = language,
            Link = Link(state.Id),
            Sections =
            [
                Note(IncidentWording.Number, [state.Id.Value]),
                Note(IncidentWording.Reporter, [report.Name ?? IncidentWording.NameUnknown.In(language), report.Phone ?? IncidentWording.PhoneUnknown.In(language)]),
                .. report.Because.IsEmpty ? [] : new[] { Note(IncidentWording.Because, report.Because.Select(b => b.In(language))) },
                Note(IncidentWording.InTheirWords, [report.Words]),
            ],
        };

        Section Note(Text heading, IEnumerable<string> lines) =>
            new(SectionKind.Note, heading.In(language), [.. lines.Select(l => new Item(l))]);
    }
}
