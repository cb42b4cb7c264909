using Escalation.Dialogs.Conversations;
using Escalation.Recognition;
using Escalation.Recognition.FactFinding;

namespace Escalation.Tests.Bot.Recognition;

public sealed class Facts_in_a_message
{
    [Theory]
    [InlineData("電話しました", true)]
    [InlineData("表示された番号に電話してしまいました", true)]
    [InlineData("でんわかけちゃった", true)]
    [InlineData("番号に電話したら遠隔操作されました", true)]
    [InlineData("電話をかけたら片言の男が出た", true)]
    [InlineData("電話したら片言の日本語で、コンビニで5万円のカードを買うように言われて買ってしまいました", true)]
    [InlineData("電話はしてません", false)]
    [InlineData("電話もクリックもしていません", false)]
    [InlineData("電話する前に電源を切りました", false)]
    [InlineData("電話はまだかけてないです", false)]
    [InlineData("電話しろと出てる", null)]
    [InlineData("電話してくださいと表示されています", null)]
    [InlineData("ここに電話したらいいですか?", null)]
    [InlineData("電話したほうがいいですか", null)]
    [InlineData("駅に電話しました", null)]
    [InlineData("辞めた人が電話してきました", null)]
    [InlineData("そこに電話しました", true)]
    [InlineData("情シスに電話しました", null)]
    [InlineData("電話番号を入力しました", null)]
    [InlineData("電話番号が出てて閉じられません", null)]
    [InlineData("電話番号が書いてあるけどまだかけてない", false)]
    [InlineData("言われるまま操作しました。今も電話がつながっています", true)]
    [InlineData("電話をしてみると片言の男が出ました", true)]
    [InlineData("電話してみるといいですか", null)]
    [InlineData("サポートセンターの番号に問い合わせたら片言の人でした", true)]
    [InlineData("I called the number on the screen", true)]
    [InlineData("my dad called them and they connected to his pc", true)]
    [InlineData("I haven't called the number", false)]
    [InlineData("I didn't call", false)]
    [InlineData("it tells me to call the number", null)]
    [InlineData("should I call the number?", null)]
    public void It_was_called(string text, bool? called) => Assert.Equal(called, Find(text).Called);

    [Theory]
    [InlineData("コンビニでプリペイド3万円分買ってしまった", true)]
    [InlineData("カードで払った", true)]
    [InlineData("振り込みました", true)]
    [InlineData("5万円払わされた", true)]
    [InlineData("払っちゃったかも", true)]
    [InlineData("コンビニでアップルカード買って番号伝えちゃったんですけど", true)]
    [InlineData("電子マネーの番号を教えてしまった", true)]
    [InlineData("電子マネーの番号を教えろと言われました", null)]
    [InlineData("We wired 40k to their new account", true)]
    [InlineData("請求書どおり先週420万円(USD)送ったんですが", true)]
    [InlineData("20万円分送っちゃいました", true)]
    [InlineData("500万円の見積書を送りました", null)]
    [InlineData("請求書500万円分を送りました", null)]
    [InlineData("払う前に切った", false)]
    [InlineData("お金は払ってないです", false)]
    [InlineData("まだ振り込んでいません", false)]
    [InlineData("払えと言われた", null)]
    [InlineData("この請求書払って大丈夫?", null)]
    [InlineData("ギフトカードを買って番号を教えてって社長が言ってるらしい", null)]
    [InlineData("コンビニでカードを買って来いと言われました", null)]
    [InlineData("プリペイドカードを買ってくるように言われた", null)]
    [InlineData("プリペイドカードを買ってきました", true)]
    [InlineData("私の名前で「プリペイドカード買って」って友達に送られてる", null)]
    [InlineData("「お金を払って直しますか」と聞かれました", null)]
    [InlineData("カードで払ってしまったのですが返ってきますか", true)]
    [InlineData("somebody added a new payee and sent money", null)]
    [InlineData("払わないとデータを消すと出ている", null)]
    [InlineData("払ったほうがいいですか", null)]
    [InlineData("I paid them with gift cards", true)]
    [InlineData("he bought two google play gift cards", true)]
    [InlineData("we haven't paid anything", false)]
    [InlineData("he told me to pay $300", null)]
    public void It_was_paid(string text, bool? paid) => Assert.Equal(paid, Find(text).Paid);

