using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Response;

namespace Escalation.Bot.Data;

/// <summary>Reads what on-call people do: <c>responder.yaml</c> and, after it, the records to save from <c>logs.yaml</c>.</summary>
internal static class TaskReader
{
    public static ImmutableArray<ResponseTask> Read(string folder, IReadOnlySet<string> sources, List<Problem> problems)
    {
        ImmutableArray<ResponseTask> all = [.. File("responder.yaml", "tasks", TaskOf), .. File("logs.yaml", "logs", LogOf)];
        foreach (var twice in all.GroupBy(t => t.Id).Where(g => g.Count() > 1)) problems.Add(new("catalog/responder.yaml", 1, $"task '{twice.Key}' stands twice"));
        return all;

        IEnumerable<ResponseTask> File(string name, string key, Func<YamlPart, ResponseTask> read)
        {
            if (YamlPart.Parse($"catalog/{name}", CatalogReader.TextOf(folder, name, problems), problems) is not { } page) return [];
            List<ResponseTask> tasks = [];
            foreach (var part in page.List(key))
            {
                var task = read(part) with { Kinds = Kinds(part, "kinds"), Not = Kinds(part, "not") };
                if (task.Sources.IsEmpty) part.Wrong($"task '{task.Id}' has no source (write own for our own judgement)");
                foreach (var unknown in task.Sources.Where(s => !sources.Contains(s))) part.Wrong($"task '{task.Id}' cites the unknown source '{unknown}'");
                part.Close();
                tasks.Add(task);
            }

            page.Close();
            return tasks;
        }
    }

    private static ResponseTask TaskOf(YamlPart part) => new(part.Required("id"), part.Text("do"), part.OptionalText("how"), part.Strings("source"));

    private static ResponseTask LogOf(YamlPart part)
    {
        var log = new LogPreservation(part.Text("name"), part.Text("save"), part.Text("lasts"), part.Text("power"), part.Number("remind-hours", 24));
        if (log.RemindHours < 1) part.Wrong("'remind-hours' is a number of hours from 1");
        return new(ResponseTask.LogPrefix + part.Required("id"), log.Device, null, part.Strings("source")) { Log = log };
    }

    private static ImmutableArray<IncidentKind> Kinds(YamlPart part, string key)
    {
        List<IncidentKind> kinds = [];
        foreach (var name in part.Strings(key))
            if (IncidentKinds.Parse(name) is { } kind) kinds.Add(kind);
            else part.Wrong($"'{key}' names '{name}'; kinds are {string.Join(", ", IncidentKinds.All.Select(k => k.Name()))}");
        return [.. kinds];
    }
}
