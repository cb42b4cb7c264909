using Escalation.Bot.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The pages that no journey passes: the first card of every playbook, the question to a doubtful word, and whatever says no. In each language, by eye and by screen reader.</summary>
public sealed class What_every_reader_meets(Browser browser)
{
    private static readonly (string Kind, string Words)[] _reports =
    [
        ("support-scam", "画面から爆音が鳴って、電話番号が出てて閉じられません"),
        ("ransomware", "共有フォルダのファイルの拡張子が全部変わって開けません。身代金の紙も出ています"),
        ("phishing", "宅配の不在通知のSMSのリンクを開いてカード番号を入れてしまいました"),
        ("account-compromise", "自分のOutlookから迷惑メールが勝手に送信されてます"),
        ("malware", "請求書のzip開いてコンテンツの有効化を押したあと何も起きない。大丈夫？"),
        ("bec", "海外の取引先から口座変更のメールが来て300万円送金したあとに、偽メールだったとわかりました"),
        ("unauthorized-transfer", "会社の口座から知らないところに2千万円ネットバンキングで振り込まれてる"),
        ("lost-device", "電車に会社のスマホ忘れました。駅に聞いても無いって…"),
        ("data-leak", "お客様300人分の名簿を間違って別の会社にメールで送ってしまいました"),
        ("web-defacement", "うちのホームページを開くと知らない中国語の通販サイトに飛ばされると客から連絡"),
        ("ddos", "朝からサイトが重くて落ちてます。ビットコイン払わないと攻撃続けるってメールも来た"),
        ("network-intrusion", "VPN装置に見覚えのない管理者アカウントが増えてる"),
        ("insider", "退職する先輩が顧客名簿をUSBにコピーしてるのを見てしまいました"),
        ("general", "なんか変なんです"),
    ];

    [Fact]
    public async Task the_first_card_of_every_playbook_in_every_language()
    {
        Assert.Equal(ShippedCatalog.Catalog.Playbooks.Select(p => p.Id).Order(), _reports.Select(r => r.Kind).Order());
        await using var host = await HostProcess.Start(null, ("Limits__PostsPerTenSeconds", "100000"));
        var page = await browser.Open(host.Address);
        foreach (var (index, (kind, words)) in _reports.Index())
        {
            await page.Context.ClearCookiesAsync(); // Somebody else.
            await page.GotoAsync("/");
            await Reporting_in_a_browser.Say(page, words);
            foreach (var language in Languages.All)
            {
                await page.Locator($".languages button[value='language:{language.Tag()}']").ClickAsync();
                await Expect(page.Locator(".never h3")).ToHaveTextAsync(Wording.Never.In(language));
                await Expect(page.Locator(".card h2")).ToContainTextAsync(ShippedCatalog.Playbook(kind).Title.In(language));
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{kind} in {language} is wider than the phone");
                await page.HasRoomForFingers();
                if (index % Languages.All.Count != (int)language) continue; // Each kind is looked at in one language, each language with every third kind.
                await page.Keep($"reporter-first-{kind}-{language.Tag()}-phone");
                await page.HasNoSeriousViolation();
            }
        }

        Assert.Empty(browser.ErrorsOf(page));
    }

    [Theory]
    [InlineData("ja", true)]
    [InlineData("ja-easy", true)]
    [InlineData("en", false)]
    public async Task what_says_no(string tag, bool phone)
    {
        var language = Languages.Parse(tag)!.Value;
        await using var host = await HostProcess.Start();
        var page = await browser.Open(host.Address, language == Language.English ? "en-US" : "ja-JP", phone);
        await page.Chooses(host.Address, "language", language);
        async Task Looks(string name, Text words)
        {
            await Expect(page.GetByText(words.In(language))).ToBeVisibleAsync();
            await page.Keep($"reporter-{name}-{tag}{(phone ? "-phone" : "")}");
            await page.HasNoSeriousViolation();
            await page.HasRoomForFingers();
        }

        // Words that may be nothing.
        await page.GotoAsync("/");
        await page.Locator("#text").FillAsync("test");
        await page.Locator(".say button").ClickAsync();
        await Looks("doubt", Wording.DoubtBody);
        await page.Locator("button[value='doubt:no']").ClickAsync();
        await Expect(page.Locator(".openings")).ToBeVisibleAsync();

        // Beside what was pressed, the card stays.
        await Reporting_in_a_browser.Say(page, "画面から警告音が鳴っています");
        var file = page.Locator("input[type=file]");
        await file.SetInputFilesAsync(new FilePayload { Name = "support.exe", MimeType = "image/png", Buffer = Samples.Program });
        await Looks("not-allowed", RefusalWording.NotAllowed);
        var big = Path.Combine(host.Folder, "big.png"); // From the disk: handed to the browser in a message it takes most of a minute.
        await File.WriteAllBytesAsync(big, [.. Samples.Png, .. new byte[UploadedContent.LongestBytes]], TestContext.Current.CancellationToken);
        await file.SetInputFilesAsync(big);
        await Looks("too-large", RefusalWording.TooLarge);
        await Expect(page.Locator(".never")).ToBeVisibleAsync();

        // A page of its own where no script is.
        await page.Locator("form.say").EvaluateAsync("form => { form.elements.__RequestVerificationToken.value = 'forged'; form.elements.text.value = 'x'; form.submit(); }");
        await Looks("page-too-old", RefusalWording.PageTooOld);
        await page.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(".never")).ToBeVisibleAsync();
        await page.GotoAsync("/nowhere");
        await Looks("no-such-page", RefusalWording.NoSuchPage);
        await page.GotoAsync("/p/AAAAAAAAAA");
        await Looks("handover-gone", new(WebWordingOf(Language.Japanese), WebWordingOf(Language.EasyJapanese), WebWordingOf(Language.English)));
        await page.GetByRole(AriaRole.Link).ClickAsync();
        using var flood = new HttpClient { BaseAddress = host.Address };
        while ((await flood.PostAsync(new Uri("/say", UriKind.Relative), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken)).StatusCode != System.Net.HttpStatusCode.TooManyRequests) { }
        await page.Locator("#text").FillAsync("まだ鳴っています");
        await page.Locator(".say button").ClickAsync();
        await Looks("too-often", RefusalWording.TooOften);
        await Expect(page.Locator("#text")).ToHaveValueAsync("まだ鳴っています");

        static string WebWordingOf(Language language) => new Escalation.Channels.Web.WebWording(language).CarryOverGone;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task the_door_of_the_console(bool phone)
    {
        await using var host = await HostProcess.Start();
        var page = await browser.Open(host.Address, phone: phone);
        foreach (var (name, path, words) in ((string, string, string)[])[("without-a-link", "/console", "./run signin"), ("with-a-link", "/signin?token=x", "サインインする / Sign in")])
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(words);
            await page.Keep($"signin-{name}{(phone ? "-phone" : "")}");
            await page.HasNoSeriousViolation();
            await page.HasRoomForFingers();
        }

        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This link no longer works");
        await page.Keep($"signin-used{(phone ? "-phone" : "")}");
        await page.HasNoSeriousViolation();
    }
}
