using Escalation.Dialogs;

namespace Escalation.Recognition;

/// <summary>
/// Makes confidences honest: scores are divided by a temperature, and "none" gets a head start in each language, so that a report confidence of
/// one half (<see cref="Dialogs.Conversations.Recognition.Sure"/>) is where the bot should act.
/// </summary>
public sealed record Calibration(float Temperature, float Japanese, float English)
{
    public static Calibration Identity { get; } = new(1, 0, 0);

    public void Apply(Span<float> scores, bool isJapanese)
    {
        foreach (ref var score in scores) score /= Temperature;
        scores[(int)IncidentKind.None] += isJapanese ? Japanese : English;
    }
}
