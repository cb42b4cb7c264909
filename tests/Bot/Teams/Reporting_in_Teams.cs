using System.Text;

namespace Escalation.Tests.Bot.Teams;

/// <summary>What an employee is promised in Teams.</summary>
public sealed class Reporting_in_Teams
{
    private static readonly byte[] _picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes("pixels")];

    [Fact]
    public async Task a_frightened_sentence_is_guided_one_step_at_a_time_on_one_card()
    {
        await using var company = await TeamsCompany.Start();
        var anna = company.Anna;
        Assert.Equal(200, (await anna.Writes(TeamsCompany.Frightened)).Status);
        var card = await anna.WaitsFor("絶対にしないこと");
        Assert.Contains("まず、これだけ", card.Reads, StringComparison.Ordinal);
        Assert.Contains("わからない", card.Buttons);
        Assert.Contains("人と話したい", card.Buttons);

        var answer = await anna.Presses(card, "わからない");
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer.Json!["type"]);
        await company.Teams.WaitFor(() => card.Drawings > 1); // Her other devices show it too.
        Assert.Equal(answer.Json["value"]!.ToJsonString(), card.CardFor(null)!.ToJsonString());
        Assert.Single(TeamsCompany.Cards(anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task who_is_quicker_than_our_own_knowledge_of_the_card_is_guided_all_the_same()
    {
        var heard = new TaskCompletionSource();
        await using var company = await TeamsCompany.Start();
        company.Teams.AnswersLate = heard.Task;
        await company.Anna.Writes(TeamsCompany.Frightened);
        var card = await company.Anna.WaitsFor("絶対にしないこと");
        var answer = await company.Anna.Presses(card, "わからない");
        Assert.Equal(answer.Json!["value"]!.ToJsonString(), card.CardFor(company.Anna)!.ToJsonString());
        Assert.NotEmpty(card.ButtonsFor(company.Anna)); // The next step, not a hint to a card below.

        await company.Anna.Writes("まだ鳴っています。画面は真っ赤です");
        heard.SetResult();
        await company.Teams.WaitFor(() => card.Reads.Contains("続きは下のカードです", StringComparison.Ordinal));
        Assert.Same(company.Anna.Sees[^1], Assert.Single(TeamsCompany.Cards(company.Anna)));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task an_older_client_is_answered_by_changing_the_card()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        var card = await company.Anna.WaitsFor("絶対にしないこと");
        await company.Anna.PressesInOldClient(card, "わからない");
        await company.Teams.WaitFor(() => card.Drawings > 1);
        Assert.Single(TeamsCompany.Cards(company.Anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task the_words_are_in_the_language_of_the_persons_client_until_they_pick_another()
    {
        await using var company = await TeamsCompany.Start();
        await company.Bob.Writes("A loud alarm is playing and a phone number is on my screen, I can't close it");
        var card = await company.Bob.WaitsFor("Never do this");
        await company.Bob.Presses(card, "Change", ("more", "language:ja-easy"));
        await company.Bob.WaitsFor("ぜったいに しないこと");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task words_written_below_the_card_bring_it_to_the_end_again_and_the_old_one_says_so()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        var first = await company.Anna.WaitsFor("絶対にしないこと");
        await company.Anna.Writes("まだ鳴っています。画面は真っ赤です");
        await company.Teams.WaitFor(() => first.Reads.Contains("続きは下のカードです", StringComparison.Ordinal));
        Assert.Same(company.Anna.Sees[^1], Assert.Single(TeamsCompany.Cards(company.Anna)));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_photo_is_kept_as_evidence_under_its_hash_whether_chosen_or_pasted()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened, company.Anna.File("画面.png", _picture), company.Anna.Picture([.. _picture, 1]));
        foreach (var picture in new[] { _picture, [.. _picture, 1] })
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture));
            await company.Anna.WaitsFor(hash[..12]);
            Assert.Equal(picture, await File.ReadAllBytesAsync(Path.Combine(company.Host.StoreFolder, "attachments", hash[..2], hash), TestContext.Current.CancellationToken));
        }

        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_file_from_elsewhere_is_not_fetched_and_the_person_is_told()
    {
        await using var company = await TeamsCompany.Start();
        var forged = company.Anna.File("x.png", _picture);
        forged["content"]!["downloadUrl"] = "https://169.254.169.254/latest/meta-data/";
        await company.Anna.Writes(TeamsCompany.Frightened, forged);
        await company.Anna.WaitsFor("x.png");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_mention_is_answered_in_private_and_the_thread_only_hears_that()
    {
        await using var company = await TeamsCompany.Start();
        await company.Bob.InstallsIn(company.General);
        await company.Anna.Mentions(company.General, TeamsCompany.Frightened);
        await company.Anna.WaitsFor("絶対にしないこと");
        var reply = await company.Anna.WaitsFor("個人チャットで続けます", company.General);
        Assert.Equal(company.General.Messages.First(m => m.Author == company.Anna).Id, reply.Thread);
        Assert.DoesNotContain(company.General.FromBot, m => m.Reads.Contains("詐欺", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_picture_beside_a_mention_is_kept_too()
    {
        await using var company = await TeamsCompany.Start();
        await company.Bob.InstallsIn(company.General);
        await company.Anna.Mentions(company.General, TeamsCompany.Frightened, null, company.Anna.Picture(_picture));
        await company.Anna.WaitsFor(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_picture))[..12]);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_report_among_colleagues_gets_an_offer_in_the_writers_own_chat_once_a_thread()
    {
        await using var company = await TeamsCompany.Start();
        await company.Bob.InstallsIn(company.General, hearsAll: true);
        var said = company.General.FromBot.Count;
        await company.Anna.Posts(company.General, "お昼どこ行く？");
        await company.Anna.Posts(company.General, TeamsCompany.Frightened);
        var thread = company.General.Messages[^1].Thread;
        var offer = await company.Anna.WaitsFor("はい、一緒に確認する");
        await company.Anna.Posts(company.General, "爆音がまだ鳴ってて電話番号が出てる", thread);
        Assert.Equal(said, company.General.FromBot.Count);
        Assert.Single(TeamsCompany.Cards(company.Anna));

        await company.Anna.Presses(offer, "はい、一緒に確認する");
        await company.Anna.WaitsFor("絶対にしないこと");
        Assert.Empty(offer.ButtonsFor(company.Anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task not_an_incident_is_remembered_and_exported_to_learn_from()
    {
        await using var company = await TeamsCompany.Start();
        await company.Bob.InstallsIn(company.General, hearsAll: true);
        await company.Anna.Posts(company.General, TeamsCompany.Frightened);
        var offer = await company.Anna.WaitsFor("インシデントではない");
        await company.Anna.Presses(offer, "インシデントではない");
        await company.Teams.WaitFor(() => TeamsCompany.Cards(company.Anna).Count == 0);
        var (exit, output) = await company.Host.Run("export --feedback");
        Assert.Equal(0, exit);
        Assert.Contains(TeamsCompany.Frightened, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_message_that_is_reported_is_kept_with_its_address()
    {
        await using var company = await TeamsCompany.Start();
        await company.Bob.InstallsIn(company.General);
        await company.Bob.Posts(company.General, "至急、このページで口座の確認をしてください https://bank.example/login");
        var strange = company.General.Messages[^1];
        var dialog = await company.Anna.Reports(strange);
        Assert.Contains("bank.example", dialog.Text, StringComparison.Ordinal);
        var closed = await company.Anna.SubmitsReport(dialog, strange, ("text", "こんなメッセージが来ました"));
        Assert.Equal("message", (string?)closed.Json!["task"]!["type"]);
        await company.Anna.WaitsFor($"teams-message-{strange.Id}.json");
        var kept = Directory.GetFiles(Path.Combine(company.Host.StoreFolder, "attachments"), "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.Contains(kept, k => k.Contains("linkToMessage", StringComparison.Ordinal) && k.Contains("bank.example", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Theory]
    [InlineData("ヘルプ", "何が起きたかを")]
    [InlineData("hello", "何が起きたかを")]
    [InlineData("当番", "いまの当番")]
    [InlineData("報告", "何が起きましたか")]
    public async Task every_listed_command_is_answered(string command, string answer)
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(command);
        await company.Anna.WaitsFor(answer);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task the_form_that_a_command_opens_leads_to_the_dialog()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes("報告");
        var form = await company.Anna.WaitsFor("何が起きましたか");
        await company.Anna.Presses(form, "送る", ("text", "なんか変なんです"));
        await company.Anna.WaitsFor("何かおかしい");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task who_installs_the_app_is_greeted_once_however_often_Teams_tells_of_it()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Installs();
        await company.Anna.Installs();
        Assert.Single(company.Anna.Chat.FromBot);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task who_installs_the_app_is_greeted_once_though_Teams_tells_of_it_twice_in_the_same_moment()
    {
        await using var company = await TeamsCompany.Start();
        var anna = company.Anna;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => company.Teams.Deliver(anna.Activity("installationUpdate", anna.Chat, null, ("action", "add")))));
        Assert.Single(anna.Chat.FromBot);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_newer_version_of_the_app_greets_nobody_again_but_who_adds_it_again_is_new()
    {
        await using var company = await TeamsCompany.Start();
        var anna = company.Anna;
        await anna.Installs();
        foreach (var action in new[] { "remove-upgrade", "add-upgrade" }) await company.Teams.Deliver(anna.Activity("installationUpdate", anna.Chat, null, ("action", action)));
        Assert.Single(anna.Chat.FromBot);
        await anna.Uninstalls();
        await anna.Installs();
        Assert.Equal(2, anna.Chat.FromBot.Count);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_team_is_greeted_once_though_the_two_events_name_two_of_its_channels()
    {
        await using var company = await TeamsCompany.Start();
        var news = company.Teams.Channel("news", company.Bob);
        await company.Bob.InstallsIn(company.General);
        news.IsInstalled = true;
        var again = company.Bob.Activity("installationUpdate", news, null, ("action", "add"));
        again["channelData"]!["team"]!["id"] = company.General.Id;
        await company.Teams.Deliver(again);
        Assert.Single(company.General.FromBot);
        Assert.Empty(news.FromBot);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task asking_twice_for_a_person_is_answered_without_a_new_card()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        var card = await company.Anna.WaitsFor("絶対にしないこと");
        await company.Anna.Presses(card, "人と話したい");
        await company.Anna.WaitsFor("担当者に伝えました");
        await company.Anna.Writes("人と話したい");
        await company.Anna.WaitsFor("もう伝えてあります");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task the_same_message_delivered_again_is_handled_once()
    {
        await using var company = await TeamsCompany.Start();
        var activity = company.Anna.Activity("message", company.Anna.Chat, null, ("text", TeamsCompany.Frightened));
        await company.Teams.Deliver(activity);
        await company.Anna.WaitsFor("絶対にしないこと");
        Assert.Equal(200, (await company.Teams.Deliver(activity)).Status);
        await company.Anna.Writes("まだ鳴っています");
        await company.Teams.WaitFor(() => TeamsCompany.Cards(company.Anna).Count == 1 && company.Anna.Chat.FromBot.Count == 2);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task words_made_worse_by_an_edit_count_and_the_earlier_ones_stay_in_the_record()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        await company.Anna.WaitsFor("絶対にしないこと");
        var written = company.Anna.Chat.Messages.Single(m => m.Author == company.Anna);
        await company.Anna.Edits(written, $"{TeamsCompany.Frightened}。電話してしまい、遠隔操作されました");
        await company.Anna.WaitsFor("いますぐネットを切ってください");
        var page = await company.Tanaka.WaitsFor("社員から報告がありました");
        await company.Anna.Edits(written, "まちがいでした");
        var incident = System.Text.RegularExpressions.Regex.Match(page.CardFor(null)!.ToJsonString(), "[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        var (_, output) = await company.Host.Run($"export --incident {incident}");
        foreach (var said in new[] { TeamsCompany.Frightened, "電話してしまい、遠隔操作されました", "まちがいでした" }) Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Single(TeamsCompany.Cards(company.Anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_message_that_its_writer_deletes_stays_in_the_record_and_they_are_told_so()
    {
        await using var company = await TeamsCompany.Start();
        await company.Anna.Writes(TeamsCompany.Frightened);
        await company.Anna.WaitsFor("絶対にしないこと");
        await company.Anna.Deletes(company.Anna.Chat.Messages.Single(m => m.Author == company.Anna));
        await company.Anna.WaitsFor("記録に残っています");
        Assert.Single(TeamsCompany.Cards(company.Anna));
        company.HasNoComplaints();
    }
}
