using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Data;

/// <summary>The steps that several playbooks use, each whole only together with a playbook's exits. Read once for all of them.</summary>
public sealed class SharedSteps
{
    private readonly Dictionary<string, YamlPart> _steps = [];

    private SharedSteps(string text) => Text = text;

    public string Text { get; }

    public YamlPart? Find(string id) => _steps.GetValueOrDefault(id);

    public static SharedSteps Read(string file, string text, List<Problem> problems)
    {
        var shared = new SharedSteps(text);
        if (YamlPart.Parse(file, text, problems) is not { } page) return shared;
        foreach (var step in page.List("steps"))
        {
            var id = step.Required("id");
            if (!shared._steps.TryAdd(id, step)) step.Wrong($"step '{id}' stands twice");
            if (!Walk.SharedSteps.Contains(id) && !Walk.StandingSteps.Contains(id))
                step.Wrong($"shared steps are {string.Join(", ", Walk.SharedSteps.Concat(Walk.StandingSteps))}; the code that knows them must learn another first");
        }

        page.Close();
        return shared;
    }
}
