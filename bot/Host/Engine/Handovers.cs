using System.Collections.Concurrent;
using System.Security.Cryptography;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;
using Escalation.Storage;

namespace Escalation.Bot.Engine;

/// <summary>
/// Links that carry a conversation over to another device. A code is made when a card that asks for one is drawn, and is good for half an hour: it may be
/// opened in a camera's own browser first and in the usual one then.
/// </summary>
public sealed class Handovers(Store store, Settings settings, TimeProvider clock)
{
    private const string Prefix = "handover:";
    private static readonly TimeSpan _validFor = TimeSpan.FromMinutes(30);

    /// <summary>No letter or digit that is easily taken for another.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private readonly ConcurrentDictionary<PersonId, (string Code, DateTimeOffset Until)> _drawn = new();

    /// <summary>The card with its link, where it has to have one. Drawn again within some minutes it is the same link.</summary>
    public async ValueTask<Prompt> Draw(Prompt prompt, PersonId person)
    {
        if (prompt.Handover is not { Link: null }) return prompt;
        var now = clock.GetUtcNow();
        if (!_drawn.TryGetValue(person, out var drawn) || drawn.Until < now + _validFor / 2)
        {
            foreach (var (old, _) in _drawn.Where(d => d.Value.Until <= now)) _drawn.TryRemove(old, out _);
            drawn = (RandomNumberGenerator.GetString(Letters, 10), now + _validFor);
            await store.SignIns.Issue(TenantId.Single, person, now, _validFor, Prefix + drawn.Code);
            _drawn[person] = drawn;
        }

        return prompt with { Handover = new(new(settings.PublicUrl, $"/p/{drawn.Code}")) };
    }

    /// <summary>Whose conversation it is; null when the code is unknown or too old.</summary>
    public async ValueTask<PersonId?> Find(string code) =>
        await store.SignIns.Find(Prefix + code.ToUpperInvariant(), clock.GetUtcNow()) is { Person: var person } ? person : null;
}
