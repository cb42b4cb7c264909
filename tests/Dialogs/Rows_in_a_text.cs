using Escalation.Dialogs.Prompts;

namespace Escalation.Tests.Dialogs;

public sealed class Rows_in_a_text
{
    [Theory]
    [InlineData("PC｜Windows 11｜経理")]
    [InlineData("PC|Windows 11|経理")]
    [InlineData("  PC ｜ Windows 11 |経理  ")]
    public void are_read_with_bars_of_either_width(string line) => Assert.Equal(["PC", "Windows 11", "経理"], Rows.Parse(line, 3).Single());

    [Fact]
    public void may_lack_their_last_columns_or_all_but_the_first() =>
        Assert.Equal([["PC", "", ""], ["サーバー", "Windows", ""], ["", "macOS", ""]], Rows.Parse("PC\r\n\nサーバー｜Windows\n｜macOS\n ｜ ｜ ", 3).Select(r => r.ToArray()));

    [Fact]
    public void keep_what_stands_behind_the_last_column_in_it() => Assert.Equal(["a", "b｜c"], Rows.Parse("a｜b｜c", 2).Single());

    [Fact]
    public void are_read_as_they_were_printed()
    {
        string[][] rows = [["PC", "", "経理｜支払い"], ["", "", ""], ["a\r\nb", "c|d", ""]];
        var text = Rows.Print(rows);
        Assert.Equal("PC｜｜経理／支払い\na b｜c／d", text);
        Assert.Equal(text, Rows.Print(Rows.Parse(text, 3).Select(r => r.AsEnumerable())));
    }

    [Fact]
    public void of_nothing_are_none() => Assert.Empty(Rows.Parse(null, 3));
}
