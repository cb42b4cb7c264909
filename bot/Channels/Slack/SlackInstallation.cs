namespace Escalation.Channels.Slack;

/// <summary>One workspace, or one organisation of workspaces, that has our app.</summary>
/// <param name="Id">The team's id, or the enterprise's where the app was installed for all of it.</param>
public sealed record SlackInstallation(string Id, string BotToken, string BotUserId)
{
    public string? BotId { get; init; }
    public string? AppId { get; init; }
    public string? Name { get; init; }
    public bool IsEnterprise { get; init; }

    /// <summary>Set where tokens rotate: single use, so the next pair is kept before it is used.</summary>
    public string? RefreshToken { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Which token serves which workspace.</summary>
public interface ISlackInstallations
{
    /// <param name="team">A team or enterprise id; null for the one that is installed.</param>
    /// <returns>Null where there is none, or none any more.</returns>
    /// <exception cref="SlackNotReadyException">Slack has never told us who we are, or does not renew an ended token just now.</exception>
    ValueTask<SlackInstallation?> Find(string? team, CancellationToken stopping);

    /// <summary>Slack says that the token has ended before its time; the next <see cref="Find"/> gives another.</summary>
    Task Ended(SlackInstallation installation);

    /// <summary>Slack says that the token is good for nothing any more.</summary>
    Task Lost(SlackInstallation installation, string error);
}

/// <summary>We have no token that serves, though not for good: what comes from Slack cannot be taken, must not be acknowledged, and then comes again.</summary>
public sealed class SlackNotReadyException(string message) : Exception(message);
