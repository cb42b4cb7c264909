using Escalation.Bot.Engine;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;

namespace Escalation.Bot.Commands;

/// <summary>Goes through a report that nobody made, beside the start of the server, so that the first real one does not wait for the compiler.</summary>
internal static class WarmUp
{
    private const string Words = "画面から警告音が鳴って、電話番号が出ています";

    /// <summary>What needs no files: how a report is stored and shown.</summary>
    public static void Begin()
    {
        foreach (var type in new[] { typeof(DialogOpened), typeof(SilenceDue) })
            EscalationJson.Ours.GetTypeInfo(type)!.MakeReadOnly();
    }

    public static async Task End(Task<Opened?> opening)
    {
        if (await opening is not { } opened) return;
        var nobody = new PersonId("nobody");
        var said = new Said(new(WebChannel.ChannelName, nobody.Value), Words, opened.Recognizer.Recognize(Words));
        var decision = ConversationRules.Decide(new(nobody), said, new(TimeProvider.System.GetUtcNow(), "00000000", opened.Surroundings.Catalog, opened.Surroundings.Organization));
        foreach (var happened in decision.Events) EscalationJson.Codec.WriteEvent(happened);
        foreach (var send in decision.Outgoing.OfType<Send>()) EscalationJson.Codec.WriteInput(send.Input);
        var shown = decision.Outgoing.OfType<Show>().Select(show => EscalationJson.ReadPrompt(EscalationJson.Codec.WritePrompt(show.Prompt))).ToList();
        WebPage.Render(opened.Surroundings.Organization.Name, Language.Japanese, shown, Html.Empty);
    }
}
