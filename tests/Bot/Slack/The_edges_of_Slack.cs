using System.Text;
using System.Text.Json;
using Escalation.Channels.Slack;
using Escalation.Channels.Slack.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Escalation.Tests.Bot.Slack;

/// <summary>Signatures, text and pace: the small rules that everything from and to Slack goes through.</summary>
public sealed class The_edges_of_Slack
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Signed = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static readonly DateTimeOffset _then = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Slacks_own_example_is_accepted_for_five_minutes_both_ways(int secondsLater, bool accepted) =>
        Assert.Equal(accepted, SlackSignature.Verify(Secret, "1531420618", Signature, Encoding.UTF8.GetBytes(Signed), _then.AddSeconds(secondsLater)));

    [Fact]
    public void one_byte_more_is_not_what_was_signed() =>
        Assert.False(SlackSignature.Verify(Secret, "1531420618", Signature, Encoding.UTF8.GetBytes(Signed + " "), _then));

    [Theory]
    [InlineData("a <!channel> & <@U1>", "a &lt;!channel&gt; &amp; &lt;@U1&gt;")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("x‮y​z", "xyz")]
    public void text_of_people_is_escaped_once(string text, string sent) => Assert.Equal(sent, SlackText.Escape(text));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void text_is_never_cut_inside_a_character_or_an_entity(int most)
    {
        foreach (var text in new[] { new string('&', 100), string.Concat(Enumerable.Repeat("👩‍👧", 50)), new string('字', 100) })
        {
            var cut = SlackText.Escape(text, most);
            Assert.InRange(cut.Length, 0, most);
            Assert.DoesNotContain('�', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
            Assert.Equal(0, cut.Replace("&amp;", "", StringComparison.Ordinal).Count(c => c == '&'));
        }

        var escaped = SlackText.Escape(new string('&', 2_000));
        Assert.DoesNotContain('&', SlackText.Cut(escaped, 1_001 + most).Replace("&amp;", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<@UBOT> 爆音が", "爆音が")]
    [InlineData("<https://evil.example/login|公式サポート> と &lt;電話&gt; &amp; <@U2>", "公式サポート (https://evil.example/login) と <電話> & @U2")]
    [InlineData("<mailto:a@example.jp|a@example.jp> <#C1|general> <!here>", "a@example.jp #general @here")]
    [InlineData("a < b", "a < b")]
    public void what_Slack_delivers_is_read_as_the_person_wrote_it(string delivered, string read) => Assert.Equal(read, SlackText.Read(delivered, "UBOT"));

    [Fact]
    public void a_channel_gets_three_messages_at_once_and_then_one_a_second()
    {
        var clock = new FakeTimeProvider();
        var pace = new SlackPace(clock);
        for (var i = 0; i < 3; i++) Assert.Null(pace.Wait("T1", "chat.postMessage", "C1", page: false));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Wait("T1", "chat.postMessage", "C1", page: false));
        Assert.Null(pace.Wait("T1", "chat.postMessage", "C2", page: false));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(pace.Wait("T1", "chat.postMessage", "C1", page: false));
        Assert.NotNull(pace.Wait("T1", "chat.postMessage", "C1", page: false));
    }

    [Theory]
    [InlineData("xapp-1-A0123-4-abc", "A0123")]
    [InlineData("xapp-1-token-4-abc", null)]
    [InlineData("xapp-1-A", null)]
    public void the_app_is_read_from_its_token_only_where_it_stands_there(string token, string? app) =>
        Assert.Equal(app, new SlackSettings(SlackSettings.DefaultApiUrl, new("http://127.0.0.1")) { AppToken = token }.AppId);

    [Theory]
    [InlineData("""{"text":"help","attachments":[{"title":"a link","text":"what its owner says"}]}""", "help")]
    [InlineData("""{"text":"is it real","attachments":[{"is_share":true,"text":"call &lt;now&gt;"}]}""", "is it real\n\ncall <now>")]
    [InlineData("""{"text":"","attachments":[{"fallback":"disk is full"}]}""", "disk is full")]
    [InlineData("""{"blocks":[{"type":"header","text":{"type":"plain_text","text":"A & B"}},{"type":"section","text":{"type":"mrkdwn","text":"C &amp; D"}}]}""", "A & B\nC & D")]
    [InlineData("""{"text":"","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"see "},{"type":"link","url":"https://x.example"}]}]}]}""", "see https://x.example")]
    [InlineData("""{"blocks":"none"}""", "")]
    public void the_words_of_a_message_are_found_wherever_Slack_puts_them(string message, string words)
    {
        var read = JsonSerializer.Deserialize(message, SlackJson.Ours.SlackMessage)!;
        Assert.Equal(words, SlackContent.Words(read.Text, read.Attachments, read.Blocks));
    }

    [Fact]
    public void after_a_429_nothing_is_sent_before_the_time_Slack_names_and_a_page_waits_for_no_other()
    {
        var clock = new FakeTimeProvider();
        var pace = new SlackPace(clock);
        pace.TurnedAway("T1", "chat.postMessage", page: false, TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), pace.Wait("T1", "chat.postMessage", "C1", page: false));
        Assert.Null(pace.Wait("T1", "chat.update", "C1", page: false));
        Assert.Null(pace.Wait("T2", "chat.postMessage", "C1", page: false));
        Assert.Null(pace.Wait("T1", "chat.postMessage", "U1", page: true));
        pace.TurnedAway("T1", "chat.postMessage", page: true, TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(30), pace.Wait("T1", "chat.postMessage", "U1", page: true));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(pace.Wait("T1", "chat.postMessage", "C1", page: false));
    }

    [Theory]
    [InlineData("U1", null, "U1", null, null)]
    [InlineData("T1/C1", "T1", "C1", null, null)]
    [InlineData("E1/C1/170.1@U2", "E1", "C1", "170.1", "U2")]
    public void a_place_reads_as_it_is_written(string place, string? team, string channel, string? thread, string? onlyFor)
    {
        Assert.Equal(new(team, channel, thread, onlyFor), SlackPlace.Parse(place));
        Assert.Equal(place, SlackPlace.Parse(place)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("C1/U1/x/y")]
    [InlineData("T1/")]
    public void what_is_no_place_is_none(string place) => Assert.Null(SlackPlace.Parse(place));
}
