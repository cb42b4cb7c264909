namespace Escalation.Recognition;

/// <summary>What to do with <c>ReportConfidence</c>. Training places the model so that these numbers mean what they say.</summary>
public static class Thresholds
{
    /// <summary>At or above: it is a report, and the bot acts.</summary>
    public const double Act = 0.5;

    /// <summary>From here up to <see cref="Act"/>: one gentle question, in a conversation with one person only. Below: nothing.</summary>
    public const double Ask = 0.2;
}
