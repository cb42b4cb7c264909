using Escalation.Bot.Engine;

namespace Escalation.Bot.Handbook;

/// <summary>What the documents are made from, as it is now.</summary>
internal sealed class HandbookSources(Surroundings surroundings, Settings settings, TimeProvider clock)
{
    public string StoreFolder => settings.StoreFolder;

    /// <summary>When the last nightly pack was written; null when there is none.</summary>
    public DateTimeOffset? NewestPack => NightlyPack.Newest(StoreFolder) is { } pack ? File.GetLastWriteTimeUtc(pack) : null;

    public HandbookSource Now() => new(surroundings.Organization, surroundings.Catalog, settings.PublicUrl, clock.GetUtcNow());
}
