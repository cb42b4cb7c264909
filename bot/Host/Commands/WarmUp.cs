using Escalation.Bot.Engine;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Microsoft.AspNetCore.DataProtection;

namespace Escalation.Bot.Commands;

/// <summary>Goes through a report that nobody made, beside the start of the server, so that the first real one does not wait for the compiler.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan _afterStart = TimeSpan.FromSeconds(2);
    private const string Words = "画面から警告音が鳴って、電話番号が出ています";

    public static async Task Report(Task<Opened?> opening)
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

    /// <summary>The keys of cookies and forms, laid where there are none. Whoever needs them sooner does it themselves.</summary>
    public static async Task Keys(Task<Opened?> opening, Task report, IServiceProvider services)
    {
        if (await opening is null) return;
        await report;
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(WarmUp)).Protect(nameof(Keys));
    }

    /// <summary>How the first incident is stored, when the start is over.</summary>
    public static async Task Incident(TimeProvider clock, CancellationToken stopping)
    {
        await Task.Delay(_afterStart, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopping.IsCancellationRequested) return;
        foreach (var type in new[] { typeof(Reported), typeof(IncidentRaised), typeof(LevelPaged), typeof(ResponderPaged), typeof(AcknowledgementDue) })
            EscalationJson.Ours.GetTypeInfo(type)!.MakeReadOnly();
    }
}
