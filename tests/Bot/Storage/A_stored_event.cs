using Escalation.Bot.Engine;
using Escalation.Dialogs.Contacts;

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

    private static WindowCorrected Corrected(string json) => (WindowCorrected)EscalationJson.Codec.ReadEvent(new("window-corrected", json));
}