    [Theory]
    [InlineData("クリックしてしまいました", true)]
    [InlineData("リンク踏んじゃった", true)]
    [InlineData("URLをタップしちゃったかもしれない", true)]
    [InlineData("リンクを開いてしまった", true)]
    [InlineData("クリックはしていない", false)]
    [InlineData("リンクは踏んでません", false)]
    [InlineData("リンクは開いてないです", false)]
    [InlineData("ここをクリックしてくださいと書いてある", null)]
    [InlineData("クリックしても大丈夫ですか", null)]
    [InlineData("知らないリンクがDMで飛んでいる", null)]
    [InlineData("リンクから飛んで偽のページに入れた", true)]
    [InlineData("I clicked the link", true)]
    [InlineData("I did not click on anything", false)]
    [InlineData("don't click the link", null)]
    public void It_was_clicked(string text, bool? clicked) => Assert.Equal(clicked, Find(text).Clicked);

    [Theory]
    [InlineData("パスワードを入力しちゃったかも", true)]
    [InlineData("IDとパスワードを入れてしまった", true)]
    [InlineData("管理画面のIDを入力してしまいました", true)]
    [InlineData("パスワードは入れてません", false)]
    [InlineData("リンクを開いただけで何も入力してません", false)]
    [InlineData("ID・パスワードなど、今思えば恐ろしいくらいの情報を打ち込んでしまいました", true)]
    [InlineData("何も入力していないのに次の画面になった", null)]
    [InlineData("昔のパスワードも書いてある脅迫メールが来ました", null)]
    [InlineData("パスワードを入力しろと出る", null)]
    [InlineData("パスワードを入れてもログインできない", null)]
    [InlineData("パスワードの期限切れで入れなくなりました", null)]
    [InlineData("I entered my password", true)]
    [InlineData("I haven't entered my password", false)]
    [InlineData("it asked me to enter my password", null)]
    public void Credentials_were_entered(string text, bool? entered) => Assert.Equal(entered, Find(text).CredentialsEntered);

    [Theory]
    [InlineData("カードの 番号を 書きました", true)]
    [InlineData("カードの 番号は まだ 書いていません", false)]
    [InlineData("カード番号まで入力してしまいました", true)]
    [InlineData("カード情報は入れてません", false)]
    [InlineData("カード番号を入力してくださいと言われた", null)]
    [InlineData("I gave them my credit card number", true)]
    public void A_card_was_entered(string text, bool? entered) => Assert.Equal(entered, Find(text).CardEntered);

    [Theory]
    [InlineData("SMSの認証コードも伝えてしまいました", true)]
    [InlineData("6桁の番号を入力した", true)]
    [InlineData("認証コードは入れてない", false)]
    [InlineData("ギフトカードのコードを送れと言われた", null)]
    [InlineData("I read him the six-digit code", true)]
    [InlineData("偽サイトにログインして、スマホに来た6桁も入れました", true)]
    [InlineData("パスワードは入れたけどコードは入れてない", false)]
    [InlineData("寝ぼけて1回「承認」押しちゃいました", true)]
    public void A_code_was_told(string text, bool? entered) => Assert.Equal(entered, Find(text).CodeEntered);

    [Theory]
    [InlineData("添付ファイルを開いてしまいました", true)]
    [InlineData("zipを解凍して実行しちゃった", true)]
    [InlineData("添付は開いていません", false)]
    [InlineData("ファイルが開けない", null)]
    [InlineData("ファイルが開かないんですけど", null)]
    [InlineData("I opened the attachment", true)]
    [InlineData("can't open any files", null)]
    public void A_file_was_opened(string text, bool? opened) => Assert.Equal(opened, Find(text).FileOpened);

