namespace Escalation.Bot.Chat;

/// <summary>One thing that was looked at before the worst day.</summary>
/// <param name="Mend">What to do about it; null when there is nothing to do.</param>
public sealed record Finding(bool Fine, string What, string? Mend = null);
