using Escalation.Dialogs;

namespace Escalation.Bot.Chat;

/// <summary>A platform that finds out beforehand whom it cannot page.</summary>
public interface IReachability
{
    /// <summary>Why somebody cannot be paged there, in words; null when they can, or it is not known yet.</summary>
    string? Problem(PersonId person);
}
