using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Journeys;

public sealed class The_command_line : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task recognizes_one_message_a_line_and_names_the_line_it_cannot_read()
    {
        var (exit, output) = await _host.Run("recognize",
            """
            {"id":"a","text":"画面から爆音が鳴って電話番号が出てます。AnyDeskを入れてしまいました"}
            no json
            {"id":3,"text":"今日のお昼はカレーにします"}

            """);
        var lines = Lines(output);
        Assert.Equal(1, exit);
        Assert.Equal(("a", "support-scam", "AnyDesk"), (lines[0]["id"]!.GetValue<string>(), lines[0]["kind"]!.GetValue<string>(), lines[0]["facts"]!["remote_tool"]!.GetValue<string>()));
        Assert.Equal(2, lines[1]["line"]!.GetValue<int>());
        Assert.Equal("none", lines[2]["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task says_which_word_it_does_not_know_instead_of_starting_the_server()
    {
        foreach (var (line, word) in new[] { ("recognise", "recognise"), ("catalog check --foldr here", "--foldr"), ("serve now", "now") })
        {
            var (exit, output) = await _host.Run(line);
            Assert.Equal(1, exit);
            Assert.StartsWith($"'{word}' is no command, no option and no setting.", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task converses_and_moves_the_clock()
    {
        var (exit, output) = await _host.Run("converse --jsonl",
            """
            {"say":"警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました"}
            {"wait":"PT10M"}
            {"choose":"human"}
            {"nonsense":1}
            {"language":"en"}

            """);
        var lines = Lines(output);
        Assert.Equal(1, exit);
        Assert.Contains(lines, l => Kind(l) == "incident-raised");
        Assert.Contains(lines, l => Kind(l) == "reporter-silence-noticed");
        Assert.Contains(lines, l => Kind(l) == "level-paged" && l["event"]!["round"]!.GetValue<int>() == 1);
        Assert.Contains(lines, l => l["to"]?.GetValue<string>().StartsWith("mail:", StringComparison.Ordinal) == true);
        Assert.Contains(lines, l => l["error"] is not null && l["line"]!.GetValue<int>() == 4);
        Assert.Contains(lines, l => l["prompt"]?["language"]?.GetValue<string>() == "en");
        Assert.All(lines.Where(l => l["prompt"] is not null), l => Assert.NotNull(l["prompt"]!["id"]));
    }

    [Fact]
    public async Task converses_with_fields_and_files()
    {
        var picture = Path.Combine(_host.Folder, "画面.png");
        await File.WriteAllBytesAsync(picture, Samples.Png, TestContext.Current.CancellationToken);
        var (exit, output) = await _host.Run("converse --jsonl",
            $$$"""
            {"say":"警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました"}
            {"fill":{"name":"安奈","phone":"090-0000-1111"}}
            {"attach":{{{JsonValue.Create(picture).ToJsonString()}}}}
            {"responder":"acknowledge"}

            """);
        Assert.True(exit == 0, output);
        var lines = Lines(output);
        Assert.DoesNotContain(lines, l => l["error"] is not null);
        Assert.Contains(lines, l => l["to"]?.GetValue<string>().StartsWith("mail:", StringComparison.Ordinal) == true);
        var last = lines.Last(l => l["prompt"]?["card"] is not null && l["to"]!.GetValue<string>().StartsWith("web:", StringComparison.Ordinal))["prompt"]!;
        Assert.DoesNotContain(last["fields"]!.AsArray(), f => f!["id"]!.GetValue<string>() == "phone");
        Assert.Equal("画面.png", Assert.Single(last["attachments"]!.AsArray())!["name"]!.GetValue<string>());
        var changed = lines.Last(l => Kind(l) == "report-changed")["event"]!["report"]!;
        Assert.Equal("090-0000-1111", changed["phone"]!.GetValue<string>());
        Assert.Contains(lines, l => Kind(l) == "incident-acknowledged");
    }

    [Fact]
    public async Task converses_with_a_person_at_a_terminal()
    {
        var picture = Path.Combine(_host.Folder, "screen.png");
        await File.WriteAllBytesAsync(picture, Samples.Png, TestContext.Current.CancellationToken);
        var (exit, output) = await _host.Run("converse --language en", $"They operated my PC by remote control and I phoned the number on the screen\nphone=090-0000-1111\n/attach {picture}\n/attach nowhere.png\n1\n/wait PT10M\n/quit\nnot read\n");
        Assert.True(exit == 0, output);
        Assert.Contains("incident-raised", output, StringComparison.Ordinal);
        Assert.Contains("→ mail:tanaka@midori.example", output, StringComparison.Ordinal);
        Assert.Contains("! ", output, StringComparison.Ordinal); // There is no such file.
        Assert.Contains("level-paged", output, StringComparison.Ordinal);
        Assert.Contains("reporter-silence-noticed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_what_to_write_where_a_line_cannot_be_used_and_goes_on()
    {
        string[] wrong =
        [
            "no json", """["say"]""", """{"say":"a","say":"b"}""", """{"say":5}""", """{"choose":7}""", """{"fill":"x"}""", """{"attach":"/no/such/file"}""",
            """{"wait":"10m"}""", """{"wait":"-PT10M"}""", """{"language":"fr"}""", """{"responder":"acknowledge"}""", "{}",
        ];
        var (exit, output) = await _host.Run("converse --jsonl", string.Join('\n', [.. wrong, """{"say":"警告の画面が出て電話してしまいました"}""", """{"choose":"bogus"}""", """{"fill":{"bogus":"x"}}""", ""]));
        var lines = Lines(output);
        Assert.Equal(1, exit);
        for (var i = 0; i < wrong.Length; i++) Assert.Equal(i + 1, lines[i]["line"]!.GetValue<int>());
        Assert.Contains("PT10M", lines[7]["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("ja-easy", lines[9]["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(lines, l => Kind(l) == "incident-raised");
        Assert.All(lines.Where(l => l["line"]?.GetValue<int>() > wrong.Length), l => Assert.Contains("remote:yes", l["error"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(l => l["line"]?.GetValue<int>() > wrong.Length));
    }

    [Fact]
    public async Task checks_and_draws_the_catalog()
    {
        var (exit, output) = await _host.Run("catalog check");
        Assert.True(exit == 0, output);
        (exit, output) = await _host.Run("catalog graph support-scam --language en");
        Assert.Equal(0, exit);
        Assert.Contains("flowchart TD", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task lists_all_problems_of_the_organisation_file_and_does_not_start()
    {
        await _host.Kill();
        await File.WriteAllTextAsync(_host.OrganizationFile, "name: x\nsites: [{ id: a, name: b, prefecture: Atlantis }]\n", TestContext.Current.CancellationToken);
        var (exit, output) = await _host.Run("serve");
        Assert.Equal(1, exit);
        Assert.Contains("organization.yaml:2 'Atlantis' is no prefecture", output, StringComparison.Ordinal);
        Assert.Contains("'people' is empty", output, StringComparison.Ordinal);
        Assert.Contains("'escalation' is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task exports_verifies_and_backs_up_beside_the_running_host()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says("警告音が鳴って電話番号が出ましたが、もう閉じました。電話も入力もしていません");
        foreach (var choice in new[] { "remote:no", "typed:no", "new" }) await visitor.Chooses(choice);
        await visitor.Says("警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました");
        await visitor.Attaches("画面.png", Samples.Png);
        var reference = visitor.Reference;
        (int Exit, string Output) export = default;
        for (var i = 0; i < 40 && (export = await _host.Run($"export --incident {reference}")).Exit != 0; i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(export.Exit == 0, export.Output);
        var all = JsonNode.Parse(export.Output!)!;
        Assert.Equal(reference, all["incident"]!.GetValue<string>());
        Assert.Equal("画面.png", Assert.Single(all["attachments"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Equal(Samples.Png, Convert.FromBase64String(all["attachments"]![0]!["content"]!.GetValue<string>()));
        Assert.Contains("遠隔操作されました", all["conversation"]![0]!["event"]!["text"]!.GetValue<string>(), StringComparison.Ordinal); // Not the popup that was closed before.
        var shown = all["outgoing"]!.AsArray().Where(o => o!["prompt"] is not null).ToList();
        Assert.Contains(shown, o => o!["from"]!.GetValue<string>().StartsWith("conversation/", StringComparison.Ordinal) && o["state"]!.GetValue<string>() == "Sent" && o["prompt"]!.ToJsonString().Contains("\\u96FB\\u8A71", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(shown, o => o!["to"]!.GetValue<string>() == "mail:tanaka@midori.example" && o["state"]!.GetValue<string>() == "GaveUp" && o["reason"]!.GetValue<string>().Contains("Mail__Host", StringComparison.Ordinal));
        Assert.Contains(all["outgoing"]!.AsArray(), o => o!["input"]?["kind"]!.GetValue<string>() == "acknowledgement-due" && o["state"]!.GetValue<string>() == "Pending");

        var (exit, output) = await _host.Run("verify");
        Assert.True(exit == 0, output);
        var copy = Path.Combine(_host.Folder, "copy");
        (exit, output) = await _host.Run($"backup \"{copy}\"");
        Assert.True(exit == 0, output);
        (exit, output) = await _host.Run($"verify --Store:Folder={copy}");
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task names_the_first_entry_that_was_changed_afterwards()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says("警告音が鳴って電話番号が出ています");
        await _host.Kill();
        await using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_host.StoreFolder, "escalation.db")}"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            var change = database.CreateCommand();
            change.CommandText = "update events set json = replace(json, '警告音', '何もない') where version = 1";
            Assert.True(await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0);
        }

        var (exit, output) = await _host.Run("verify");
        Assert.Equal(1, exit);
        Assert.Contains("broken: conversation/", output, StringComparison.Ordinal);
        Assert.Contains("version 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task makes_a_sign_in_link_for_a_colleague_and_says_who_there_is_for_a_wrong_name()
    {
        var (exit, output) = await _host.Run("signin suzuki");
        Assert.True(exit == 0, output);
        Assert.Contains("/signin?token=", output, StringComparison.Ordinal);
        (exit, output) = await _host.Run("signin suzuky");
        Assert.Equal(1, exit);
        Assert.Contains("tanaka, suzuki", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_what_each_command_is_for()
    {
        foreach (var command in (string[])["", "recognize ", "converse ", "catalog ", "verify ", "export ", "signin ", "backup "])
        {
            var (exit, output) = await _host.Run($"{command}--help");
            Assert.Equal(0, exit);
            Assert.Contains("Description:", output, StringComparison.Ordinal);
        }
    }

    private static string? Kind(JsonNode line) => line["event"]?["kind"]?.GetValue<string>();

    private static List<JsonNode> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith('{')).Select(l => JsonNode.Parse(l)!)];
}
