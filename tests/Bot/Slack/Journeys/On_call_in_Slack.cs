using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What on-call staff are promised in Slack.</summary>
public sealed class On_call_in_Slack
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";

    public static TheoryData<Transport> Transports => new(SlackCompany.BothTransports);

    [Theory, MemberData(nameof(Transports))]
    public async Task an_incident_goes_from_the_page_to_the_end_and_every_card_follows(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport, incidentChannels: true);
        var (anna, tanaka, app) = (company.Anna, company.Tanaka, company.App);
        await anna.WritesTo(app, Harmed);
        var page = await company.Card(tanaka, "遠隔操作されました");
        var shared = await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal)));
        var room = await Room(company);
        await company.Slack.WaitFor(() => room.Members.Contains(tanaka));
        Assert.Equal(ChannelKind.Private, room.Kind);

        await tanaka.Presses(page, "対応する");
        await company.Slack.WaitFor(() => shared.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal) && page.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal));
        Assert.DoesNotContain("対応する", shared.Buttons);
        await company.Card(anna, "田中 美咲さんが担当しています");

        await tanaka.Presses(page, "報告者へ書く");
        var write = await tanaka.WaitsForModal(m => m.CallbackId == "act");
        Assert.Equal("errors", (await tanaka.Submits(write, ("text", "   "))).Action);
        Assert.Equal("closed", (await tanaka.Submits(write, ("text", "すぐ行きます。触らずに待っていてください"))).Action);
        await company.Card(anna, "すぐ行きます");

        await tanaka.Presses(page, "警察への聞き取り票");
        var sheet = await tanaka.WaitsForModal(m => m.Reads.Contains("ネットワーク構成", StringComparison.Ordinal));
        await tanaka.Submits(sheet, ("machines", "経理のノートPC 1台、暗号化なし"));
        await company.Slack.WaitFor(() => page.Reads.Contains($"{HearingSheet.For(IncidentKind.SupportScam).Count()}項目中", StringComparison.Ordinal));

        await tanaka.Presses(page, "終了する");
        var resolve = await tanaka.WaitsForModal(m => m.Reads.Contains("終了の理由", StringComparison.Ordinal) || m.Title.Contains("終了", StringComparison.Ordinal));
        Assert.Equal("closed", (await tanaka.Submits(resolve, ("reason", "封じ込め・復旧済み"), ("text", "切り離して初期化"))).Action);
        await company.Slack.WaitFor(() => shared.Reads.Contains("終了しました", StringComparison.Ordinal));
        await company.Card(anna, "この件の対応は終わりました");
        await company.Slack.WaitFor(() => room.Messages.Any(m => m.Reads.Contains("対応を始めました", StringComparison.Ordinal) || m.Text.Contains("対応を始めました", StringComparison.Ordinal)));
        company.HasNoComplaints();
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task a_support_scam_is_walked_with_buttons_alone_to_its_end(Transport transport)
    {
        await using var company = await SlackCompany.Start(transport);
        var (anna, app) = (company.Anna, company.App);
        await anna.WritesTo(app, SlackCompany.Frightened);
        var card = await company.Card(anna, "絶対にしないこと");
        await anna.Presses(card, card.Buttons[0]); // "Yes, they operated it."
        for (var steps = 0; !card.Reads.Contains("あとは担当者が引き継ぎます", StringComparison.Ordinal); steps++)
        {
            Assert.InRange(steps, 0, 40);
            var drawn = card.Drawings.Count;
            var buttons = card.ButtonsOf(drawn - 1);
            if (buttons is ["入力する", ..])
            {
                await anna.Presses(card, "入力する", drawn - 1);
                var form = await anna.WaitsForModal(m => m.IsOpen);
                var phone = form.Blocks.Any(b => (string?)b!["block_id"] == "phone");
                if (phone) Assert.Equal("errors", (await anna.Submits(form, ("phone", "なし"))).Action);
                Assert.Equal("closed", (await anna.Submits(form, phone ? [("phone", "090-0000-1111"), ("name", "安奈")] : [])).Action);
            }
            else
            {
                await anna.Presses(card, buttons.FirstOrDefault(b => b is "できた") ?? buttons.First(b => b is not "入力する"), drawn - 1);
            }

            await company.Slack.WaitFor(() => card.Drawings.Count > drawn);
        }

        Assert.Contains("警視庁", card.Reads, StringComparison.Ordinal);
        var page = await company.Card(company.Tanaka, "090-0000-1111");
        await company.Tanaka.Presses(page, "対応する");
        await company.Card(anna, "田中 美咲さんが担当しています");
        await company.Tanaka.Presses(page, "終了する");
        var resolve = await company.Tanaka.WaitsForModal();
        await company.Tanaka.Submits(resolve, ("reason", "封じ込め・復旧済み"));
        await company.Card(anna, "この件の対応は終わりました");
        Assert.Single(company.Cards(anna));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task two_who_acknowledge_at_once_get_one_winner_and_the_other_is_told_who()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, Harmed);
        await company.Card(company.Tanaka, "遠隔操作されました");
        var shared = await company.Slack.WaitFor(() => company.OnCall.Messages is [var first, ..] ? first : null);
        await Task.WhenAll(company.Tanaka.Presses(shared, "対応する"), company.Suzuki.Presses(shared, "対応する"));
        await company.Slack.WaitFor(() => shared.Reads.Contains("対応しています", StringComparison.Ordinal));
        var (winner, loser) = shared.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal) ? ("田中 美咲", company.Suzuki) : ("鈴木 健", company.Tanaka);
        await loser.WaitsFor(m => m.OnlyFor == loser && m.Text.Contains($"{winner}さんがすでに担当しています", StringComparison.Ordinal));
        Assert.Single(company.Slack.CallsOf("chat.postEphemeral"));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_press_on_an_old_card_changes_nothing_and_is_answered()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await company.Anna.WritesTo(company.App, Harmed);
        var page = await company.Card(company.Tanaka, "遠隔操作されました");
        var old = page.Drawings.Count - 1;
        await company.Tanaka.Presses(page, "対応する");
        await company.Slack.WaitFor(() => page.Reads.Contains("対応しています", StringComparison.Ordinal));
        var shared = company.OnCall.Messages[0];
        await company.Suzuki.Presses(shared, "対応する", 0);
        await company.Suzuki.WaitsFor(m => m.OnlyFor == company.Suzuki && m.Text.Contains("すでに担当しています", StringComparison.Ordinal));
        Assert.True(old >= 0);

        var card = await company.Card(company.Anna, "絶対にしないこと");
        var first = card.Buttons[0];
        await company.Anna.Presses(card, first, 0);
        var drawn = card.Drawings.Count;
        await company.Anna.Presses(card, first, 0);
        await company.Anna.WaitsFor(m => m.OnlyFor == company.Anna);
        Assert.True(card.Drawings.Count <= drawn + 1);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task somebody_who_is_not_on_call_can_press_nothing()
    {
        await using var company = await SlackCompany.Start(Transport.Http, before: c => c.OnCall.Members.Add(c.Bob));
        await company.Anna.WritesTo(company.App, Harmed);
        var shared = await company.Slack.WaitFor(() => company.OnCall.Messages is [var first, ..] ? first : null);
        await company.Bob.Presses(shared, "対応する");
        await company.Bob.WaitsFor(m => m.OnlyFor == company.Bob && m.Text.Contains("Only on-call staff", StringComparison.Ordinal));
        Assert.Contains("対応する", shared.Buttons);
    }

    [Fact]
    public async Task where_channels_cannot_be_made_the_incident_has_a_thread_that_says_so()
    {
        await using var company = await SlackCompany.Start(Transport.Http, incidentChannels: true, before: c => c.Team.OnlyAdminsCreateChannels = true);
        await company.Anna.WritesTo(company.App, Harmed);
        var begins = await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.Text.Contains("専用チャンネルを作れないため", StringComparison.Ordinal)));
        await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.ThreadTs == begins.Ts && m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal)));
        company.HasNoComplaints();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_channel_closed_to_us_while_the_incident_is_open_is_followed_by_a_thread_that_says_so(bool archived)
    {
        await using var company = await SlackCompany.Start(Transport.Http, incidentChannels: true);
        await company.Anna.WritesTo(company.App, Harmed);
        var page = await company.Card(company.Tanaka, "遠隔操作されました");
        var room = await Room(company);
        await company.Slack.WaitFor(() => room.Messages.Any(m => m.Reads.Contains("遠隔操作されました", StringComparison.Ordinal)));
        if (archived) room.Archived = true;
        else room.Members.Remove(company.Installed.BotUser);

        await company.Tanaka.Presses(page, "対応する");
        var begins = await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.Text.Contains("このスレッドで対応します", StringComparison.Ordinal)));
        var card = await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.ThreadTs == begins.Ts && m.Reads.Contains("田中 美咲さんが対応しています", StringComparison.Ordinal)));
        await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.ThreadTs == begins.Ts && m.Text.Contains("対応を始めました", StringComparison.Ordinal)));
        await company.Tanaka.Presses(card, "メモ");
        await company.Tanaka.Submits(await company.Tanaka.WaitsForModal(), ("text", "LANケーブルを抜きました"));
        await company.Slack.WaitFor(() => company.OnCall.Messages.FirstOrDefault(m => m.ThreadTs == begins.Ts && m.Text.Contains("LANケーブルを抜きました", StringComparison.Ordinal)));
        Assert.Single(company.OnCall.Messages, m => m.Text.Contains("このスレッドで対応します", StringComparison.Ordinal));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task what_an_insider_may_have_done_is_not_put_into_the_on_call_channel_where_channels_cannot_be_made()
    {
        await using var company = await SlackCompany.Start(Transport.Http, incidentChannels: true, before: c => c.Team.OnlyAdminsCreateChannels = true);
        await company.Anna.WritesTo(company.App, "退職予定の同僚が顧客リストをUSBにコピーして持ち出しているのを見ました");
        await company.Card(company.Tanaka, "USB");
        await Waiting.For(() => company.Host.Output.Contains("read by others than those who were called", StringComparison.Ordinal), "a word about the room");
        Assert.Empty(company.OnCall.Messages);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task a_pin_or_a_reaction_puts_a_message_into_the_timeline_once()
    {
        await using var company = await SlackCompany.Start(Transport.Http, incidentChannels: true);
        await company.Anna.WritesTo(company.App, Harmed);
        var page = await company.Card(company.Tanaka, "遠隔操作されました");
        var room = await Room(company);
        await company.Slack.WaitFor(() => room.Members.Contains(company.Tanaka));
        var said = await company.Tanaka.Writes(room, "LANケーブルを抜いてもらいました");
        await company.Tanaka.Pins(said);
        await company.Tanaka.Reacts(said, "pushpin");
        var other = await company.Tanaka.Writes(room, "ウイルス対策ソフトの画面を撮りました");
        await company.Tanaka.Reacts(other, "memo");
        await company.Tanaka.Reacts(await company.Tanaka.Writes(room, "雑談です"), "smile");

        var incident = page.Reads[(page.Reads.IndexOf("受付番号", StringComparison.Ordinal) + 4)..].Split('•', StringSplitOptions.TrimEntries)[1][..9];
        var (_, output) = await company.Host.Run($"export --incident {incident}");
        Assert.Equal(2, output.Split("marked-for-timeline").Length - 1);
        Assert.Contains("LANケーブルを抜いてもらいました", output, StringComparison.Ordinal);
        Assert.Contains("ウイルス対策ソフトの画面", output, StringComparison.Ordinal);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task responders_talking_in_the_room_are_not_taken_for_people_who_report()
    {
        await using var company = await SlackCompany.Start(Transport.Http, incidentChannels: true);
        await company.Anna.WritesTo(company.App, Harmed);
        var room = await Room(company);
        await company.Slack.WaitFor(() => room.Members.Contains(company.Tanaka));
        await company.Tanaka.Writes(room, SlackCompany.Frightened);
        await company.Tanaka.Writes(company.OnCall, SlackCompany.Frightened);
        Assert.Empty(company.Slack.CallsOf("chat.postEphemeral"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_mention_where_responders_talk_of_an_incident_is_their_note_and_no_new_report(bool inThread)
    {
        await using var company = await SlackCompany.Start(Transport.Http, incidentChannels: !inThread);
        await company.Anna.WritesTo(company.App, Harmed);
        var page = await company.Card(company.Tanaka, "遠隔操作されました");
        var shared = await company.Slack.WaitFor(() => company.OnCall.Messages is [var first, ..] ? first : null);
        var (place, thread) = inThread ? (company.OnCall, shared.Ts) : (await Room(company), null);
        await company.Slack.WaitFor(() => place.Members.Contains(company.Tanaka));
        await company.Tanaka.Presses(page, "対応する");
        await company.Slack.WaitFor(() => shared.Reads.Contains("対応しています", StringComparison.Ordinal));
        await company.Tanaka.Mentions(company.App, place, "警告音が鳴って遠隔操作されたPCはLANを抜きました", threadTs: thread);
        await company.Tanaka.WaitsFor(m => m.OnlyFor == company.Tanaka && m.Text.Contains("記録しました", StringComparison.Ordinal));
        await company.Tanaka.Mentions(company.App, place, "", threadTs: thread);
        await company.Tanaka.WaitsFor(m => m.OnlyFor == company.Tanaka && m.Text.Contains("メモとして記録します", StringComparison.Ordinal));
        var incident = System.Text.RegularExpressions.Regex.Match(page.Reads, "[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        var (_, output) = await company.Host.Run($"export --incident {incident}");
        Assert.Contains("LANを抜きました", output, StringComparison.Ordinal);
        var (_, streams) = await company.Host.Run("verify");
        Assert.Contains("2 streams", streams, StringComparison.Ordinal);
        Assert.Single(company.Cards(company.Tanaka));
        company.HasNoComplaints();
    }

    [Fact]
    public async Task who_is_on_call_is_told_by_a_command_and_the_board_stands_on_the_Home_tab()
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        var answer = await company.Tanaka.Commands("/oncall", "", company.OnCall);
        Assert.Contains("田中 美咲", (string)answer.Answer!["text"]!, StringComparison.Ordinal);
        await company.Anna.WritesTo(company.App, Harmed);
        await company.Card(company.Tanaka, "遠隔操作されました");
        await company.Tanaka.OpensHome(company.App);
        var home = await company.Slack.WaitFor(() => company.Tanaka.Home(company.App));
        Assert.Contains("対応中の事案", home.Reads, StringComparison.Ordinal);
        await company.Tanaka.Presses(home, "対応する");
        await company.Card(company.Anna, "田中 美咲さんが担当しています");
        await company.Bob.OpensHome(company.App);
        Assert.DoesNotContain("Open incidents", (await company.Slack.WaitFor(() => company.Bob.Home(company.App))).Reads, StringComparison.Ordinal);
        company.HasNoComplaints();
    }

    private static Task<Channel> Room(SlackCompany company) => company.Slack.WaitFor(() => company.Team.Channels.FirstOrDefault(c => c.Name.StartsWith("inc-", StringComparison.Ordinal)));
}
