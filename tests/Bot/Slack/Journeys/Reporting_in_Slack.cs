using System.Text;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What an employee is promised in Slack.</summary>
public sealed class Reporting_in_Slack
{
    public static TheoryData<Transport> Transports => new(SlackCompany.BothTransports);

    [Theory, MemberData(nameof(Transports))]
    public async Task a_frightened_sentence_is_guided_one_step_at_a_time_in_one_message(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        var (anna, app) = (company.Anna, company.App);
        await anna.WritesTo(app, SlackCompany.Frightened);
        var card = await company.Card(anna, "絶対にしないこと");
        Assert.Contains("まず、これだけ", card.Reads, StringComparison.Ordinal);
        Assert.Contains("わからない", card.Buttons);
        Assert.Contains("人と話したい", card.Buttons);

        await anna.Presses(card, "わからない");
        var next = await company.Slack.WaitFor(() => card.Drawings.Count > 1 ? card : null);
        Assert.Contains("これまでの答え", next.Blocks!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Single(company.Cards(anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task the_words_are_in_the_language_of_the_persons_Slack_until_they_pick_another()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Bob.WritesTo(company.App, "A loud alarm is playing and a phone number is on my screen, I can't close it");
        var card = await company.Card(company.Bob, "Never do this");
        await company.Bob.Selects(card, "select:language", "やさしい日本語");
        await company.Card(company.Bob, "ぜったいに しないこと");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task words_written_below_the_card_bring_it_to_the_end_again()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        var first = await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.WritesTo(company.App, "まだ鳴っています。画面は真っ赤です");
        await company.Slack.WaitFor(() => first.Deleted);
        Assert.True(company.Anna.Sees(company.App)[^1].Author == company.Installed.BotUser);
        Assert.Single(company.Cards(company.Anna));
        company.HasNoComplaints();
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task words_made_worse_by_an_edit_count_and_the_earlier_ones_stay_in_the_record(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        var written = await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.EditsMessage(written, $"{SlackCompany.Frightened}。電話してしまい、遠隔操作されました");
        await company.Card(company.Anna, "いますぐネットを切ってください");
        var page = await company.Card(company.Tanaka, "社員から報告がありました");
        await company.Anna.EditsMessage(written, "まちがいでした");
        foreach (var edit in company.Slack.Deliveries.Where(d => d.Payload["event"]?["subtype"]?.ToString() == "message_changed").ToList()) Assert.True((await company.Slack.Retry(edit)).IsAcknowledged);
        var incident = System.Text.RegularExpressions.Regex.Match(page.Reads, "[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        var (_, output) = await company.Host.Run($"export --incident {incident}");
        Assert.Contains(SlackCompany.Frightened, output, StringComparison.Ordinal);
        foreach (var edited in new[] { "電話してしまい、遠隔操作されました", "まちがいでした" }) Assert.Contains(edited, output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("\"words-added\"").Length - 1);
        Assert.Single(company.Cards(company.Anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_message_that_its_writer_deletes_stays_in_the_record_and_they_are_told_so_once()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var written = await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.DeletesMessage(written);
        await company.Anna.WaitsFor(m => m.OnlyFor == company.Anna && m.Text.Contains("記録に残っています", StringComparison.Ordinal));
        await company.Slack.Retry(company.Slack.Deliveries.Last(d => d is { Kind: DeliveryKind.Event, EventType: "message" }));
        Assert.Single(company.Slack.CallsOf("chat.postEphemeral"));
        Assert.Single(company.Cards(company.Anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_photo_is_kept_as_evidence_under_its_hash()
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes("pixels")];
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened, files: new Attachment("画面.png", picture, "image/png"));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture));
        await company.Card(company.Anna, hash[..12]);
        Assert.Equal(picture, await File.ReadAllBytesAsync(Path.Combine(company.Host.StoreFolder, "attachments", hash[..2], hash), TestContext.Current.CancellationToken));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_file_of_another_company_is_kept_under_the_name_it_has_there()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var general = company.Team.Channel("general", company.Anna, company.Installed.BotUser);
        var strange = await company.Anna.Writes(general, "変な画面", files: new Attachment("warning.png", [0xFF, 0xD8, 0xFF, 1], "image/jpeg"));
        strange.Files[0].MustBeLookedUp = true;
        await company.Anna.UsesMessageShortcut("report_message", strange);
        await company.Card(company.Anna, "warning.png");
        company.HasNoComplaints();
    }

    [Theory]
    [InlineData("")]
    [InlineData("これは本物ですか")]
    public async Task a_message_that_was_forwarded_is_read_with_its_files(string words)
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var strange = await company.Bob.Writes(company.Team.Channel("random", company.Anna, company.Bob, company.Installed.BotUser), SlackCompany.Frightened, files: new Attachment("screen.png", [0xFF, 0xD8, 0xFF, 1], "image/jpeg"));
        await company.Anna.Forwards(strange, company.App, words);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Card(company.Anna, "screen.png");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_form_that_is_sent_empty_is_closed_and_asks_for_nothing()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました");
        var card = await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.Presses(card, "fill");
        Assert.Equal("closed", (await company.Anna.Submits(await company.Anna.WaitsForModal())).Action);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_program_is_not_taken_and_the_person_is_told_why()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened, files: new Attachment("invoice.exe", "MZ\0\0\0\x01"u8.ToArray(), "application/octet-stream"));
        await company.Card(company.Anna, "受け取れない種類");
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task the_command_the_shortcut_and_the_Home_tab_all_lead_to_the_same_dialog(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        var (anna, app) = (company.Anna, company.App);
        var general = company.Team.Channel("general", anna, company.Bob);
        var answer = await anna.Commands("/incident", "なんか変なんです", general);
        Assert.Contains("ダイレクトメッセージで続けます", answer.Body.Length > 0 ? (string)answer.Answer!["text"]! : "", StringComparison.Ordinal);
        await company.Card(anna, "何かおかしい");

        await company.Bob.UsesGlobalShortcut("report");
        var form = await company.Bob.WaitsForModal();
        Assert.Equal("closed", (await company.Bob.Submits(form, ("text", "My files have strange names and won't open"))).Action);
        await company.Card(company.Bob, "Never do this");

        await anna.OpensHome(app);
        var home = await company.Slack.WaitFor(() => anna.Home(app));
        Assert.Contains("警察", home.Reads, StringComparison.Ordinal);
        await anna.Presses(home, "report");
        await anna.WaitsForModal(m => m.Title == "報告する");
        Assert.DoesNotContain(general.Messages, m => m.Author == company.Installed.BotUser);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task asking_twice_for_a_person_is_answered_to_the_writer_alone()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, SlackCompany.Frightened);
        var card = await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.Presses(card, "人と話したい");
        await company.Card(company.Anna, "担当者に伝えました");
        await company.Anna.WritesTo(company.App, "人と話したい");
        await company.Anna.WaitsFor(m => m.OnlyFor == company.Anna && m.Text.Contains("もう伝えてあります", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_mention_is_answered_in_private_and_only_the_writer_sees_that()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var general = company.Team.Channel("general", company.Anna, company.Bob, company.Installed.BotUser);
        await company.Anna.Mentions(company.App, general, SlackCompany.Frightened);
        await company.Card(company.Anna, "絶対にしないこと");
        await company.Anna.WaitsFor(m => m.OnlyFor == company.Anna && m.Text.Contains("ダイレクトメッセージ", StringComparison.Ordinal));
        Assert.DoesNotContain(company.Bob.Sees(general), m => m.Author == company.Installed.BotUser);
        Assert.Single(company.Cards(company.Anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_message_reported_where_the_bot_is_not_has_its_address_all_the_same()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var secret = company.Team.PrivateChannel("keiri", company.Anna, company.Bob);
        var strange = await company.Bob.Writes(secret, "至急、このページで口座の確認をしてください");
        await company.Anna.UsesMessageShortcut("report_message", strange);
        await company.Card(company.Anna, $"slack-message-{strange.Ts}.json");
        var kept = Directory.GetFiles(Path.Combine(company.Host.StoreFolder, "attachments"), "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.Contains(kept, k => k.Contains($"slack.com/archives/{secret.Id}/p{strange.Ts.Replace(".", "", StringComparison.Ordinal)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_report_among_colleagues_gets_an_offer_that_nobody_else_sees_once_in_a_thread()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var general = company.Team.Channel("general", company.Anna, company.Bob, company.Installed.BotUser);
        await company.Anna.Writes(general, "お昼どこ行く？");
        var message = await company.Anna.Writes(general, SlackCompany.Frightened);
        var offer = await company.Anna.WaitsFor(m => m.OnlyFor == company.Anna);
        await company.Anna.Writes(general, "爆音がまだ鳴ってて電話番号が出てる", threadTs: message.Ts);
        Assert.DoesNotContain(company.Bob.Sees(general), m => m.Author == company.Installed.BotUser);
        Assert.Single(company.Slack.CallsOf("chat.postEphemeral"));

        await company.Anna.Presses(offer, "はい、一緒に確認する");
        await company.Card(company.Anna, "絶対にしないこと");
        company.HasNoComplaints();
    }

    [Fact]
    public async Task not_an_incident_is_remembered_and_exported_to_learn_from()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        var general = company.Team.Channel("general", company.Anna, company.Installed.BotUser);
        await company.Anna.Writes(general, SlackCompany.Frightened);
        var offer = await company.Anna.WaitsFor(m => m.OnlyFor == company.Anna);
        await company.Anna.Presses(offer, "インシデントではない");
        Assert.Empty(company.Cards(company.Anna));
        var (exit, output) = await company.Host.Run("export --feedback");
        Assert.Equal(0, exit);
        Assert.Contains(SlackCompany.Frightened, output, StringComparison.Ordinal);
        Assert.Contains("\"none\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_message_that_is_reported_is_kept_with_its_address_and_files()
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        var general = company.Team.Channel("general", company.Anna, company.Bob, company.Installed.BotUser);
        var strange = await company.Bob.Writes(general, "至急、このページで口座の確認をしてください https://bank.example/login", files: new Attachment("mail.png", [0xFF, 0xD8, 0xFF, 1], "image/jpeg"));
        await company.Anna.UsesMessageShortcut("report_message", strange);
        await company.Card(company.Anna, "mail.png");
        await company.Card(company.Anna, $"slack-message-{strange.Ts}.json");
        var kept = Directory.GetFiles(Path.Combine(company.Host.StoreFolder, "attachments"), "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.Contains(kept, k => k.Contains("permalink", StringComparison.Ordinal) && k.Contains("bank.example", StringComparison.Ordinal) && k.Contains("https://", StringComparison.Ordinal));
        company.HasNoComplaints();
    }
}
