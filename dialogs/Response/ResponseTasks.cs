using System.Collections.Immutable;
using Escalation.Dialogs.Incidents;

namespace Escalation.Dialogs.Response;

/// <summary>The list of one incident, in the order of doing.</summary>
public static class ResponseTasks
{
    public static IEnumerable<ResponseTask> Of(Catalog catalog, Incident incident) => catalog.Tasks.Where(t => t.BelongsTo(incident.Report!.Kind));

    public static TaskState StateOf(Incident incident, ResponseTask task) => incident.Tasks.TryGetValue(task.Id, out var mark) ? mark.State : TaskState.Open;

    /// <summary>Records that nobody has saved yet and whose clock is this one.</summary>
    public static ImmutableArray<ResponseTask> Unsaved(Catalog catalog, Incident incident, int remindHours) =>
        [.. Of(catalog, incident).Where(t => t.Log?.RemindHours == remindHours && StateOf(incident, t) == TaskState.Open)];

    /// <summary>The clocks that start when somebody acknowledges. All of them: the kind of incident may still change.</summary>
    public static IEnumerable<int> Clocks(Catalog catalog) => catalog.Tasks.Select(t => t.Log?.RemindHours).OfType<int>().Distinct().Order();
}
