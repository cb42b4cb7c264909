namespace Escalation.Tests.Bot.Slack;

/// <summary>A company's Slack: its people and channels, and what its administrators have locked.</summary>
public sealed class Workspace
{
    internal Workspace(FakeSlack slack, string name, string? enterpriseId)
    {
        Slack = slack;
        Id = slack.NewId("T");
        Name = name;
        EnterpriseId = enterpriseId;
    }

    public FakeSlack Slack { get; }
    public string Id { get; }
    public string Name { get; }
    public string? EnterpriseId { get; }
    public string Domain => Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Then an app's conversations.create is answered restricted_action.</summary>
    public bool OnlyAdminsCreateChannels { get; set; }

    public IReadOnlyList<Channel> Channels => AllChannels;

    internal List<Person> People { get; } = [];
    internal List<Channel> AllChannels { get; } = [];

    public Person Person(string name, string? realName = null, string locale = "en-US", string timeZone = "Asia/Tokyo", string? email = null, bool guest = false)
    {
        lock (Slack.Gate)
        {
            var person = new Person(this, name) { RealName = realName ?? name, Locale = locale, TimeZone = timeZone, Email = email ?? $"{name}@{Domain}.example", IsGuest = guest };
            People.Add(person);
            return person;
        }
    }

    public Channel Channel(string name, params Person[] members) => Add(ChannelKind.Public, name, members);

    public Channel PrivateChannel(string name, params Person[] members) => Add(ChannelKind.Private, name, members);

    public Channel FindChannel(string name) => AllChannels.Find(c => c.Name == name)
        ?? throw new InvalidOperationException($"There is no channel {name} in {Name}.");

    internal Channel Add(ChannelKind kind, string name, params IEnumerable<Person> members)
    {
        lock (Slack.Gate)
        {
            var channel = new Channel(this, kind, name);
            channel.Members.AddRange(members.Distinct());
            AllChannels.Add(channel);
            return channel;
        }
    }

    /// <summary>The one conversation of exactly these people, and whether it was there before.</summary>
    internal (Channel Channel, bool Existed) Conversation(params Person[] people)
    {
        lock (Slack.Gate)
        {
            var kind = people.Length == 2 ? ChannelKind.DirectMessage : ChannelKind.GroupMessage;
            var found = AllChannels.Find(c => c.Kind == kind && c.Members.Count == people.Length && people.All(c.Members.Contains));
            var name = kind == ChannelKind.DirectMessage ? "" : $"mpdm-{string.Join("--", people.Select(p => p.Name))}-1";
            return (found ?? Add(kind, name, people), found is not null);
        }
    }
}
