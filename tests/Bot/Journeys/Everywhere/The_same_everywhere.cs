using System.Text.RegularExpressions;
using Escalation.Tests.Bot.Slack;
using Escalation.Tests.Bot.Teams.Fake;
using Microsoft.Data.Sqlite;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>One host, with the web page, Slack and Teams. Whoever tells the same story gets the same questions and advice, and the same is recorded.</summary>
public sealed partial class The_same_everywhere(EveryPlace company) : IClassFixture<EveryPlace>
{
    /// <summary>A language, what is said first, and how each question is answered: with its first answer, its last, or as the words between bars tell.</summary>
    public static TheoryData<string, string, string> Stories => new()
    {
        { "ja", "画面から爆音が鳴って、電話番号が出てて閉じられません", "first" },
        { "ja", "画面から爆音が鳴って、電話番号が出てて閉じられません", "unknown" },
        { "ja", "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました", "first" },
        { "ja", "共有フォルダのファイルの拡張子が全部変わって開けません。身代金の紙も出ています", "first" },
        { "ja", "宅配の不在通知のSMSのリンクを開いてカード番号を入れてしまいました", "first" },
        { "ja", "なんか変なんです", "unknown" },
        { "ja", "なんか変なんです", "cannot" },
        { "en", "A loud alarm is playing and a phone number is on my screen, I can't close it", "first" },
        { "en", "All my files have strange names and there is a ransom note", "unknown" },
        { "en", "I entered my password on a fake Microsoft page", "first" },
    };

    [Theory, MemberData(nameof(Stories))]
    public async Task the_same_is_asked_advised_and_recorded(string language, string story, string answers)
    {
        using var visitor = company.Visitor(language);
        var web = new OnTheWeb(visitor);
        Place[] others = [company.InSlack(language), company.InTeams(language)];
        Place[] all = [web, .. others];

        foreach (var place in all) await place.Says(story);
        for (var steps = 0; ; steps++)
        {
            foreach (var place in others)
                if (await place.Shows(web.Sentences) is { } missing) Assert.Fail($"{place.GetType().Name} does not say '{missing}':\n{place.Reads}");
            if (web.IsOver) break;
            Assert.InRange(steps, 0, 40);
            if (web.MustFill)
            {
                var filled = web.Fields.Select(f => (f, f == "phone" ? "090-0000-1111" : $"{f} です")).ToArray();
                foreach (var place in all) await place.Fills(filled);
                continue;
            }

            var answer = Answer(web.Answers, answers);
            foreach (var place in all) await place.Presses(answer);
        }

        var recorded = all.Select(p => company.Recorded(p.People)).ToList();
        Assert.NotEmpty(recorded[0]);
        Assert.Equal(recorded[0], recorded[1]);
        Assert.Equal(recorded[0], recorded[2]);
        company.HasNoComplaints();
    }

    [Theory]
    [InlineData("ja", "施策", "小さな会社で、何から始めるか知りたい", "SECURITY ACTION（自己宣言）")]
    [InlineData("en", "readiness", "Buying a device", "JC-STAR")]
    public async Task the_measures_of_the_notice_are_given_to_who_asks_by_one_word(string language, string word, string need, string measure)
    {
        using var visitor = company.Visitor(language);
        var web = new OnTheWeb(visitor);
        Place[] others = [company.InSlack(language), company.InTeams(language)];
        Place[] all = [web, .. others];
        foreach (var place in all) await place.Says(word);
        foreach (var place in others) Assert.Null(await place.Shows(web.Sentences));
        foreach (var place in all) await place.Presses(need);
        Assert.Contains(measure, web.Reads, StringComparison.Ordinal);
        foreach (var place in others)
            if (await place.Shows(web.Sentences) is { } missing) Assert.Fail($"{place.GetType().Name} does not say '{missing}':\n{place.Reads}");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task an_incident_acknowledged_in_one_place_is_so_in_all()
    {
        using var visitor = company.Visitor("ja");
        await visitor.Says("警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました。例の件です");
        var (inSlack, channel) = await company.Paged("例の件です");
        await company.Suzuki.Presses(channel, "対応する");
        await company.Slack.WaitFor(() => inSlack.Reads.Contains("鈴木 健さんが対応しています", StringComparison.Ordinal));
        await company.Teams.WaitFor(() => channel.Reads.Contains("鈴木 健さんが対応しています", StringComparison.Ordinal));
        await Waiting.For(() => visitor.Open().Result.Contains("鈴木 健さんが担当しています", StringComparison.Ordinal), "the name on the page");
        company.HasNoComplaints();
    }

    private static string Answer(IReadOnlyList<string> offered, string how) => (how switch
    {
        "unknown" => offered.FirstOrDefault(a => a is "わからない" or "I don't know"),
        "cannot" => offered.FirstOrDefault(a => a is "できない" or "Cannot"),
        _ => null,
    }) ?? offered[0];
}

/// <summary>A company whose people use what they like.</summary>
public sealed partial class EveryPlace : IAsyncLifetime
{
    private SlackCompany _slack = null!;
    private FakeTeams _teams = null!;
    private TeamsChat _onCall = null!;
    private int _people;

