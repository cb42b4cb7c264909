using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;

namespace Escalation.Tests.Dialogs;

public sealed class A_window_the_company_checked
{
    private static readonly DateOnly _today = new(2026, 11, 23);
    private static readonly WindowCorrection _moved = new("03-1234-5678", "サイバー担当", null, "https://www.example.jp/new");
    private WindowReview _state = new();
    private Decision _last = Decision.Nothing;
    private Organization _organization = Given.Organization;

    private Contact Shown => Given.Catalog.Contacts.With(_state).Contacts.Single(c => c.Id == "tokyo");

    [Fact]
    public void that_is_confirmed_carries_the_day_and_what_it_was_checked_against()
    {
        Hears(new ConfirmWindow(Given.Tanaka, "tokyo", "https://www.example.jp/police", _today));
        Assert.Equal((_today, "https://www.example.jp/police"), (Shown.Checked, Shown.Source));
    }

    [Fact]
    public void that_is_corrected_is_shown_as_corrected()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved, "サイバー課に電話で確認", _today));
        Assert.Equal(("03-1234-5678", "サイバー担当", "https://www.example.jp/new"), (Shown.Phones.Single().Number, Shown.Phones.Single().Label.Ja, Shown.Url));
    }

    [Fact]
    public void may_have_further_numbers_each_with_what_it_is()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved with { Further = [new(" 03-3581-4321 ", "代表"), new("#9110", " ")] }, "公式ページ", _today));
        Assert.Equal([("03-1234-5678", "サイバー担当"), ("03-3581-4321", "代表"), ("#9110", "")], Shown.Phones.Select(p => (p.Number, p.Label.Ja)));
        var card = Given.Catalog.Contacts.With(_state).Cards(["police"], null, 13, Given.Organization, Given.Monday, Language.Japanese).Single(c => c.Id == "tokyo");
        Assert.Equal(["03-1234-5678", "03-3581-4321", "#9110"], card.Numbers.Select(n => n.Number));
    }

    [Fact]
    public void puts_the_next_number_in_the_place_of_one_that_was_emptied()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved with { Phone = "", Further = [new("03-3581-4321", "代表")] }, "公式ページ", _today));
        Assert.Equal(("03-3581-4321", "代表"), (Shown.Phones.Single().Number, Shown.Phones.Single().Label.Ja));
    }

    [Fact]
    public void takes_no_further_number_that_is_none()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved with { Further = [new("代表番号", null)] }, "公式ページ", _today));
        Assert.NotNull(_last.Refusal);
    }

    [Fact]
    public void whose_number_could_not_be_confirmed_shows_none()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved with { Phone = " " }, "公式ページから消えた", _today));
        Assert.Empty(Shown.Phones);
    }

    [Fact]
    public void that_was_corrected_before_stays_so_when_it_is_confirmed_again()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved, "サイバー課に電話で確認", _today.AddDays(-1)));
        Hears(new ConfirmWindow(Given.Suzuki, "tokyo", "公式ページ", _today));
        Assert.Equal(("03-1234-5678", _today), (Shown.Phones.Single().Number, Shown.Checked!.Value));
    }

    [Fact]
    public void goes_back_to_what_was_shipped()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved, "サイバー課に電話で確認", _today));
        Hears(new RestoreWindow(Given.Tanaka, "tokyo"));
        Assert.Equal("https://example.jp", Shown.Url);
    }

    [Fact]
    public void gives_way_to_a_catalog_that_was_checked_later()
    {
        Hears(new CorrectWindow(Given.Tanaka, "tokyo", _moved, "サイバー課に電話で確認", new(2026, 1, 1)));
        Assert.Equal("https://example.jp", Shown.Url);
    }

    [Theory]
    [InlineData("nowhere", "公式ページ", 0, "03-1234-5678", "https://www.example.jp")]
    [InlineData("tokyo", "  ", 0, "03-1234-5678", "https://www.example.jp")]
    [InlineData("tokyo", "公式ページ", 1, "03-1234-5678", "https://www.example.jp")]
    [InlineData("tokyo", "公式ページ", 0, "電話してね", "https://www.example.jp")]
    [InlineData("tokyo", "公式ページ", 0, "12", "https://www.example.jp")]
    [InlineData("tokyo", "公式ページ", 0, "03-1234-5678", "")]
    [InlineData("tokyo", "公式ページ", 0, "03-1234-5678", "javascript:alert(1)")]
    public void is_changed_only_with_a_source_a_day_a_real_number_and_the_official_page(string window, string source, int daysAhead, string phone, string url)
    {
        Hears(new CorrectWindow(Given.Tanaka, window, new(phone, null, null, url), source, _today.AddDays(daysAhead)));
        Assert.NotNull(_last.Refusal);
        Assert.Empty(_last.Events);
    }

    [Fact]
    public void is_changed_by_administrators_alone_once_there_is_one()
    {
        _organization = _organization with { People = [.. _organization.People.Select(p => p with { IsAdministrator = p.Id == Given.Sato })] };
        foreach (var input in (WindowInput[])[new ConfirmWindow(Given.Tanaka, "tokyo", "公式ページ", _today), new CorrectWindow(Given.Tanaka, "tokyo", _moved, "公式ページ", _today), new RestoreWindow(Given.Tanaka, "tokyo")])
        {
            Hears(input);
            Assert.Contains("佐藤", _last.Refusal!.Ja, StringComparison.Ordinal);
            Assert.Empty(_last.Events);
            Hears(input with { By = new("nobody") });
            Assert.NotNull(_last.Refusal);
        }

        Hears(new ConfirmWindow(Given.Sato, "tokyo", "公式ページ", _today));
        Assert.Equal(_today, Shown.Checked);
    }

    private void Hears(Input input)
    {
        _last = WindowRules.Decide(_state, input, Given.At(Given.Monday) with { Organization = _organization });
        _state = _state.Apply(_last.Events);
    }
}
