using Escalation.Dialogs;

namespace Escalation.Storage;

/// <summary>What <see cref="Verification"/> walked, and what of it does not match.</summary>
public sealed class Findings
{
    private readonly List<BrokenEntry> _broken = [];

    public long Streams { get; internal set; }
    public long Events { get; internal set; }
    public long Attachments { get; internal set; }

    /// <summary>In the order of the walk: the first entry of each broken stream, then attachments. At most <see cref="Verification.MostListed"/>.</summary>
    public IReadOnlyList<BrokenEntry> Broken => _broken;

    internal void Add(BrokenEntry entry)
    {
        if (_broken.Count < Verification.MostListed) _broken.Add(entry);
    }
}

/// <param name="What">The entry: <c>incident/K7Q2-9FXA, version 5</c>.</param>
/// <param name="Difference">What is wrong with it, as the end of a sentence.</param>
public sealed record BrokenEntry(TenantId Tenant, string What, string Difference)
{
    public override string ToString() => $"{What}: {Difference}";
}