    [Theory]
    [InlineData("リンクおしてアプリ入れちゃった", true)]
    [InlineData("佐川のアプリをインストールしてしまった", true)]
    [InlineData("アプリは入れてません", false)]
    [InlineData("アプリを入れてくださいと出ています", null)]
    [InlineData("I installed the app from the text message", true)]
    public void An_app_was_installed(string text, bool? installed) => Assert.Equal(installed, Find(text).AppInstalled);

    [Theory]
    [InlineData("大阪府警から電話があり、会社の口座がマネロンに使われていると言われました", "police")]
    [InlineData("警視庁を名乗る人がLINEで逮捕状を見せてきました", "police")]
    [InlineData("a police officer called and told me to transfer the money", "police")]
    [InlineData("口座から知らない人に100万円が振り込まれています", "moved")]
    [InlineData("法人口座から覚えのない500万円の送金が3件ありました", "moved")]
    [InlineData("お昼から圏外で、店で聞いたらSIMを再発行されていました", "sim")]
    [InlineData("someone reissued my SIM this morning", "sim")]
    [InlineData("銀行の偽ページにワンタイムパスワードも入れました", "told")]
    [InlineData("警察に電話しました", null)]
    [InlineData("振込のお願いが覚えのない会社から来た", null)]
    [InlineData("電話のあと残高が見られなくなっていて、ログインもできません", null)]
    [InlineData("機種変更でSIMを差し替えました", null)]
    public void What_happened_to_the_money(string text, string? what) => Assert.Equal(what, Answer(text, "money_event"));

    [Theory]
    [InlineData("動画を撮影した、連絡先全員にばらまくというメール", "threat")]
    [InlineData("they recorded me through the webcam and will send the video to my coworkers unless I pay", "threat")]
    [InlineData("研修の動画を全員に送ります", null)]
    [InlineData("アプリを入れてしまいました", "file")]
    public void What_was_given_away(string text, string? what) => Assert.Equal(what, Answer(text, "entered_what"));

    [Theory]
    [InlineData("同僚からあんたから変なメールきたでと言われて", true)]
    [InlineData("お客さんから「御社の高橋さんから変な返信メールがきた」と電話", true)]
    [InlineData("people got strange mails from me", true)]
    [InlineData("取引先から、あなたの名前でパスワード付きzipが来たと電話が何件も", true)]
    [InlineData("お店のインスタから知らない投資の投稿が出てるって", true)]
    [InlineData("お客さんから、お店のLINEから変なプリペイドカード買ってって来たと言われました", true)]
    [InlineData("田中さんから変なメールが来ました", null)]
    [InlineData("知らない人から変なメールが来た", null)]
    public void Mails_went_out_in_my_name(string text, bool? sent) => Assert.Equal(sent, Find(text).SentInMyName);

    [Theory]
    [InlineData("会社の365のパスワードを入れた", "mail")]
    [InlineData("会社のIDを入れてしまった", "company")]
    [InlineData("put my company login there", "company")]
    [InlineData("お店のインスタに入れない", "sns")]
    [InlineData("LINE公式アカウントが乗っ取られました", "sns")]
    [InlineData("会社の人からLINEが来た", null)]
    [InlineData("会員サイトでログイン失敗が大量に出ていて、使い回しを狙われています", "members")]
    [InlineData("会社のメールに届いた偽アマゾンに自分のパスワードを入れた", null)]
    [InlineData("会社のメールで受信した偽アマゾンにパスワードを入れた", null)]
    public void Whose_account_it_is(string text, string? whose) => Assert.Equal(whose, Find(text).Account);

