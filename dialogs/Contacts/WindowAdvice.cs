namespace Escalation.Dialogs.Contacts;

/// <summary>What has to be known before anybody is phoned. Sources: S16, S17, S18 of the catalog.</summary>
public static class WindowAdvice
{
    public static Text FakePoliceTitle { get; } = new("警察を名乗る電話に注意", "にせの 警察に 気をつけて", "Beware of calls that claim to be the police");

    public static Text FakePolice { get; } = new(
        "警察や役所を名乗る電話が来たら、いったん切って、#9110か公式ページの番号に自分からかけ直してください。末尾が0110の番号でも偽物があります。本物の警察は、SNSやビデオ通話で連絡したり、逮捕状を見せたり、お金を求めたりしません。",
        "警察から 電話が 来たら、一度 切ります。そして 自分で #9110に 電話します。本当の 警察は SNSや ビデオ通話を 使いません。お金の 話も しません。",
        "If somebody phones as the police or an office, hang up and call back yourself: #9110 or the number on the official page. Numbers ending in 0110 are faked, too. Real police never use social media or video calls, show no warrants there and ask for no money.");
}
