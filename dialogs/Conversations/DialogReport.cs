using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Dialogs.Conversations;

/// <summary>What a dialog amounts to: title, severity and its reasons, place, and the whole report as it is told to the incident.</summary>
internal static class DialogReport
{
    public static Report Of(Conversation state, Dialog dialog, Context context)
    {
        var playbook = context.Catalog.Find(dialog.Playbook, dialog.Fingerprint);
        var walk = ConversationRules.WalkOf(dialog, context);
        var site = SiteOf(walk, context.Organization);
        return new(dialog.Id, state.Version, state.Person, dialog.Reach, dialog.Kind, dialog.Playbook, dialog.Fingerprint,
            TitleOf(playbook, dialog.Kind), SeverityOf(walk, dialog), dialog.Text)
        {
            Name = state.Name,
            Phone = state.Phone,
            Language = state.Language,
            Because = [.. ReasonsOf(walk, dialog)],
            Site = site?.Id,
            Prefecture = PrefectureOf(walk, site),
            Offers = [.. walk.Offers, .. playbook.Contacts],
            Known = [.. ConversationRules.PathOf(dialog, context).Select(v => new Known(v.Step.Id, v.Step.Says, AnswerWording.Of(v, context.Organization), v.Given.Said))],
            Missing =
            [
                .. walk.Path.Where(v => v.Given.Answer == Walk.Unknown && !BeforeCutOff.AsksForPhone(v.Step)).Select(v => v.Step.Says),
                .. walk.Current is Ending ? [] : new[] { walk.Current.Says },
                .. state.Phone is null ? new[] { Wording.ReporterPhone } : [],
                .. dialog.Attachments.IsEmpty ? new[] { Wording.NoPictureYet } : [],
            ],
            Details = dialog.Details,
            AddedWords = dialog.AddedWords,
            Attachments = dialog.Attachments,
            Answers = dialog.Answers,
            Facts = dialog.Facts,
            CurrentStep = walk.Current is Ending ? null : ConversationRules.StepAt(dialog, context).Says,
            HumanWanted = dialog.HumanWanted,
            Silent = dialog.Silent,
            Finished = state.Phase == ConversationPhase.Finished,
        };
    }

    public static Text TitleOf(Playbook playbook, IncidentKind kind) =>
        playbook.Kind == IncidentKind.None && kind != IncidentKind.None ? KindWording.Of(kind) : playbook.Title;

    /// <summary>The walk's severity; at least low once the person asked for somebody or went silent.</summary>
    public static Severity SeverityOf(Walk walk, Dialog dialog) =>
        walk.Severity == Severity.None && (dialog.HumanWanted || dialog.Silent) ? Severity.Low : walk.Severity;

    public static IEnumerable<Text> ReasonsOf(Walk walk, Dialog dialog)
    {
        foreach (var because in walk.Because) yield return because;
        if (dialog.HumanWanted) yield return Wording.BecausePersonWanted;
        if (dialog.Silent) yield return Wording.BecauseSilent;
    }

    public static Site? SiteOf(Walk walk, Organization organization) =>
        walk.Path.FirstOrDefault(v => v.Step is Pick { From: PickFrom.Sites }) is { } picked
            ? organization.FindSite(picked.Given.Answer)
            : organization.Sites.Length == 1 ? organization.Sites[0] : null;

    public static int? PrefectureOf(Walk walk, Site? site) =>
        walk.Path.FirstOrDefault(v => v.Step is Pick { From: PickFrom.Prefectures }) is { } picked && Prefectures.Code(picked.Given.Answer) is { } code
            ? code
            : site?.Prefecture;
}