    [Theory]
    [InlineData("公式インスタにログインできません。パスワードも変えられています", false)]
    [InlineData("Can't get into my work email any more", false)]
    [InlineData("変なログイン通知が来ました", null)]
    public void They_cannot_sign_in(string text, bool? can) => Assert.Equal(can, Find(text).CanSignIn);

    [Theory]
    [InlineData("ターミナルに貼り付けて実行したらMacのパスワードを聞かれました", true)]
    [InlineData("made me do a captcha - press windows + R, ctrl V, enter. a blue window flashed", true)]
    [InlineData("it told me to open Terminal and paste a line, I typed my mac password", true)]
    [InlineData("PowerShellにコマンドを貼り付けてくださいと出ています", null)]
    public void A_command_was_run(string text, bool? run) => Assert.Equal(run, Find(text).CommandRun);

    [Theory]
    [InlineData("ドメコンに知らない管理者アカウントがいます", "users")]
    [InlineData("防犯カメラの映像が海外のサイトで誰でも見れると言われた", "seen")]
    [InlineData("病院の監視カメラの映像が外国のサイトに出ていると電話がありました", "seen")]
    [InlineData("JPCERTからVPN装置の認証情報が公開されているとメールが来た", "told")]
    [InlineData("FortiGateのファームウェアが古いままです", "weak")]
    [InlineData("VPNにつながりません", null)]
    public void What_shows_a_break_in(string text, string? sign) => Assert.Equal(sign, Find(text).IntrusionSign);

    [Theory]
    [InlineData("i was on a website and it made me do a captcha, this is my work laptop", "pc")]
    [InlineData("our website shows something strange", "website")]
    [InlineData("the website is down", "website")]
    [InlineData("事務所のQNAPの中が全部.7zになっている", "nas")]
    [InlineData("テラステーションに入れません", "nas")]
    [InlineData("店のネットワークカメラにHackedと出ている", "network-device")]
    public void Which_device(string text, string device) => Assert.Equal(device, Find(text).Device);

    [Theory]
    [InlineData("ITサポートを名乗る人に操作させてしまいました", true, null)]
    [InlineData("操作させてと言われています", null, null)]
    [InlineData("ソフト入れさせられて勝手にマウス動いてます", true, null)]
    [InlineData("they took over the pc", true, null)]
    [InlineData("マイクロソフトの人に遠隔で見てもらったら費用を請求された", true, null)]
    [InlineData("相手がリモートで、私のパソコンに入り込んできました", true, null)]
    [InlineData("情シスの人に遠隔で見てもらいました", null, null)]
    [InlineData("マウスが動きません", null, null)]
    [InlineData("エニーデスクってのを入れさせられました", true, "AnyDesk")]
    [InlineData("anydesk.exeをインストールした", true, "AnyDesk")]
    [InlineData("ウルトラビューアを入れてしまった", true, "UltraViewer")]
    [InlineData("チームビューアーを入れろと言われた", null, "TeamViewer")]
    [InlineData("クイックアシストは起動してません", false, "Quick Assist")]
    [InlineData("遠隔操作されました", true, null)]
    [InlineData("遠隔操作はされてないです", false, null)]
    [InlineData("I let him into my computer with TeamViewer", true, "TeamViewer")]
    [InlineData("I didn't install AnyDesk", false, "AnyDesk")]
    public void Somebody_operated_the_machine(string text, bool? used, string? name) =>
        Assert.Equal((used, name), (Find(text).RemoteTool, Find(text).RemoteToolName));

    [Theory]
    [InlineData("警告画面が閉じられない", true)]
    [InlineData("音が鳴りやまないです", true)]
    [InlineData("画面が消えない", true)]
    [InlineData("画面が真っ青で、音声がずっと流れてる", true)]
    [InlineData("警告画面を閉じようにもフリーズしている", true)]
    [InlineData("ウイルスの画面が出たから電源ぶち切りした", false)]
    [InlineData("画面は閉じた", false)]
    [InlineData("警告画面を消した", false)]
    [InlineData("閉じられないので電源を切りました", false)]
    [InlineData("ファイルが消えた", null)]
    [InlineData("the warning won't go away", true)]
    [InlineData("I closed it", false)]
    public void It_is_still_on_the_screen(string text, bool? there) => Assert.Equal(there, Find(text).StillOnScreen);

