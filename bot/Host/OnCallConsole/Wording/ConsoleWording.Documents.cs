namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string DocumentsPage => Said("備えの書類", "Documents");
    public string DocumentsIntro => Said("登録と対応手順から、いまの内容で作ります。電話番号が入っています。渡す相手に気を付けてください。",
        "Made from the organisation file and the playbooks as they are now. They hold telephone numbers: mind whom you give them to.");
    public string OfflinePack => Said("オフラインの控え", "Offline pack");
    public string OfflineIntro => Said("ネットもこの画面も使えないときのための1つのファイルです。スマホに保存し、週に1回取り替えてください。",
        "One file for the day when neither the network nor this page works. Put it on your phone, and replace it every week.");
    public string MakeOffline(string now) => Said($"いまの内容で保存する（{now}）", $"Save it as of now ({now})");
    public string NightlyPack(string? made) => made is null
        ? Said("毎晩2時に保存フォルダーの offline にも書きます。まだありません。", "It is also written into the store's folder, under offline, at 2 every night. There is none yet.")
        : Said($"毎晩2時に保存フォルダーの offline にも書きます。最後は{made}です。", $"It is also written into the store's folder, under offline, at 2 every night; last {made}.");
    public string ToKeep => Said("読む・綴じる（Word）", "To read and bind (Word)");
    public string Manual => Said("インシデント対応マニュアル", "Incident response manual");
    public string Bcp => Said("BCP「サイバー攻撃時の初動と警察との連携」", "BCP chapter: first response to a cyber attack, and the police");
    public string ToPrint => Said("印刷する（ブラウザーの印刷から。倍率100％・余白なし）", "To print (from the browser; scale 100 %, no margins)");
    public string OpensHereOnly(Uri page) => Said($"QRコードの行き先が {page} で、このコンピューターでしか開けません。印刷する前に PublicUrl に社員が開くアドレスを設定してください。",
        $"The codes point to {page}, which opens on this computer alone. Set PublicUrl to the address employees open before you print.");
    public string Card => Said("緊急カード（名刺サイズ10枚・両面）", "Emergency cards (ten of business-card size, both sides)");
    public string Poster => Said("ポスター（A4。A3にも拡大できます）", "Poster (A4, can be enlarged to A3)");
}
