using System.Collections.Immutable;
using System.Reflection;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Conversations;

namespace Escalation.Tests.Bot.Storage;

public sealed class A_stored_event
{
    [Fact]
    public void of_a_window_that_was_corrected_before_there_were_further_numbers_has_none() =>
        Assert.Empty(Corrected("""{"by":"tanaka","window":"tokyo","to":{"phone":"03-0000-0000","url":"https://example.jp"},"source":"公式ページ","on":"2026-11-23"}""").To.Further);

    [Fact]
    public void of_a_corrected_window_keeps_further_numbers()
    {
        var corrected = new WindowCorrected(new("tanaka"), "tokyo", new("03-0000-0000", "担当", null, "https://example.jp") { Further = [new("03-0000-0001", "代表"), new("#9110", null)] }, "公式ページ", new(2026, 11, 23));
        Assert.Equal(corrected.To.Further, Corrected(EscalationJson.Codec.WriteEvent(corrected).Json).To.Further);
    }

    public static TheoryData<object> WrittenByHand =>
    [
        new DialogOpened(new("YZSXFMB8"), IncidentKind.SupportScam, "support-scam", "af925bef84c24097", "画面に\"警告\"が出て<b>\n消えない😱", new(IncidentKind.SupportScam, 0.9976785778999329, 1d / 3, AllFacts(), "local/2a69a0fa"),
            new("slack:T1/C1/1.2"), new DateTimeOffset(2026, 11, 28, 18, 32, 39, TimeSpan.FromHours(9)).AddTicks(3815626)),
        new DialogOpened(new("A"), IncidentKind.None, "general", "0", "", Dialogs.Conversations.Recognition.Nothing, new("web:a"), DateTimeOffset.UnixEpoch),
        new StepAnswered("remote", new("yes", true)),
        new StepAnswered("who", new("", false) { Fields = ImmutableSortedDictionary<string, string>.Empty.Add("phone", "090-0000-0001").Add("name", "O'Neill & 鈴木") }),
        new SilenceDue(new("YZSXFMB8"), 12),
    ];

    [Theory, MemberData(nameof(WrittenByHand))]
    public void of_an_ordinary_turn_is_written_as_the_serializer_writes_it_and_read_by_it(object stored)
    {
        var written = stored is Event happened ? EscalationJson.Codec.WriteEvent(happened) : EscalationJson.Codec.WriteInput((Input)stored);
        Assert.NotNull(TurnJson.Write(stored));
        Assert.Equal(EscalationJson.Serialized(stored), written.Json);
        Assert.Equal(written.Json, EscalationJson.Serialized(stored is Event ? EscalationJson.Codec.ReadEvent(written) : EscalationJson.ReadInput(written)));
    }

    /// <summary>So that none is forgotten when another is added.</summary>
    private static Facts AllFacts()
    {
        var facts = new Facts();
        foreach (var property in typeof(Facts).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            property.SetValue(facts, property.PropertyType == typeof(bool?) ? property.Name.Length % 2 == 0
                : property.PropertyType == typeof(string) ? $"「{property.Name}」" : ImmutableArray.Create("03-0000-0000", "#9110"));
        }

        return facts;
    }

    private static WindowCorrected Corrected(string json) => (WindowCorrected)EscalationJson.Codec.ReadEvent(new("window-corrected", json));
}
