using Escalation.Tests.Bot.Journeys;
using YamlDotNet.Serialization;

namespace Escalation.Tests.Bot.Slack;

public enum Transport
{
    Http,
    Socket,
}

/// <summary>A company with the product installed in its Slack from the manifest that ships: the real host process, and the strict fake of Slack.</summary>
public sealed class SlackCompany : IAsyncDisposable
{
    public const string Frightened = "画面から爆音が鳴って、電話番号が出てて閉じられません";

    private SlackCompany(FakeSlack slack) => Slack = slack;

    public FakeSlack Slack { get; }
    public Workspace Team { get; private set; } = null!;
    public SlackApp App { get; private set; } = null!;
    public Installation Installed { get; private set; } = null!;
    public HostProcess Host { get; private set; } = null!;

    /// <summary>Reports; reads Japanese.</summary>
    public Person Anna { get; private set; } = null!;

    /// <summary>Reports; reads English.</summary>
    public Person Bob { get; private set; } = null!;

    /// <summary>On call first.</summary>
    public Person Tanaka { get; private set; } = null!;

    /// <summary>On call when Tanaka does not answer.</summary>
    public Person Suzuki { get; private set; } = null!;

    /// <summary>The private channel of on-call staff.</summary>
    public Channel OnCall { get; private set; } = null!;

    public static Transport[] BothTransports { get; } = [Transport.Http, Transport.Socket];

    /// <param name="incidentChannels">Whether each incident gets a channel of its own.</param>
    /// <param name="change">What is different in the organisation file.</param>
    public static async Task<SlackCompany> Start(
        Transport transport, bool incidentChannels = false, Action<SlackCompany>? before = null, Func<SlackCompany, (string, string)[]>? more = null, Func<string, string>? change = null, params (string, string)[] settings)
    {
        var company = new SlackCompany(await FakeSlack.StartAsync());
        company.Furnish(transport);
        before?.Invoke(company);
        var organization = SampleOrganization.Text
            .Replace("mail: tanaka@midori.example", $"mail: tanaka@midori.example, slack: {company.Tanaka.Id}", StringComparison.Ordinal)
            .Replace("mail: suzuki@midori.example", $"mail: suzuki@midori.example, slack: {company.Suzuki.Id}", StringComparison.Ordinal)
            + $"\nchat: {{ slack: {{ on-call-channel: {company.OnCall.Id}, incident-channels: {(incidentChannels ? "true" : "false")} }} }}\n";
        company.Host = await HostProcess.Start(change?.Invoke(organization) ?? organization, [.. company.Settings(transport), .. settings, .. more?.Invoke(company) ?? []]);
        if (transport == Transport.Http) company.App.At(new(company.Host.Address, "/slack/events"), new(company.Host.Address, "/slack/interactions"), new(company.Host.Address, "/slack/commands"));
        else await company.Slack.WaitFor(() => company.App.Links.Count == 2);
        return company;
    }

    /// <summary>The message with the dialog or incident that somebody has before them.</summary>
    public async Task<Message> Card(Person person, string reads) => await person.WaitsFor(m => m.Author == Installed.BotUser && m.OnlyFor is null && m.Reads.Contains(reads, StringComparison.Ordinal));

    public IReadOnlyList<Message> Cards(Person person) => [.. person.Sees(App).Where(m => m.Author == Installed.BotUser && m.OnlyFor is null)];

    /// <summary>Nothing was done that Slack would only just let pass.</summary>
    public void HasNoComplaints() => Assert.True(Slack.Complaints.Count == 0, $"{string.Join('\n', Slack.Complaints)}\n{Host.Output}");

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await Slack.DisposeAsync();
    }

    internal static AppManifest Manifest(string file)
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(File.ReadAllText(Repository.File(file)))!;
        return AppManifest.Read(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml));
    }

    private void Furnish(Transport transport)
    {
        Team = Slack.Workspace("Midori");
        Anna = Team.Person("anna", locale: "ja-JP");
        Bob = Team.Person("bob", locale: "en-US");
        Tanaka = Team.Person("tanaka", "田中 美咲", locale: "ja-JP");
        Suzuki = Team.Person("suzuki", "鈴木 健", locale: "ja-JP");
        App = Slack.App(Manifest(transport == Transport.Socket ? "manifests/slack/manifest.yaml" : "manifests/slack/manifest.http.yaml"));
        Installed = App.InstallIn(Team);
        OnCall = Team.PrivateChannel("on-call", Tanaka, Suzuki, Installed.BotUser);
    }

    private IEnumerable<(string, string)> Settings(Transport transport)
    {
        yield return ("Slack__ApiUrl", Slack.ApiUrl);
        yield return ("Slack__BotToken", Installed.BotToken);
        yield return transport == Transport.Socket ? ("Slack__AppToken", App.AppToken) : ("Slack__SigningSecret", App.SigningSecret);
    }
}