    [Theory]
    [InlineData("ファイルが全部暗号化されています", true)]
    [InlineData("拡張子が.lockbitに変わってる", true)]
    [InlineData("ファイルが全部7z形式に変換されてしまった", true)]
    [InlineData("ファイルをzipに変換したい", null)]
    [InlineData("all files have been locked and they want bitcoin", true)]
    [InlineData("the files are locked by another user", null)]
    [InlineData("暗号化はされていません", false)]
    [InlineData("メールの暗号化方式を変えたい", null)]
    [InlineData("all our files have been encrypted", true)]
    public void Files_are_encrypted(string text, bool? encrypted) => Assert.Equal(encrypted, Find(text).Encrypted);

    [Theory]
    [InlineData("コンビニでプリペイド3万円分買ってしまった", "prepaid", "3万円")]
    [InlineData("クレジットカードで29,800円払いました", "card", "29,800円")]
    [InlineData("銀行に300万円振り込んでしまった", "transfer", "300万円")]
    [InlineData("I paid $500 in gift cards", "prepaid", "$500")]
    [InlineData("ビットコインで払った", "crypto", null)]
    [InlineData("3万円払えと言われた", null, null)]
    public void How_and_how_much(string text, string? how, string? amount) =>
        Assert.Equal((how, amount), (Find(text).PaidHow, Find(text).PaidAmount));

    [Theory]
    [InlineData("父がリンクを押してしまいました", true)]
    [InlineData("経理の田中さんが添付を開いてしまった", true)]
    [InlineData("my boss clicked a link", true)]
    [InlineData("Reception called the number on the pop-up", true)]
    [InlineData("someone in accounting opened the attachment", true)]
    [InlineData("派遣の方が端末を紛失されました", true)]
    [InlineData("社長からメールが来た", null)]
    [InlineData("大丈夫が口ぐせの人が画面を見ています", null)]
    [InlineData("our CEO just asked me to buy gift cards", null)]
    [InlineData("リンクを押してしまいました", null)]
    public void It_is_told_for_somebody_else(string text, bool? forOther) => Assert.Equal(forOther, Find(text).ForOther);

    [Theory]
    [InlineData("050-1234-5678に電話しろと", "050-1234-5678")]
    [InlineData("0501234ー5678", "")]
    [InlineData("０５０－１２３４－５６７８ と出ています", "050-1234-5678")]
    [InlineData("0120 123 456 が表示", "0120 123 456")]
    [InlineData("+81 50 1234 5678から着信", "+81 50 1234 5678")]
    [InlineData("(010)じゃなくて010-1-844-555-1234", "010-1-844-555-1234")]
    [InlineData("call +1 (844) 555-1234 now", "+1 (844) 555-1234")]
    [InlineData("2026-11-23 10:15に300,000円", "")]
    [InlineData("注文番号 090-1234-5678 の件", "")]
    [InlineData("192.168.100.200から", "")]
    public void Phone_numbers(string text, string numbers) => Assert.Equal(numbers, string.Join('|', Find(text).PhoneNumbers));

    [Theory]
    [InlineData("https://example.com/a?b=1 を開いた", "https://example.com/a?b=1")]
    [InlineData("hxxps://evil[.]example[.]com/login", "hxxps://evil[.]example[.]com/login")]
    [InlineData("amaz0n-login.xyzに入力した", "amaz0n-login.xyz")]
    [InlineData("taro@example.co.jpに送った", "")]
    [InlineData("ASP.NETとreadme.txt", "")]
    public void Urls(string text, string urls) => Assert.Equal(urls, string.Join('|', Find(text).Urls));

