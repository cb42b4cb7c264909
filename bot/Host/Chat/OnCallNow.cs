using System.Globalization;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.Chat;

/// <summary>Who is on call in each roster, and when that changes.</summary>
/// <param name="Person">Null when nobody is.</param>
/// <param name="Until">The next hand-over, in Japanese time; null when there is none.</param>
internal sealed record OnCallNow(string Roster, Person? Person, string? Until, string? Then)
{
    public static IEnumerable<OnCallNow> In(Surroundings surroundings, DateTimeOffset now)
    {
        var (organization, holidays) = (surroundings.Organization, surroundings.Catalog.Contacts.Holidays);
        return organization.Rosters.Select(roster =>
        {
            var person = roster.OnCallAt(now, holidays) is { } id ? organization.Find(id) : null;
            var next = roster.NextHandOver(now, holidays);
            var then = next is { } at && roster.OnCallAt(at, holidays) is { } other ? organization.Find(other)?.Name ?? other.Value : null;
            return new OnCallNow(roster.Id, person, next?.ToOffset(JapaneseTime.Offset).ToString("M/d HH:mm", CultureInfo.InvariantCulture), then);
        });
    }
}
