using System.Collections.Immutable;
using Escalation.Dialogs;
using Escalation.Dialogs.Hearing;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Playbooks;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

public sealed class The_hearing_sheet
{
    private static readonly DateTimeOffset _tomorrowAtNine = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly Peacetime _before = new()
    {
        Network = "本社と2拠点", Devices = [new("VPN装置", "社外からの接続", "7.4.1", new(2026, 11, 1)), new("公開サーバー", "Web", null, null)],
    };

    [Fact]
    public void asks_each_thing_once() => Assert.Distinct(HearingSheet.Fields.Select(f => f.Id));

    [Fact]
    public void is_filled_by_the_report_and_by_what_was_written_down_before()
    {
        var answers = Answers(Raised(Reported()));
        Assert.Equal((HearingState.Answered, HearingSource.Conversation), (answers["found"].State, answers["found"].Source));
        Assert.Contains("2026年11月23日 10:00", answers["found"].Value, StringComparison.Ordinal);
        Assert.Equal("山本　090-1111-2222", answers["reporter"].Value);
        Assert.Equal("電話しましたか → はい", answers["symptoms"].Value);
        Assert.Equal("LANを抜く → やりました", answers["actions"].Value);
        Assert.Equal(HearingSource.Peacetime, answers["exposed"].Source);
        Assert.Equal("VPN装置｜社外からの接続｜7.4.1｜2026年11月1日に適用\n公開サーバー｜Web", answers["exposed"].Value);
        Assert.Equal(HearingState.Missing, answers["recovery"].State);
    }

    [Fact]
    public void is_filled_by_what_the_dialogs_forms_asked_for()
    {
        var answers = Answers(Raised(Told(
            ("facts", Walk.Filled, [("machines", "経理のPC"), ("business", "支払い"), ("remote-access", "VPN")]), ("note-words", Walk.Filled, [("extension", ".lockbit"), ("note", "払え")]),
            ("data", "stolen", []), ("who", Walk.Filled, [("receiver", "A社"), ("unheard-of", "x")]), ("where", Walk.Unknown, []))));
        Assert.Equal("経理のPC", answers["machines"].Value);
        Assert.Equal("支払い", answers["business"].Value);
        Assert.Equal("VPN", answers["remote"].Value);
        Assert.Equal("data？ → stolen\nA社", answers["personal"].Value);
        Assert.Equal("data？ → stolen\nwho？ → x", answers["symptoms"].Value);
    }

    [Fact]
    public void shows_what_was_known_before_beside_what_the_reporter_says()
    {
        var incident = new Case { Organization = Given.Organization with { Peacetime = new() { RemoteAccess = "営業12名" } } }.When(new Reported(Told(("facts", Walk.Filled, [("remote-access", "VPN")]))));
        Assert.Equal("VPN\n平時の登録：営業12名", Answers(incident)["remote"].Value);
    }

    [Fact]
    public void names_what_is_not_known_about_a_device_as_something_to_find_out()
    {
        var exposed = Answers(Raised(Reported()))["exposed"];
        Assert.Equal(HearingState.Answered, exposed.State);
        Assert.Equal(["Web", "未確認", "未確認"], exposed.Rows[1].Shown(Language.Japanese).Skip(1));
        Assert.Equal(["バージョン", "修正プログラム"], exposed.Rows[1].Open.Select(c => c.Label.Ja));
        Assert.Equal(2, exposed.OpenCells);
        Assert.Equal("公開サーバー, Use: Web, Version: not known, Patches: not known", exposed.Rows[1].InWords(Language.English));
        var typed = Answers(Raised(Reported()).When(Fills(("exposed", "VPN装置|社外からの接続|7.4.1|不明"))))["exposed"];
        Assert.Equal(["修正プログラム"], typed.Rows.Single().Open.Select(c => c.Label.Ja));
    }

    [Fact]
    public void tells_on_the_card_how_much_about_devices_is_still_to_be_found_out()
    {
        var incident = Raised(Reported()).When(Fills(("machines", "KEIRI-03｜Windows 11｜経理｜あり｜開けない")));
        string Card() => string.Join('\n', IncidentCards.Card(incident.State, Language.Japanese).Sections.SelectMany(s => s.Items).Select(i => i.Text));
        Assert.Contains("（機器の欄に未確認 2）", Card(), StringComparison.Ordinal);
        incident.When(Fills(("exposed", "VPN装置｜社外からの接続｜7.4.1｜未適用")));
        Assert.DoesNotContain("機器の欄", Card(), StringComparison.Ordinal);
    }