    [Theory]
    [InlineData("今朝9時ごろ警告が出ました", "今朝9時ごろ")]
    [InlineData("昨晩帰りの電車で", "昨晩")]
    [InlineData("さっき踏んだ", "さっき")]
    [InlineData("30分前に電話した", "30分前")]
    [InlineData("about 20 minutes ago I clicked", "about 20 minutes ago")]
    public void When_it_happened(string text, string time) => Assert.Equal(time, Find(text).Time);

    [Theory]
    [InlineData("まだ何もしてません", false)]
    [InlineData("I haven't done anything yet", false)]
    [InlineData("何もしてないのに画面が変わった", null)]
    public void Nothing_done_answers_what_was_done(string text, bool? done)
    {
        var clean = Normalization.Clean(text);
        var facts = FactFinder.AddNothingDone(clean, FactFinder.Find(clean));
        Assert.Equal((done, done, done), (facts.Called, facts.Clicked, facts.Paid));
    }

    [Theory]
    [InlineData("顧客名簿の入ったUSBメモリをなくしました", "personal")]
    [InlineData("患者さんのカルテを別の人に渡してしまった", "sensitive")]
    [InlineData("お客様のクレジットカード情報が漏れたかもしれない", "money")]
    [InlineData("退職する人が顧客リストをコピーしていました", "personal")]
    [InlineData("住民全員の情報が入ったUSBを紛失した", "personal")]
    [InlineData("CCで送ってしまい全員のアドレスが見えてしまいました", "personal")]
    [InlineData("the payroll went to the wrong client", "personal")]
    [InlineData("our customers' card numbers may be out", "money")]
    [InlineData("個人情報は入っていません", null)]
    [InlineData("個人情報が入っていたかわかりません", null)]
    [InlineData("it held no personal data", null)]
    [InlineData("見積書を別の会社に送ってしまいました", null)]
    public void Whose_data_is_at_stake(string text, string? data) => Assert.Equal(data, Find(text).DataAtStake);

    [Theory]
    [InlineData("お知らせメールを会員500名にBCCでなくTOで送信してしまいました", "few")]
    [InlineData("3,000人分の名簿を1人に誤送信しました", "many")]
    [InlineData("1万2000件の顧客データが流出したようです", "many")]
    [InlineData("数千人の会員情報が見えていました", "many")]
    [InlineData("給与の表を1人に間違えて送りました", null)]
    [InlineData("3人で確認しました", null)]
    [InlineData("顧客情報٤٤人分を別の会社に送りました", null)] // Digits of other scripts are no numbers to us.
    [InlineData("I put 200 people in CC instead of BCC", "few")]
    [InlineData("the file has 4,500 customer records", "many")]
    [InlineData("I sent the payroll to 3 people", null)]
    public void How_many_people_it_concerns(string text, string? people) => Assert.Equal(people, Find(text).PeopleConcerned);

    [Theory]
    [InlineData("お知らせメールを会員500名にBCCでなくTOで送信してしまいました", "many")]
    [InlineData("見積書を一斉送信してしまいました", "many")]
    [InlineData("3,000人分の名簿を1人に誤送信しました", "few")]
    [InlineData("I sent the salary sheet to everyone", "many")]
    [InlineData("見積書を別の会社に送ってしまいました", null)]
    [InlineData("全員の住所が入った表を別の会社に送ってしまいました", null)]
    public void How_many_received_it(string text, string? receivers) => Assert.Equal(receivers, Find(text).Receivers);

