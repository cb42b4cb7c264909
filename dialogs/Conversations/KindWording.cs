namespace Escalation.Dialogs.Conversations;

/// <summary>What each kind is called when speaking to people.</summary>
public static class KindWording
{
    public static Text Of(IncidentKind kind) => kind switch
    {
        IncidentKind.SupportScam => new("偽のセキュリティ警告（サポート詐欺）", "にせものの 警告（サポート詐欺）", "Fake security warning (support scam)"),
        IncidentKind.Ransomware => new("ファイルが開けなくなる被害（ランサムウェア）", "ファイルが 開けなくなる 被害（ランサムウェア）", "Files made unreadable (ransomware)"),
        IncidentKind.Phishing => new("偽のメール・偽サイト（フィッシング）", "にせものの メール・サイト（フィッシング）", "Fake mail or site (phishing)"),
        IncidentKind.AccountCompromise => new("アカウントへの不正ログイン", "ほかの人が あなたの アカウントに 入った", "Somebody else in an account"),
        IncidentKind.Malware => new("ウイルス（マルウェア）の疑い", "コンピューターウイルスの 疑い", "Suspected malware"),
        IncidentKind.Bec => new("偽の請求・偽の送金依頼（ビジネスメール詐欺）", "にせものの 請求書・振込の お願い", "Fake invoice or payment order (business e-mail compromise)"),
        IncidentKind.UnauthorizedTransfer => new("身に覚えのない送金・引き落とし", "知らない 送金・引き落とし", "Money moved without permission"),
        IncidentKind.LostDevice => new("機器の紛失・盗難", "機械を なくした・ぬすまれた", "Lost or stolen device"),
        IncidentKind.DataLeak => new("情報の漏えい・誤送信", "情報が 外に 出た・送りまちがい", "Data leak or mis-sent data"),
        IncidentKind.WebDefacement => new("Webサイトの改ざん", "ホームページが 書きかえられた", "Website tampered with"),
        IncidentKind.Ddos => new("サイトへの大量アクセス（DDoS）", "サイトへの とても多い アクセス（DDoS）", "Flood of traffic (DDoS)"),
        IncidentKind.NetworkIntrusion => new("ネットワーク機器・サーバーへの侵入", "ネットワークの 機械・サーバーに 入られた", "Break-in to network devices or servers"),
        IncidentKind.Insider => new("社内での情報の持ち出しの疑い", "会社の 中の人が 情報を 持ち出した 疑い", "Suspected misuse by an insider"),
        _ => new("何かおかしいこと", "何か おかしいこと", "Something strange"),
    };
}
