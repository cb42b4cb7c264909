namespace Escalation.Tests.Bot.Journeys;

public sealed class Paging_by_mail
{
    private const string Harmed = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";

    [Fact]
    public async Task reaches_whoever_is_on_call_with_what_they_need_and_a_link()
    {
        await using var mail = await MailServer.Start();
        await using var host = await HostProcess.Start(null, [.. mail.Settings]);
        using var visitor = new Visitor(host.Address);
        await visitor.Says(Harmed);
        await Waiting.For(() => mail.Received.Count > 0, "a page by mail");
        var page = mail.Received.First();
        Assert.Equal("tanaka@midori.example", page.To);
        Assert.StartsWith("【高】", page.Subject, StringComparison.Ordinal);
        Assert.Contains($"{host.Address}console/incidents/", page.Text, StringComparison.Ordinal);
        Assert.Contains(Harmed, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_refused_for_good_is_seen_on_the_record_and_does_not_stop_the_host()
    {
        await using var mail = await MailServer.Start(refuse: 550);
        await using var host = await HostProcess.Start(null, [.. mail.Settings]);
        using var visitor = new Visitor(host.Address);
        await visitor.Says(Harmed);
        await Waiting.For(() => host.Output.Contains("cannot be delivered", StringComparison.Ordinal), "a word about the refused page");
        Assert.Empty(mail.Received);
        Assert.Contains("ok", await visitor.Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task half_configured_does_not_start_and_says_all_that_is_missing()
    {
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.Start(null, ("Mail__User", "bot")));
        Assert.Contains("Mail__Host", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("Mail__From", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("Mail__Password", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_done_for_a_popup_alone()
    {
        await using var mail = await MailServer.Start();
        await using var host = await HostProcess.Start(null, [.. mail.Settings]);
        using var harmless = new Visitor(host.Address);
        await harmless.Says("警告音が鳴って電話番号が出ましたが、もう閉じました。電話も入力もしていません");
        using var harmed = new Visitor(host.Address);
        await harmed.Says(Harmed);
        await Waiting.For(() => mail.Received.Count > 0, "the page of the one who was harmed");
        Assert.All(mail.Received, m => Assert.Contains(Harmed, m.Text, StringComparison.Ordinal));
    }
}

internal static class Waiting
{
    public static Task For(Func<bool> holds, string what, int seconds = 30) => For(() => Task.FromResult(holds()), what, seconds);

    public static async Task For(Func<Task<bool>> holds, string what, int seconds = 30)
    {
        var until = DateTime.UtcNow.AddSeconds(seconds);
        while (!await holds())
        {
            if (DateTime.UtcNow > until) Assert.Fail($"There never was {what}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
