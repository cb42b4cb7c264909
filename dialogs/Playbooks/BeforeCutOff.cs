namespace Escalation.Dialogs.Playbooks;

/// <summary>
/// A step that takes a device off the network also ends the dialog of whoever writes from that device. So before it stand two questions: whether the device
/// is the one in hand, and then whether the dialog goes on by phone. They are asked once, whatever the playbook.
/// </summary>
public static class BeforeCutOff
{
    /// <summary>The steps of <c>shared.yaml</c> that stand before.</summary>
    public const string Device = "device";
    public const string Phone = "phone";

    /// <summary>What the shared steps call the step they stand before.</summary>
    public const string TheStep = "step";

    /// <summary>The answer that the dialog was opened on the phone.</summary>
    public const string Opened = "yes";

    public static bool AsksForDevice(Step step) => step.Id.EndsWith($".{Device}", StringComparison.Ordinal);

    public static bool AsksForPhone(Step step) => step.Id.EndsWith($".{Phone}", StringComparison.Ordinal);

    /// <summary>It is one of these questions, which are about the dialog and not about what happened.</summary>
    public static bool IsOf(string step) => Learned(step, "") is not null;

    /// <summary>The step that these questions stand before; any other step is its own.</summary>
    public static Step Ahead(Playbook playbook, Step step) =>
        AsksForDevice(step) || AsksForPhone(step) ? playbook.Find(step.Id[..step.Id.LastIndexOf('.')]) ?? step : step;

    /// <summary>What the answer tells for every other step of the kind.</summary>
    internal static KeyValuePair<string, string>? Learned(string step, string answer) =>
        step.EndsWith($".{Device}", StringComparison.Ordinal) ? new(DeviceFact, answer)
        : step.EndsWith($".{Phone}", StringComparison.Ordinal) ? new(PhoneFact, answer)
        : null;

    public const string DeviceFact = "same_device";
    public const string PhoneFact = "by_phone";

    public static Playbook Expand(Playbook playbook, Question device, Question phone)
    {
        var cutting = playbook.Steps.OfType<ActionStep>().Where(s => s.CutsOff).Select(s => s.Id).ToHashSet();
        if (cutting.Count == 0) return playbook;
        return playbook with
        {
            Start = Before(playbook.Start),
            Steps =
            [
                .. playbook.Steps.SelectMany(step => step is ActionStep { CutsOff: true }
                    ? [Standing(device, step), Standing(phone, step), Leading(step)]
                    : new[] { Leading(step) }),
            ],
        };

        string Before(string next) => cutting.Contains(next) ? $"{next}.{Device}" : next;

        Step Leading(Step step) => step switch
        {
            Question question => question with { Answers = [.. question.Answers.Select(a => a with { Next = Before(a.Next) })] },
            Pick pick => pick with { Next = Before(pick.Next), Other = pick.Other is { } other ? Before(other) : null },
            ActionStep action => action with { Done = Before(action.Done), Cannot = Before(action.Cannot) },
            Form form => form with { Next = Before(form.Next) },
            _ => step,
        };
    }

    private static Question Standing(Question question, Step before) => question with
    {
        Id = $"{before.Id}.{question.Id}",
        Line = before.Line,
        Answers = [.. question.Answers.Select(a => a with { Next = a.Next == TheStep ? before.Id : $"{before.Id}.{a.Next}" })],
    };
}
