using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Tests.Bot.Journeys;
using Escalation.Tests.Bot.Teams.Fake;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What on-call staff are promised in Teams.</summary>
public sealed class On_call_in_Teams
{
    [Fact]
    public async Task an_incident_goes_from_the_page_to_the_end_and_every_card_follows()
    {
        await using var company = await TeamsCompany.Start();
        var (anna, tanaka, channel) = (company.Anna, company.Tanaka, company.OnCall);
        await anna.Writes(TeamsCompany.Harmed);
        var page = await tanaka.WaitsFor("遠隔操作されました");
        Assert.Equal("urgent", (string?)page.Activity["importance"]);
        Assert.True((bool)page.Activity["channelData"]!["notification"]!["alert"]!);
        var shared = await tanaka.WaitsFor("遠隔操作されました", channel);

        await tanaka.Presses(page, "対応する");
        await company.Teams.WaitFor(() => shared.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal) && page.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal));
        await anna.WaitsFor("田中 美咲さんが担当しています");

        var write = await tanaka.Presses(page, "報告者へ書く");
        var again = await tanaka.Submits(write, tanaka.Chat, ("text", "   "));
        Assert.NotNull(again.Json); // Said at the field, and what was written stays.
        Assert.Equal("", (await tanaka.Submits(again, tanaka.Chat, ("text", "すぐ行きます。触らずに待っていてください"))).Text);
        await anna.WaitsFor("すぐ行きます");

        var sheet = await tanaka.Presses(page, "警察への聞き取り票");
        Assert.Contains("ネットワーク構成", sheet.Text, StringComparison.Ordinal);
        await tanaka.Submits(sheet, tanaka.Chat, ("machines", "経理のノートPC 1台、暗号化なし"));
        await company.Teams.WaitFor(() => page.Reads.Contains($"{HearingSheet.For(IncidentKind.SupportScam).Count()}項目中", StringComparison.Ordinal));

        var resolve = await tanaka.Presses(page, "終了する");
        Assert.Equal("", (await tanaka.Submits(resolve, tanaka.Chat, ("reason", "Contained"), ("text", "切り離して初期化"))).Text);
        await company.Teams.WaitFor(() => shared.Reads.Contains("終了しました", StringComparison.Ordinal));
        await anna.WaitsFor("この件の対応は終わりました");
        var line = await tanaka.WaitsFor("対応を始めました", channel);
        Assert.Equal(shared.Id, line.Thread); // The incident's own thread.
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_support_scam_is_walked_with_buttons_alone_to_its_end()
    {
        await using var company = await TeamsCompany.Start();
        var anna = company.Anna;
        await anna.Writes(TeamsCompany.Frightened);
        var card = await anna.WaitsFor("絶対にしないこと");
        var first = card.ReadsFor(anna);
        await anna.Presses(card, card.Buttons[0]); // "Yes, they operated it."
        await company.Teams.WaitFor(() => card.ReadsFor(anna) != first);
        for (var steps = 0; !card.ReadsFor(anna).Contains("あとは担当者が引き継ぎます", StringComparison.Ordinal); steps++)
        {
            Assert.InRange(steps, 0, 40);
            var before = card.ReadsFor(anna);
            var fields = CardParts.Inputs(card.CardFor(anna)!).Select(i => (string)i["id"]!).ToList();
            if (card.ButtonsFor(anna) is ["送る", ..] && fields.Contains("field.phone"))
            {
                var wrong = await anna.Presses(card, "送る", ("phone", "なし"));
                Assert.Contains("⚠", wrong.Text, StringComparison.Ordinal);
                await anna.Presses(card, "送る", ("phone", "090-0000-1111"), ("name", "安奈"));
            }
            else if (card.ButtonsFor(anna) is ["これで決める", ..])
            {
                var list = CardParts.Inputs(card.CardFor(anna)!).First(i => (string?)i["id"] == "answer");
                await anna.Presses(card, "これで決める", ("answer", (string)list["choices"]![0]!["value"]!));
            }
            else
            {
                var buttons = card.ButtonsFor(anna);
                await anna.Presses(card, buttons.FirstOrDefault(b => b is "できた") ?? buttons.First(b => b is not "変える"));
            }

            // Not the next drawing, which may still be of the step before.
            await company.Teams.WaitFor(() => card.ReadsFor(anna) != before);
        }

        Assert.Contains("警視庁", card.ReadsFor(anna), StringComparison.Ordinal);
        await company.Teams.WaitFor(() => card.Reads.Contains("警視庁", StringComparison.Ordinal)); // And so it is found when she opens Teams again.
        var page = await company.Tanaka.WaitsFor("090-0000-1111");
        await company.Tanaka.Presses(page, "対応する");
        await anna.WaitsFor("田中 美咲さんが担当しています");
        Assert.Single(TeamsCompany.Cards(anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task in_the_channel_only_responders_get_buttons_and_others_are_told_why_not()
    {
        await using var company = await TeamsCompany.Start(c => c.OnCall.Members.Add(c.Bob));
        await company.Anna.Writes(TeamsCompany.Harmed);
        var shared = await company.Tanaka.WaitsFor("遠隔操作されました", company.OnCall);
        Assert.Equal(["対応する"], shared.Buttons);
        var refused = await company.Bob.Presses(shared, "対応する");
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)refused.Json!["type"]);
        Assert.Contains("on-call", refused.Text, StringComparison.Ordinal);

        await company.Suzuki.Presses(shared, "対応する"); // Shows what they may do; nothing is done yet.
        Assert.DoesNotContain("対応しています", shared.Reads, StringComparison.Ordinal);
        await company.Suzuki.Presses(shared, "対応する");
        await company.Teams.WaitFor(() => shared.Reads.Contains("鈴木 健さんが対応しています", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_responders_client_gets_its_own_view_by_itself()
    {
        await using var company = await TeamsCompany.Start();
        await company.Teams.WaitFor(() => company.Teams.Calls.Count(c => c is { Method: "GET", Status: 200 }) >= 2); // How Teams calls them was asked, though they never wrote.
        await company.Anna.Writes(TeamsCompany.Harmed);
        await company.Tanaka.WaitsFor("遠隔操作されました");
        var shared = await company.Teams.WaitFor(() => company.OnCall.FromBot.FirstOrDefault(m => m.CardFor(null)?["refresh"] is not null));
        Assert.Contains(company.Tanaka.Id, shared.CardFor(null)!["refresh"]!["userIds"]!.AsArray().Select(i => (string?)i));
        await company.Tanaka.Refreshes(shared);
        Assert.Contains("終了する", shared.ButtonsFor(company.Tanaka));
        Assert.Equal([company.Tanaka.Id], shared.CardFor(company.Tanaka)!["refresh"]!["userIds"]!.AsArray().Select(i => (string?)i)); // Else it would stand still from now on.
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_client_that_refreshes_for_somebody_else_shows_what_everybody_sees_and_says_nothing()
    {
        await using var company = await TeamsCompany.Start(c => c.OnCall.Members.Add(c.Bob));
        await company.Teams.WaitFor(() => company.Teams.Calls.Count(c => c is { Method: "GET", Status: 200 }) >= 2);
        await company.Anna.Writes(TeamsCompany.Harmed);
        await company.Tanaka.WaitsFor("遠隔操作されました");
        var shared = await company.Teams.WaitFor(() => company.OnCall.FromBot.FirstOrDefault(m => m.CardFor(null)?["refresh"] is not null));
        var answer = await company.Bob.Refreshes(shared);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer.Json!["type"]);
        Assert.Equal(["対応する"], shared.ButtonsFor(company.Bob));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_client_that_refreshes_before_we_know_that_the_card_stands_is_shown_it_all_the_same()
    {
        var heard = new TaskCompletionSource();
        await using var company = await TeamsCompany.Start(c => c.OnCall.Members.Add(c.Bob));
        await company.Teams.WaitFor(() => company.Teams.Calls.Count(c => c is { Method: "GET", Status: 200 }) >= 2);
        company.Teams.AnswersLate = heard.Task;
        await company.Anna.Writes(TeamsCompany.Harmed);
        var shared = await company.Teams.WaitFor(() => company.OnCall.FromBot.FirstOrDefault(m => m.CardFor(null)?["refresh"] is not null));
        await company.Bob.Refreshes(shared);
        await company.Tanaka.Refreshes(shared);
        Assert.Equal(["対応する"], shared.ButtonsFor(company.Bob));
        Assert.Contains("終了する", shared.ButtonsFor(company.Tanaka));
        Assert.NotNull(shared.CardFor(company.Tanaka)!["refresh"]);
        heard.SetResult();
        company.HasNoComplaints();
    }

    [Fact]
    public async Task two_who_acknowledge_at_once_get_one_winner_and_the_other_is_told_who()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Harmed);
        var shared = await company.Tanaka.WaitsFor("遠隔操作されました", company.OnCall);
        await company.Tanaka.Presses(shared, "対応する");
        await company.Suzuki.Presses(shared, "対応する");
        var answers = await Task.WhenAll(company.Tanaka.Presses(shared, "対応する"), company.Suzuki.Presses(shared, "対応する"));
        var told = Assert.Single(answers, a => (string?)a.Json!["type"] == "application/vnd.microsoft.activity.message");
        Assert.Contains("すでに担当しています", told.Json!["value"]!.ToString(), StringComparison.Ordinal);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_press_on_an_old_card_changes_nothing_and_is_answered()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        var card = await company.Anna.WaitsFor("絶対にしないこと");
        var old = card.CardFor(null)!;
        await company.Anna.Presses(card, card.Buttons[1]);
        await company.Teams.WaitFor(() => card.Drawings == 2);
        var answer = await company.Anna.Presses(card, old, (string)CardParts.Actions(old).First()["title"]!);
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer.Json!["type"]);
        Assert.Equal(2, card.Drawings);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task who_has_not_installed_the_app_is_known_beforehand_and_said_in_words()
    {
        await using var company = await TeamsCompany.Start(c => c.Suzuki.HasApp = c.OnCall.IsInstalled = false);
        await company.Teams.WaitFor(() => company.Teams.Calls.Any(c => c.Body?.ToJsonString().Contains(company.Suzuki.ObjectId, StringComparison.Ordinal) == true));
        var (exit, output) = await company.Host.Run($"doctor teams --PublicUrl https://incident.example.co.jp");
        Assert.Equal(1, exit);
        Assert.Contains("the app is not installed for 鈴木 健", output, StringComparison.Ordinal);
        Assert.Contains("tanaka (田中 美咲) can be paged", output, StringComparison.Ordinal);
        Assert.Contains("the on-call channel is not seen", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_took_the_app_out_is_known_though_Teams_tells_of_it_twice_or_we_were_not_there_to_hear()
    {
        await using var company = await TeamsCompany.Start(c => c.OnCall.IsInstalled = false);
        await company.Tanaka.Installs();
        await company.Suzuki.Installs();
        await company.Tanaka.Uninstalls();
        company.Suzuki.HasApp = false;
        var (_, output) = await company.Host.Run("doctor teams --PublicUrl https://incident.example.co.jp");
        Assert.Contains("the app is not installed for 田中 美咲", output, StringComparison.Ordinal);
        Assert.Contains("the app is not installed for 鈴木 健", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_has_the_app_only_in_the_on_call_team_is_paged_by_the_name_its_roster_has()
    {
        await using var company = await TeamsCompany.Start(c => c.Tanaka.HasApp = false);
        await company.Teams.WaitFor(() => company.Teams.Calls.Any(c => c is { Method: "POST", Status: 201 } && c.Body?.ToJsonString().Contains(company.Tanaka.Id, StringComparison.Ordinal) == true));
        await company.Anna.Writes(TeamsCompany.Harmed);
        await company.Tanaka.WaitsFor("遠隔操作されました");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task all_who_read_the_on_call_channel_are_counted_though_its_roster_has_several_pages()
    {
        await using var company = await TeamsCompany.Start(c => c.OnCall.Members.AddRange(Enumerable.Range(0, 1_200).Select(i => c.Teams.Person($"member{i}"))));
        var (_, output) = await company.Host.Run("doctor teams --PublicUrl https://incident.example.co.jp");
        Assert.Contains("1202 people read there", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task doctor_finds_everything_right_where_it_is()
    {
        await using var company = await TeamsCompany.Start();
        var (exit, output) = await company.Host.Run($"doctor teams --PublicUrl https://incident.example.co.jp");
        Assert.True(exit == 0, output);
        company.Teams.TokenError = "AADSTS7000222: The provided client secret keys are expired.";
        (exit, output) = await company.Host.Run($"doctor teams --PublicUrl https://incident.example.co.jp");
        Assert.Equal(1, exit);
        Assert.Contains("The secret has expired", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_cannot_be_reached_in_Teams_is_paged_another_way_at_once()
    {
        await using var mail = await MailServer.Start();
        await using var company = await TeamsCompany.Start(c => c.Tanaka.HasApp = c.OnCall.IsInstalled = false, settings: mail.Settings);
        await company.Anna.Writes(TeamsCompany.Harmed);
        await Waiting.For(() => mail.Received.Any(m => m.To == "tanaka@midori.example"), "the page by mail");
        Assert.InRange(company.Teams.Calls.Count(c => c.Method == "POST" && $"{Uri.UnescapeDataString(c.Path)} {c.Body?.ToJsonString()}".Contains(company.OnCall.Id, StringComparison.Ordinal)), 1, 3); // Refused for good, so it is not asked again and again.
        company.HasNoComplaints();
    }

    [Fact]
    public async Task an_acknowledgement_elsewhere_shows_in_Teams_too()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Harmed);
        var page = await company.Tanaka.WaitsFor("遠隔操作されました");
        var activity = company.Suzuki.Activity("invoke", company.Suzuki.Chat, null, ("name", "adaptiveCard/action"));
        var data = CardParts.Actions(page.CardFor(null)!).First(a => (string?)a["title"] == "対応する")["data"]!.DeepClone();
        activity["value"] = new System.Text.Json.Nodes.JsonObject { ["action"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Action.Execute", ["verb"] = "do", ["data"] = data }, ["trigger"] = "manual" };
        await company.Teams.Deliver(activity);
        await company.Teams.WaitFor(() => page.Reads.Contains("鈴木 健さんが対応しています", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_mention_in_an_incidents_thread_is_a_note_of_whoever_is_on_call_and_no_new_report()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Harmed);
        var page = await company.Tanaka.WaitsFor("遠隔操作されました");
        var root = await company.Teams.WaitFor(() => company.OnCall.FromBot.FirstOrDefault(m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal)));
        await company.Tanaka.Presses(page, "対応する");
        await company.Teams.WaitFor(() => root.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal)); // A card that was changed in place is a known one.
        await company.Tanaka.Mentions(company.OnCall, "警告音が鳴って遠隔操作されたPCはLANを抜きました", thread: root.Id);
        await company.Teams.WaitFor(() => company.OnCall.FromBot.Any(m => m != root && m.Reads.Contains("LANを抜きました", StringComparison.Ordinal)));
        await company.Tanaka.Mentions(company.OnCall, "", thread: root.Id);
        await company.Teams.WaitFor(() => company.OnCall.FromBot.Any(m => m.Reads.Contains("この事案のメモとして", StringComparison.Ordinal)));
        var (_, streams) = await company.Host.Run("verify");
        Assert.Contains("2 streams", streams, StringComparison.Ordinal);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task what_an_insider_may_have_done_is_in_no_thread_that_others_read()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes("退職予定の同僚が顧客リストをUSBにコピーして持ち出しているのを見ました");
        await company.Tanaka.WaitsFor("USB");
        await company.Bob.Writes("help");
        await company.Bob.WaitsFor("Just write");
        Assert.Empty(company.OnCall.FromBot);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task the_record_is_put_into_their_OneDrive_when_they_consent()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Harmed);
        var page = await company.Tanaka.WaitsFor("遠隔操作されました");
        var incident = System.Text.RegularExpressions.Regex.Match(page.CardFor(null)!.ToJsonString(), "[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        await company.Tanaka.Writes($"記録 {incident}");
        var consent = await company.Teams.WaitFor(() => company.Tanaka.Chat.FromBot.FirstOrDefault(m => m.Activity["attachments"]?[0]?["contentType"]?.ToString().Contains("file.consent", StringComparison.Ordinal) == true));
        Assert.Equal(200, (await company.Tanaka.Answers(consent, accepts: true)).Status);
        var record = await company.Teams.WaitFor(() => company.Teams.Uploads.Values.FirstOrDefault());
        Assert.Contains(TeamsCompany.Harmed, System.Text.Encoding.UTF8.GetString(record), StringComparison.Ordinal);
        await company.Teams.WaitFor(() => company.Tanaka.Chat.FromBot.Any(m => m.Activity["attachments"]?[0]?["contentType"]?.ToString().Contains("file.info", StringComparison.Ordinal) == true));

        await company.Anna.Writes($"記録 {incident}");
        Assert.DoesNotContain(company.Anna.Chat.FromBot, m => m.Activity["attachments"]?[0]?["contentType"]?.ToString().Contains("file.consent", StringComparison.Ordinal) == true);
        company.HasNoComplaints();
    }
}
