using Escalation.Tests.Bot.Journeys;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>A company with the product in its Teams: the real host process, and the strict fake of Teams.</summary>
public sealed class TeamsCompany : IAsyncDisposable
{
    public const string Frightened = "画面から爆音が鳴って、電話番号が出てて閉じられません";
    public const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";

    private TeamsCompany(FakeTeams teams)
    {
        Teams = teams;
        Anna = teams.Person("Anna");
        Bob = teams.Person("Bob", "en-US");
        Tanaka = teams.Person("Tanaka");
        Suzuki = teams.Person("Suzuki");
        OnCall = teams.Channel("oncall", Tanaka, Suzuki);
        General = teams.Channel("general", Anna, Bob, Tanaka);
    }

    public FakeTeams Teams { get; }
    public HostProcess Host { get; private set; } = null!;

    /// <summary>Reports; reads Japanese.</summary>
    public TeamsPerson Anna { get; }

    /// <summary>Reports; reads English.</summary>
    public TeamsPerson Bob { get; }

    /// <summary>On call first.</summary>
    public TeamsPerson Tanaka { get; }

    /// <summary>On call when Tanaka does not answer.</summary>
    public TeamsPerson Suzuki { get; }

    /// <summary>The channel of on-call staff.</summary>
    public TeamsChat OnCall { get; }
    public TeamsChat General { get; }

    /// <param name="before">Furnishes before the host starts.</param>
    /// <param name="installed">The app is everybody's, and in the on-call channel.</param>
    public static Task<TeamsCompany> Start(Action<TeamsCompany>? before = null, bool installed = true, string more = "", params (string, string)[] settings) =>
        Start(before, installed, more, _ => settings);

    private static async Task<TeamsCompany> Start(Action<TeamsCompany>? before, bool installed, string more, Func<FakeTeams, (string, string)[]> settings)
    {
        var company = new TeamsCompany(await FakeTeams.StartAsync());
        if (installed) foreach (var person in new[] { company.Anna, company.Bob, company.Tanaka, company.Suzuki }) person.HasApp = true;
        company.OnCall.IsInstalled = installed;
        before?.Invoke(company);
        var organization = SampleOrganization.Text
            .Replace("mail: tanaka@midori.example", $"mail: tanaka@midori.example, teams: {company.Tanaka.ObjectId}", StringComparison.Ordinal)
            .Replace("mail: suzuki@midori.example", $"mail: suzuki@midori.example, teams: {company.Suzuki.ObjectId}", StringComparison.Ordinal)
            + $"\nchat: {{ teams: {{ on-call-channel: \"{company.OnCall.Id}\" }} }}\n{more}";
        company.Host = await HostProcess.Start(organization, [.. company.Teams.Settings, .. settings(company.Teams)]);
        company.Teams.Bot = company.Host.Address;
        return company;
    }

    /// <param name="settings">What is known only when the fake runs.</param>
    public static Task<TeamsCompany> Start(Func<FakeTeams, (string, string)[]> settings) => Start(null, true, "", settings);

    /// <summary>Cards and lines of the bot in somebody's personal chat, without those that went on below.</summary>
    public static IReadOnlyList<TeamsMessageSeen> Cards(TeamsPerson person) => [.. person.Chat.FromBot.Where(m => m.Buttons.Count > 0)];

    /// <summary>Nothing was done that Teams would only just let pass.</summary>
    public void HasNoComplaints() => Assert.True(Teams.Complaints.IsEmpty, $"{string.Join('\n', Teams.Complaints)}\n{Host.Output}");

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await Teams.DisposeAsync();
    }
}
