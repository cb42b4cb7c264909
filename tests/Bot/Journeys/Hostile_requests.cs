using System.Net;
using System.Text;

namespace Escalation.Tests.Bot.Journeys;

public sealed class Hostile_requests : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.Start();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task without_the_anti_forgery_token_are_refused_in_words()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Open();
        var response = await visitor.Post("/say", ("text", "警告音"), ("__RequestVerificationToken", "forged"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("読み込み直して", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_refused_on_a_page_with_a_way_back_where_no_script_shows_the_words()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Open();
        visitor.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        foreach (var (response, words) in new[]
        {
            (await visitor.Post("/say", ("text", "警告音"), ("__RequestVerificationToken", "forged")), "読み込み直して"),
            (await visitor.Client.GetAsync("/nowhere", TestContext.Current.CancellationToken), "このページはありません"),
        })
        {
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains("<a href=\"/\">", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task that_we_fail_at_are_answered_in_words_and_say_what_a_browser_may_do()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says("警告音が鳴って電話番号が出ています");
        var folder = Path.Combine(_host.StoreFolder, "attachments");
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "no folder", TestContext.Current.CancellationToken);
        var response = await visitor.Attaches("screen.png", Samples.Png);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("もう一度送ってください", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task sent_twice_are_handled_once()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Open();
        var message = visitor.Hidden().Single(h => h.Name == "message").Value;
        await visitor.Post("/say", ("text", "警告音が鳴って電話番号が出ています"), ("message", message));
        var first = visitor.Card;
        await visitor.Post("/say", ("text", "警告音が鳴って電話番号が出ています"), ("message", message));
        Assert.Equal(first, visitor.Card);
        Assert.Equal(1, visitor.Page.Split("「警告音が鳴って電話番号が出ています」").Length - 1);
    }

    [Fact]
    public async Task with_a_megabyte_of_text_are_refused_in_words()
    {
        using var visitor = new Visitor(_host.Address);
        var response = await visitor.Says(new string('警', 400_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task with_a_file_over_twenty_megabytes_are_refused()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says("警告音が鳴って電話番号が出ています");
        var response = await visitor.Attaches("big.png", [.. Samples.Png, .. new byte[21 * 1024 * 1024]]);
        Assert.True(response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task for_the_console_without_signing_in_lead_to_the_sign_in()
    {
        using var visitor = new Visitor(_host.Address);
        foreach (var path in (string[])["/console", "/console/incidents/AAAA-AAAA", "/console/attachments/x"])
        {
            var response = await visitor.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Contains("/signin", response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task with_a_used_or_invented_sign_in_token_are_refused()
    {
        using var first = new Visitor(_host.Address);
        using var second = new Visitor(_host.Address);
        Assert.EndsWith("/console", (await SignIn(first)).RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(second)).StatusCode);
    }

    [Theory]
    [InlineData("\u202Eあいう\u200B\uFEFF警告音と電話番号が出ています")]
    [InlineData("警告音が鳴って電話番号が出ています\u0007\u001b[31m")]
    [InlineData("'; drop table events; -- 警告音が鳴って電話番号が出ています")]
    public async Task with_odd_letters_are_taken_as_words(string text)
    {
        using var visitor = new Visitor(_host.Address);
        Assert.True((await visitor.Says(text)).IsSuccessStatusCode);
        Assert.NotEmpty(visitor.Card);
    }

    [Fact]
    public async Task that_are_no_readable_form_are_refused_in_words()
    {
        using var visitor = new Visitor(_host.Address);
        var response = await visitor.Says("警告音\0");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("読めませんでした", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("called:yes:extra")]
    [InlineData(":::")]
    [InlineData("correct:nowhere")]
    [InlineData("language:xx")]
    [InlineData("<script>")]
    public async Task with_choices_that_were_never_offered_get_the_present_card_again(string choice)
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says("警告音が鳴って電話番号が出ています");
        Assert.True((await visitor.Chooses(choice)).IsSuccessStatusCode);
        Assert.Contains("偽のセキュリティ警告", visitor.Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task get_answers_that_say_what_a_browser_may_do()
    {
        using var visitor = new Visitor(_host.Address);
        var response = await visitor.Client.GetAsync("/", TestContext.Current.CancellationToken);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task leave_no_words_of_people_in_the_logs()
    {
        using var visitor = new Visitor(_host.Address);
        await visitor.Says("警告音が鳴って電話番号が出ています。秘密の言葉ホトトギス");
        await visitor.Attaches("秘密の名前.txt", Encoding.UTF8.GetBytes("秘密の中身"));
        Assert.DoesNotContain("ホトトギス", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", _host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task for_health_are_answered(string path)
    {
        using var visitor = new Visitor(_host.Address);
        Assert.True((await visitor.Client.GetAsync(path, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    private async Task<HttpResponseMessage> SignIn(Visitor visitor)
    {
        var token = _host.SignInLink.Split("token=")[1];
        var page = await visitor.Client.GetStringAsync($"/signin?token={token}", TestContext.Current.CancellationToken);
        var forgery = System.Text.RegularExpressions.Regex.Match(page, """name="__RequestVerificationToken" value="([^"]+)""").Groups[1].Value;
        return await visitor.Client.PostAsync("/signin", new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["__RequestVerificationToken"] = WebUtility.HtmlDecode(forgery) }), TestContext.Current.CancellationToken);
    }
}
