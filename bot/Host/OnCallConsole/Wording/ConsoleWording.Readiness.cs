using Escalation.Dialogs.Readiness;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    public string Peacetime => Said("平時の備え", "Peacetime");
    public string ReadinessPage => Said("備え", "Readiness");
    public string ReadinessIntro => Said("組織ファイルに書かれていることだけで数えます。点数は私たちの目安で、誰かの評価ではありません。",
        "Counted from what the organisation file says. The points are our own yardstick, not anybody's verdict.");
    public string Points(int points) => Said($"{points}点", $"{points} points");
    public string Score(int points) => Said($"100点中{points}点", $"{points} of 100");
    public string FirstStep(int minutes) => Said($"最初の一歩（約{minutes}分）", $"First step (about {minutes} minutes)");
    public string StateOf(ReadinessState state) => state switch
    {
        ReadinessState.Red => Said("要対応", "To mend"),
        ReadinessState.Unknown => Said("未記入", "Not written down"),
        ReadinessState.Done => Said("できている", "Done"),
        _ => Said("参考", "For information"),
    };
}