    public FakeSlack Slack => _slack.Slack;
    public FakeTeams Teams => _teams;

    /// <summary>On call in Teams only; Tanaka, who is called first, in Slack and Teams.</summary>
    public TeamsPerson Suzuki { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        var tanaka = _teams.Person("Tanaka");
        Suzuki = _teams.Person("Suzuki");
        tanaka.HasApp = Suzuki.HasApp = true;
        _onCall = _teams.Channel("oncall", tanaka, Suzuki);
        _onCall.IsInstalled = true;
        _slack = await SlackCompany.Start(Transport.Http, change: text => text
            .Replace("mail: tanaka@midori.example", $"mail: tanaka@midori.example, teams: {tanaka.ObjectId}", StringComparison.Ordinal)
            .Replace("mail: suzuki@midori.example", $"mail: suzuki@midori.example, teams: {Suzuki.ObjectId}", StringComparison.Ordinal)
            .Replace("chat: {", $"chat: {{ teams: {{ on-call-channel: \"{_onCall.Id}\" }},", StringComparison.Ordinal), settings: [.. _teams.Settings, ("Limits__PostsPerTenSeconds", "100000")]);
        _teams.Bot = _slack.Host.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        await _teams.DisposeAsync();
    }

    public Visitor Visitor(string language)
    {
        var visitor = new Visitor(_slack.Host.Address);
        visitor.Client.DefaultRequestHeaders.Add("Accept-Language", language);
        return visitor;
    }

    internal Place InSlack(string language) => new InSlack(_slack.Slack, _slack.App, _slack.Team.Person($"reporter{++_people}", locale: Locale(language)));

    internal Place InTeams(string language)
    {
        var person = _teams.Person($"Reporter{++_people}", Locale(language));
        person.HasApp = true;
        return new InTeams(_teams, person);
    }

    /// <summary>Until the page about this is there: in Tanaka's messages in Slack, and in the on-call channel in Teams.</summary>
    public async Task<(Message Slack, TeamsMessageSeen Channel)> Paged(string reads)
    {
        var inSlack = await _slack.Card(_slack.Tanaka, reads);
        var channel = await Suzuki.WaitsFor(reads, _onCall);
        await Suzuki.Presses(channel, "対応する"); // Shows what they may do; nothing is done yet.
        return (inSlack, channel);
    }

    /// <summary>What was recorded of whoever wrote there last, without whatever is theirs alone.</summary>
    public IReadOnlyList<string> Recorded(string people)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(_slack.Host.StoreFolder, "escalation.db")};Mode=ReadOnly");
        database.Open();
        var command = database.CreateCommand();
        command.CommandText = "select kind, json from events where stream = (select stream from events where stream like $people order by at desc limit 1) order by version";
        command.Parameters.AddWithValue("$people", $"conversation/{people}%");
        using var row = command.ExecuteReader();
        List<string> events = [];
        while (row.Read()) events.Add($"{row.GetString(0)} {Theirs().Replace(row.GetString(1), "…")}");
        return events;
    }

    public void HasNoComplaints()
    {
        _slack.HasNoComplaints();
        Assert.Empty(_teams.Complaints);
    }

    private static string Locale(string language) => language == "ja" ? "ja-JP" : "en-US";

    [GeneratedRegex("(?<=\"(dialog|incident|from|at|person)\":\")[^\"]*")]
    private static partial Regex Theirs();
}
