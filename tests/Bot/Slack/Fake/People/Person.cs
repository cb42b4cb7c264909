using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Somebody in a workspace. The other files of this class are what she writes, what she presses, and what she sees.</summary>
public sealed partial class Person
{
    internal Person(Workspace workspace, string name)
    {
        (Workspace, Name) = (workspace, name);
        Id = workspace.Slack.NewId("U");
    }

    public Workspace Workspace { get; }
    public string Id { get; }
    public string Name { get; }
    public string RealName { get; init; } = "";
    public string Email { get; init; } = "";
    public string Locale { get; internal set; } = "en-US";
    public string TimeZone { get; init; } = "Asia/Tokyo";
    public bool IsGuest { get; init; }
    public bool Deactivated { get; set; }

    /// <summary>The app whose bot user this is.</summary>
    public Installation? Bot { get; init; }

    private FakeSlack Slack => Workspace.Slack;

    public override string ToString() => Name;

    internal JsonObject ToJson(bool withLocale, bool withEmail)
    {
        var profile = new JsonObject { ["real_name"] = RealName, ["display_name"] = Name, ["real_name_normalized"] = RealName, ["display_name_normalized"] = Name, ["team"] = Workspace.Id };
        if (withEmail && Bot is null) profile["email"] = Email;
        var json = new JsonObject
        {
            ["id"] = Id, ["team_id"] = Workspace.Id, ["name"] = Name, ["real_name"] = RealName, ["deleted"] = Deactivated,
            ["tz"] = TimeZone, ["is_bot"] = Bot is not null,
            ["is_app_user"] = false, ["is_restricted"] = IsGuest, ["is_ultra_restricted"] = IsGuest, ["profile"] = profile,
            ["updated"] = Slack.UnixNow,
        };
        if (TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone))
            json["tz_offset"] = (int)zone.GetUtcOffset(Slack.Clock.GetUtcNow()).TotalSeconds;
        if (withLocale) json["locale"] = Locale;
        return json;
    }
}