    [Fact]
    public void reads_what_was_written_before_there_were_columns()
    {
        var rows = Answers(Raised(Reported()).When(Fills(("machines", "経理のノートPC 1台（Windows 11）\nファイルサーバー 1台"))))["machines"].Rows;
        Assert.Equal(["経理のノートPC 1台（Windows 11）", "ファイルサーバー 1台"], rows.Select(r => r.Cells[0]));
    }

    [Fact]
    public void tells_the_order_of_columns_where_there_is_no_room_for_a_table_and_puts_forward_what_is_known()
    {
        var field = ResponderActs.Form(Raised(Reported()).State, ResponderActs.Hearing, Language.Japanese)!.Fields.Single(f => f.Id == "exposed");
        Assert.Contains("名称｜用途｜バージョン｜修正プログラム", field.Hint, StringComparison.Ordinal);
        Assert.Equal(["名称", "用途", "バージョン", "修正プログラム"], field.Columns.Select(c => c.Label));
        Assert.Null(field.Value);
        Assert.StartsWith("VPN装置｜社外からの接続", field.Suggested, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IncidentKind.Ransomware, "ransom", "attack")]
    [InlineData(IncidentKind.Ddos, "attack", "ransom")]
    public void asks_for_what_the_report_form_of_that_kind_needs(IncidentKind kind, string asked, string notAsked)
    {
        var answers = Answers(Raised(Reported() with { Kind = kind }));
        Assert.Contains(asked, answers.Keys);
        Assert.DoesNotContain(notAsked, answers.Keys);
        Assert.All((string[])["cause", "secondary", "notified", "prevention"], field => Assert.Contains(field, answers.Keys));
    }

    [Fact]
    public void takes_vendor_and_insurer_from_the_partners_that_have_a_number()
    {
        var organization = Given.Organization with { Partners = [new("vendor", "保守会社") { Phone = "03-0000-0000" }, new("insurer", "保険会社") { Note = "番号を書く" }] };
        Assert.Equal([("vendor", "保守会社\n03-0000-0000")], Peacetime.Of(organization)!.Answers());
    }

    [Fact]
    public void lets_the_responders_own_words_win()
    {
        var incident = Raised(Reported()).When(Fills(("network", "全拠点")));
        Assert.Equal(("全拠点", HearingSource.Responder), (Answers(incident)["network"].Value, Answers(incident)["network"].Source));
    }

    [Fact]
    public void puts_forward_beside_the_field_what_nobody_has_confirmed()
    {
        var incident = Raised(Reported()).When(Fills(("business", "止まった")));
        var form = ResponderActs.Form(incident.State, ResponderActs.Hearing, Language.Japanese)!.Fields.ToDictionary(f => f.Id);
        Assert.Null(form["network"].Value);
        Assert.Equal("〔平時の登録〕本社と2拠点", form["network"].Placeholder);
        Assert.Equal("止まった", form["business"].Value);
        Assert.All(form.Values, f => Assert.False(f.Required));
    }

    [Theory]
    [InlineData("不明")]
    [InlineData("まだわからない。")]
    [InlineData("Not known yet")]
    public void takes_not_known_yet_for_an_answer_with_an_owner_and_a_day(string words)
    {
        var incident = Raised(Reported()).When(Fills(("recovery", words), ("business", "止まった")));
        Assert.Equal(new HearingGap(Given.Tanaka, _tomorrowAtNine), Answers(incident)["recovery"].Gap);
        Assert.Equal(HearingState.NotKnownYet, Answers(incident)["recovery"].State);
        Assert.Equal(["business"], incident.State.Hearing.Keys);
        Assert.Equal(_tomorrowAtNine, Assert.Single(incident.Last.Outgoing.OfType<Send>()).Due);
    }

    [Fact]
    public void reads_owner_and_day_from_the_form()
    {
        var input = (FillHearing)ResponderActs.Read(ResponderActs.Hearing, Given.Tanaka, new Dictionary<string, string> { ["recovery"] = "不明", ["gap-owner"] = "suzuki", ["gap-days"] = "3", ["other"] = "x" })!;
        Assert.Equal(["recovery"], input.Values.Keys);
        Assert.Equal(new HearingGap(Given.Suzuki, _tomorrowAtNine.AddDays(2)), Raised(Reported()).When(input).State.HearingGaps["recovery"]);
    }

    [Fact]
    public void leaves_it_to_the_writer_where_the_owner_is_nobody()
    {
        var incident = Raised(Reported()).When(Fills(("recovery", "不明")) with { Owner = new("nobody") });
        Assert.Equal(Given.Tanaka, incident.State.HearingGaps["recovery"].Owner);
    }

