using Escalation.Dialogs;
using Escalation.Recognition;

namespace Escalation.Tests.Bot.Recognition;

public sealed class A_message
{
    private static readonly LocalRecognizer _recognizer = LocalRecognizer.Load();

    [Theory]
    [InlineData("画面から爆音が鳴って、電話番号が出てて閉じられません", IncidentKind.SupportScam)]
    [InlineData("がめんがとじられないしおとがなりやまない", IncidentKind.SupportScam)]
    [InlineData("my screen is beeping and says call microsoft support, i can't close it", IncidentKind.SupportScam)]
    [InlineData("共有フォルダのファイルが全部開けなくて拡張子が変になってる", IncidentKind.Ransomware)]
    [InlineData("偽のログイン画面にパスワード入れちゃいました", IncidentKind.Phishing)]
    [InlineData("I clicked the link in that email and typed my password", IncidentKind.Phishing)]
    [InlineData("会社の携帯を電車に忘れました", IncidentKind.LostDevice)]
    [InlineData("お客様の名簿を違う会社にメールで送ってしまいました", IncidentKind.DataLeak)]
    public void That_reports_is_recognised_with_its_kind(string text, IncidentKind kind)
    {
        var recognition = _recognizer.Recognize(text);
        Assert.Equal(kind, recognition.Kind);
        Assert.InRange(recognition.ReportConfidence, Dialogs.Conversations.Recognition.Sure, 1);
    }

    [Theory]
    [InlineData("子供がウイルス性胃腸炎なので今日は休みます")]
    [InlineData("ポップアップのコンポーネントをレビューお願いします")]
    [InlineData("来月の標的型メール訓練のご案内です")]
    [InlineData("週末は釣りに行ってきました")]
    [InlineData("プリンターが紙詰まりです")]
    [InlineData("他社がランサムウェアの被害にあったってニュース見ました?")]
    [InlineData("the printer on the second floor is out of toner")]
    [InlineData("can you review my popup component pull request?")]
    public void That_is_ordinary_talk_is_left_alone(string text) => Assert.Equal(IncidentKind.None, _recognizer.Recognize(text).Kind);

    [Theory]
    [InlineData("{0} を開いてパスワードを入れてしまいました", "https://login.example.top/mail", "http://ransomware-news.example.jp/2031/encrypted")]
    [InlineData("画面に {0} と出て閉じられません", "050-3198-7742", "0120-448-610")]
    [InlineData("返事は {0} にください", "hacked@virus.example.com", "info@example.jp")]
    public void Is_judged_alike_whatever_address_or_number_is_in_it(string text, string one, string other) =>
        Assert.Equal(Confidence(text, one), Confidence(text, other));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("!")]
    [InlineData("😱😱😱")]
    [InlineData("\u202E\u200F\u200B")]
    [InlineData("\uD83D")]
    [InlineData("ー")]
    public void That_says_nothing_is_no_report(string text) => Assert.Equal(IncidentKind.None, _recognizer.Recognize(text).Kind);

    [Fact]
    public void That_is_a_whole_file_is_read_in_part() => Assert.NotNull(_recognizer.Recognize(new string('電', 100_000)));

    [Fact]
    public void That_ends_or_begins_anywhere_is_read_without_an_error()
    {
        // The code that .NET generates for a pattern may fail on one text in ten thousand; it did.
        foreach (var line in Corpus.Lines())
            for (var cut = 0; cut <= line.Length; cut += 15)
                _ = (_recognizer.Recognize(line[..cut]), _recognizer.Recognize(line[cut..]));
    }

    [Fact]
    public void Is_recognised_the_same_on_every_thread()
    {
        string[] texts = ["画面が閉じられない", "会議の資料です", "I lost my work phone", "パスワードを入れてしまった"];
        var expected = texts.Select(text => _recognizer.Recognize(text).ReportConfidence).ToArray();
        Parallel.For(0, 1000, i => Assert.Equal(expected[i % texts.Length], _recognizer.Recognize(texts[i % texts.Length]).ReportConfidence));
    }

    private static double Confidence(string text, string contact) =>
        _recognizer.Recognize(text.Replace("{0}", contact, StringComparison.Ordinal)).ReportConfidence;
}
