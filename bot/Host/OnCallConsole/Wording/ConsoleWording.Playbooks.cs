using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.OnCallConsole.Wording;

public sealed partial record ConsoleWording
{
    private static readonly Organization _nowhere = new("");

    public string WhereTheDialogStands => Said("対話の現在地", "Where the dialog stands");
    public string AskingNow(int number) => Said($"いま{number}番目", $"Step {number}, now");
    public string EndedWith => Said("案内は最後まで進みました", "The guidance reached its end");
    public string PossibleNext => Said("答えによって次に進む先", "Where each answer leads");
    public string DiagramRegion => Said("手順書の図（横・縦に動かせます）", "Diagram of the playbook (scrolls)");
    public string DiagramOf(Text title, int steps) => Said($"{title.Ja}の手順の図。全{steps}段。", $"Diagram of {title.En}: {steps} steps.");
    public string DiagramSummary(Text title, int walked, Text current) =>
        Said($"{title.Ja}の手順の図。{walked}段が終わり、いまは「{current.Ja}」。", $"Diagram of {title.En}: {walked} steps done, now at \"{current.En}\".");
    public string LegendQuestion => Said("質問", "Question");
    public string LegendAction => Said("してもらうこと", "Something to do");
    public string GoesOnIn(Text playbook) => Said($"「{playbook.Ja}」の案内へ続く", $"Goes on in: {playbook.En}");
    public string LegendEnding => Said("終わり", "End");

    public string PlaybooksIntro => Said("社員に何を聞き、何をすすめるか。どの文がどの出典に基づくかを、ここで確かめられます。",
        "What employees are asked and advised, and the source behind every sentence.");
    public string NoSuchPlaybook => Said("その手順書はありません", "There is no such playbook");
    public string StepsOf(int steps, int ends) => Said($"{steps}段・終わり方{ends}通り", $"{steps} steps, {ends} endings");
    public string Version => Said("版", "Version");
    public string KindCertain => Said("この種類とわかった時点の重要度", "Severity as soon as the kind is known");
    public string FirstActions => Said("最初の安全な行動", "First safe action");
    public string When(string conditions) => Said($"{conditions} のとき", $"when {conditions}");
    public string Otherwise => Said("そのほか", "otherwise");
    public string NeverDo => Said("絶対にしないこと", "Never do this");
    public string Steps => Said("手順", "Steps");
    public string Diagram => Said("図", "Diagram");
    public string Sources => Said("出典", "Sources");
    public string OurJudgement => Said("私たちの判断", "Our own judgement");
    public string Official => Said("公的機関", "official");
    public string NotOfficial => Said("公的機関ではない", "not official");
    public string Harm => Said("重要度", "Severity");
    public string Watched => Said("ここで応答が途絶えたら、当番が電話します", "Silence here makes on-call phone the person");
    public string OffersAtEnd => Said("最後に案内する相談先", "Contacts offered at the end");
    public string Example => Said("わからないとき", "If not understood");
    public string StartsHere => Said("ここから", "starts here");

    /// <summary>An answer as its button says it.</summary>
    public string Answer(Step step, string answer) => (step, answer) switch
    {
        (Pick { From: PickFrom.Sites }, "picked") => Said("拠点", "a site"),
        (Pick, "picked") => Said("都道府県", "a prefecture"),
        _ => AnswerWording.Of(new(step, new(answer, Said: false)), _nowhere).In(Language),
    };
}