    [Fact]
    public void reminds_the_owner_once_of_what_is_still_open()
    {
        var incident = Raised(Reported()).When(Fills(("recovery", "不明"), ("logs", "不明")) with { Owner = Given.Suzuki });
        var due = Assert.Single(incident.Last.Outgoing.OfType<Send>()).Input;
        incident.When(Fills(("logs", "VPN装置 30日")));
        incident.Now = _tomorrowAtNine;
        incident.When(due);
        var reminders = incident.Last.Outgoing.OfType<Show>().Where(s => s.Prompt.Id.Contains("/hearing-due/", StringComparison.Ordinal)).ToList();
        Assert.Equal(["console:suzuki", "mail:suzuki@midori.example"], reminders.Select(r => r.To.Value));
        Assert.Equal(["復旧方針"], reminders[0].Prompt.Sections[0].Items.Select(i => i.Text));
        Assert.Equal(["recovery"], Assert.Single(incident.Last.Events.OfType<HearingOwnerReminded>()).Fields);
    }

    [Fact]
    public void reminds_nobody_of_what_was_answered_or_put_off_anew()
    {
        var incident = Raised(Reported()).When(Fills(("recovery", "不明")));
        var due = Assert.Single(incident.Last.Outgoing.OfType<Send>()).Input;
        incident.When(Fills(("recovery", "わからない")) with { KnownInDays = 7 });
        incident.Now = _tomorrowAtNine;
        Assert.Empty(incident.When(due).Last.Events);
        incident.When(Fills(("recovery", "再構築する")));
        Assert.Empty(incident.State.HearingGaps);
    }

    [Fact]
    public void reminds_nobody_after_a_false_alarm()
    {
        var incident = Raised(Reported()).When(Fills(("recovery", "不明")));
        var due = Assert.Single(incident.Last.Outgoing.OfType<Send>()).Input;
        incident.When(new Resolve(Given.Tanaka, ResolveReason.FalseAlarm, ""));
        Assert.Empty(incident.When(due).Last.Events);
    }

    [Fact]
    public void is_handed_out_to_somebody_with_a_name()
    {
        var incident = Raised(Reported()).When(new HandOutPacket(Given.Tanaka, " ", false, "ab"));
        Assert.NotNull(incident.Last.Refusal);
        incident.When(new HandOutPacket(Given.Tanaka, " 丸の内警察署 ", true, "ab"));
        Assert.Equal(new PacketHandedOut(Given.Tanaka, "丸の内警察署", true, "ab", Given.Monday), incident.Last.Events[0]);
    }

    [Fact]
    public void stands_beside_the_evidence_on_call_secured_with_where_it_was_taken_from()
    {
        var log = new AttachmentRef("a1", "vpn.log", "text/plain", 12, "ab");
        var incident = Raised(Reported()).When(new SecureEvidence(Given.Tanaka, log, " ", false));
        Assert.Equal(IncidentWording.OriginMissing, incident.Last.Refusal);
        incident.When(new SecureEvidence(Given.Tanaka, log, " VPN装置A ", true));
        Assert.Equal(new EvidenceSecured(Given.Tanaka, log, "VPN装置A", true, Given.Monday), Assert.Single(incident.State.Evidence));
    }

    private static Case Raised(Report report) => new Case { Organization = Given.Organization with { Peacetime = _before } }.When(new Reported(report));

    private static Report Reported() => Case.Report() with
    {
        Name = "山本", Phone = "090-1111-2222",
        Site = "honsha",
        Known =
        [
            new("called", Given.Words("電話しましたか"), Given.Words("はい"), true), new("cut", Given.Words("LANを抜く"), Given.Words("やりました"), false),
            new(Walk.ReporterStep, Given.Words("名前と電話"), Given.Words("山本、090-1111-2222"), false), new("site", Given.Words("どこ"), Given.Words("本社"), false),
        ],
        Answers = ImmutableDictionary<string, Escalation.Dialogs.Playbooks.Given>.Empty.Add("called", new("yes", true)).Add("cut", new(Walk.Done, false)).Add("site", new("honsha", false)),
    };

    private static Report Told(params (string Step, string Answer, (string Field, string Value)[] Fields)[] told) => Case.Report() with
    {
        Known = [.. told.Select(t => new Known(t.Step, Given.Words($"{t.Step}？"), Given.Words(t.Answer), false))],
        Answers = told.ToImmutableDictionary(t => t.Step, t => new Escalation.Dialogs.Playbooks.Given(t.Answer, false) { Fields = t.Fields.ToImmutableSortedDictionary(f => f.Field, f => f.Value) }),
    };

    private static FillHearing Fills(params (string Field, string Words)[] values) => new(Given.Tanaka, values.ToImmutableSortedDictionary(v => v.Field, v => v.Words));

    private static Dictionary<string, HearingAnswer> Answers(Case incident) => HearingAnswer.Of(incident.State).ToDictionary(a => a.Field.Id);
}
