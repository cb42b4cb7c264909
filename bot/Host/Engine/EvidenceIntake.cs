using Escalation.Bot.Web;
using Escalation.Channels;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>Fetches what people put on a channel for us, looks at what it really is, and keeps it under its hash.</summary>
public sealed class EvidenceIntake(Store store, IReadOnlyList<IChannel> channels, TimeProvider clock)
{
    /// <param name="until">After that it counts as unreachable.</param>
    /// <returns>What to tell the stream, or after which time to try again.</returns>
    public async Task<(Input? Input, TimeSpan Later)> Take(StreamId stream, FetchMessage fetch, DateTimeOffset until, CancellationToken stopping)
    {
        var file = fetch.File;
        if (channels.FirstOrDefault(c => c.Name == file.Source.Channel) is not IFileSource source) return (Not(NotTakenReason.Unreachable), default);
        switch (await source.FetchAsync(file, UploadedContent.LongestBytes, stopping))
        {
            case FetchLater later when clock.GetUtcNow() + later.After < until:
                return (null, later.After);
            case FetchGaveUp given:
                return (Not(given.Why), default);
            case FetchedContent fetched:
                await using (fetched.Content) return (await Keep(fetched.Content, fetched.Name ?? file.Name), default);
            default:
                return (Not(NotTakenReason.Unreachable), default);
        }

        NotTaken Not(NotTakenReason reason) => new(fetch.From, file.Name, reason);

        async Task<Input> Keep(Stream content, string name)
        {
            if (await UploadedContent.MediaTypeOf(content, stopping) is not { } mediaType) return Not(NotTakenReason.NotAllowed);
            var by = new PersonId(stream.Key);
            try
            {
                return new Attached(fetch.From, await store.Attachments.Save(
                    new(Guid.CreateVersion7().ToString("n"), TenantId.Single, stream, Path.GetFileName(name), mediaType, by, clock.GetUtcNow()), content, UploadedContent.LongestBytes, stopping));
            }
            catch (AttachmentTooLargeException)
            {
                return Not(NotTakenReason.TooLarge);
            }
        }
    }
}

/// <summary>Where messages stand on chat platforms, kept in the store.</summary>
public sealed class StoredCardPlaces(Store store) : ICardPlaces
{
    public async ValueTask<CardPlace?> Find(Address address, string card) =>
        await store.Cards.Find(TenantId.Single, address, card) is { } shown ? new(shown.Place, shown.RowId, shown.Below) : null;

    public Task Put(Address address, string card, CardPlace place) => store.Cards.Put(TenantId.Single, new(address, card, place.Name, place.Row));
}
