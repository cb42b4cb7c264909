using Escalation.Dialogs.Playbooks;

namespace Escalation.Dialogs.Conversations;

/// <summary>An answer in words, as it stands in the folded list and in the report.</summary>
public static class AnswerWording
{
    public static Text Of(Visit visit, Organization organization) => (visit.Step, visit.Given.Answer) switch
    {
        (Question question, var answer) when question.Answers.First(a => a.Id == answer).Label is { } label => label,
        (Form form, Walk.Filled) when !visit.Given.Fields.IsEmpty => Filled(form, visit.Given),
        (Form, Walk.Filled) => Wording.Known,
        (Pick { From: PickFrom.Sites }, var site) when organization.FindSite(site) is { } found => new(found.Name, found.Name, found.Name),
        (Pick { From: PickFrom.Prefectures }, var code) when Prefectures.Name(code) is { } name => name,
        (Pick, Pick.Elsewhere) => Wording.Elsewhere,
        (_, Walk.Done) => Wording.Done,
        (_, Walk.Cannot) => Wording.Cannot,
        _ => Wording.Unknown,
    };

    private static Text Filled(Form form, Given given)
    {
        var values = string.Join("、", form.Fields.Select(f => given.Fields.GetValueOrDefault(f.Id)).OfType<string>());
        return new(values, values, values);
    }
}
