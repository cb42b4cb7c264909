using Escalation.Recognition;

namespace Escalation.Tests.Bot.Recognition;

public sealed class Normalization_of_a_message
{
    [Theory]
    [InlineData("ＡｎｙＤｅｓｋ　１２３", "AnyDesk 123")]
    [InlineData("ﾊﾟｿｺﾝがｳｲﾙｽ", "パソコンがウイルス")]
    [InlineData("か\u3099そ\u3099う", "がぞう")]
    [InlineData("警\u200B告\u202E\uFEFF\u0007", "警告")]
    [InlineData("カードの 番号 書きました。どう しますか", "カードの番号書きました。どうしますか")]
    [InlineData("画面から大きな音が鳴って閉じられません 番号が出てます でも電話はしてないです", "画面から大きな音が鳴って閉じられません 番号が出てます でも電話はしてないです")]
    [InlineData("the PC is slow 助けて ください", "the PC is slow 助けて ください")]
    public void Keeps_the_words_in_normal_width(string text, string clean) => Assert.Equal(clean, Normalization.Clean(text));

    [Theory]
    [InlineData("ウィルス", "ウイルス")]
    [InlineData("サーバーが", "サーバが")]
    [InlineData("やばーーーーい!!!!!", "やばーい!")]
    [InlineData("WARNING", "warning")]
    public void Folds_spellings_together(string one, string other) =>
        Assert.Equal(Normalization.Fold(Normalization.Clean(other)), Normalization.Fold(Normalization.Clean(one)));

    [Fact]
    public void Keeps_the_length_when_folding_to_hiragana_so_that_a_match_can_be_cut_out() =>
        Assert.Equal("ぱそこんpc", Normalization.ToHiragana("パソコンPC"));

    [Fact]
    public void Cuts_what_nobody_wrote_by_hand() => Assert.Equal(Normalization.MaxLength, Normalization.Clean(new string('あ', 100_000)).Length);
}
