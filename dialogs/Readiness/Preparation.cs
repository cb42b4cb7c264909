using System.Collections.Immutable;

namespace Escalation.Dialogs.Readiness;

/// <summary>What only people know about how a company is prepared; null wherever nobody has written it down.</summary>
public sealed record Preparation
{
    public Paper? Manual { get; init; }
    public Paper? Bcp { get; init; }
    public ImmutableArray<KeptLog> Logs { get; init; } = [];

    /// <summary>A backup is kept that cannot be reached from the network.</summary>
    public bool? OfflineBackup { get; init; }
    public DateOnly? RestoreTested { get; init; }
    public DateOnly? LastDrill { get; init; }

    /// <summary>The stars of SECURITY ACTION that the company has declared for itself: 1 or 2.</summary>
    public int? DeclaredStars { get; init; }
}

/// <param name="NamesPolice">The manual holds the police contact; the BCP holds the cooperation with the police.</param>
public sealed record Paper(string Where, bool NamesPolice, DateOnly? Reviewed);

/// <param name="IsOutside">Stored elsewhere than on the device that writes it.</param>
public sealed record KeptLog(string Device, int? Days, bool IsOutside);
