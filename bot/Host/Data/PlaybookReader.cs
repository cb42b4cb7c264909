using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.Data;

/// <summary>Reads a playbook file. Steps that say <c>use</c> are taken from the shared file, so the fingerprint covers both.</summary>
public static class PlaybookReader
{
    public static string Fingerprint(string playbook, string shared) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{playbook}\0{shared}")))[..16];

    /// <summary>Null where the text is no YAML at all; other problems are listed and the rest is read.</summary>
    public static Playbook? Read(string file, string text, SharedSteps shared, List<Problem> problems)
    {
        if (YamlPart.Parse(file, text, problems) is not { } page) return null;

        var id = page.Required("id");
        var kind = IncidentKinds.Parse(page.Required("kind"));
        if (kind is null) page.Wrong($"'kind' is one of {string.Join(", ", IncidentKinds.All.Select(k => k.Name()))}");
        var playbook = new Playbook(id, kind ?? IncidentKind.None, Fingerprint(text, shared.Text), page.Text("title"), HarmOf(page, "severity", "because"), page.Required("start"))
        {
            First = [.. page.List("first").Select(First)],
            Never = [.. page.List("never").Select(Never)],
            Contacts = page.Strings("contacts"),
            Steps = [.. page.List("steps").Select(s => StepOf(s, shared)).OfType<Step>()],
        };
        page.Close();
        if (!playbook.Steps.Any(s => s is ActionStep { CutsOff: true })) return playbook;
        if (shared.Find(BeforeCutOff.Device) is { } device && shared.Find(BeforeCutOff.Phone) is { } phone)
            return BeforeCutOff.Expand(playbook, QuestionOf(BeforeCutOff.Device, device, device), QuestionOf(BeforeCutOff.Phone, phone, phone));
        page.Wrong($"shared.yaml has no steps '{BeforeCutOff.Device}' and '{BeforeCutOff.Phone}', which stand before each step that cuts a device off");
        return playbook;
    }

    private static FirstAction First(YamlPart part)
    {
        var when = part.Find("when")?.Entries().ToImmutableDictionary(e => e.Key, e => e.Value.Scalar() ?? "") ?? ImmutableDictionary<string, string>.Empty;
        var first = new FirstAction(part.Line, when, part.Text("text"), part.Strings("source"));
        part.Close();
        return first;
    }

    private static NeverRule Never(YamlPart part)
    {
        var forbids = part.Find("forbids")?.Entries().SelectMany(e => e.Value.Items()?.Select(i => i.Scalar()).OfType<string>() ?? []) ?? [];
        var never = new NeverRule(part.Required("id"), part.Line, part.Text("text"), part.Strings("source"), [.. forbids]);
        part.Close();
        return never;
    }

    private static Step? StepOf(YamlPart part, SharedSteps shared)
    {
        if (part.Optional("go-on") is { } to) return ReferralTo(to, part);
        if (part.Optional("use") is not { } used) return Read(part.Required("id"), part, part);
        if (shared.Find(used) is { } words) return Read(used, words, part);
        part.Wrong($"shared.yaml has no step '{used}'");
        return null;
    }

    /// <param name="words">Where the texts stand.</param>
    /// <param name="ways">Where the exits stand; the same place, except for a shared step.</param>
    private static Step? Read(string id, YamlPart words, YamlPart ways)
    {
        Step? step = words switch
        {
            _ when words.Find("options") is not null => PickOf(id, words, ways),
            _ when words.Find("ask") is not null => QuestionOf(id, words, ways),
            _ when words.Find("do") is not null => ActionOf(id, words, ways),
            _ when words.Find("fill") is not null => FormOf(id, words, ways),
            _ when words.Find("end") is not null => EndingOf(id, words),
            _ => null,
        };
        if (step is null) ways.Wrong($"step '{id}' is none of ask, do, fill, end, use, go-on");
        else if (words == ways) words.Close();
        return step;
    }

    private static Question QuestionOf(string id, YamlPart words, YamlPart ways) =>
        new(id, ways.Line, words.Text("ask"), words.OptionalText("help"), words.Optional("fact"), [.. ways.List("choices").Select(AnswerOf)]);

    private static Answer AnswerOf(YamlPart part)
    {
        var answer = new Answer(part.Required("id"), part.OptionalText("label"), part.Strings("is"), part.Required("next"),
            HarmOf(part, "severity", "because"), part.Strings("offer"));
        part.Close();
        return answer;
    }

    private static Pick PickOf(string id, YamlPart words, YamlPart ways)
    {
        var from = words.Required("options") switch
        {
            "sites" => PickFrom.Sites,
            "prefectures" => PickFrom.Prefectures,
            var other => Unknown(other),
        };
        return new(id, ways.Line, words.Text("ask"), words.OptionalText("help"), from, ways.Required("next"), ways.Optional("other"));

        PickFrom Unknown(string other)
        {
            words.Wrong($"'options' is sites or prefectures, not '{other}'");
            return PickFrom.Sites;
        }
    }

    private static ActionStep ActionOf(string id, YamlPart words, YamlPart ways) =>
        new(id, ways.Line, words.Text("do"), words.Text("how"), words.OptionalText("help"), words.Strings("source"), words.Flag("watch"),
            ways.Required("done"), ways.Required("cannot"), HarmOf(ways, "cannot-severity", "cannot-because"))
        {
            CutsOff = words.Flag("cuts-off"),
            Pictures = [.. words.Strings("pictures").Select(name => PictureOf(words, name))],
        };

    private static Picture PictureOf(YamlPart part, string name)
    {
        if (Pictures.Parse(name) is { } picture) return picture;
        part.Wrong($"'pictures' has no '{name}'; there are {string.Join(", ", Pictures.All.Select(p => p.Name()))}");
        return default;
    }


    private static Form FormOf(string id, YamlPart words, YamlPart ways) =>
        new(id, ways.Line, words.Text("fill"), words.OptionalText("help"), [.. words.List("fields").Select(FieldOf)], ways.Required("next"));

    private static FormField FieldOf(YamlPart part)
    {
        var kind = part.Required("kind") switch
        {
            "multiline" => FieldKind.Multiline,
            "phone" => FieldKind.Phone,
            "number" => FieldKind.Number,
            _ => FieldKind.Text,
        };
        var field = new FormField(part.Required("id"), kind, part.Text("label"));
        part.Close();
        return field;
    }

    private static Referral? ReferralTo(string name, YamlPart part)
    {
        part.Close();
        if (IncidentKinds.Parse(name) is { } kind and not IncidentKind.None) return new(name, part.Line, kind);
        part.Wrong($"'go-on' names a kind: {string.Join(", ", IncidentKinds.All.Where(k => k != IncidentKind.None).Select(k => k.Name()))}");
        return null;
    }

    private static Ending EndingOf(string id, YamlPart words) =>
        new(id, words.Line, words.Text("text"), words.Strings("source"), words.Required("end") == "closed" ? EndingKind.Closed : EndingKind.HandedOver);

    private static Harm? HarmOf(YamlPart part, string severityKey, string becauseKey)
    {
        var because = part.OptionalText(becauseKey);
        if (part.Optional(severityKey) is not { } name || name == "none") return null;
        if (!Enum.TryParse<Severity>(name, ignoreCase: true, out var severity)) part.Wrong($"'{severityKey}' is none, low, moderate, high or critical");
        if (because is null) part.Wrong($"'{severityKey}' needs '{becauseKey}': a severity always says why");
        return new(severity, because ?? new("", "", ""));
    }
}
