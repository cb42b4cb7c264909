using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Recognition;
using Escalation.Storage;

namespace Escalation.Bot.Chat;

/// <summary>What everything that comes from a chat platform works with.</summary>
public class ChatDesk(ITurns turns, Store store, LocalRecognizer recognizer, Surroundings surroundings, TimeProvider clock)
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public Surroundings Surroundings => surroundings;
    public DateTimeOffset Now => clock.GetUtcNow();
    public TimeProvider Clock => clock;
    public Store Store => store;

    public Language LanguageHere => surroundings.Organization.Languages[0];

    public Task<TurnResult> Tell(PersonId person, string messageId, Input input, Written? written = null) =>
        turns.Handle(StreamId.Of(person), messageId, person.Value, input, written: written);

    public Task<TurnResult> Tell(IncidentId incident, string messageId, ResponderInput input) => turns.Handle(StreamId.Of(incident), messageId, input.By.Value, input);

    public Dialogs.Conversations.Recognition Recognize(string text) => recognizer.Recognize(text);

    /// <summary>Null when there is no such incident.</summary>
    public async Task<Incident?> Incident(IncidentId id)
    {
        var history = await store.Journal.Read(TenantId.Single, StreamId.Of(id), Head.Empty);
        var incident = new Incident(id).Apply(history.Events.Select(e => e.Event));
        return incident.Report is null ? null : incident;
    }

    /// <summary>The card that a person has before them; null before their first.</summary>
    public async Task<Prompt?> CardOf(Address at)
    {
        var rows = await store.Outbox.ShownAt(TenantId.Single, at, clock.GetUtcNow(), 1);
        return rows.Select(r => r.Message).OfType<ShowMessage>().Select(s => EscalationJson.ReadPrompt(s.PromptJson)).LastOrDefault(p => p.Card is not null);
    }

    /// <summary>That message of theirs was taken down.</summary>
    public async Task<bool> IsKept(PersonId person, string messageId) => await store.Journal.Answered(TenantId.Single, StreamId.Of(person), messageId) is not null;

    /// <summary>A message that somebody reported, kept as it was among what they gave us.</summary>
    public async Task<TurnResult> KeepMessage(PersonId person, Address from, string name, JsonObject message, string messageId)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(message.ToJsonString(_readable)));
        var attachment = await store.Attachments.Save(new(Guid.CreateVersion7().ToString("n"), TenantId.Single, StreamId.Of(person), name, "text/plain", person, Now), content, 4 * 1024 * 1024);
        return await Tell(person, messageId, new Attached(from, attachment));
    }
}
