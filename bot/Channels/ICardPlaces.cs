using Escalation.Dialogs;

namespace Escalation.Channels;

/// <summary>Remembers where messages stand on chat platforms. Kept with the store, so a message is changed in place after a restart too.</summary>
public interface ICardPlaces
{
    ValueTask<CardPlace?> Find(Address address, string card);

    Task Put(Address address, string card, CardPlace place);
}

/// <param name="Name">The platform's own name for the message; null while the first post is under way, so that nobody knows whether it arrived.</param>
/// <param name="Row">Of what was shown last: anything older is not shown over it.</param>
/// <param name="Below">The platform's own time of what people wrote there last; only read, not put.</param>
public sealed record CardPlace(string? Name, long Row, string? Below = null);
