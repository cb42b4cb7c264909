using Escalation.Channels;
using Escalation.Channels.Mail;
using Escalation.Dialogs;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string OpenIncidents => Said("対応が必要な事案", "Open incidents");
    public string AllQuiet => Said("いまは静かです", "All is quiet");
    public string NothingOpen => Said("対応が必要な事案はありません。報告が来ると、この画面に出て音が鳴ります。", "No incident is open. A report appears here, with a sound.");
    public string ResolvedIncidents => Said("終了した事案", "Resolved incidents");
    public string NobodyAnswered => Said("誰も応答していません", "Nobody has acknowledged");
    public string TakeItNow => Said("全員を呼び出しましたが、まだ誰も対応していません。見た人がすぐ開いて「対応する」を押してください。",
        "Everybody was paged and nobody has it. Whoever reads this: open it and acknowledge now.");
    public string PhoneReporterNow => Said("報告者に、いますぐ電話してください", "Phone the reporter now");
    public string WentSilent => Said("危険な操作の途中で応答が途絶えました。", "They stopped answering in the middle of a dangerous step.");
    public string WithoutNumber => Said("番号がわからないときは、社内の名簿で探すか「報告者へ書く」で聞いてください。", "Without a number: look in the company's directory, or write to them.");
    public string Silent => Said("応答なし", "Silent");
    public string WantsPerson => Said("人と話したい", "Wants a person");
    public string NobodyYet => Said("担当者なし", "Nobody yet");
    public string OpenSince => Said("経過", "Open for");
    public string ReportedAt => Said("報告", "Reported");
    public string NameUnknown => Said("名前は未確認", "Name not known");
    public string PhoneUnknown => Said("電話番号は未確認", "Phone not known");
    public string SiteUnknown => Said("拠点は未確認", "Site not known");
    public string Reporter => Said("報告者", "Reporter");
    public string HandledBy(string name) => Said($"担当：{name}", $"{name} has it");
    public string PagingRound(int round) => round == 0 ? Said("1回目の呼び出し", "first pages") : Said($"{round + 1}回目の呼び出し", $"page {round + 1}");
    public string Acknowledge => Said("対応する", "Acknowledge");
    public string AcknowledgeThis(Text title) => $"{Acknowledge}: {title.In(Language)}";

    public string OnCallNow => Said("いまの当番", "On call now");
    public string Until(string time) => Said($"{time}まで", $"until {time}");
    public string NobodyOnCall => Said("当番がいません。呼び出しは次の段階へ進みます", "Nobody is on call: paging goes straight to the next level");

    public string Undelivered(int count) => Said($"届かなかった通知 {count}件", count == 1 ? "1 message was not delivered" : $"{count} messages were not delivered");
    public string UndeliveredMeaning => Said("ここ1週間に送れなかったものです。原因を直すと、次からは届きます。", "In the last week. Once the cause is repaired the next ones arrive.");
    /// <summary>What it means, in the reader's language; what a mail server or a platform said stands beside it in its own words.</summary>
    public string Why(string? reason)
    {
        if (reason is null || Language == Language.English) return reason ?? "";
        if (reason == ConsoleChannel.NotOpen) return "コンソールが開かれていません";
        if (reason.EndsWith(MailChannel.NoAddress, StringComparison.Ordinal)) return $"メールアドレスの書き方が違います：{reason[..^MailChannel.NoAddress.Length]}";
        if (reason.StartsWith(NotConfiguredChannel.Reason, StringComparison.Ordinal)) return $"設定されていません：{reason[NotConfiguredChannel.Reason.Length..]}";
        foreach (var (begins, said, meaning) in _reasons)
            if (reason.StartsWith(begins, StringComparison.Ordinal)) return $"{meaning}（サーバーの言葉：{reason[said.Length..]}）";
        return reason;
    }

    // 55x is about an address, 4xx passes: RFC 5321, 4.2.
    private static readonly (string Begins, string Said, string Meaning)[] _reasons =
    [
        (MailChannel.NoAnswer, MailChannel.NoAnswer, "メールサーバーにつながりません。サーバー名・ポートと回線を確かめてください"),
        (MailChannel.WrongPassword, MailChannel.WrongPassword, "メールサーバーがユーザー名かパスワードを受け付けません"),
        ($"{MailChannel.ServerSays}55", MailChannel.ServerSays, "メールサーバーが宛先か差出人を受け付けません。メールアドレスを確かめてください"),
        ($"{MailChannel.ServerSays}4", MailChannel.ServerSays, "メールサーバーが、いまは受け取れないと答えました"),
        (MailChannel.ServerSays, MailChannel.ServerSays, "メールサーバーが受け取りを断りました"),
    ];

    public string Latest(string time) => Said($"最後は{time}", $"last at {time}");
    public string Channel(string name) => name switch
    {
        "mail" => Said("メール", "Mail"),
        "console" => Said("コンソール", "Console"),
        "web" => Said("社員のページ", "Employees' page"),
        "slack" or "slack-room" => "Slack",
        "teams" or "teams-room" => "Microsoft Teams",
        _ => name,
    };
}