    [Theory]
    [InlineData("USBメモリを帰宅途中に紛失しました", "lost")]
    [InlineData("会社のノートPC、電車の網棚に置き忘れました", "lost")]
    [InlineData("カバンごと盗まれました", "stolen")]
    [InlineData("車上荒らしにあって社用PCがなくなった", "stolen")]
    [InlineData("Left my work phone in a taxi last night", "lost")]
    [InlineData("laptop stolen from my car at the gym", "stolen")]
    [InlineData("スマホが無いんです。盗まれたかなくしたかわかりません", null)]
    [InlineData("パスワードを忘れました", null)]
    [InlineData("I don't have my phone", null)]
    public void How_a_thing_went_missing(string text, string? how) => Assert.Equal(how, Find(text).LostHow);

    [Theory]
    [InlineData("5BTC払わなければサイトを攻撃し続けるというメールが来ました", true)]
    [InlineData("お金を払えと書いてあります", true)]
    [InlineData("We got an email: pay 5 BTC or we flood your site", true)]
    [InlineData("サーバー代は毎月払っています", null)]
    [InlineData("the site is down again", null)]
    public void Whether_money_is_demanded(string text, bool? demanded) => Assert.Equal(demanded, Find(text).MoneyDemanded);

    [Theory]
    [InlineData("遠隔操作されてネットバンキングを開かされました", true)]
    [InlineData("遠隔操作されてとても怖いです", true)]
    [InlineData("遠隔操作されていきなり画面が黒くなった", true)]
    [InlineData("遠隔操作されてよくわからないソフトを入れられた", true)]
    [InlineData("遠隔操作されてね、それから切れた", null)]
    public void What_was_done_is_read_whatever_word_comes_next(string text, bool? operated) => Assert.Equal(operated, Find(text).RemoteTool);

    [Theory]
    [InlineData("案内を200人にBCCじゃなくてToで送ってしまいました", "mail")]
    [InlineData("診断書を別の病院にファックスしてしまった", "mail")]
    [InlineData("宛先を間違えて見積書をメールした", "mail")]
    [InlineData("I accidentally emailed the payroll list to a customer", "mail")]
    [InlineData("グーグルフォームで他の人の回答が見えるって言われました", "told")]
    [InlineData("共有リンクが誰でも見られる設定になっていた", "share")]
    [InlineData("使っているクラウドの会社から、不正アクセスでお客様情報が漏れたとお知らせが来た", "partner")]
    [InlineData("委託先がランサムウェアにやられて、うちのデータも漏れたかも", "partner")]
    [InlineData("御社の社員のIDとパスワードがダークウェブに出ているとメールが来ました", "ids")]
    [InlineData("データを盗んだ、払わないと公開するというメールが社長に来た", "attack")]
    [InlineData("お客さんの情報が漏れたかもしれません", null)]
    [InlineData("共有フォルダに資料を置きました", null)]
    public void How_data_got_out(string text, string? how) => Assert.Equal(how, Find(text).LeakHow);

    [Theory]
    [InlineData("取引先から、あなたの名前でパスワード付きzipが来たと電話", true)]
    [InlineData("お店のインスタから変な投稿が出てる", null)]
    [InlineData("メールにzipが付いていた", null)]
    [InlineData("偽ログインにパスワードを入れた。同僚から、あなたから変な共有メールが来たと言われた", null)]
    public void A_file_went_out_in_my_name(string text, bool? file) => Assert.Equal(file, Find(text).FileSent);

    [Theory]
    [InlineData("生徒の指導要録を入れた封筒をコンビニに置き忘れた", "paper")]
    [InlineData("不在のSMSを押してアプリを入れてしまいました", "phone")]
    [InlineData("言われてAnyDeskというアプリを入れて遠隔操作されました", null)]
    [InlineData("書類を机に置きました", null)]
    public void Which_device_follows_from_what_was_lost_or_put_in(string text, string? device) => Assert.Equal(device, Answer(text, "device"));

    private static string? Answer(string text, string fact) => Find(text).Answers().ToDictionary().GetValueOrDefault(fact);

    private static Facts Find(string text) => FactFinder.Find(Normalization.Clean(text));
}
