using System.Net;
using System.Text.RegularExpressions;
using Escalation.Tests.Bot.Journeys;

namespace Escalation.Tests.Bot.Slack;

/// <summary>What whoever sets the bot up is promised.</summary>
public sealed class Installing_in_Slack
{
    [Theory]
    [InlineData("Slack__BotToken", "xoxb-1", "Slack__AppToken")]
    [InlineData("Slack__AppToken", "xapp-1-A1-x", "Slack__BotToken")]
    [InlineData("Slack__SigningSecret", "s", "Slack__BotToken")]
    [InlineData("Slack__ClientId", "1.2", "Slack__ClientSecret")]
    public async Task half_configured_the_host_does_not_start_and_says_what_is_missing(string name, string value, string missing)
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.Start(null, (name, value)));
        Assert.Contains(missing, failed.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was started", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_token_of_another_kind_is_told_from_the_right_one()
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.Start(null, ("Slack__BotToken", "xapp-1-A1-x"), ("Slack__AppToken", "xoxb-1")));
        Assert.Contains("a bot token begins with xoxb-", failed.Message, StringComparison.Ordinal);
        Assert.Contains("an app token begins with xapp-", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_doctor_finds_nothing_to_mend_where_all_is_well()
    {
        await using var company = await SlackCompany.Start(Transport.Socket, incidentChannels: true);
        var (exit, output) = await company.Host.Run("doctor slack");
        Assert.True(exit == 0, output);
        Assert.Contains("Slack is ready.", output, StringComparison.Ordinal);
        Assert.Contains("private, and the bot is in it", output, StringComparison.Ordinal);
        Assert.Contains("Slack said hello", output, StringComparison.Ordinal);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task the_doctor_says_in_words_what_to_mend()
    {
        await using var company = await SlackCompany.Start(Transport.Socket, before: c =>
        {
            c.Installed.Loses("files:read");
            c.Suzuki.Deactivated = true;
            c.OnCall.Members.Remove(c.Installed.BotUser);
        });
        await TheDoctorTells(company, "the token lacks files:read", "Reinstall to Workspace", "is deactivated", "/invite", "3 to mend");
    }

    [Fact]
    public async Task the_doctor_tells_a_public_on_call_channel_where_everybody_could_read_who_was_tricked()
    {
        Channel open = null!;
        var closed = "";
        await using var company = await SlackCompany.Start(Transport.Socket, before: c => (open, closed) = (c.Team.Channel("helpdesk", c.Installed.BotUser), c.OnCall.Id), change: text => text.Replace(closed, open.Id, StringComparison.Ordinal));
        await TheDoctorTells(company, "WRONG the on-call channel #helpdesk is public", "Make it private");
    }

    [Fact]
    public async Task the_doctor_tells_an_archived_on_call_channel()
    {
        await using var company = await SlackCompany.Start(Transport.Socket, before: c => c.OnCall.Archived = true);
        await TheDoctorTells(company, "WRONG the on-call channel #on-call is archived");
    }

    [Fact]
    public async Task the_doctor_tells_rooms_for_incidents_that_have_no_on_call_channel_to_fall_back_on()
    {
        await using var company = await SlackCompany.Start(Transport.Socket, incidentChannels: true, change: text => Regex.Replace(text, "on-call-channel: [^,]+, ", ""));
        await TheDoctorTells(company, "WRONG incident-channels is true, but there is no on-call-channel");
    }

    [Fact]
    public async Task the_doctor_tells_an_app_token_and_a_bot_token_of_two_apps()
    {
        await using var company = await SlackCompany.Start(Transport.Http, more: c => [("Slack__AppToken", c.Slack.App(SlackCompany.Manifest("manifests/slack/manifest.yaml")).AppToken)]);
        await TheDoctorTells(company, $", Slack__BotToken of {company.App.Id}", "Copy both tokens from the same app");
    }

    [Fact]
    public async Task the_doctor_tells_a_bot_token_that_ends_by_itself()
    {
        await using var company = await SlackCompany.Start(Transport.Http, more: c => [("Slack__BotToken", c.Slack.App(SlackCompany.Manifest("manifests/slack/manifest.http.yaml") with { RotatesTokens = true }).InstallIn(c.Team).BotToken)]);
        await TheDoctorTells(company, "WRONG the bot token rotates");
    }

    [Fact]
    public async Task the_doctor_tells_an_address_that_Slack_cannot_reach_from_outside()
    {
        await using var company = await SlackCompany.Start(Transport.Http);
        await TheDoctorTells(company, "WRONG Slack cannot post to http://127.0.0.1", "Set PublicUrl");
    }

    [Fact]
    public async Task the_doctor_tells_an_account_that_is_nobodys()
    {
        await using var company = await SlackCompany.Start(Transport.Socket, change: text => text.Replace("slack: U", "slack: UX", StringComparison.Ordinal));
        await TheDoctorTells(company, "tanaka (田中 美咲): Slack does not know UX", "2 to mend");
    }

    [Fact]
    public async Task the_doctor_tells_a_socket_that_is_switched_off_and_a_token_that_is_not_accepted()
    {
        await using var company = await SlackCompany.Start(Transport.Socket);
        foreach (var method in new[] { "apps.connections.open", "auth.test" }) company.Slack.Faults.Refuse(method, "invalid_auth", times: 20);
        await TheDoctorTells(company, "WRONG no socket can be opened: invalid_auth", "WRONG Slack does not accept Slack__BotToken: invalid_auth");
    }

    [Fact]
    public async Task a_second_workspace_installs_over_the_web_and_its_people_are_guided_too()
    {
        await using var install = await WebInstall.Begin();
        var (company, client) = (install.Company, install.Client);
        var other = company.Slack.Workspace("Osaka");
        var yuki = other.Person("yuki", locale: "ja-JP");
        company.App.Installer = (yuki, other);
        var done = await install.Install();
        Assert.Contains("Installed: Osaka", done, StringComparison.Ordinal);

        await yuki.WritesTo(company.App, SlackCompany.Frightened);
        await yuki.WaitsFor("絶対にしないこと");
        var stored = await File.ReadAllBytesAsync(Path.Combine(company.Host.StoreFolder, "escalation.db"), TestContext.Current.CancellationToken);
        Assert.Equal(-1, stored.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(company.App.Installations.Single(i => i.Team == other).BotToken)));

        await company.App.Installations.Single(i => i.Team == other).Uninstall();
        await Waiting.For(() => company.Host.Output.Contains("has removed the app", StringComparison.Ordinal), "a word that the app is gone");
        Assert.NotNull(client);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task an_organisation_of_workspaces_installs_once_for_all_of_them()
    {
        await using var install = await WebInstall.Begin();
        var company = install.Company;
        var (north, south) = (company.Slack.Workspace("North", "E0ORG"), company.Slack.Workspace("South", "E0ORG"));
        var (yuki, ren) = (north.Person("yuki", locale: "ja-JP"), south.Person("ren", locale: "ja-JP"));
        company.App.Installer = (yuki, null);
        await install.Install();
        await yuki.WritesTo(company.App, SlackCompany.Frightened);
        await ren.WritesTo(company.App, SlackCompany.Frightened);
        var card = await ren.WaitsFor("絶対にしないこと");
        await yuki.WaitsFor("絶対にしないこと");
        await ren.Presses(card, "わからない");
        await company.Slack.WaitFor(() => card.Drawings.Count > 1);
        company.HasNoComplaints();
    }

    [Fact]
    public async Task on_call_staff_of_an_organisation_of_workspaces_are_paged_and_get_their_room()
    {
        Workspace north = null!, south = null!;
        Person yuki = null!, ren = null!;
        Func<string, string> named = null!;
        await using var install = await WebInstall.Begin(
            before: company =>
            {
                (north, south) = (company.Slack.Workspace("North", "E0ORG"), company.Slack.Workspace("South", "E0ORG"));
                (yuki, ren) = (north.Person("yuki", locale: "ja-JP"), south.Person("ren", locale: "ja-JP"));
                var onCall = south.PrivateChannel("on-call", ren);
                named = text => text.Replace($"slack: {company.Tanaka.Id}", $"slack: {south.Id}/{ren.Id}", StringComparison.Ordinal).Replace(company.OnCall.Id, $"{south.Id}/{onCall.Id}", StringComparison.Ordinal);
            },
            change: text => named(text));
        install.Company.App.Installer = (yuki, null);
        await install.Install();
        await yuki.WritesTo(install.Company.App, "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました");
        var page = await ren.WaitsFor("遠隔操作されました");
        await install.Company.Slack.WaitFor(() => south.AllChannels.Find(c => c.Name.StartsWith("inc-", StringComparison.Ordinal) && c.Holds(ren)));
        await ren.Presses(page, "対応する");
        await install.Company.Slack.WaitFor(() => page.Drawings.Count > 1);
        install.Company.HasNoComplaints();
    }

    [Fact]
    public async Task an_installation_begun_in_another_browser_is_not_finished_in_this_one()
    {
        await using var install = await WebInstall.Begin();
        var authorize = await install.Client.GetAsync("/slack/install", TestContext.Current.CancellationToken);
        var back = await WebInstall.Authorize(authorize.Headers.Location!);
        using var elsewhere = new HttpClient { BaseAddress = install.Company.Host.Address };
        Assert.Equal(HttpStatusCode.BadRequest, (await elsewhere.GetAsync(back.PathAndQuery, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await install.Client.GetAsync(back.PathAndQuery, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await install.Client.GetAsync(back.PathAndQuery, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task an_installation_is_finished_once_though_a_browser_keeps_its_cookie(bool restarted)
    {
        await using var install = await WebInstall.Begin();
        var begun = await install.Client.GetAsync("/slack/install", TestContext.Current.CancellationToken);
        var cookie = begun.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("slack-install=", StringComparison.Ordinal)).Split(';')[0];
        var (once, again) = (await WebInstall.Authorize(begun.Headers.Location!), await WebInstall.Authorize(begun.Headers.Location!));
        Assert.Equal(HttpStatusCode.OK, await Return(once));
        if (restarted)
        {
            await install.Company.Host.Kill();
            await install.Company.Host.StartAgain();
        }

        Assert.Equal(HttpStatusCode.BadRequest, await Return(again));

        async Task<HttpStatusCode> Return(Uri back)
        {
            using var keeps = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = install.Company.Host.Address, DefaultRequestHeaders = { { "Cookie", cookie } } };
            return (await keeps.GetAsync(back.PathAndQuery)).StatusCode;
        }
    }

    [Fact]
    public async Task only_somebody_signed_in_to_the_console_can_begin_to_install()
    {
        await using var install = await WebInstall.Begin();
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = install.Company.Host.Address };
        Assert.Contains("/signin", (await stranger.GetAsync("/slack/install", TestContext.Current.CancellationToken)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task TheDoctorTells(SlackCompany company, params string[] words)
    {
        var (exit, output) = await company.Host.Run("doctor slack");
        Assert.Equal(1, exit);
        foreach (var said in words) Assert.Contains(said, output, StringComparison.Ordinal);
    }

    /// <summary>Somebody on call in their browser, and an app that many workspaces may install.</summary>
    private sealed class WebInstall : IAsyncDisposable
    {
        public SlackCompany Company { get; private init; } = null!;
        public HttpClient Client { get; private init; } = null!;

        public static async Task<WebInstall> Begin(Action<SlackCompany>? before = null, Func<string, string>? change = null)
        {
            var company = await SlackCompany.Start(Transport.Http, incidentChannels: change is not null, before: before, change: change, more: c => [("Slack__ClientId", c.App.ClientId), ("Slack__ClientSecret", c.App.ClientSecret)]);
            company.App.RedirectUrls.Add(new(company.Host.Address, "/slack/oauth"));
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = company.Host.Address };
            await SignIn(client, company.Host.SignInLink);
            return new() { Company = company, Client = client };
        }

        private static async Task SignIn(HttpClient client, string link)
        {
            var page = await client.GetStringAsync(link);
            var forgery = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
            await client.PostAsync("/signin", new FormUrlEncodedContent([new("token", link.Split("token=")[1]), new("__RequestVerificationToken", WebUtility.HtmlDecode(forgery))]));
        }

        public async Task<string> Install()
        {
            var authorize = await Client.GetAsync("/slack/install");
            var back = await Authorize(authorize.Headers.Location!);
            return await Client.GetStringAsync(back.PathAndQuery);
        }

        public static async Task<Uri> Authorize(Uri slack)
        {
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            return (await browser.GetAsync(slack)).Headers.Location!;
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Company.DisposeAsync();
        }
    }
}
