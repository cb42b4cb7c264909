using System.Text.Json;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_stored_prompt
{
    private static IEnumerable<Prompt> Prompts =>
    [
        new("D1", "題", "本文"),
        SampleCards.OfSize(4) with { Tone = Tone.Urgent, Language = Language.English, FieldsTitle = "t", Notice = Notice.Loud, Members = [new("slack", "U1")], IsSecret = true },
        new("D2", "\"<&>\u0001", "👨‍👩‍👧\n\t\\") { Choices = [new("a:b", "c") { Asks = true }], Fields = [new("f", "g", FieldKind.Phone) { Required = true, Error = "e", Placeholder = "p" }, new("r", "s", FieldKind.Multiline) { Hint = "h", Columns = [new("c", "p"), new("d", "")], Suggested = "a｜b" }], Contacts = [new("w", "n", "p", null, null, null, null, null, null, false, null, null)] },
        .. SampleCards.OfEveryStep().Take(200),
    ];

    [Fact]
    public void is_read_as_it_was_written_with_everything_in_it() =>
        Assert.All(Prompts, prompt => Assert.Equal(Whole(prompt), Whole(EscalationJson.ReadPrompt(EscalationJson.Codec.WritePrompt(prompt)))));

    /// <summary>Earlier versions wrote every value, usual or not.</summary>
    [Fact]
    public void of_an_earlier_version_is_read_too() =>
        Assert.All(Prompts, prompt => Assert.Equal(Whole(prompt), Whole(EscalationJson.ReadPrompt(Whole(prompt)))));

    private static string Whole(Prompt prompt) => JsonSerializer.Serialize(prompt, EscalationJson.Ours.Prompt);
}
