using System.Diagnostics;

namespace Escalation.Dialogs.Readiness;

/// <summary>What each item is called, and the first step that can be taken within minutes.</summary>
internal static class ReadinessWording
{
    public static Text Name(string id) => id switch
    {
        "police" => new("拠点ごとの警察の連絡先", "場所ごとの 警察の 連絡先", "Police contact of each site"),
        "manual" => new("警察の連絡先が入った対応マニュアル", "警察の 連絡先が ある マニュアル", "Response manual that names the police"),
        "bcp" => new("警察との連携が入ったBCP", "警察との 協力を 書いた BCP", "BCP with the cooperation with the police"),
        "network-diagram" => new("ネットワーク構成図", "ネットワークの 図", "Network diagram"),
        "internet-facing" => new("外部に面した機器と修正の適用日", "外から 見える 機械と 更新した日", "Internet-facing devices and when they were patched"),
        "logs" => new("機器の外に保存しているログ", "機械の 外に ある ログ", "Logs stored outside the device"),
        "offline-backup" => new("ネットワークから切り離したバックアップ", "つながっていない バックアップ", "Backup cut off from the network"),
        "restore-tested" => new("1年以内の復元テスト", "もどす 練習（1年 以内）", "Restore tested within a year"),
        "roster" => new("4週間先まで空きのない当番表", "4週間 先まで 空きが ない 当番", "Roster without a gap for four weeks"),
        "reachable" => new("全員に電話ともう一つの連絡手段", "みんなに 電話と もう一つの 方法", "Everybody reachable by telephone and one other way"),
        "bank-card" => new("銀行・カード会社の緊急番号", "銀行と カードの 急ぐときの 番号", "Emergency numbers of bank and card company"),
        "vendor-insurer" => new("保守会社・保険の番号と契約番号", "保守の 会社と 保険の 番号", "Vendor and insurer with telephone and contract number"),
        "drill" => new("1年以内の訓練", "練習（1年 以内）", "Drill within a year"),
        "administrator" => new("相談窓口の番号を直せる管理者", "電話番号を 直せる 人", "Administrator for the consultation windows"),
        "security-action" => new("SECURITY ACTIONの自己宣言（任意）", "SECURITY ACTIONの 自己宣言（しなくても よい）", "SECURITY ACTION, declared by oneself (optional)"),
        _ => throw new UnreachableException(id),
    };

    public static Text Fix(string id) => id switch
    {
        "police" => new("各拠点の警察署に電話し、サイバー担当の名前・番号・確認日を sites の police に書きます。", "警察署に 電話して、番号を police に 書きます。", "Phone the station of each site; write officer, number and today's date under the site's police."),
        "manual" => new("マニュアルに警察の連絡先を書き足し、readiness の manual に場所と見直した日を書きます。", "マニュアルに 警察の 番号を 書きます。", "Add the police contact to the manual; write its place and today's date under readiness, manual."),
        "bcp" => new("BCPの初動に「警察へ連絡し協力する」を加え、readiness の bcp に場所と見直した日を書きます。", "BCPに 警察との 協力を 書きます。", "Add calling and helping the police to the BCP's first response; write its place and today's date under readiness, bcp."),
        "network-diagram" => new("手書きの図の写真でも構いません。police-packet の network-diagram にファイル名を書きます。", "手で 書いた 図の 写真でも いいです。", "A photo of a sketch will do; write the file's name under police-packet, network-diagram."),
        "internet-facing" => new("VPN装置とルーターから始め、版と修正の適用日を police-packet の internet-facing に書きます。3か月より古ければ更新を確かめます。", "VPNと ルーターを 書きます。古いものは 更新します。", "Begin with VPN and router: version and patch day under police-packet, internet-facing. Look for updates where it is older than three months."),
        "logs" => new("VPN装置のログの送り先を機器の外に変え、readiness の logs に書きます。1年分を目安にします。", "ログを 機械の 外に 送ります。", "Send the VPN device's log to another place and write it under readiness, logs. Aim at one year."),
        "offline-backup" => new("外付けディスクに写して抜くことから始め、readiness の backup に offline: true と書きます。", "外の ディスクに 写して、抜きます。", "Begin with a copy on a disk that is then unplugged; write offline: true under readiness, backup."),
        "restore-tested" => new("ファイル一つを戻してみて、その日を readiness の backup に restore-tested と書きます。", "ファイルを 一つ もどして みます。", "Restore one file and write the day under readiness, backup, restore-tested."),
        "roster" => new("空いている時間に rosters の overrides か、時間帯を限らない層を足します。", "空いている 時間に 人を 入れます。", "Fill the gap with an override, or add a layer without hours to the roster."),
        "reachable" => new("people に電話番号と、メールかチャットのIDを書きます。", "電話番号と メールを 書きます。", "Write a telephone number and a mail address or chat ID under people."),
        "bank-card" => new("通帳・契約書類・カードの裏面で番号を確かめ、partners に phone を書きます。", "カードの うらの 番号を 書きます。", "Take the number from the contract or the back of the card; write it as phone under partners."),
        "vendor-insurer" => new("契約書を見て、partners の vendor と insurer に phone と note（契約番号）を書きます。", "契約書の 番号を 書きます。", "Take phone and contract number (note) from the contract; write them under partners, vendor and insurer."),
        "drill" => new("「もしこの画面が出たら」を5分話し合い、その日を readiness の drill に last と書きます。", "「この画面が 出たら」と 話します。", "Talk five minutes about \"what if this screen appeared\"; write the day under readiness, drill, last."),
        "administrator" => new("いまはサインインした人ならだれでも番号を直せます。people の担当者に administrator: true と書くと、その人だけになります。", "いまは みんなが 番号を 直せます。people に administrator: true と 書きます。", "Now everybody who is signed in may change a number. Write administrator: true for somebody under people, and only they may."),
        "security-action" => new("情報セキュリティ5か条に取り組むと決めたら自己宣言できます。readiness の security-action に one か two と書きます。", "自分で 宣言できます。", "A firm that commits to the five rules can declare so itself; write one or two under readiness, security-action."),
        _ => throw new UnreachableException(id),
    };
}
