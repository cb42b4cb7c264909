using Escalation.Bot.OnCallConsole.Wording;
using Escalation.Dialogs;

namespace Escalation.Tests.Bot.Journeys;

public sealed class Why_a_message_was_not_delivered
{
    [Theory]
    [InlineData("not configured: Mail__Host", "設定されていません：Mail__Host")]
    [InlineData("the mail server says 550: 5.1.1 User unknown", "メールサーバーが宛先か差出人を受け付けません。メールアドレスを確かめてください（サーバーの言葉：550: 5.1.1 User unknown）")]
    [InlineData("the mail server says 451: Greylisted", "メールサーバーが、いまは受け取れないと答えました（サーバーの言葉：451: Greylisted）")]
    [InlineData("the mail server says 530: Authentication required", "メールサーバーが受け取りを断りました（サーバーの言葉：530: Authentication required）")]
    [InlineData("the mail server does not accept user and password: 535", "メールサーバーがユーザー名かパスワードを受け付けません（サーバーの言葉：535）")]
    [InlineData("the mail server does not answer: Connection refused", "メールサーバーにつながりません。サーバー名・ポートと回線を確かめてください（サーバーの言葉：Connection refused）")]
    [InlineData("'tanaka' is no mail address", "メールアドレスの書き方が違います：'tanaka'")]
    [InlineData("no console is open for this person", "コンソールが開かれていません")]
    [InlineData("Slack says channel_not_found", "Slack says channel_not_found")]
    public void is_told_in_Japanese_with_the_servers_own_words_beside_it(string reason, string told)
    {
        Assert.Equal(told, new ConsoleWording(Language.Japanese).Why(reason));
        Assert.Equal(reason, new ConsoleWording(Language.English).Why(reason));
    }
}
