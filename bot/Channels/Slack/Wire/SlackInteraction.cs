using System.Text.Json;

namespace Escalation.Channels.Slack.Wire;

/// <summary>The <c>payload</c> of an interaction: block_actions, view_submission, shortcut, message_action.</summary>
public sealed record SlackInteraction(string Type, SlackUser User)
{
    public string? ApiAppId { get; init; }
    public SlackTeam? Team { get; init; }
    public SlackTeam? Enterprise { get; init; }
    public bool IsEnterpriseInstall { get; init; }
    public string? TriggerId { get; init; }
    public string? ResponseUrl { get; init; }
    public string? CallbackId { get; init; }
    public string? ActionTs { get; init; }
    public SlackContainer? Container { get; init; }
    public SlackNamed? Channel { get; init; }
    public JsonElement? Message { get; init; }
    public SlackAction[]? Actions { get; init; }
    public SlackView? View { get; init; }
}

/// <summary>Sent by a form, so every value is text, also <c>is_enterprise_install</c>.</summary>
public sealed record SlackCommand(string Command, string UserId)
{
    public string? Text { get; init; }
    public string? TeamId { get; init; }
    public string? EnterpriseId { get; init; }
    public string? ApiAppId { get; init; }
    public string? ChannelId { get; init; }
    public string? TriggerId { get; init; }
    public string? ResponseUrl { get; init; }
    public string? IsEnterpriseInstall { get; init; }
}

public sealed record SlackUser(string Id)
{
    public string? TeamId { get; init; }
}

public sealed record SlackTeam(string Id)
{
    public string? Domain { get; init; }
}

public sealed record SlackNamed(string Id);

public sealed record SlackContainer(string Type)
{
    public string? MessageTs { get; init; }
    public string? ChannelId { get; init; }
    public string? ThreadTs { get; init; }
    public string? ViewId { get; init; }
    public bool IsEphemeral { get; init; }
}

public sealed record SlackAction(string ActionId)
{
    public string? BlockId { get; init; }
    public string? Type { get; init; }
    public string? Value { get; init; }
    public string? ActionTs { get; init; }
    public SlackSelected? SelectedOption { get; init; }
}

public sealed record SlackSelected(string Value);

public sealed record SlackView(string Id)
{
    public string? CallbackId { get; init; }
    public string? PrivateMetadata { get; init; }
    public string? Hash { get; init; }
    public SlackViewState? State { get; init; }
}

public sealed record SlackViewState(Dictionary<string, Dictionary<string, SlackInputValue>> Values);

/// <summary>An input that was left empty has a null in it.</summary>
public sealed record SlackInputValue
{
    public string? Value { get; init; }
    public SlackSelected? SelectedOption { get; init; }
    public string? Given => Value ?? SelectedOption?.Value;
}
