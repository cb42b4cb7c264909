using Escalation.Dialogs;
using Escalation.Dialogs.Playbooks;

namespace Escalation.Bot.Handbook;

/// <summary>When a first action holds, in words for paper: there nobody has answered a question, so the reader has to choose.</summary>
internal static class FirstActionWording
{
    /// <summary>Of a fact that no question asks about, or whose answer says little without its question.</summary>
    private static readonly Dictionary<(string Fact, string Value), (string Ja, string En)> _told = new()
    {
        [("device", "pc")] = ("PCなら", "A PC"),
        [("device", "phone")] = ("スマホなら", "A phone"),
        [("device", "tablet")] = ("タブレットなら", "A tablet"),
        [("device", "server")] = ("サーバーなら", "A server"),
        [("device", "nas")] = ("NASなら", "A NAS"),
        [("device", "usb")] = ("USBメモリー・ディスクなら", "A USB stick or disk"),
        [("remote_tool", "yes")] = ("遠隔操作をさせたなら", "They operated it"),
        [("called", "yes")] = ("電話したなら", "It came to a call"),
        [("code_entered", "yes")] = ("確認コードを伝えたなら", "A code was told"),
        [("app_installed", "yes")] = ("アプリを入れたなら", "An app was installed"),
        [("file_opened", "yes")] = ("ファイルを開いたなら", "A file was opened"),
        [("paid", "no")] = ("まだ払っていないなら", "Not paid yet"),
        [("paid_how", "prepaid")] = ("電子マネーで払ったなら", "Paid by gift card"),
        [("paid_how", "card")] = ("カードで払ったなら", "Paid by card"),
        [("paid_how", "transfer")] = ("振り込んだなら", "Paid by transfer"),
    };

    public static string When(Playbook playbook, FirstAction first, Language language)
    {
        var english = language == Language.English;
        return string.Join(english ? ", " : "、", first.When.Select(Condition));

        string Condition(KeyValuePair<string, string> fact)
        {
            if (_told.TryGetValue((fact.Key, fact.Value), out var words)) return english ? words.En : words.Ja;
            var label = playbook.Steps.OfType<Question>().Where(q => q.Fact == fact.Key).SelectMany(q => q.Answers).FirstOrDefault(a => a.Label is not null && a.Is.Contains(fact.Value))?.Label;
            return label is null ? $"{fact.Key} = {fact.Value}" : english ? $"\"{label.En}\"" : $"「{label.Ja}」なら";
        }
    }
}
