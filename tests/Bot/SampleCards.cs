using System.Collections.Immutable;
using Escalation.Bot.Data;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;
using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot;

/// <summary>Prompts as they really occur, and such as never should, for whoever draws them.</summary>
internal static class SampleCards
{
    private static readonly Address _at = new("test", "anna");

    public static string Long { get; } = string.Concat(Enumerable.Repeat("長い文章 & <タグ> 👨‍👩‍👧 ", 400));

    public static Prompt OfSize(int much)
    {
        var text = much > 1 ? Long : "短い";
        return new Prompt("D1.1", text, text)
        {
            Card = "dialog/D1",
            Sections = [.. Enum.GetValues<SectionKind>().SelectMany(kind => Enumerable.Range(0, Math.Min(much, 12)).Select(n => new Section(kind, text, [.. Enumerable.Range(0, much).Select(i => new Item(text, text, kind == SectionKind.Answered ? $"correct:{kind}-{n}-{i}" : null) { Phone = kind == SectionKind.Note ? "03-0000-0000" : null })])))],
            Choices = [.. Enumerable.Range(0, much).Select(i => new Choice($"c{i}:x", text, (ChoiceStyle)(i % 4), text))],
            Fields = [.. Enumerable.Range(0, Math.Min(much, 5)).Select(i => new Dialogs.Prompts.Field($"f{i}", text, i % 2 == 0 ? FieldKind.Multiline : FieldKind.Choice) { Options = [.. Enumerable.Range(0, Math.Max(1, much)).Select(o => new Choice($"o{o}", text, Hint: text))], Value = text })],
            Contacts = [.. Enumerable.Range(0, much).Select(i => new ContactCard($"w{i}", text, text, text, "03-0000-0000", text, "a@example.jp", "https://example.jp/?a=b&c=d|e>f", text, true, text, new(2026, 11, 23)) { Instead = text, Further = [new("03-0000-0001", text), new("#9110", null)] })],
            Attachments = [.. Enumerable.Range(0, much).Select(i => new AttachmentRef($"a{i}", text, "image/png", 1, new string('a', 64)))],
            Link = "/console/incidents/X",
        };
    }

    /// <summary>The cards of each step: as it is first asked, and explained in other words.</summary>
    public static IEnumerable<Prompt> OfEveryStep()
    {
        var problems = new List<Problem>();
        var catalog = CatalogReader.Read(CatalogReader.ShippedFolder, problems);
        var organization = OrganizationReader.Read("organization.yaml", SampleOrganization.Text, problems);
        Assert.Empty(problems);
        var context = new Context(new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9)), "K7Q29FXA", catalog, organization);
        foreach (var playbook in catalog.Playbooks)
        {
            foreach (var step in playbook.Steps)
            {
                foreach (var language in Languages.All)
                {
                    var opened = new DialogOpened(new("K7Q29FXA"), playbook.Kind, playbook.Id, playbook.Fingerprint, "爆音 <!channel>", Dialogs.Conversations.Recognition.Nothing, _at, context.At);
                    var state = new Conversation(new("anna")).Apply([new LanguageChosen(language), opened, new IncidentReported(new("K7Q2-9FXA")), new CorrectionBegun(step.Id), new StepExplained(step.Id)]);
                    yield return ConversationPrompts.Render(state with { Dialog = state.Dialog! with { Correcting = step.Id } }, context, Wording.AlreadyAnswered);
                }
            }
        }
    }

    public static Incident Incident()
    {
        var report = new Report(new("D1"), 1, new("anna"), _at, IncidentKind.Ransomware, "ransomware", "x", new("ファイルが開けない", "ファイルが 開けない", "Files won't open"), Severity.High, Long) { Known = [new("q", new("何台", "何台", "How many"), new(Long, Long, Long), false)] };
        var person = new Dialogs.Person(new("tanaka"), "田中") { Chats = [new("slack", "U1"), new("teams", "user/u1")] };
        return new Incident(new("K7Q2-9FXA")).Apply([
            new IncidentRaised(new("K7Q2-9FXA"), report, new(Dialogs.OnCall.EscalationPolicy.Empty, [], [person]), DateTimeOffset.UnixEpoch),
            new IncidentAcknowledged(new("tanaka"), DateTimeOffset.UnixEpoch), new HearingFilled(new("tanaka"), ImmutableSortedDictionary<string, string>.Empty.Add("machines", Long[..2000])),
        ]);
    }
}
